// Retirer un responsable : jamais le dernier, sinon plus personne ne pourrait attester (R5151-17).
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { terminerResponsable, trouverEnExercice } from "./responsables.sql.js";
import { tenirSesResponsables } from "./tenir-organisme.js";

/** Met fin à sa fonction aujourd'hui ; son passage reste dans l'histoire. */
export async function retirerResponsable(ctx: Contexte, demande: { organismeId: string; responsableId: string }): Promise<void> {
  exiger(ctx.acteur, "gerer_responsables");
  // Le verrou sérialise deux retraits simultanés : sans lui, les deux derniers se retireraient l'un l'autre.
  await tenirSesResponsables(ctx, demande.organismeId);
  const enExercice = await trouverEnExercice(ctx.base, demande.organismeId);
  const vise = enExercice.find(({ id }) => id === demande.responsableId);
  if (vise === undefined) throw new Refus("organismes/responsable-introuvable");
  if (enExercice.length === 1) throw new Refus("organismes/dernier-responsable");
  await terminerResponsable(ctx.base, { organismeId: demande.organismeId, id: vise.id, jusquAu: ctx.horloge.aujourdhui() });
}
