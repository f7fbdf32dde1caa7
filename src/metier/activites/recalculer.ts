// La file des titulaires dont les faits ont bougé : seuls eux sont recalculés après un dépôt tardif.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { mettreARecalculer, prendreDansLaFile } from "./rattachements.sql.js";

/**
 * Retire et rend au plus `limite` titulaires à recalculer. Le retrait tient avec la transaction en cours : si elle échoue, ils restent
 * dans la file ; deux travailleurs à la fois n'en prennent jamais un même.
 */
export async function prendreARecalculer(ctx: Contexte, limite: number): Promise<readonly string[]> {
  exiger(ctx.acteur, "calculer_droits", false);
  return prendreDansLaFile(ctx.base, limite);
}

/** Remet des titulaires dans la file. */
export async function aRecalculer(ctx: Contexte, titulaireIds: readonly string[]): Promise<void> {
  exiger(ctx.acteur, "calculer_droits", false);
  await mettreARecalculer(ctx.base, titulaireIds, ctx.horloge.maintenant());
}
