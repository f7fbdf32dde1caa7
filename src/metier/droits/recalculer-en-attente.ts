// Recalcule les titulaires dont les faits ont bougé, par tranches, jusqu'à ce que la file soit vide.
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { prendreARecalculer } from "../activites/index.js";
import { type BilanTranche, calculerTranche, PAR_TRANCHE, type Signaler } from "./tranche.js";

export interface OptionsEnAttente {
  readonly parTranche?: number;
  readonly signaler?: Signaler;
}

/**
 * Vide la file. La prise et l'écriture sont dans la même transaction : arrêté n'importe où, rien n'est perdu ni doublé, et deux
 * travailleurs à la fois ne prennent jamais un même titulaire. Qui fait lever est mis de côté (droits.isoles) et signalé.
 */
export async function recalculerEnAttente(base: Base, horloge: Horloge, options: OptionsEnAttente = {}): Promise<BilanTranche> {
  const { parTranche = PAR_TRANCHE, signaler } = options;
  const isoles: string[] = [];
  let titulaires = 0;
  let ecrits = 0;
  for (;;) {
    const bilan = await calculerTranche(base, horloge, { prendre: (ctx) => prendreARecalculer(ctx, parTranche), signaler });
    if (bilan.titulaires === 0) return { titulaires, ecrits, isoles };
    titulaires += bilan.titulaires;
    ecrits += bilan.ecrits;
    isoles.push(...bilan.isoles);
  }
}
