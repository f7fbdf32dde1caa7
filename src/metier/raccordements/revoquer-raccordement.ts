// Révoquer un raccordement : plus aucun jeton, ni plus aucun avis ; son histoire reste.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { effacerAvis } from "./envois.sql.js";
import { marquerRevoque } from "./raccordements.sql.js";
import { type LieuRaccordement, responsableQuiAgit, tenirRaccordement } from "./tenir-raccordement.js";

export async function revoquerRaccordement(ctx: Contexte, demande: LieuRaccordement): Promise<void> {
  exiger(ctx.acteur, "gerer_raccordements");
  const { id } = await tenirRaccordement(ctx, demande);
  await marquerRevoque(ctx.base, { id, le: ctx.horloge.maintenant(), par: responsableQuiAgit(ctx) });
  await effacerAvis(ctx.base, id);
}
