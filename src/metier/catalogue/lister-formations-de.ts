// L'offre d'un organisme de formation, telle que lui-même la tient.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { formateurInscrit } from "./le-sien.js";
import { trouverOffre } from "./lectures.sql.js";
import type { Formation, OrganismeFormation } from "./offre.js";

/** Au-delà, l'organisme tient son offre par fichiers. */
const MAXIMUM = 1000;

/** Formations non retirées de l'organisme, par intitulé, mille au plus ; refuse par « catalogue/pas-formateur ». */
export async function listerFormationsDe(ctx: Contexte, organismeId: string): Promise<readonly Formation[]> {
  exiger(ctx.acteur, "gerer_offre", await estResponsable(ctx.base, ctx.acteur, organismeId));
  const { siret } = await formateurInscrit(ctx, organismeId);
  return trouverOffre(ctx.base, siret, MAXIMUM);
}

/** La fiche de l'organisme de formation au nom de qui l'on agit ; refuse par « catalogue/pas-formateur ». */
export async function lireFormateur(ctx: Contexte, organismeId: string): Promise<OrganismeFormation> {
  exiger(ctx.acteur, "gerer_offre", await estResponsable(ctx.base, ctx.acteur, organismeId));
  return formateurInscrit(ctx, organismeId);
}
