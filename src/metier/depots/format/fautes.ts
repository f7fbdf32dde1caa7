// Les fautes qu'un dépôt peut porter : leur code stable, et leur explication — règle, article, phrase, conduite.

import { LIGNES } from "../../../regles/activites/ligne.js";
import { TYPES_ACTIVITE, type TypeActivite } from "../../../regles/faits.js";
import { type Details, montrable, remplir, type TexteFaute } from "../../../socle/fichier/texte-de-faute.js";
import { COLONNES, NOMS_COLONNES, type NomColonne, VERSION_SCHEMA } from "./colonnes.js";
import { FAUTES_DE_CHAMP } from "./fautes-de-champ.js";
import { FAUTES_DE_FAIT, RESERVES } from "./fautes-de-fait.js";
import { DOUTES, FAUTES_DU_DEPOT, RESERVES_DU_DEPOT } from "./fautes-du-depot.js";
import { FAUTES_D_ECRITURE, FAUTES_DU_FICHIER } from "./fautes-du-fichier.js";

const TEXTES = {
  ...FAUTES_DU_FICHIER,
  ...FAUTES_D_ECRITURE,
  ...FAUTES_DE_CHAMP,
  ...FAUTES_DE_FAIT,
  ...FAUTES_DU_DEPOT,
  ...RESERVES,
  ...RESERVES_DU_DEPOT,
  ...DOUTES,
} satisfies Record<string, TexteFaute>;
export type CodeFaute = keyof typeof TEXTES;
export type CodeReserve = keyof typeof RESERVES;

function estCode(texte: string): texte is CodeFaute {
  return Object.hasOwn(TEXTES, texte);
}

/** Tous les codes ; ils ne changent jamais de sens. */
export const CODES_FAUTES: readonly CodeFaute[] = Object.keys(TEXTES).filter(estCode);

/** Une faute, ou une réserve. `champ` est une colonne ; les détails ne portent jamais un numéro de sécurité sociale. */
export interface Faute {
  readonly code: CodeFaute;
  readonly champ: string | null;
  readonly details?: Details;
}

export interface ExplicationFaute {
  readonly champ: string | null;
  readonly regle: string;
  readonly article: string | null;
  readonly phrase: string;
  readonly conduite: string;
}

/** Un fichier que l'on ne peut pas lire est refusé en entier, pour une seule raison. */
export class FichierIllisible extends Error {
  readonly faute: Faute;

  constructor(faute: Faute) {
    super(`Fichier illisible : ${faute.code}.`);
    this.name = "FichierIllisible";
    this.faute = faute;
  }
}

function estActivite(texte: unknown): texte is TypeActivite {
  return TYPES_ACTIVITE.some((type) => type === texte);
}

function estColonne(texte: string | null): texte is NomColonne {
  return NOMS_COLONNES.some((nom) => nom === texte);
}

const DU_BENEVOLAT: ReadonlySet<string> = new Set(["R5151-16", "R5151-17", "R5151-18", "L5151-9 6° b"]);

/** L'article de la faute ; à défaut celui de l'activité en cause, puis celui de la colonne. */
function articleDe(faute: Faute, propre: string | undefined): string | null {
  const activite = faute.details?.["activite"];
  // La réserve civique suit les mêmes règles par un autre article.
  if (activite === "reserve_civique" && propre !== undefined && DU_BENEVOLAT.has(propre)) return "D5151-15";
  if (propre !== undefined) return propre;
  if (estActivite(activite)) return LIGNES[activite].article;
  return estColonne(faute.champ) ? (COLONNES[faute.champ].article ?? null) : null;
}

/** Explique une faute à qui la corrigera : la règle, son article, ce qui a été lu, que faire. */
export function expliquerFaute(faute: Faute): ExplicationFaute {
  const [regle, phrase, conduite, article]: TexteFaute = TEXTES[faute.code];
  const activite = faute.details?.["activite"];
  const pour = estActivite(activite) ? ` pour l'activité « ${LIGNES[activite].sujet} »` : "";
  const details = { version: VERSION_SCHEMA, pour, ...faute.details };
  return {
    champ: faute.champ,
    regle: remplir(regle, details),
    article: articleDe(faute, article),
    phrase: remplir(phrase, details),
    conduite: remplir(conduite, details),
  };
}

const NUMERO_PERSONNEL = /\d(?:[\s._:/-]?[\dAB]){12,}/giu;

/** Rend une valeur montrable : sans numéro de sécurité sociale, sans caractère de commande, soixante caractères au plus. */
export function valeurMontree(texte: string, champ: string | null): string {
  const siret = champ?.startsWith("siret") === true && /^\d{14}$/u.test(texte);
  return montrable(siret ? texte : texte.replace(NUMERO_PERSONNEL, "[numéro masqué]"));
}
