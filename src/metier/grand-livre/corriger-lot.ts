// Reprend tout ou partie d'un droit inscrit à tort : une nouvelle écriture, qui nomme celle qu'elle corrige.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrire, exigerMontant } from "./ecrire.js";
import { type LigneLotEtSoldes, lireLotsEtSoldes } from "./ecritures.sql.js";
import type { Ecriture } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";

/** Somme à reprendre (en centimes, positive) sur un lot. `motif` est un code, sans donnée de la personne. */
export interface CorrectionLot {
  readonly titulaireId: string;
  readonly cle: string;
  readonly lotId: string;
  readonly montant: number;
  readonly motif: string;
}

/**
 * Contrepasse une part d'un lot ; l'écriture rendue nomme (`cibleId`) celle qui avait inscrit le lot.
 * Refuse grand-livre/lot-inconnu, et grand-livre/lot-deja-mobilise si la part n'est plus disponible.
 */
export async function corrigerLot(ctx: Contexte, demande: CorrectionLot): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  exigerMontant(demande.montant);
  const { titulaireId, cle, lotId, montant, motif } = demande;
  return ecrire(ctx, { titulaireId, cle, genre: "correction", cibleId: lotId, contenu: { montant, motif } }, async () => {
    const lots = await ctx.base.requete<LigneLotEtSoldes>(lireLotsEtSoldes(titulaireId));
    const lot = lots.find((ligne) => ligne.id === lotId);
    if (lot === undefined) throw new Refus("grand-livre/lot-inconnu");
    const disponible = Number(lot.disponible);
    if (disponible < montant) throw new Refus("grand-livre/lot-deja-mobilise", { disponible, demande: montant });
    return [
      { compte: "cec_disponible", lotId, montant: -montant },
      { compte: "cec_financeur", lotId, montant },
    ];
  });
}
