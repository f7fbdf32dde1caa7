// Règle une réservation, une seule fois : exécutée (la somme est utilisée) ou annulée (elle revient aux mêmes lots).
import type { Requeteur } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { ecrire, trouverEcriture } from "./ecrire.js";
import { inscrireReglement, type LigneReglement, lireReglement } from "./ecritures.sql.js";
import type { Compte, Ecriture, Ligne } from "./grand-livre.js";

export interface Reglement {
  readonly titulaireId: string;
  readonly cle: string;
  readonly reservationId: string;
}

const DESTINATIONS = {
  execution: { cec_reserve: "cec_utilise", cpf_reserve: "cpf_utilise" },
  annulation: { cec_reserve: "cec_disponible", cpf_reserve: "cpf_disponible" },
} as const satisfies Record<string, Record<string, Compte>>;

/** Réservation en attente ; refuse celle qui n'existe pas ou qui est déjà réglée. */
async function trouverEnAttente(base: Requeteur, { titulaireId, reservationId }: Reglement): Promise<Ecriture> {
  const reservation = await trouverEcriture(base, titulaireId, reservationId);
  if (reservation === null || reservation.genre !== "reservation") throw new Refus("grand-livre/reservation-inconnue");
  const [reglement] = await base.requete<LigneReglement>(lireReglement(titulaireId, reservationId));
  if (reglement !== undefined) throw new Refus("grand-livre/reservation-deja-reglee", { issue: reglement.issue });
  return reservation;
}

/** Inscrit le règlement ; la clé primaire de la table des règlements refuse le second, quoi qu'il arrive. */
export async function regler(ctx: Contexte, demande: Reglement, issue: keyof typeof DESTINATIONS): Promise<Ecriture> {
  const { titulaireId, cle, reservationId } = demande;
  return ecrire(ctx, { titulaireId, cle, genre: issue, cibleId: reservationId, contenu: {} }, async (_soldes, id) => {
    const reservation = await trouverEnAttente(ctx.base, demande);
    await ctx.base.requete(inscrireReglement({ titulaire_id: titulaireId, reservation_id: reservationId, issue, ecriture_id: id }));
    const lignes: Ligne[] = [];
    for (const { compte, lotId, montant } of reservation.lignes) {
      if (compte !== "cec_reserve" && compte !== "cpf_reserve") continue;
      lignes.push({ compte, lotId, montant: -montant }, { compte: DESTINATIONS[issue][compte], lotId, montant });
    }
    return lignes;
  });
}
