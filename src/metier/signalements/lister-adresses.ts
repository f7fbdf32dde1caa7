// Les signalements adressés à un organisme, avec le nom de la personne qui lui écrit.
import type { Contexte } from "../contexte.js";
import { exiger, type NomTitulaire, nommerTitulaires } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import type { Signalement } from "./signalement.js";
import { trouverAdresses } from "./signalements.sql.js";

export interface SignalementAdresse {
  readonly signalement: Signalement;
  readonly personne: NomTitulaire | null;
}

/** Signalements adressés à l'organisme, l'échéance la plus proche d'abord ; ceux-là seulement, à ses responsables seulement. */
export async function listerSignalementsAdresses(ctx: Contexte, organismeId: string): Promise<SignalementAdresse[]> {
  exiger(ctx.acteur, "repondre_signalement", await estResponsable(ctx.base, ctx.acteur, organismeId));
  const signalements = await trouverAdresses(ctx.base, organismeId);
  const noms = await nommerTitulaires(
    ctx,
    signalements.map(({ titulaireId }) => titulaireId),
  );
  return signalements.map((signalement) => ({ signalement, personne: noms.get(signalement.titulaireId) ?? null }));
}
