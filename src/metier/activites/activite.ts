// Une activité déclarée par un organisme pour une personne, telle que son compte la montre.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { FaitsActivite } from "./faits.js";

export interface Activite {
  readonly id: string;
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly faits: FaitsActivite;
  /** Jour de la déclaration à la Caisse des dépôts. */
  readonly declareLe: DateCivile;
  /** Faux si la personne ne veut pas qu'elle soit recensée (L5151-8). */
  readonly recensee: boolean;
}
