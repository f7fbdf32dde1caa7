// Ce que le format des dépôts offre : lire, expliquer, publier ses schémas et ses exemples.
export type { Encodage } from "../../../socle/fichier/decoder.js";
export { type DetecteurEncodage, detecteurEncodage } from "../../../socle/fichier/detecter-encodage.js";
export { celluleCsv, celluleSure, ligneDeCsv, MARQUE_UTF8 } from "../../../socle/fichier/ecrire-csv.js";
export { OCTETS_DE_TETE } from "../../../socle/fichier/signature.js";
export { COLONNES, type Colonne, NOMS_COLONNES, type NomColonne, nomDeFichier, VERSION_SCHEMA } from "./colonnes.js";
export { type ChampsNommes, ecrireCsv, ecrireNdjson } from "./ecrire.js";
export { type Exemple, exemple } from "./exemples.js";
export { CODES_FAUTES, type CodeFaute, type ExplicationFaute, expliquerFaute, type Faute, FichierIllisible } from "./fautes.js";
export type { DouteIdentite, FaitsLus, LectureLigne, LigneDepot, TraitsDeposes, TrancheLue } from "./ligne-depot.js";
export { type ContenuLigne, lireContenus, nommerChamps } from "./lire-contenus.js";
export { lireDepot, type OptionsLecture } from "./lire-depot.js";
export { ENTETE_RAPPORT, type LigneDeRapport, ligneDeRapport } from "./rapport-csv.js";
export { type FormatDepot, reconnaitreFormat } from "./reconnaitre.js";
export { colonnesSansObjet, REGLES_PAR_ACTIVITE, type RegleActivite } from "./regles-par-activite.js";
export { jsonSchema, tableSchema } from "./schemas.js";
