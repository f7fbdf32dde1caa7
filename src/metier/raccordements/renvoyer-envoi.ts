// Redemander un envoi : il repart au prochain passage, sous le même numéro.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { remettreEnvoi } from "./envois.sql.js";
import { type LieuRaccordement, tenirRaccordement } from "./tenir-raccordement.js";

export async function renvoyerEnvoi(ctx: Contexte, demande: LieuRaccordement & { readonly envoiId: string }): Promise<void> {
  exiger(ctx.acteur, "gerer_raccordements");
  const { id } = await tenirRaccordement(ctx, demande);
  const { envoiId } = demande;
  const le = ctx.horloge.maintenant();
  const remis = z.guid().safeParse(envoiId).success && (await remettreEnvoi(ctx.base, { id: envoiId, raccordementId: id, le }));
  if (!remis) throw new Refus("raccordements/envoi-introuvable");
}
