// Les dates d'un dépôt, lues par leurs caractères : des millions de fois, sans expression régulière ni allocation.
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";

const TIRET = 45;
const ZERO = 48;
const PREMIERE_ANNEE = 1900;
const DERNIERE_ANNEE = 2099;
const JOURS_DU_MOIS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function chiffre(texte: string, rang: number): number {
  const valeur = texte.charCodeAt(rang) - ZERO;
  return valeur >= 0 && valeur <= 9 ? valeur : Number.NaN;
}

function deuxChiffres(texte: string, rang: number): number {
  return chiffre(texte, rang) * 10 + chiffre(texte, rang + 1);
}

/** Année écrite au début d'un texte ; NaN si ce ne sont pas quatre chiffres. */
export function anneeEcrite(texte: string): number {
  return deuxChiffres(texte, 0) * 100 + deuxChiffres(texte, 2);
}

function dernierJour(annee: number, mois: number): number {
  if (mois === 2 && annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0)) return 29;
  return JOURS_DU_MOIS[mois] ?? 0;
}

/** Vrai si le texte a la forme AAAA-MM-JJ, que le jour existe ou non. */
export function ressembleADate(texte: string): boolean {
  return (
    texte.length === 10 &&
    texte.charCodeAt(4) === TIRET &&
    texte.charCodeAt(7) === TIRET &&
    anneeEcrite(texte) >= 0 &&
    deuxChiffres(texte, 5) >= 0 &&
    deuxChiffres(texte, 8) >= 0
  );
}

/** Date AAAA-MM-JJ qui existe, de 1900 à 2099. */
export function estDate(texte: string): texte is DateCivile {
  if (!ressembleADate(texte)) return false;
  const annee = anneeEcrite(texte);
  const jour = deuxChiffres(texte, 8);
  return annee >= PREMIERE_ANNEE && annee <= DERNIERE_ANNEE && jour >= 1 && jour <= dernierJour(annee, deuxChiffres(texte, 5));
}

/** Date de naissance, où le jour, ou le mois et le jour, peuvent valoir « 00 ». */
export function estNaissance(texte: string): boolean {
  if (!ressembleADate(texte)) return false;
  const annee = anneeEcrite(texte);
  const mois = deuxChiffres(texte, 5);
  const jour = deuxChiffres(texte, 8);
  if (annee < 1800 || annee > DERNIERE_ANNEE) return false;
  if (mois === 0) return jour === 0;
  return jour <= dernierJour(annee, mois) && mois <= 12;
}
