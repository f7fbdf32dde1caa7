// Retirer sa déclaration tant qu'elle n'est pas attestée : la personne décide de ce qu'elle recense (L5151-8).
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Declaration } from "./declaration.js";
import { franchir } from "./franchir.js";
import { estLui, prendreLaSienne } from "./la-sienne.js";

/** Retire la déclaration ; la retirer deux fois ne fait rien de plus. */
export async function retirerDeclaration(ctx: Contexte, demande: { titulaireId: string; declarationId: string }): Promise<Declaration> {
  exiger(ctx.acteur, "declarer", estLui(ctx, demande.titulaireId));
  const declaration = await prendreLaSienne(ctx, demande.titulaireId, demande.declarationId);
  return franchir(ctx, declaration, { evenement: "retirer" });
}
