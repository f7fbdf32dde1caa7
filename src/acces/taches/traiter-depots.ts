// Ce que les dépôts demandent : lire les fichiers reçus, et recalculer qui a changé. Rejouable, par deux processus à la fois.
import { traiterLots } from "../../metier/depots/index.js";
import { recalculerEnAttente } from "../../metier/droits/index.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";

export interface OptionsDepots {
  readonly base: Base;
  readonly horloge: Horloge;
  readonly signaler: (erreur: unknown) => void;
}

/** Bilan d'un passage : lots fermés, droits écrits ou repris. */
export interface BilanDepots {
  readonly lots: number;
  readonly droits: number;
}

/** Deux cœurs pour la base : un calcul attend la base pendant que l'autre juge. */
const CALCULS_A_LA_FOIS = 2;

/**
 * Traite tout ce qui attend : les fichiers d'abord, puis les droits. Calculer pendant la lecture ferait juger plusieurs fois
 * qui a plusieurs lignes, et coûte plus cher que d'attendre (docs/mesures-depots.md).
 */
export async function traiterDepots({ base, horloge, signaler }: OptionsDepots): Promise<BilanDepots> {
  const lots = await traiterLots({ base, horloge }, signaler);
  const calculs = Array.from({ length: CALCULS_A_LA_FOIS }, () => recalculerEnAttente(base, horloge, { signaler }));
  const bilans = await Promise.all(calculs);
  return { lots, droits: bilans.reduce((total, { ecrits }) => total + ecrits, 0) };
}

/** Passe chaque seconde ; rend de quoi s'arrêter, une fois le passage en cours fini. */
export function programmerDepots(options: OptionsDepots): () => Promise<void> {
  let enCours: Promise<unknown> = Promise.resolve();
  let occupe = false;
  const passer = () => {
    if (occupe) return;
    occupe = true;
    enCours = traiterDepots(options)
      .catch(options.signaler)
      .finally(() => {
        occupe = false;
      });
  };
  const minuterie = setInterval(passer, 1_000);
  minuterie.unref();
  passer();
  return async () => {
    clearInterval(minuterie);
    await enCours;
  };
}
