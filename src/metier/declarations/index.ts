// Ce que le contexte declarations offre aux autres.
export { type Attestation, attesterDeclaration } from "./attester-declaration.js";
export { benevolesDeLOrganisme } from "./benevoles-de-l-organisme.js";
export { type Correction, corrigerDeclaration } from "./corriger-declaration.js";
export {
  type Contenu,
  type Declaration,
  type DeclarationComplete,
  estComplete,
  MOTIFS_REFUS,
  type MotifRefus,
  type Saisie,
  TYPES_DECLARES,
  type TypeDeclare,
} from "./declaration.js";
export { declarerActivite, type Envoi } from "./declarer-activite.js";
export { type Brouillon, enregistrerBrouillon } from "./enregistrer-brouillon.js";
export { ETATS, type Etat, EVENEMENTS, type Evenement, type Issue, TRANSITIONS } from "./etats.js";
export type { EvenementEcrit } from "./evenements.sql.js";
export { faitsDeclares, faitsDeclaresDe } from "./faits-declares.js";
export { type AAttester, type DeclarationDOrganisme, listerAAttester, listerTraitees } from "./lister-a-attester.js";
export { lireDeclaration, listerDeclarations, listerEvenements } from "./lister-declarations.js";
export { marquerEchues } from "./marquer-echues.js";
export { rappelerEcheances } from "./rappeler.js";
export { type CodeDeclarations, REFUS_DECLARATIONS } from "./refus.js";
export { type RefusDAttester, refuserDeclaration } from "./refuser-declaration.js";
export type { ReponseAttestation, ReponseDeclaration } from "./reponse.js";
export { retirerDeclaration } from "./retirer-declaration.js";
export { type HeuresDOrganisme, type Totaux, type TotauxAnnee, totauxDeLAnnee } from "./totaux-de-l-annee.js";
