// Du statut qu'une personne a déclaré à celui dont dépend son plan.
import type { Statut } from "../../regles/financement/index.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Titulaire } from "../identite/index.js";

/** Le statut du compte, avec les mots du financement ; la retraite prise l'emporte. */
export function statutDeFinancement({ statut, retraite }: Pick<Titulaire, "statut" | "retraite">, aujourdhui: DateCivile): Statut {
  if (retraite !== null && retraite <= aujourdhui) return "retraite";
  return statut === "parent_foyer" || statut === "autre" ? "sans_activite" : statut;
}
