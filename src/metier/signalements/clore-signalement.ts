// La personne clôt son signalement : c'est réglé, ou elle ne veut plus de réponse.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { franchir } from "./franchir.js";
import { estLui, prendreLeSien } from "./le-sien.js";
import type { Signalement } from "./signalement.js";

/** Clôt le signalement du titulaire ; le clore deux fois ne change rien. */
export async function cloreSignalement(ctx: Contexte, demande: { titulaireId: string; signalementId: string }): Promise<Signalement> {
  exiger(ctx.acteur, "signaler", estLui(ctx, demande.titulaireId));
  return franchir(ctx, await prendreLeSien(ctx, demande.titulaireId, demande.signalementId), { evenement: "clore" });
}
