// Annule une réservation : la somme revient aux lots d'où elle venait.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Ecriture } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";
import { type Reglement, regler } from "./regler-reservation.js";

/** Annule ; refuse grand-livre/reservation-inconnue et grand-livre/reservation-deja-reglee. */
export async function annulerReservation(ctx: Contexte, demande: Reglement): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  return regler(ctx, demande, "annulation");
}
