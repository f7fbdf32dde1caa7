// Lire une formation entière, d'après sa clé ou celle d'une de ses actions : c'est public.
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { trouverFormations, trouverParAction } from "./lectures.sql.js";
import type { Formation } from "./offre.js";

/** Rend la formation, même retirée (`retiree` le dit), avec ce qui reste de ses actions et sessions ; refuse par « catalogue/formation-introuvable ». */
export async function lireFormation(ctx: Contexte, formationId: string): Promise<Formation> {
  exiger(ctx.acteur, "consulter_public");
  const formation = estCle(formationId) ? (await trouverFormations(ctx.base, [formationId]))[0] : undefined;
  if (formation === undefined) throw new Refus("catalogue/formation-introuvable");
  return formation;
}

/**
 * Rend la formation d'une action. Une action retirée se retrouve ainsi sans figurer dans `actions` : on ne peut plus la demander.
 * Refuse par « catalogue/action-introuvable ».
 */
export async function lireFormationDeLAction(ctx: Contexte, actionId: string): Promise<Formation> {
  exiger(ctx.acteur, "consulter_public");
  const formation = estCle(actionId) ? await trouverParAction(ctx.base, actionId) : null;
  if (formation === null) throw new Refus("catalogue/action-introuvable");
  return formation;
}
