// Ce qu'est une garde : une fonction pure des fichiers vers des fautes, qui refuse de n'avoir rien regardé.
import type { Fichier } from "./arbre.js";

/** Faute lisible : « chemin:ligne : ce qui ne va pas ». */
export type Faute = string;

export interface Garde {
  readonly nom: string;
  readonly verifier: (fichiers: readonly Fichier[]) => Faute[];
}

interface Regle {
  readonly nom: string;
  /** Les fichiers que la garde regarde ; s'il n'y en a aucun, c'est une faute. */
  readonly regarde: (fichier: Fichier) => boolean;
  readonly fautes: (regardes: readonly Fichier[], tous: readonly Fichier[]) => Faute[];
}

/** Fait une garde d'une règle : une garde sans rien à regarder échoue toujours. */
export function garde(regle: Regle): Garde {
  return {
    nom: regle.nom,
    verifier(fichiers) {
      const regardes = fichiers.filter(regle.regarde);
      if (regardes.length === 0) return [`${regle.nom} : la garde n'a regardé aucun fichier.`];
      return regle.fautes(regardes, fichiers);
    },
  };
}

/** Garde qui juge chaque fichier séparément. */
export function gardeParFichier(nom: string, regarde: (fichier: Fichier) => boolean, juger: (fichier: Fichier) => Faute[]): Garde {
  return garde({ nom, regarde, fautes: (regardes) => regardes.flatMap(juger) });
}
