// Toutes les pages du portail, hors démonstration et allers-retours chez les fournisseurs d'identité.
import type { Route } from "../route.js";
import { routes as assistance } from "./arrivant/assistance/route.js";
import { routes as premiereConnexion } from "./arrivant/premiere-connexion/route.js";
import { routes as exploitation } from "./exploitation/routes.js";
import { routes as organisme } from "./organisme/routes.js";
import { routes as connexion } from "./public/connexion/route.js";
import { routes as connexionCourriel } from "./public/connexion-courriel/route.js";
import { routes as publiques } from "./public/routes.js";
import { routes as titulaire } from "./titulaire/routes.js";

export const routesDuPortail: readonly Route[] = [
  ...publiques,
  ...connexion,
  ...connexionCourriel,
  ...premiereConnexion,
  ...assistance,
  ...titulaire,
  ...organisme,
  ...exploitation,
];
