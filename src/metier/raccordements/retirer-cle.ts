// Retirer une clé : les jetons obtenus avec elle cessent de valoir aussitôt.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { terminerCle } from "./raccordements.sql.js";
import { type LieuRaccordement, tenirRaccordement } from "./tenir-raccordement.js";

export async function retirerCle(ctx: Contexte, demande: LieuRaccordement & { readonly kid: string }): Promise<void> {
  exiger(ctx.acteur, "gerer_raccordements");
  const { id } = await tenirRaccordement(ctx, demande);
  const retiree = await terminerCle(ctx.base, { raccordementId: id, kid: demande.kid, jusquAu: ctx.horloge.maintenant() });
  if (!retiree) throw new Refus("raccordements/cle-introuvable");
}
