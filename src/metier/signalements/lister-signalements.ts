// Les signalements d'une personne, et l'histoire de chacun.
import type { Contexte } from "../contexte.js";
import { exiger, identiteProuvee } from "../identite/index.js";
import { type EvenementDeSignalement, trouverEvenements } from "./evenements.sql.js";
import { estLui } from "./le-sien.js";
import type { Signalement } from "./signalement.js";
import { trouverSiens } from "./signalements.sql.js";

/** Signalements du titulaire, le plus récent d'abord ; rien tant que l'identité n'est pas prouvée : ils disent où la personne s'engage. */
export async function listerSignalements(ctx: Contexte, titulaireId: string): Promise<Signalement[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  return identiteProuvee(ctx.acteur) ? trouverSiens(ctx.base, titulaireId) : [];
}

/** Histoire d'un signalement du titulaire, du premier évènement au dernier. */
export async function histoireDuSignalement(
  ctx: Contexte,
  demande: { titulaireId: string; signalementId: string },
): Promise<EvenementDeSignalement[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, demande.titulaireId));
  return identiteProuvee(ctx.acteur) ? trouverEvenements(ctx.base, demande.titulaireId, demande.signalementId) : [];
}
