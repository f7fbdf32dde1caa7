// Tenir un organisme jusqu'à la fin de la transaction : ses décisions et ses responsables changent l'un après l'autre.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { declarantDe } from "./declarant.js";
import { estResponsable } from "./lien-responsable.js";
import { verrouillerOrganisme } from "./qualifications.sql.js";
import { nettoyer } from "./texte.js";

/** Verrouille l'organisme ; refuse par « organismes/introuvable ». */
export async function tenirOrganisme(ctx: Contexte, organismeId: string): Promise<void> {
  const connu = z.guid().safeParse(organismeId).success && (await verrouillerOrganisme(ctx.base, organismeId));
  if (!connu) throw new Refus("organismes/introuvable", { reference: nettoyer(organismeId, 60) });
}

/** Verrouille l'organisme puis vérifie que l'acteur en est encore responsable : il a pu être retiré pendant l'attente. */
export async function tenirSesResponsables(ctx: Contexte, organismeId: string): Promise<void> {
  await tenirOrganisme(ctx, organismeId);
  exiger(ctx.acteur, "gerer_responsables", await estResponsable(ctx.base, ctx.acteur, organismeId));
  // L'exploitant nomme qui déclare ; qui atteste dans une association, ses responsables le disent entre eux.
  if (ctx.acteur.genre === "agent") await declarantDe(ctx, organismeId);
}
