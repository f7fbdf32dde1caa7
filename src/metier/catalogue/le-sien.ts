// L'organisme de formation au nom de qui l'acteur agit : inscrit ici, et désigné par son SIRET.
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { trouverParOrganisme } from "./formateurs.sql.js";
import type { OrganismeFormation } from "./offre.js";

/** Rend l'organisme de formation inscrit sous cette clé ; refuse par « catalogue/pas-formateur ». */
export async function formateurInscrit(ctx: Contexte, organismeId: string): Promise<OrganismeFormation> {
  const formateur = estCle(organismeId) ? (await trouverParOrganisme(ctx.base, [organismeId]))[0] : undefined;
  if (formateur === undefined) throw new Refus("catalogue/pas-formateur");
  return formateur;
}
