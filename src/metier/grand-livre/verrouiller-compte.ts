// Tient le compte d'un titulaire le temps d'une décision : ce qui est lu ensuite ne bouge plus avant d'être réservé.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ouvrirSoldes, verrouillerSoldes } from "./ecritures.sql.js";
import { estLeTitulaire } from "./lien.js";

/**
 * Verrouille le compte jusqu'à la fin de la transaction. À prendre avant de lire soldes et lots quand on veut réserver d'après eux ;
 * dans tout le service, un dossier se verrouille avant le compte, jamais l'inverse.
 */
export async function verrouillerCompte(ctx: Contexte, titulaireId: string): Promise<void> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, titulaireId));
  if ("transaction" in ctx.base) throw new Error("Un compte se verrouille dans une transaction, pas sur la base elle-même.");
  await ctx.base.requete(ouvrirSoldes(titulaireId));
  await ctx.base.requete(verrouillerSoldes(titulaireId));
}
