// Rembourse ce qu'une réservation exécutée avait utilisé : chaque somme revient à son lot.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrire, exigerMontant, trouverEcriture } from "./ecrire.js";
import { type LigneDeCompte, type LigneReglement, lireReglement, lireUtilise } from "./ecritures.sql.js";
import type { Ecriture, Ligne } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";
import { repartir } from "./repartition.js";

/** Sommes rendues, en centimes ; plusieurs remboursements partiels sont permis, jusqu'à ce qui avait été utilisé. */
export interface DemandeRemboursement {
  readonly titulaireId: string;
  readonly cle: string;
  readonly reservationId: string;
  readonly cpf: number;
  readonly cec: number;
}

type Utilise = Pick<LigneDeCompte, "compte" | "lot_id" | "montant">;

/** Lignes du retour : les derniers lots entamés d'abord, comme si la dépense avait été plus petite (D5151-13). */
function composerRetour(utilise: readonly Utilise[], { cpf, cec }: DemandeRemboursement): Ligne[] {
  const utiliseCpf = Number(utilise.find((ligne) => ligne.compte === "cpf_utilise")?.montant ?? 0n);
  const parts = utilise.flatMap((ligne) => (ligne.lot_id === null ? [] : [{ lotId: ligne.lot_id, montant: Number(ligne.montant) }]));
  const retours = repartir(parts, cec);
  if (retours === null || cpf > utiliseCpf) {
    const utiliseCec = parts.reduce((somme, part) => somme + part.montant, 0);
    throw new Refus("grand-livre/remboursement-excessif", { cpf, cec, utiliseCpf, utiliseCec });
  }
  const lignes: Ligne[] = [];
  if (cpf > 0) lignes.push({ compte: "cpf_utilise", lotId: null, montant: -cpf }, { compte: "cpf_disponible", lotId: null, montant: cpf });
  for (const { lotId, montant } of retours) {
    lignes.push({ compte: "cec_utilise", lotId, montant: -montant }, { compte: "cec_disponible", lotId, montant });
  }
  return lignes;
}

/**
 * Rembourse ; les droits redeviennent disponibles dans leurs lots, le total acquis ne change pas.
 * Refuse grand-livre/reservation-inconnue, grand-livre/reservation-non-executee, grand-livre/remboursement-excessif.
 */
export async function rembourser(ctx: Contexte, demande: DemandeRemboursement): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  const { titulaireId, cle, reservationId, cpf, cec } = demande;
  exigerMontant(cpf, true);
  exigerMontant(cec, true);
  exigerMontant(cpf + cec);
  return ecrire(ctx, { titulaireId, cle, genre: "remboursement", cibleId: reservationId, contenu: { cpf, cec } }, async () => {
    const reservation = await trouverEcriture(ctx.base, titulaireId, reservationId);
    if (reservation === null || reservation.genre !== "reservation") throw new Refus("grand-livre/reservation-inconnue");
    const [reglement] = await ctx.base.requete<LigneReglement>(lireReglement(titulaireId, reservationId));
    if (reglement?.issue !== "execution") throw new Refus("grand-livre/reservation-non-executee", { issue: reglement?.issue ?? null });
    return composerRetour(await ctx.base.requete<Utilise>(lireUtilise(titulaireId, reservationId)), demande);
  });
}
