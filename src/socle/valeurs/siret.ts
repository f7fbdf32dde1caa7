// Le numéro SIRET : quatorze chiffres, dont le dernier est une clé.

const SIREN_LA_POSTE = "356000000";

function sommeLuhn(chiffres: string): number {
  let somme = 0;
  for (const [rang, chiffre] of [...chiffres].reverse().entries()) {
    const valeur = rang % 2 === 0 ? Number(chiffre) : Number(chiffre) * 2;
    somme += valeur > 9 ? valeur - 9 : valeur;
  }
  return somme;
}

/** Les établissements de La Poste, trop nombreux pour la clé ordinaire, ont une somme de chiffres multiple de cinq. */
function cleDeLaPoste(siret: string): boolean {
  return siret.startsWith(SIREN_LA_POSTE) && [...siret].reduce((somme, chiffre) => somme + Number(chiffre), 0) % 5 === 0;
}

/** Les quatorze chiffres d'un SIRET tapé avec ou sans espaces, ou null si ce n'en est pas un (longueur, clé). */
export function lireSiret(texte: string): string | null {
  const siret = texte.replace(/[\s.\u00a0\u202f-]/gu, "");
  if (!/^\d{14}$/u.test(siret) || /^0+$/u.test(siret)) return null;
  return sommeLuhn(siret) % 10 === 0 || cleDeLaPoste(siret) ? siret : null;
}

/** Écrit « 000 001 016 00013 » : le SIREN par trois, puis l'établissement. */
export function ecrireSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/u, "$1 $2 $3 $4");
}
