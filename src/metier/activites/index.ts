// Ce que le contexte activites offre aux autres.
export type { Activite, VersionActivite } from "./activite.js";
export { type ChangementDepot, changerDepot, type IssueChangement } from "./changer-depot.js";
export { choisirRecensement, listerChoix } from "./choisir-recensement.js";
export { type ActiviteDeposee, type DepotActivite, deposerActivite } from "./deposer-activite.js";
export {
  type DepotDeLot,
  deposerEnMasse,
  depotsConnus,
  depotsDesMemesPersonnes,
  type LotDeDepots,
  type PersonneDeposee,
} from "./deposer-en-masse.js";
export type { DepotConnu } from "./depots.sql.js";
export {
  estPropose,
  type FaitsActivite,
  type FaitsDeposes,
  type FaitsProposes,
  lireFaits,
  TYPES_DEPOSES,
  type TypeDepose,
} from "./faits.js";
export { compterDoutes, type DecisionIdentite, type Doute, leverDoute, listerDoutes } from "./lever-doute.js";
export { faitsDeposes, faitsDeposesDe, listerActivites } from "./lister-activites.js";
export { rattacherActivites } from "./rattacher-activites.js";
export { aRecalculer, prendreARecalculer } from "./recalculer.js";
export { type CodeActivites, REFUS_ACTIVITES } from "./refus.js";
