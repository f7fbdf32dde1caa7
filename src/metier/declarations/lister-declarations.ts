// Ce que le titulaire voit de ses déclarations, et l'histoire de chacune.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Declaration } from "./declaration.js";
import { trouverDuTitulaire } from "./declarations.sql.js";
import { type EvenementEcrit, trouverEvenements } from "./evenements.sql.js";
import { estLui } from "./la-sienne.js";

/** Toutes ses déclarations, brouillons et retraits compris, l'année la plus récente d'abord. */
export async function listerDeclarations(ctx: Contexte, titulaireId: string): Promise<Declaration[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  return trouverDuTitulaire(ctx.base, titulaireId);
}

/** Une de ses déclarations ; refuse par « declarations/introuvable ». */
export async function lireDeclaration(ctx: Contexte, demande: { titulaireId: string; declarationId: string }): Promise<Declaration> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, demande.titulaireId));
  const declarations = await trouverDuTitulaire(ctx.base, demande.titulaireId);
  const trouvee = declarations.find(({ id }) => id === demande.declarationId);
  if (trouvee === undefined) throw new Refus("declarations/introuvable");
  return trouvee;
}

/** Son histoire : qui, quand, quoi, du premier évènement au dernier. */
export async function listerEvenements(ctx: Contexte, demande: { titulaireId: string; declarationId: string }): Promise<EvenementEcrit[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, demande.titulaireId));
  if (!z.guid().safeParse(demande.declarationId).success) return [];
  return trouverEvenements(ctx.base, demande.titulaireId, demande.declarationId);
}
