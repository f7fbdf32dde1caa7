// Les titulaires qu'une décision sur l'organisme concerne : leurs droits sont à recalculer.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { trouverBenevoles } from "./declarations.sql.js";

/** Titulaires dont une déclaration à cet organisme attend ou est attestée. */
export async function benevolesDeLOrganisme(ctx: Contexte, organismeId: string): Promise<string[]> {
  exiger(ctx.acteur, "qualifier_organisme");
  return trouverBenevoles(ctx.base, organismeId);
}
