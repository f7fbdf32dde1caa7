// Ce que le contexte organismes offre aux autres.
export { ajouterResponsable, type NouveauResponsable } from "./ajouter-responsable.js";
export { type Autorisation, autorisationEnVigueur, vautLe } from "./autorisation.js";
export { autoriserDeclarant, type DemandeAutorisation, type DemandeFin, terminerAutorisation } from "./autoriser-declarant.js";
export { chercherOrganismes, type PageOrganismes } from "./chercher-organismes.js";
export type { Declarant } from "./declarant.js";
export { type BilanImport, importerRna } from "./importer-rna.js";
export { type DemandeDeclarant, inscrireDeclarant } from "./inscrire-declarant.js";
export { agitPour, estResponsable } from "./lien-responsable.js";
export {
  autorisationsDe,
  chercherDeclarants,
  type DeclarantPublic,
  type DeclarantTrouve,
  declarantsParmi,
  lireDeclarant,
  listerAutorisations,
  listerDeclarants,
  listerResponsablesDuDeclarant,
  versionAutorisations,
} from "./lire-autorisations.js";
export { lireOrganisme, lireOrganismeParReference, lireOrganismes } from "./lire-organisme.js";
export { type LigneRna, lireCsvRna } from "./lire-rna.js";
export {
  compterResponsables,
  courrielsDesResponsables,
  type FonctionExercee,
  listerResponsables,
  organismesDuResponsable,
  organismesSousUnAutreSiret,
  type ResponsablePresente,
  responsablesEnExercice,
} from "./lister-responsables.js";
export { libelleObjetSocial } from "./objet-social.js";
export type { Organisme, PropositionArticle200, RegimeOrganisme, RegistreLocal, Responsable } from "./organisme.js";
export { type PropositionOrganisme, proposerOrganisme } from "./proposer-organisme.js";
export { type DecisionArticle200, listerQualifications, type Qualification, qualifierOrganisme } from "./qualifier-organisme.js";
export { type QualiteOrganisme, qualiteOrganisme } from "./qualite.js";
export { type CodeOrganismes, REFUS_ORGANISMES } from "./refus.js";
export { retirerResponsable } from "./retirer-responsable.js";
export { motsDe, nettoyer, normaliserCourriel } from "./texte.js";
