// Liste toutes les écritures d'un titulaire, de la première à la dernière, avec leurs lignes.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type LigneDeCompte, type LigneEcriture, lireEcritures, lireLignes } from "./ecritures.sql.js";
import type { Ecriture } from "./grand-livre.js";
import { ecritureDe, grouper } from "./lecture.js";
import { estLeTitulaire } from "./lien.js";

/** Écritures par rang croissant. */
export async function listerEcritures(ctx: Contexte, titulaireId: string): Promise<Ecriture[]> {
  exiger(ctx.acteur, "consulter_compte", estLeTitulaire(ctx.acteur, titulaireId));
  const ecritures = await ctx.base.requete<LigneEcriture>(lireEcritures([titulaireId]));
  const lignes = await ctx.base.requete<LigneDeCompte>(lireLignes([titulaireId]));
  const parRang = grouper(lignes, (ligne) => ligne.ecriture_rang);
  return ecritures.map((ecriture) => ecritureDe(ecriture, parRang.get(ecriture.rang) ?? []));
}
