// Réserve des droits pour une formation : la somme quitte le disponible, sans être encore dépensée.
import type { Requeteur } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrire, exigerMontant } from "./ecrire.js";
import { type LigneLotEtSoldes, lireLotsEtSoldes } from "./ecritures.sql.js";
import type { Compteur, Ecriture, Ligne, SoldeCompteur } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";
import { type Part, repartir } from "./repartition.js";

/** Sommes à réserver, en centimes, sur chaque compteur ; l'une des deux peut être nulle. */
export interface DemandeReservation {
  readonly titulaireId: string;
  readonly cle: string;
  readonly cpf: number;
  readonly cec: number;
}

function exigerDisponible(compteur: Compteur, solde: SoldeCompteur, somme: number): void {
  if (solde.disponible >= somme) return;
  throw new Refus("grand-livre/solde-insuffisant", { compteur, disponible: solde.disponible, demande: somme });
}

/** Prend sur les lots, de la déclaration la plus ancienne à la plus récente (D5151-13). */
async function prendre(base: Requeteur, titulaireId: string, somme: number): Promise<Part[]> {
  if (somme === 0) return [];
  const lots = await base.requete<LigneLotEtSoldes>(lireLotsEtSoldes(titulaireId));
  const parts = repartir(
    lots.map((lot) => ({ lotId: lot.id, montant: Number(lot.disponible) })),
    somme,
  );
  if (parts === null) throw new Error("La somme des lots est inférieure au solde disponible.");
  return parts;
}

/**
 * Réserve ; l'identifiant de la réservation est celui de l'écriture rendue. Elle sera exécutée ou annulée, une seule fois.
 * Refuse grand-livre/solde-insuffisant en nommant le compteur qui manque.
 */
export async function reserver(ctx: Contexte, demande: DemandeReservation): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  const { titulaireId, cle, cpf, cec } = demande;
  exigerMontant(cpf, true);
  exigerMontant(cec, true);
  exigerMontant(cpf + cec);
  return ecrire(ctx, { titulaireId, cle, genre: "reservation", cibleId: null, contenu: { cpf, cec } }, async (soldes) => {
    exigerDisponible("cpf", soldes.cpf, cpf);
    exigerDisponible("cec", soldes.cec, cec);
    const lignes: Ligne[] = [];
    if (cpf > 0)
      lignes.push({ compte: "cpf_disponible", lotId: null, montant: -cpf }, { compte: "cpf_reserve", lotId: null, montant: cpf });
    for (const { lotId, montant } of await prendre(ctx.base, titulaireId, cec)) {
      lignes.push({ compte: "cec_disponible", lotId, montant: -montant }, { compte: "cec_reserve", lotId, montant });
    }
    return lignes;
  });
}
