// Reprend tout ou partie d'une somme portée à tort au CPF : une nouvelle écriture, qui nomme celle qu'elle corrige.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrire, exigerMontant, trouverEcriture } from "./ecrire.js";
import type { Ecriture } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";

/** Somme à reprendre (en centimes, positive) sur une alimentation du CPF. `motif` est un code, sans donnée de la personne. */
export interface CorrectionCpf {
  readonly titulaireId: string;
  readonly cle: string;
  readonly alimentationId: string;
  readonly montant: number;
  readonly motif: string;
}

/** Contrepasse ; refuse grand-livre/solde-insuffisant si la somme n'est plus disponible. */
export async function corrigerCpf(ctx: Contexte, demande: CorrectionCpf): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  exigerMontant(demande.montant);
  const { titulaireId, cle, alimentationId, montant, motif } = demande;
  const contenu = { montant, motif };
  return ecrire(ctx, { titulaireId, cle, genre: "correction", cibleId: alimentationId, contenu }, async (soldes) => {
    const corrigee = await trouverEcriture(ctx.base, titulaireId, alimentationId);
    if (corrigee?.genre !== "alimentation_cpf") throw new Error("Une correction du CPF nomme l'alimentation qu'elle corrige.");
    const { disponible } = soldes.cpf;
    if (disponible < montant) throw new Refus("grand-livre/solde-insuffisant", { compteur: "cpf", disponible, demande: montant });
    return [
      { compte: "cpf_disponible", lotId: null, montant: -montant },
      { compte: "cpf_financeur", lotId: null, montant },
    ];
  });
}
