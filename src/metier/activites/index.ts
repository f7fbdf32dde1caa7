// Ce que le contexte activites offre aux autres.
export type { Activite } from "./activite.js";
export { choisirRecensement, listerChoix } from "./choisir-recensement.js";
export { type ActiviteDeposee, type DepotActivite, deposerActivite } from "./deposer-activite.js";
export { type FaitsActivite, lireFaits, TYPES_DEPOSES, type TypeDepose } from "./faits.js";
export { faitsDeposes, listerActivites } from "./lister-activites.js";
export { rattacherActivites } from "./rattacher-activites.js";
export { type CodeActivites, REFUS_ACTIVITES } from "./refus.js";
