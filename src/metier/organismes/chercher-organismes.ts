// La recherche d'une association par son nom, son numéro RNA, son SIREN, sa ville ou son registre d'Alsace-Moselle.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Organisme } from "./organisme.js";
import { trouverParMots } from "./organismes.sql.js";
import { motsDe, nettoyer } from "./texte.js";

const PAR_PAGE = 20;
const PAGE_MAX = 50;
const MOTS_MAX = 12;
const NUMERO_ESPACE = /^(W\d[A-Z\d]\d{7}|\d{9}|\d{14})$/iu;

export interface PageOrganismes {
  readonly organismes: readonly Organisme[];
  readonly page: number;
  /** Vrai s'il reste des résultats après cette page. */
  readonly suite: boolean;
}

/** Les mots de la demande : un numéro tapé avec des espaces ou des points n'en fait qu'un. */
export function motsCherches(texte: string): string[] {
  const accole = texte.replace(/[\s.-]/gu, "");
  return motsDe(NUMERO_ESPACE.test(accole) ? accole : texte).slice(0, MOTS_MAX);
}

/** Demande de recherche où chaque mot tapé doit commencer un mot de la fiche. */
export function prefixes(mots: readonly string[]): string {
  return mots.map((mot) => `'${mot}':*`).join(" & ");
}

/** Cherche sans accents ni casse ; chaque mot tapé doit commencer un mot de la fiche. Les pages commencent à 1. */
export async function chercherOrganismes(ctx: Contexte, demande: { texte: string; page?: number }): Promise<PageOrganismes> {
  exiger(ctx.acteur, "consulter_public");
  const page = Math.min(PAGE_MAX, Math.max(1, Math.trunc(demande.page ?? 1) || 1));
  const mots = motsCherches(nettoyer(demande.texte, 200));
  if (mots.length === 0) return { organismes: [], page, suite: false };
  const trouves = await trouverParMots(ctx.base, {
    motsPrefixes: prefixes(mots),
    exact: mots.join(" "),
    proposePar: ctx.acteur.genre === "titulaire" ? ctx.acteur.titulaireId : null,
    limite: PAR_PAGE + 1,
    saut: (page - 1) * PAR_PAGE,
  });
  return { organismes: trouves.slice(0, PAR_PAGE), page, suite: trouves.length > PAR_PAGE };
}
