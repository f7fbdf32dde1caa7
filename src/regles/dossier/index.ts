// Ce qui mène un dossier de formation : ses trois machines, ses délais, ses conditions, et les mots pour les dire.
export * from "./annulation.js";
export * from "./controle.js";
export * from "./demande.js";
export * from "./etats.js";
export * from "./facturation.js";
export {
  CODES_HORLOGE,
  type CodeHorloge,
  type Echeance,
  echeancesDe,
  type FaitsDossier,
  prochaineHorloge,
} from "./horloges.js";
export { ajouterJoursOuvres, departementDe, estOuvre, joursFeries, retirerJoursOuvres } from "./jours-ouvres.js";
export * from "./lectures-dossier.js";
export { MOTIFS_DOSSIER } from "./motifs-dossier.js";
export * from "./mots.js";
export * from "./mots-evenements.js";
export { OUVERTURE_DU_SERVICE, PARAMETRES_DOSSIER } from "./parametres.js";
export * from "./realisation.js";
