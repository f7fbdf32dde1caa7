// Le numéro d'un dossier : dix signes qu'on lit au téléphone, dont le dernier vérifie les autres.
import { randomInt } from "node:crypto";

/** Ni 0 ni O, ni 1, I ni L : trente et un signes, un nombre premier, pour que la clé voie toute faute d'un signe ou de deux inversés. */
const SIGNES = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const TIRES = 9;

function cleDe(signes: string): string {
  let somme = 0;
  for (const [rang, signe] of [...signes].entries()) somme += (rang + 1) * SIGNES.indexOf(signe);
  return SIGNES.charAt(somme % SIGNES.length);
}

const ecrire = (signes: string) => `${signes.slice(0, 5)}-${signes.slice(5)}`;

/** Tire un numéro, « 7K4MB-92QXC » : il ne dit ni l'ordre, ni le jour, ni la personne. */
export function tirerNumero(): string {
  let signes = "";
  for (let rang = 0; rang < TIRES; rang += 1) signes += SIGNES.charAt(randomInt(SIGNES.length));
  return ecrire(signes + cleDe(signes));
}

/** Lit un numéro tapé, minuscules, espaces et tirets compris ; null s'il en manque ou si la clé ne va pas. */
export function lireNumeroDossier(texte: string): string | null {
  const signes = texte.toUpperCase().replace(/[\s.\-–]/gu, "");
  if (signes.length !== TIRES + 1 || [...signes].some((signe) => !SIGNES.includes(signe))) return null;
  return cleDe(signes.slice(0, TIRES)) === signes.slice(TIRES) ? ecrire(signes) : null;
}
