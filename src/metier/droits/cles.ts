// Les clés qui rendent un droit unique au grand livre, et la date qui range son lot (D5151-13).
import type { Activite } from "../../regles/faits.js";
import type { Droit } from "../../regles/reponse.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Lot } from "../grand-livre/index.js";
import type { LigneDecision } from "./droits.sql.js";

/** Un droit par activité et par année ; un rang de plus seulement quand le précédent a été repris, en tout ou en partie. */
export function cleDInscription(droit: { readonly activite: string; readonly annee: number }, lots: readonly Lot[]): string {
  const ecrits = lots.filter(({ activite, annee }) => activite === droit.activite && annee === droit.annee).length;
  return `droit:${droit.activite}:${droit.annee}:${ecrits + 1}`;
}

/** Une clé par reprise d'un lot : une réservation annulée peut en rendre une part à reprendre. */
export function cleDeReprise(lotId: string, decisions: readonly Pick<LigneDecision, "sens" | "lot_id">[]): string {
  const reprises = decisions.filter((d) => d.sens === "reprise" && d.lot_id === lotId).length;
  return reprises === 0 ? `reprise:${lotId}` : `reprise:${lotId}:${reprises + 1}`;
}

/** La plus tardive des déclarations dont le droit avait besoin. */
export function dateDeDeclaration(droit: Pick<Droit, "activites">, activites: readonly Activite[]): DateCivile | null {
  let derniere: DateCivile | null = null;
  for (const activite of activites) {
    if (activite.declareLe === null || !droit.activites.includes(activite.id)) continue;
    if (derniere === null || activite.declareLe > derniere) derniere = activite.declareLe;
  }
  return derniere;
}
