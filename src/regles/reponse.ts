// La réponse de la loi sur les droits d'une personne : un droit par type d'activité et par année appréciée.
import type { TypeActivite } from "./faits.js";
import type { Avertissement, Hypothese, Motif } from "./motif.js";

export type Decision = "acquis" | "refuse" | "en_attente";

/** Qui paie le droit quand il est utilisé (L5151-11). */
export type Financeur = "etat" | "commune" | "sante_publique" | "autorite_gestion_sis" | "branche";

/** Réponse pour un type d'activité et une année. `montant` en centimes, 0 sauf droit acquis ; `motifs` n'est jamais vide. */
export interface Droit {
  readonly activite: TypeActivite;
  readonly annee: number;
  readonly decision: Decision;
  readonly montant: number;
  readonly financeur: Financeur;
  readonly activites: readonly string[];
  readonly motifs: readonly Motif[];
}

/** Montants en centimes ; `droits` rangés par année puis par type. */
export interface ReponseDroits {
  readonly droits: readonly Droit[];
  readonly totalAcquis: number;
  readonly plafond: number;
  readonly resteAcquerable: number;
  readonly hypotheses: readonly Hypothese[];
  readonly avertissements: readonly Avertissement[];
}
