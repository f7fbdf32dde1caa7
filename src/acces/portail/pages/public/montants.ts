// Le montant d'un droit et le plafond, lus dans les règles au jour du service.
import { valeurAu } from "../../../../regles/parametre.js";
import { MONTANT_DU_DROIT, PLAFOND } from "../../../../regles/parametres-acquisition.js";
import type { DateCivile } from "../../../../socle/valeurs/date-civile.js";

/** Sommes en centimes. */
export interface Montants {
  readonly droit: number;
  readonly plafond: number;
}

export function montantsAu(jour: DateCivile): Montants {
  return { droit: valeurAu(MONTANT_DU_DROIT, jour), plafond: valeurAu(PLAFOND, jour) };
}
