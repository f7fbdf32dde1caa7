// Ce que le temps apporte aux signalements : les rappels avant l'échéance, le silence après. Rejouable, par deux processus à la fois.
import { ajouterJours } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { franchir } from "./franchir.js";
import { PALIERS_RAPPEL } from "./paliers.js";
import { prendreARappeler, prendreASuivre } from "./signalements.sql.js";

const PAR_LOT = 200;

/** Bilan d'un passage : combien d'organismes rappelés, combien de signalements restés sans réponse. */
export interface BilanSignalements {
  readonly rappeles: number;
  readonly sansReponse: number;
}

async function marquerSilences(ctx: Contexte): Promise<number> {
  const hier = ajouterJours(ctx.horloge.aujourdhui(), -1);
  let nombre = 0;
  for (;;) {
    const lot = await prendreASuivre(ctx.base, hier, PAR_LOT);
    for (const signalement of lot) await franchir(ctx, signalement, { evenement: "echoir" });
    nombre += lot.length;
    if (lot.length < PAR_LOT) return nombre;
  }
}

/** Rappelle à dix et à trois jours de l'échéance, une fois par palier ; l'échéance passée, note le silence et prévient la personne. */
export async function rappelerSignalements(ctx: Contexte): Promise<BilanSignalements> {
  exiger(ctx.acteur, "suivre_signalements");
  const sansReponse = await marquerSilences(ctx);
  const aujourdhui = ctx.horloge.aujourdhui();
  let rappeles = 0;
  for (const palier of PALIERS_RAPPEL) {
    for (;;) {
      const lot = await prendreARappeler(ctx.base, { aujourdhui, jusqu: ajouterJours(aujourdhui, palier), palier, limite: PAR_LOT });
      for (const signalement of lot) await franchir(ctx, signalement, { evenement: "relancer", changements: { dernierRappel: palier } });
      rappeles += lot.length;
      if (lot.length < PAR_LOT) break;
    }
  }
  return { rappeles, sansReponse };
}
