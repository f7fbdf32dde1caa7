// Les espaces insécables de l'usage français, posées une fois sur la page écrite : aucune phrase n'a à y penser.

/** Un bloc à laisser tel quel (saisie, code), une balise avec ses attributs, ou un texte. */
const MORCEAUX = /<(textarea|code|script|style)\b[\s\S]*?<\/\1>|<[^>"]*(?:"[^"]*"[^>"]*)*>|[^<]+/gu;
const AVANT_PONCTUATION = / (?=[:;?!»%€])/gu;
const APRES_GUILLEMET = /« /gu;
const JOUR_ET_MOIS =
  /(?<=\b\d{1,2}(?:er)?) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)/gu;
const NOMBRE_ET_UNITE = /(?<=\d) (?=(?:heures?|jours?|mois|ans?|caractères)\b)/gu;
const SUITE_D_ARTICLE = /(?<=\b[LRD]\d{4}-\d+(?:-\d+)?) (?=[IVX]+\b|\d+°)|(?<=\b[IVX]+) (?=\d+°)/gu;

/** Texte dont les coupures de ligne ne laissent ni ponctuation, ni unité, ni mois en tête de ligne. */
export function espacer(texte: string): string {
  return texte
    .replaceAll(AVANT_PONCTUATION, "\u00a0")
    .replaceAll(APRES_GUILLEMET, "«\u00a0")
    .replaceAll(JOUR_ET_MOIS, "\u00a0")
    .replaceAll(NOMBRE_ET_UNITE, "\u00a0")
    .replaceAll(SUITE_D_ARTICLE, "\u00a0");
}

/** Page HTML dont seuls les textes montrés changent : ni les attributs, ni ce qui est tapé dans un champ. */
export function espacerLaPage(html: string): string {
  return html.replaceAll(MORCEAUX, (morceau) => (morceau.startsWith("<") ? morceau : espacer(morceau)));
}
