// La personne décide de ce qu'elle recense (L5151-8) : garder une activité hors de son compte, puis l'y ramener.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Activite } from "./activite.js";
import { ecrireChoix, trouverChoix, verrouillerActivite } from "./activites.sql.js";

/** Écrit le choix ; le même choix deux fois ne s'écrit qu'une. */
export async function choisirRecensement(ctx: Contexte, demande: { activiteId: string; recensee: boolean }): Promise<Activite> {
  const { acteur } = ctx;
  exiger(acteur, "choisir_recensement", acteur.genre === "titulaire");
  const titulaireId = acteur.genre === "titulaire" && acteur.preuve !== "declaree" ? acteur.titulaireId : null;
  const lisible = titulaireId !== null && z.guid().safeParse(demande.activiteId).success;
  const activite = lisible ? await verrouillerActivite(ctx.base, titulaireId, demande.activiteId) : null;
  if (activite === null) throw new Refus("activites/introuvable");
  if (activite.recensee === demande.recensee) return activite;
  await ecrireChoix(ctx.base, activite, { recensee: demande.recensee, le: ctx.horloge.maintenant() });
  return { ...activite, recensee: demande.recensee };
}

/** Choix successifs de la personne sur une activité, du premier au dernier. */
export async function listerChoix(
  ctx: Contexte,
  demande: { titulaireId: string; activiteId: string },
): Promise<{ recensee: boolean; le: Date }[]> {
  exiger(ctx.acteur, "consulter_compte", ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === demande.titulaireId);
  return z.guid().safeParse(demande.activiteId).success ? trouverChoix(ctx.base, demande.titulaireId, demande.activiteId) : [];
}
