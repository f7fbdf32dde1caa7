// Lit les soldes d'un titulaire : ce qui est acquis, disponible, réservé, utilisé, dans chaque compteur.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type LigneSoldes, lireLigneSoldes } from "./ecritures.sql.js";
import type { Soldes } from "./grand-livre.js";
import { soldesDe } from "./lecture.js";
import { estLeTitulaire } from "./lien.js";

/** Soldes en centimes ; tout est nul pour qui n'a aucune écriture. */
export async function lireSoldes(ctx: Contexte, titulaireId: string): Promise<Soldes> {
  exiger(ctx.acteur, "consulter_compte", estLeTitulaire(ctx.acteur, titulaireId));
  const [ligne] = await ctx.base.requete<LigneSoldes>(lireLigneSoldes(titulaireId));
  return soldesDe(ligne);
}
