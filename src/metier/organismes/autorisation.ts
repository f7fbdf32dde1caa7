// Ce qu'est l'autorisation de déclarer : un type d'activité, des dates, et l'emploi ou non du numéro de sécurité sociale.
import type { TypeActivite } from "../../regles/faits.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";

export interface Autorisation {
  readonly id: string;
  readonly organismeId: string;
  readonly type: TypeActivite;
  readonly depuis: DateCivile;
  /** Dernier jour compris, ou null tant qu'aucune fin n'est posée ; la veille de `depuis` quand elle n'a jamais pris effet. */
  readonly jusquAu: DateCivile | null;
  /** Fin décidée avec l'autorisation, gardée quand `jusquAu` a été avancé. */
  readonly finPrevue: DateCivile | null;
  /** Vrai si l'organisme peut désigner les personnes par leur numéro de sécurité sociale ; sinon par leurs traits d'identité. */
  readonly peutEmployerNir: boolean;
  readonly decideePar: string;
  readonly raison: string;
  readonly decideeLe: Date;
  /** Fin décidée après coup : par qui, pourquoi, quand. */
  readonly fin: { readonly par: string; readonly raison: string; readonly le: Date } | null;
}

type Dates = Pick<Autorisation, "depuis" | "jusquAu">;

/** Vrai si l'autorisation vaut ce jour-là, son premier et son dernier jour compris. */
export function vautLe({ depuis, jusquAu }: Dates, jour: DateCivile): boolean {
  return depuis <= jour && (jusquAu === null || jour <= jusquAu);
}

/** Vrai si elle a eu ou aura cours un jour au moins. */
function aUnJour({ depuis, jusquAu }: Dates): boolean {
  return jusquAu === null || depuis <= jusquAu;
}

/** Vrai si deux périodes ont un jour en commun. */
export function seChevauchent(une: Dates, autre: Dates): boolean {
  if (!aUnJour(une) || !aUnJour(autre)) return false;
  return (autre.jusquAu === null || une.depuis <= autre.jusquAu) && (une.jusquAu === null || autre.depuis <= une.jusquAu);
}

/** L'autorisation de déclarer ce type ce jour-là, ou null ; il n'y en a jamais deux. */
export function autorisationEnVigueur(autorisations: readonly Autorisation[], type: TypeActivite, jour: DateCivile): Autorisation | null {
  return autorisations.find((une) => une.type === type && vautLe(une, jour)) ?? null;
}
