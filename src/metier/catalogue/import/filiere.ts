// Le chemin d'un format, de ses octets à la base : comment il se lit, comment il se garde, ce qu'il ne donne plus.
import type { Contexte } from "../../contexte.js";
import type { FauteImport, LigneLue } from "./faute.js";
import type { IssueImport } from "./import-catalogue.js";

/** Réponse à une valeur gardée ou refusée par la base ; ses fautes s'ajoutent à celles de la lecture. */
export interface Reponse {
  readonly issue: IssueImport;
  readonly fautes?: readonly FauteImport[];
}

export interface Filiere<T> {
  lire(flux: AsyncIterable<Uint8Array>): AsyncGenerator<LigneLue<T>>;
  /** Note la valeur ; rend la réponse à faire si ce fichier l'a déjà donnée, null sinon. Appelée une fois par ligne, dans l'ordre. */
  noter(valeur: T): Reponse | null;
  /** Ce que la valeur pèse, en caractères environ : une tranche en est bornée. */
  peser(valeur: T): number;
  /** Garde les valeurs, dans une transaction que la base peut faire recommencer ; rend la réponse à chacune, dans l'ordre. */
  garder(ctx: Contexte, valeurs: readonly T[], importId: string): Promise<readonly Reponse[]>;
  /** Retire ce que le fichier, lu en entier et sans rejet, ne donne plus ; rend combien. */
  retirer(ctx: Contexte, importId: string): Promise<number>;
}

/** Faute d'une fiche déjà donnée plus haut. */
export function doublon(cle: string, avertissement = false): FauteImport {
  return { code: "doublon", champ: null, details: { cle }, ...(avertissement ? { avertissement } : {}) };
}
