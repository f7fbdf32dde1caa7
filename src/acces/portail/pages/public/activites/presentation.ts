// L'ordre et le regroupement des activités sur le portail : les huit du service public, puis les réserves thématiques.
import type { TypeActivite } from "../../../../../regles/faits.js";

/** Les huit activités que la loi rattache au service public, dans l'ordre de l'article L5151-9. */
export const HUIT_ACTIVITES: readonly TypeActivite[] = [
  "service_civique",
  "benevolat_associatif",
  "sapeur_pompier_volontaire",
  "maitre_apprentissage",
  "reserve_civique",
  "reserve_militaire_operationnelle",
  "reserve_police_nationale",
  "reserve_sanitaire",
];

/** Réserves thématiques de la réserve civique qui ont leur propre ligne au décret, et l'aide à un proche. */
export const AUTRES_ACTIVITES: readonly TypeActivite[] = [
  "reserve_communale_securite_civile",
  "reserve_citoyenne_defense_securite",
  "reserve_citoyenne_education_nationale",
  "reserve_citoyenne_police_nationale",
  "reserve_citoyenne_reinsertion",
  "proche_aidant",
];

/** Chemin de la page d'une activité : « /activites/benevolat-associatif ». */
export function cheminActivite(type: TypeActivite): string {
  return `/activites/${type.replaceAll("_", "-")}`;
}
