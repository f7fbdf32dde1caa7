// Ce que l'exploitant doit voir : les organismes qui n'ont pas répondu à temps.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Signalement } from "./signalement.js";
import { nombreSansReponse, trouverSansReponse } from "./signalements.sql.js";

/** Un silence : l'organisme, l'activité et les dates ; ni le nom ni les mots de la personne. */
export type SignalementSansReponse = Pick<
  Signalement,
  "id" | "genre" | "organismeId" | "organismeNom" | "type" | "annee" | "envoyeLe" | "echeance"
>;

const LIMITE = 500;

/** Signalements restés sans réponse, le plus ancien d'abord, au plus 500. */
export async function listerSansReponse(ctx: Contexte): Promise<SignalementSansReponse[]> {
  exiger(ctx.acteur, "consulter_exploitation");
  const signalements = await trouverSansReponse(ctx.base, LIMITE);
  return signalements.map(({ id, genre, organismeId, organismeNom, type, annee, envoyeLe, echeance }) => {
    return { id, genre, organismeId, organismeNom, type, annee, envoyeLe, echeance };
  });
}

/** Tous les signalements restés sans réponse. */
export async function compterSansReponse(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "consulter_exploitation");
  return nombreSansReponse(ctx.base);
}
