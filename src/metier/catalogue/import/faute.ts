// Ce qu'un fichier de catalogue peut avoir de faux : la forme d'une faute, celle d'une ligne lue, et l'explication de chacune.
import { type Details, remplir, type TexteFaute } from "../../../socle/fichier/texte-de-faute.js";
import { CONDUITES_DE_L_ORGANISME, FAUTES_DE_VALEUR } from "./fautes-de-valeur.js";
import { FAUTES_DU_FICHIER, FAUTES_DU_XML } from "./fautes-du-fichier.js";
import { FAUTES_LHEO } from "./fautes-lheo.js";

const TEXTES = { ...FAUTES_DU_FICHIER, ...FAUTES_DU_XML, ...FAUTES_LHEO, ...FAUTES_DE_VALEUR } satisfies Record<string, TexteFaute>;
/** Code stable d'une faute : il ne change jamais de sens. */
export type CodeFauteImport = keyof typeof TEXTES;

function estCode(texte: string): texte is CodeFauteImport {
  return Object.hasOwn(TEXTES, texte);
}

/** Tous les codes de faute. */
export const CODES_FAUTES_IMPORT: readonly CodeFauteImport[] = Object.keys(TEXTES).filter(estCode);

/** Une faute. `champ` est la colonne ou l'élément en cause ; un avertissement n'empêche pas de garder la ligne. */
export interface FauteImport {
  readonly code: CodeFauteImport;
  readonly champ: string | null;
  readonly details?: Details;
  readonly avertissement?: boolean;
}

/**
 * Ce qu'un lecteur rend de chaque ligne (ou élément). `numero` : sa ligne dans le fichier, ou son rang, dès 1 ; `cle` : ce qui la désigne
 * pour qui l'a envoyée ; `valeur` null : elle est rejetée, et une faute au moins le dit.
 */
export interface LigneLue<T> {
  readonly numero: number;
  readonly cle: string;
  readonly valeur: T | null;
  readonly fautes: readonly FauteImport[];
}

/** Le fichier entier ne se lit pas, ou ne se lit plus : la lecture s'arrête là, pour une seule raison. */
export class FichierRefuse extends Error {
  readonly faute: FauteImport;

  constructor(code: CodeFauteImport, details?: FauteImport["details"]) {
    super(`Fichier refusé : ${code}.`);
    this.name = "FichierRefuse";
    this.faute = details === undefined ? { code, champ: null } : { code, champ: null, details };
  }
}

export interface ExplicationFauteImport {
  readonly champ: string | null;
  readonly regle: string;
  readonly phrase: string;
  readonly conduite: string;
}

/** Qui lira l'explication : ce que peut l'exploitant, un organisme qui envoie son offre ne le peut pas toujours. */
export type LecteurImport = "exploitant" | "organisme";

/** Explique une faute à qui la corrigera : la règle, ce qui a été lu, que faire. */
export function expliquerFauteImport({ code, champ, details = {} }: FauteImport, lecteur: LecteurImport): ExplicationFauteImport {
  const [regle, phrase, commune]: TexteFaute = TEXTES[code];
  const conduite = (lecteur === "organisme" ? CONDUITES_DE_L_ORGANISME[code] : undefined) ?? commune;
  return { champ, regle: remplir(regle, details), phrase: remplir(phrase, details), conduite: remplir(conduite, details) };
}
