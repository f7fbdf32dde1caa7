// Ce que la commande écrit : elle attend quand le lecteur est lent, et se tait quand il est parti.
import { once } from "node:events";
import type { Writable } from "node:stream";

export interface Sortie {
  /** Écrit et attend que le tampon se vide s'il est plein. Sans effet quand le lecteur est parti. */
  readonly ecrire: (texte: string) => Promise<void>;
  /** Vrai quand plus personne ne lit (EPIPE) : il n'y a plus rien à calculer. */
  readonly fermee: () => boolean;
}

/** Branche une sortie sur un flux ; une erreur autre que le départ du lecteur est un défaut. */
export function brancherSortie(flux: Writable): Sortie {
  let partie = false;
  let panne: Error | null = null;
  flux.on("error", (erreur: NodeJS.ErrnoException) => {
    if (erreur.code === "EPIPE" || erreur.code === "ERR_STREAM_DESTROYED") partie = true;
    else panne = erreur;
  });
  return {
    fermee: () => partie,
    ecrire: async (texte) => {
      if (panne !== null) throw panne;
      if (partie || texte === "" || flux.write(texte)) return;
      // Le départ du lecteur réveille aussi l'attente : « close » suit toute erreur.
      const abandon = new AbortController();
      const signal = abandon.signal;
      await Promise.race([once(flux, "drain", { signal }), once(flux, "close", { signal })]).catch(() => undefined);
      abandon.abort();
    },
  };
}
