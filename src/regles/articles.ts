// Le registre des articles cités : d'une citation au texte exact, à ses dates et à son lien Légifrance.
import { type DateCivile, dateCivile } from "../socle/valeurs/date-civile.js";
import { AUTRES_ARTICLES, AUTRES_CODES, TEXTES_NON_CODIFIES } from "./articles/autres-textes.js";
import { CODE_DU_TRAVAIL, VERSIONS_NON_LUES } from "./articles/code-du-travail.js";

/** Une version plus récente, connue par son seul identifiant : son contenu n'a pas été lu. */
export interface VersionNonLue {
  /** Null quand le jour n'est pas connu : entre le 27 mars et le 20 août 2026. */
  readonly depuis: DateCivile | null;
  readonly legiarti: string;
  readonly lien: string;
}

export interface ArticleCite {
  /** La citation sans alinéa : « D5151-14 », « CSI L411-7 », « décret 2017-928 ». */
  readonly citation: string;
  /** Nom entier du code, ou null pour un texte non codifié. */
  readonly code: string | null;
  readonly numero: string;
  /** Identifiant de la version lue ; null pour les autres codes, dont l'identifiant n'a pas été lu. */
  readonly legiarti: string | null;
  /** Premier jour de la version lue. */
  readonly depuis: DateCivile | null;
  readonly objet: string | null;
  readonly lien: string;
  readonly versionNonLue: VersionNonLue | null;
}

const LEGIFRANCE = "https://www.legifrance.gouv.fr";

function lienArticle(legiarti: string): string {
  return `${LEGIFRANCE}/codes/article_lc/${legiarti}`;
}

function versionNonLue(numero: string): VersionNonLue | null {
  const version = VERSIONS_NON_LUES[numero];
  if (version === undefined) return null;
  const depuis = version.depuis === null ? null : dateCivile(version.depuis);
  return { depuis, legiarti: version.legiarti, lien: lienArticle(version.legiarti) };
}

const DU_TRAVAIL: readonly ArticleCite[] = CODE_DU_TRAVAIL.map(([numero, legiarti, depuis]) => ({
  citation: numero,
  code: "code du travail",
  numero,
  legiarti,
  depuis: dateCivile(depuis),
  objet: null,
  lien: lienArticle(legiarti),
  versionNonLue: versionNonLue(numero),
}));

const D_AUTRES_CODES: readonly ArticleCite[] = AUTRES_ARTICLES.flatMap(([abrege, numero, objet]) =>
  AUTRES_CODES.filter(([code]) => code === abrege).map(([, nom, legitext]) => ({
    citation: `${abrege} ${numero}`,
    code: nom,
    numero,
    legiarti: null,
    depuis: null,
    objet,
    lien: `${LEGIFRANCE}/codes/texte_lc/${legitext}`,
    versionNonLue: null,
  })),
);

const NON_CODIFIES: readonly ArticleCite[] = TEXTES_NON_CODIFIES.map(([citation, objet]) => ({
  citation,
  code: null,
  numero: citation.split(" ")[1] ?? citation,
  legiarti: null,
  depuis: null,
  objet,
  lien: `${LEGIFRANCE}/search/all?tab_selection=all&searchField=ALL&query=${encodeURIComponent(citation)}`,
  versionNonLue: null,
}));

/** Tous les articles que le service cite, le Code du travail d'abord. */
export const ARTICLES: readonly ArticleCite[] = [...DU_TRAVAIL, ...D_AUTRES_CODES, ...NON_CODIFIES];

const PAR_CITATION: ReadonlyMap<string, ArticleCite> = new Map(ARTICLES.map((article) => [article.citation, article]));

/**
 * Retire les alinéas d'une citation : « D5151-14 I 7° » → « D5151-14 », « D6323-1 A 2° » → « D6323-1 A ».
 * Les mots de la fin tombent un à un jusqu'à un article du registre ; rend la citation telle quelle si aucun ne convient.
 */
export function sansAlinea(citation: string): string {
  const mots = citation.trim().split(/[\s,]+/u);
  for (let nombre = mots.length; nombre > 0; nombre -= 1) {
    const debut = mots.slice(0, nombre).join(" ");
    if (PAR_CITATION.has(debut)) return debut;
  }
  return citation;
}

/** L'article d'une citation, ou null s'il n'est pas au registre. */
export function articleCite(citation: string): ArticleCite | null {
  return PAR_CITATION.get(sansAlinea(citation)) ?? null;
}
