// Ce que le contexte depots offre aux autres.
export type { Alerte } from "./alertes.sql.js";
export { type CorrectionDeLignes, deposerLignes, deposerPourDeBon, fichierACorriger, lireContenuLigne } from "./contenu.js";
export { ecrireRapport } from "./ecrire-rapport.js";
export { compterAlertes, examinerAlerte, listerAlertes } from "./examiner-alerte.js";
export {
  type ChampsNommes,
  CODES_FAUTES,
  COLONNES,
  type CodeFaute,
  type Colonne,
  celluleSure,
  colonnesSansObjet,
  detecteurEncodage,
  ENTETE_RAPPORT,
  type Encodage,
  ecrireCsv,
  ecrireNdjson,
  exemple,
  expliquerFaute,
  type Faute,
  FichierIllisible,
  jsonSchema,
  type LectureLigne,
  ligneDeRapport,
  lireDepot,
  MARQUE_UTF8,
  NOMS_COLONNES,
  type NomColonne,
  reconnaitreFormat,
  type TraitsDeposes,
  tableSchema,
  VERSION_SCHEMA,
} from "./format/index.js";
export { chercherLignes, lireLot, listerLignes, listerLots } from "./lire-lots.js";
export { type ComptesLot, ETATS_LOT, type EtatLot, type LigneRendue, type Lot, STATUTS_LIGNE, type StatutLigne } from "./lot.js";
export {
  type ContexteDeReception,
  type DepotDeFichier,
  nomDeFichierPropre,
  type Reception,
  recevoirFichier,
  TAILLE_MAXIMALE,
} from "./recevoir-fichier.js";
export { type CodeDepots, REFUS_DEPOTS } from "./refus.js";
export { type Travail, traiterLots } from "./traiter-lots.js";
