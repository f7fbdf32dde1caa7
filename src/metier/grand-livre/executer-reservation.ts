// Exécute une réservation : la formation est payée, la somme est utilisée.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Ecriture } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";
import { type Reglement, regler } from "./regler-reservation.js";

/** Exécute ; refuse grand-livre/reservation-inconnue et grand-livre/reservation-deja-reglee. */
export async function executerReservation(ctx: Contexte, demande: Reglement): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  return regler(ctx, demande, "execution");
}
