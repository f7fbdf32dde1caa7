// Les heures qu'une fédération propose : rien ne compte tant que la personne ne les a pas déclarées elle-même (R5151-16, D5151-15).
import type { FaitsProposes } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { lireOrganismeParReference, type Organisme } from "../../../metier/organismes/index.js";
import { Refus } from "../../../socle/refus.js";

async function trouver(ctx: Contexte, reference: string): Promise<Organisme | null> {
  try {
    return await lireOrganismeParReference(ctx, reference);
  } catch (erreur) {
    if (erreur instanceof Refus) return null;
    throw erreur;
  }
}

/** Organisme nommé par une proposition, d'après son RNA, son SIRET ou son registre ; null s'il n'est pas trouvé sans ambiguïté. */
export async function organismePropose(ctx: Contexte, { organisme }: FaitsProposes): Promise<Organisme | null> {
  for (const reference of [organisme.rna, organisme.siret, organisme.registreLocal]) {
    const trouve = reference === null ? null : await trouver(ctx, reference);
    if (trouve !== null) return trouve;
  }
  return null;
}
