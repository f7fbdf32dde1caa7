// Les activités que des organismes ont déposées, telles que la personne les lit.
import { listerActivites } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { anneeDe } from "../../../socle/valeurs/date-civile.js";
import { anneeDesFaits, ecrireFaits } from "./faits.js";
import type { VueActivite } from "./vues.js";

/** Activités déposées ; vide tant que l'identité n'est pas prouvée (metier/activites en décide). */
export async function lireActivites(ctx: Contexte, titulaireId: string): Promise<VueActivite[]> {
  const activites = await listerActivites(ctx, titulaireId);
  return activites.map((activite) => ({
    id: activite.id,
    type: activite.faits.type,
    annee: anneeDesFaits(activite.faits) ?? anneeDe(activite.declareLe),
    deposant: activite.organismeNom,
    faits: ecrireFaits(activite.faits),
    deposeLe: activite.declareLe,
    recensee: activite.recensee,
  }));
}
