// L'adresse du client de l'API pour qui le lit d'ici ; il est écrit avec les sources, que la construction emporte.
export { fichier, JetonRefuse, ouvrirClient, type Raccordement } from "../../src/acces/client/client.js";
