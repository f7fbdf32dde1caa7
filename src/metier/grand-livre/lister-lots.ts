// Liste les droits d'un titulaire, lot par lot, dans l'ordre où ils se dépenseront.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type LigneLotEtSoldes, lireLotsEtSoldes } from "./ecritures.sql.js";
import type { Lot } from "./grand-livre.js";
import { lotDe } from "./lecture.js";
import { estLeTitulaire } from "./lien.js";

/** Lots, déclaration la plus ancienne d'abord (D5151-13), y compris ceux qui sont épuisés ou repris. */
export async function listerLots(ctx: Contexte, titulaireId: string): Promise<Lot[]> {
  exiger(ctx.acteur, "consulter_compte", estLeTitulaire(ctx.acteur, titulaireId));
  const lignes = await ctx.base.requete<LigneLotEtSoldes>(lireLotsEtSoldes(titulaireId));
  return lignes.map(lotDe);
}
