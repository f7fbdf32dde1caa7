// Ce que le contexte identite offre aux autres : qui agit, ce qui est permis, les comptes et leurs personnes.
export { DUREE_CODE_MINUTES } from "./acces-courriel.js";
export {
  type Acteur,
  type ActeurArrivant,
  type ActeurDeclarant,
  type ActeurResponsable,
  type ActeurTitulaire,
  PORTEES,
  type Portee,
  type Preuve,
  type Role,
} from "./acteur.js";
export { choisirMotDePasse } from "./choisir-mot-de-passe.js";
export { confirmerCourriel, type ReponseCode, renvoyerCode } from "./confirmer-courriel.js";
export { connecterParCourriel, LIMITE_CONNEXION, type ReponseConnexion } from "./connecter-par-courriel.js";
export { creerAccesCourriel, type DemandeAcces } from "./creer-acces-courriel.js";
export {
  DELAI_REPONSE_JOURS,
  type DemandeSuivie,
  demanderAssistance,
  MOTIFS_ASSISTANCE,
  type MotifAssistance,
  suivreAssistance,
} from "./demander-assistance.js";
export { type EmpreintesTraits, empreinteNoyau, empreintesTraits, type TraitsCompares } from "./empreintes-traits.js";
export { type Action, exiger, HABILITATIONS, type Permission, permissionDe } from "./habilitations.js";
export { identiteProuvee } from "./identite-prouvee.js";
export {
  lireArrivant,
  lireSituationsDe,
  lireTitulaire,
  listerIntervalle,
  listerTitulaires,
  type NomTitulaire,
  nommerTitulaires,
  type SituationTitulaire,
} from "./lire-titulaire.js";
export { type DemandeProfil, modifierProfil } from "./modifier-profil.js";
export { empreinteDuTitulaire, empreinteNir, normaliserNir, trouverTitulaireParEmpreinte } from "./nir.js";
export { CHAMPS_COHERENCE, type ChampCoherence } from "./numero-et-personne.js";
export {
  type DemandeOuverture,
  LIMITE_NIR,
  type Ouverture,
  ouvertureSelonAge,
  ouvrirCompte,
} from "./ouvrir-compte.js";
export { lireNaissance, lirePreuve, nomMontre, type Personne, porteCeNom, preuveSuffit, type Sexe, type Traits } from "./personne.js";
export { type Presentation, type Reconnaissance, reconnaitrePersonne } from "./reconnaitre-personne.js";
export { lireResponsable, type PresentationResponsable, type Responsable, reconnaitreResponsable } from "./reconnaitre-responsable.js";
export { REFUS_IDENTITE, type RefusIdentite } from "./refus.js";
export { demanderReprise, type ReponseReprise, remplacerMotDePasse } from "./reprendre-acces.js";
export { activerSecondFacteur, preparerSecondFacteur, type ReglageSecondFacteur } from "./second-facteur.js";
export { STATUTS, type Statut, type Titulaire } from "./titulaire.js";
