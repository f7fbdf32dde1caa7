// Ce que le temps apporte : échéances passées, droits dus. Rejouable à tout instant, par deux processus à la fois.
import { marquerEchues, rappelerEcheances } from "../../metier/declarations/index.js";
import { calculerDroits } from "../../metier/droits/index.js";
import { listerTitulaires } from "../../metier/identite/index.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";

const PAR_LOT = 500;

/** Bilan d'un passage : des comptes, jamais de noms. */
export interface BilanRattrapage {
  readonly echues: number;
  readonly rappelees: number;
  readonly titulaires: number;
  readonly droitsEcrits: number;
}

/** Passe sur tous les titulaires, chacun dans sa transaction : un arrêt au milieu ne perd rien et se reprend. */
export async function rattraper(base: Base, horloge: Horloge): Promise<BilanRattrapage> {
  const acteur = { genre: "systeme" } as const;
  const echues = await base.transaction((tx) => marquerEchues({ base: tx, horloge, acteur }));
  const rappelees = await base.transaction((tx) => rappelerEcheances({ base: tx, horloge, acteur }));
  let titulaires = 0;
  let droitsEcrits = 0;
  let apres: string | null = null;
  for (;;) {
    const lot: readonly string[] = await listerTitulaires({ base, horloge, acteur }, { apres, limite: PAR_LOT });
    for (const titulaireId of lot) {
      droitsEcrits += await base.transaction((tx) => calculerDroits({ base: tx, horloge, acteur }, titulaireId));
      titulaires += 1;
    }
    apres = lot.at(-1) ?? null;
    if (lot.length < PAR_LOT) return { echues, rappelees, titulaires, droitsEcrits };
  }
}

/** Rattrape au démarrage puis à chaque changement de jour ; rend de quoi s'arrêter. */
export function programmerRattrapage(options: { base: Base; horloge: Horloge; signaler: (erreur: unknown) => void }): () => void {
  let dernierJour = "";
  let enCours = false;
  const passer = async () => {
    const jour = options.horloge.aujourdhui();
    if (enCours || jour === dernierJour) return;
    enCours = true;
    try {
      await rattraper(options.base, options.horloge);
      dernierJour = jour;
    } catch (erreur) {
      options.signaler(erreur);
    } finally {
      enCours = false;
    }
  };
  const minuterie = setInterval(() => void passer(), 60_000);
  minuterie.unref();
  void passer();
  return () => clearInterval(minuterie);
}
