// Les raccordements d'un organisme, pour ses responsables.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { estResponsable } from "../organismes/index.js";
import type { Raccordement } from "./raccordement.js";
import { lireParOrganisme } from "./raccordements.sql.js";

/** Le plus ancien d'abord, révoqués compris. */
export async function listerRaccordements(ctx: Contexte, organismeId: string): Promise<Raccordement[]> {
  exiger(ctx.acteur, "gerer_raccordements", await estResponsable(ctx.base, ctx.acteur, organismeId));
  return lireParOrganisme(ctx.base, organismeId);
}
