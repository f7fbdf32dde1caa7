// Une valeur de la loi : valeur, unité, dates, article et confiance dans un seul objet. Hors des dates connues, on refuse.
import type { DateCivile } from "../socle/valeurs/date-civile.js";

export type Unite =
  | "centimes"
  | "heures"
  | "jours"
  | "jours_ouvres"
  | "mois"
  | "annees"
  | "interventions"
  | "vacations"
  | "centimes_par_heure"
  | "demandes"
  | "pour_cent"
  | "jour_mois"
  | "liste";
export type Confiance = "haute" | "moyenne" | "basse";

/** Renvoi à un article : code, numéro, identifiant Légifrance (LEGIARTI…) ou référence du texte. */
export interface ReferenceArticle {
  /** Comme on le cite : « D5151-14 I 7° », « CSI L411-7 », « décret 2018-1349 ». */
  readonly citation: string;
  /** Identifiant LEGIARTI, ou null pour un décret ou un autre code dont l'identifiant n'a pas été lu. */
  readonly legiarti: string | null;
}

/** Une version d'une valeur ; `jusqu` est le dernier jour inclus, null tant qu'elle est en vigueur. */
export interface Version<V> {
  readonly valeur: V;
  readonly depuis: DateCivile;
  readonly jusqu: DateCivile | null;
  readonly source: ReferenceArticle;
  readonly confiance: Confiance;
}

export interface Parametre<V> {
  readonly nom: string;
  readonly unite: Unite;
  /** De la plus ancienne à la plus récente, sans chevauchement. */
  readonly versions: readonly Version<V>[];
}

/** Une date que la loi connue ne couvre pas : jamais devinée. */
export class DateInconnue extends Error {
  constructor(nom: string, date: DateCivile) {
    super(`« ${nom} » n'a pas de valeur connue au ${date}.`);
    this.name = "DateInconnue";
  }
}

/** Déclare une valeur de la loi ; des versions mal rangées sont un défaut du programme. */
export function parametre<V>(nom: string, unite: Unite, versions: readonly Version<V>[]): Parametre<V> {
  if (versions.length === 0) throw new Error(`« ${nom} » n'a aucune version.`);
  for (let rang = 1; rang < versions.length; rang += 1) {
    const avant = versions[rang - 1];
    const apres = versions[rang];
    if (avant === undefined || apres === undefined) continue;
    if (avant.jusqu === null || avant.jusqu >= apres.depuis) throw new Error(`« ${nom} » : versions qui se chevauchent.`);
  }
  return { nom, unite, versions };
}

/** Version en vigueur à une date ; lève DateInconnue hors des dates connues. */
export function versionAu<V>(param: Parametre<V>, date: DateCivile): Version<V> {
  // La plus récente d'abord : c'est presque toujours elle.
  for (let rang = param.versions.length - 1; rang >= 0; rang -= 1) {
    const version = param.versions[rang];
    if (version === undefined) continue;
    if (version.depuis <= date && (version.jusqu === null || date <= version.jusqu)) return version;
  }
  throw new DateInconnue(param.nom, date);
}

export function valeurAu<V>(param: Parametre<V>, date: DateCivile): V {
  return versionAu(param, date).valeur;
}
