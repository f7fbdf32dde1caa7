// Ce que les autres contextes peuvent demander au grand livre.
export { type AlimentationCpf, alimenterCpf } from "./alimenter-cpf.js";
export { annulerReservation } from "./annuler-reservation.js";
export { type CorrectionCpf, corrigerCpf } from "./corriger-cpf.js";
export { type CorrectionLot, corrigerLot } from "./corriger-lot.js";
export { executerReservation } from "./executer-reservation.js";
export type { Compte, Compteur, Ecriture, Genre, Ligne, Lot, SoldeCompteur, Soldes } from "./grand-livre.js";
export { inscrireLot, type LotDemande } from "./inscrire-lot.js";
export { inscrireLotsEnMasse, TAILLE_SCEAU } from "./inscrire-lots-en-masse.js";
export { type CompteLu, lireComptesDe } from "./lire-comptes-de.js";
export { lireSoldes } from "./lire-soldes.js";
export { listerEcritures } from "./lister-ecritures.js";
export { listerLots } from "./lister-lots.js";
export { listerUsages, PAYEUR_DU_CPF, type PeriodeDUsage, type PlaceDUsage, totauxDUsage, type Usage } from "./lister-usages.js";
export type { Reglement } from "./regler-reservation.js";
export { type DemandeRemboursement, rembourser } from "./rembourser.js";
export { type DemandeReservation, reserver } from "./reserver.js";
export { type FauteJournal, type RapportJournal, verifierJournal } from "./verifier-journal.js";
export { verrouillerCompte } from "./verrouiller-compte.js";
