// Une activité déclarée par un organisme pour une personne, telle que son compte la montre.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { FaitsDeposes } from "./faits.js";

/** Ce qu'une correction ou une annulation du déclarant a remplacé. */
export interface VersionActivite {
  /** Faits d'avant. */
  readonly faits: FaitsDeposes;
  /** Ce qui les a remplacés. */
  readonly operation: "rectification" | "annulation";
  readonly le: Date;
}

export interface Activite {
  readonly id: string;
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly faits: FaitsDeposes;
  /** Jour de la déclaration à la Caisse des dépôts. */
  readonly declareLe: DateCivile;
  /** Faux si la personne ne veut pas qu'elle soit recensée (L5151-8). */
  readonly recensee: boolean;
  /** Instant où son déclarant l'a annulée ; elle reste dans l'histoire et ne compte plus. */
  readonly annuleeLe: Date | null;
  /** De la plus ancienne à la plus récente ; lues par listerActivites seulement, vides ailleurs. */
  readonly versions: readonly VersionActivite[];
}
