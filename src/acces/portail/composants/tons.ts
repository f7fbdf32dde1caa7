// Les quatre tons de l'interface et la teinte de chaque activité : toujours un mot et une forme à côté de la couleur.
import type { NomIcone } from "./icone.js";

/** Sens d'un bloc ou d'une étiquette. */
export type Ton = "attente" | "acquis" | "refus" | "neutre";

export const ICONE_DU_TON: Readonly<Record<Ton, NomIcone>> = {
  attente: "horloge",
  acquis: "coche",
  refus: "croix",
  neutre: "info",
};

const TEINTES: Readonly<Record<string, number>> = {
  service_civique: 1,
  reserve_militaire_operationnelle: 2,
  reserve_police_nationale: 3,
  reserve_civique: 4,
  reserve_citoyenne_defense_securite: 4,
  reserve_communale_securite_civile: 4,
  reserve_citoyenne_education_nationale: 4,
  reserve_citoyenne_police_nationale: 4,
  reserve_citoyenne_reinsertion: 4,
  reserve_sanitaire: 5,
  maitre_apprentissage: 6,
  benevolat_associatif: 7,
  sapeur_pompier_volontaire: 8,
  proche_aidant: 9,
};

/** Classe de couleur d'un type d'activité (« benevolat_associatif » → « teinte-7 ») ; neutre si inconnu. */
export function classeTeinte(activite: string | undefined): string {
  return `teinte-${activite === undefined ? 0 : (TEINTES[activite] ?? 0)}`;
}
