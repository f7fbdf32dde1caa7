// La place où reprendre un rapport, lue dans l'adresse.

/** Un numéro de ligne tient dans un entier de la base. */
export const NUMERO_MAXIMAL = 2_000_000_000;

/** Numéro de ligne après lequel reprendre ; 0, le début, si l'adresse n'en donne pas. */
export function apresDe(recherche: Readonly<Record<string, string>>): number {
  const apres = Number(recherche["apres"] ?? "0");
  return Number.isSafeInteger(apres) && apres > 0 && apres <= NUMERO_MAXIMAL ? apres : 0;
}
