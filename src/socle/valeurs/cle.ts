// Les clés de la base : des UUID faits par le service ; un texte reçu n'en est une que s'il en a la forme.

const FORME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Vrai quand le texte peut être une clé de la base. */
export function estCle(texte: string): boolean {
  return FORME.test(texte);
}
