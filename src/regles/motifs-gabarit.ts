// La forme d'une raison : un code stable, ses articles et le gabarit de sa phrase.

/** Raison possible. Les `{noms}` du gabarit sont remplacés par les faits ; `articles` liste toutes les citations possibles. */
export interface GabaritMotif {
  readonly code: string;
  readonly article: string;
  readonly articles: readonly string[];
  readonly phrase: string;
}

/** Déclare une raison ; plusieurs articles quand elle sert à plusieurs activités. */
export function gabarit(code: string, article: string | readonly string[], phrase: string): GabaritMotif {
  const articles = typeof article === "string" ? [article] : article;
  return { code, article: articles.join(", "), articles, phrase };
}

/** Les treize lignes du I de l'article D5151-14. */
export const ITEMS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((numero) => `D5151-14 I ${numero}°`);
