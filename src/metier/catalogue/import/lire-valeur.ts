// Les valeurs d'une ligne de catalogue : dates, prix, heures, codes, SIRET.
import { type DateCivile, lireDateCivile } from "../../../socle/valeurs/date-civile.js";

const DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/u;

/** Lit « 31/08/2023 » ; null si la forme ou le jour n'existe pas. */
export function lireDateFrancaise(texte: string): DateCivile | null {
  const parties = DATE.exec(texte);
  return parties === null ? null : lireDateCivile(`${parties[3]}-${parties[2]}-${parties[1]}`);
}

const EUROS = /^(\d{1,9})(?:[.,](\d{1,20}))?$/u;

/** Centimes d'un prix en euros « 1500 », « 1500.5 », « 1333,333333 » (arrondi au plus proche) ; null si ce n'en est pas un. */
export function lireEuros(texte: string): number | null {
  const parties = EUROS.exec(texte);
  if (parties === null) return null;
  const decimales = (parties[2] ?? "").padEnd(3, "0");
  return Number(parties[1]) * 100 + Number(decimales.slice(0, 2)) + (Number(decimales[2]) >= 5 ? 1 : 0);
}

const HEURES_AU_PLUS = 99_999;

/** Heures, deux décimales au plus ; null si ce n'est pas une durée de 0 à 99 999. */
export function lireHeures(texte: string): number | null {
  const centiemes = lireEuros(texte);
  return centiemes === null || centiemes > HEURES_AU_PLUS * 100 ? null : centiemes / 100;
}

const FICHE = /^(RNCP|RS)0*([1-9]\d{0,7})$/u;

/** Numéro de fiche « RNCP123 » ou « RS123 » ; null si ce n'en est pas un. */
export function lireFiche(texte: string): string | null {
  const parties = FICHE.exec(texte.replace(/[\s\u00a0]/gu, "").toUpperCase());
  return parties === null ? null : `${parties[1]}${parties[2]}`;
}

const ANCIENS_NIVEAUX: Readonly<Record<string, number>> = { V: 3, IV: 4, III: 5, II: 6, I: 7 };

/** Niveau (1 à 8) d'un libellé : « Niveau 5 », « NIVEAU III (BTS, DUT) » de l'ancienne nomenclature ; null s'il n'en dit pas. */
export function lireNiveau(texte: string): number | null {
  const lu = /niveau\s+([1-8]|iv|v|i{1,3})(?![\p{L}\d])/iu.exec(texte)?.[1]?.toUpperCase();
  if (lu === undefined) return null;
  return ANCIENS_NIVEAUX[lu] ?? Number(lu);
}
