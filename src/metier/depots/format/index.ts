// Ce que le format des dépôts offre : lire, expliquer, publier ses schémas et ses exemples.
export { COLONNES, type Colonne, NOMS_COLONNES, type NomColonne, nomDeFichier, VERSION_SCHEMA } from "./colonnes.js";
export type { Encodage } from "./decoder.js";
export { type DetecteurEncodage, detecteurEncodage } from "./detecter-encodage.js";
export { type ChampsNommes, ecrireCsv, ecrireNdjson, ligneDeCsv, MARQUE_UTF8 } from "./ecrire.js";
export { type Exemple, exemple } from "./exemples.js";
export { CODES_FAUTES, type CodeFaute, type ExplicationFaute, expliquerFaute, type Faute, FichierIllisible } from "./fautes.js";
export type { DouteIdentite, FaitsLus, LectureLigne, LigneDepot, TraitsDeposes, TrancheLue } from "./ligne-depot.js";
export { type ContenuLigne, lireContenus, nommerChamps } from "./lire-contenus.js";
export { lireDepot, type OptionsLecture } from "./lire-depot.js";
export { celluleCsv, celluleSure, ENTETE_RAPPORT, type LigneDeRapport, ligneDeRapport } from "./rapport-csv.js";
export { type FormatDepot, OCTETS_DE_TETE, reconnaitreFormat } from "./reconnaitre.js";
export { colonnesSansObjet, REGLES_PAR_ACTIVITE, type RegleActivite } from "./regles-par-activite.js";
export { jsonSchema, tableSchema } from "./schemas.js";
