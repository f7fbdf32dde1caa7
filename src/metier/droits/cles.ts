// Les clés qui rendent un droit unique au grand livre, et la date qui range son lot (D5151-13).
import type { Activite } from "../../regles/faits.js";
import type { Droit } from "../../regles/reponse.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { LigneDecision } from "./droits.sql.js";

/** Un droit par activité et par année ; un rang de plus seulement quand le précédent a été repris. */
export function cleDInscription(droit: Pick<Droit, "activite" | "annee">, decisions: readonly LigneDecision[]): string {
  const reprises = decisions.filter((d) => d.sens === "reprise" && d.activite === droit.activite && d.annee === droit.annee).length;
  return `droit:${droit.activite}:${droit.annee}:${reprises + 1}`;
}

export function cleDeReprise(lotId: string): string {
  return `reprise:${lotId}`;
}

/** La plus tardive des déclarations dont le droit avait besoin. */
export function dateDeDeclaration(droit: Droit, activites: readonly Activite[]): DateCivile | null {
  const retenues = new Set(droit.activites);
  let derniere: DateCivile | null = null;
  for (const activite of activites) {
    if (!retenues.has(activite.id) || activite.declareLe === null) continue;
    if (derniere === null || activite.declareLe > derniere) derniere = activite.declareLe;
  }
  return derniere;
}
