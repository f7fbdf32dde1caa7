// Le texte d'une faute de fichier : sa règle, ce qui a été lu, que faire ; et la mise en place de ses détails.

/** Règle, phrase (« {détail} » y est remplacé), conduite, et article quand il y en a un. */
export type TexteFaute = readonly [regle: string, phrase: string, conduite: string, article?: string];

export type Details = Readonly<Record<string, string | number>>;

/** Met chaque détail à sa place ; un détail absent ne laisse rien. */
export function remplir(gabarit: string, details: Details): string {
  return gabarit.replace(/\{(\w+)\}/gu, (_, nom: string) => String(details[nom] ?? ""));
}

const LONGUEUR_MONTREE = 60;

/** Rend une valeur montrable : sans caractère de commande ni de sens d'écriture, soixante caractères au plus. */
export function montrable(texte: string): string {
  const propre = texte.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "·");
  return propre.length > LONGUEUR_MONTREE ? `${[...propre].slice(0, LONGUEUR_MONTREE - 1).join("")}…` : propre;
}
