// Trouver le signalement dont le titulaire parle : le sien, ou rien.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import type { Signalement } from "./signalement.js";
import { verrouillerSien } from "./signalements.sql.js";

/** Vrai si l'acteur est ce titulaire. */
export function estLui({ acteur }: Contexte, titulaireId: string): boolean {
  return acteur.genre === "titulaire" && acteur.titulaireId === titulaireId;
}

/** Le signalement du titulaire, tenu ; refuse par « signalements/introuvable ». */
export async function prendreLeSien(ctx: Contexte, titulaireId: string, signalementId: string): Promise<Signalement> {
  const lisible = z.guid().safeParse(signalementId).success;
  const signalement = lisible ? await verrouillerSien(ctx.base, titulaireId, signalementId) : null;
  if (signalement === null) throw new Refus("signalements/introuvable");
  return signalement;
}
