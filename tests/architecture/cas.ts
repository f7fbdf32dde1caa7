// Chaque garde avec un arbre qu'elle accepte et des violations plantées qu'elle doit voir.
import type { Fichier } from "./arbre.js";
import type { Garde } from "./garde.js";

/** Arbre fautif : ce qui est planté, ses fichiers, et ce que la faute doit dire. */
export interface Violation {
  readonly quoi: string;
  readonly fichiers: readonly Fichier[];
  readonly attendu: RegExp;
}

export interface Cas {
  readonly garde: Garde;
  readonly accepte: readonly Fichier[];
  readonly violations: readonly Violation[];
}

/** Fichier planté : un chemin et son texte. */
export function f(chemin: string, texte = ""): Fichier {
  return { chemin, texte };
}

/** Violation d'un seul fichier. */
export function plante(quoi: string, fichier: Fichier, attendu: RegExp): Violation {
  return { quoi, fichiers: [fichier], attendu };
}
