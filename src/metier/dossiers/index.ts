// Ce que le contexte dossiers offre aux autres.
export { type Acceptation, accepterProposition } from "./accepter-proposition.js";
export { type Annulation, annulerInscription, prevoirAnnulation } from "./annuler-inscription.js";
export { type CodeArgent, REFUS_ARGENT } from "./argent-refus.js";
export { type DemandeCofinancement, demanderCofinancement, renoncerCofinancement } from "./cofinancement.js";
export {
  type CofinancementDemande,
  listerCofinancements,
  type ReponseCofinancement,
  repondreCofinancement,
} from "./cofinancement-reponse.js";
export { enregistrerVersement, rendreVersement, type Versement } from "./cofinancement-versement.js";
export { type LeveeControle, leverControle, ouvrirControle } from "./controle.js";
export { declarerAbsence, declarerEntree, declarerServiceFait, type ServiceFait } from "./declarer-realisation.js";
export {
  abandonnerBrouillon,
  type DossierDeLui,
  declinerProposition,
  envoyerDemande,
  jugerRecevabilite,
  retirerDemande,
} from "./demander.js";
export {
  type Cofinancement,
  type Dossier,
  type DossierCommun,
  type DossierOrganisme,
  ETATS_COFINANCEMENT,
  ETATS_PAIEMENT,
  type EtatCofinancement,
  type EtatPaiement,
  type EvenementDuDossier,
  type Facture,
  type OffreConvenue,
  type Paiement,
  type PartDeFinanceur,
  type Realisation,
} from "./dossier.js";
export type { DossierIsole } from "./dossiers.sql.js";
export type { DroitAttendu } from "./droits-attendus.js";
export { echoirDossiers } from "./echoir-dossiers.js";
export {
  type DemandeEncaissement,
  ENCAISSEMENT_DE_DEMONSTRATION,
  ENCAISSEMENT_HORS_LIGNE,
  type Encaissement,
  type EncaissementOuvert,
  encaissement,
  installerEncaissement,
} from "./encaissement.js";
export { installerAcompte, reglageAcompte } from "./facturation-acompte.js";
export { facturer } from "./facturation-emission.js";
export {
  type Facturation,
  type FacturationDuDossier,
  listerFacturation,
  listerPaiementsDus,
  type PaiementDu,
} from "./facturation-listes.js";
export { type PieceLue, payerFacture, type Reglement, recevoirRetour, rejeterFacture, verserAcompte } from "./facturation-paiement.js";
export { partsDuPlan, sommeDuTitulaire } from "./facturation-parts.js";
export { netVerse } from "./facturation-suites.js";
export { annulerParFinanceur, deciderExamen, type ValidationServiceFait, validerServiceFait } from "./instruire.js";
export { installerLecturesDossier, lecturesDossier } from "./lectures-du-service.js";
export {
  lireDossier,
  lireDossierExploitant,
  lireDossierOrganisme,
  listerDossiers,
  listerDossiersAInstruire,
  listerDossiersIsoles,
  listerDossiersOrganisme,
} from "./lire-dossiers.js";
export { lireNumeroDossier } from "./numero.js";
export { type OuvertureDossier, ouvrirDossier } from "./ouvrir-dossier.js";
export { enregistrerPaiement, type IssuePaiement, ouvrirEncaissement, rembourserTitulaire, renoncerPaiement } from "./paiement.js";
export type { LotDuPlan } from "./plan.js";
export { type DemandePlan, type HypothesesPlan, type PlanDuTitulaire, planifierDossier, planifierPour } from "./planifier.js";
export {
  type DemandePreuve,
  type LigneDePreuve,
  lignesDePreuve,
  type Preuve,
  preuveDesFinanceurs,
  type TotalDeFinanceur,
} from "./preuve.js";
export { preuveEnCsv } from "./preuve-csv.js";
export { type CodeDossiers, REFUS_DOSSIERS } from "./refus.js";
export { repondreAbsence } from "./repondre-absence.js";
export {
  accuserPrerequis,
  annulerParOrganisme,
  type Changements,
  type DossierRecu,
  proposer,
  refuserDemande,
} from "./repondre-organisme.js";
export { confirmerServiceFait, contesterServiceFait } from "./service-fait.js";
export type { DossierExploitant } from "./vues.js";
