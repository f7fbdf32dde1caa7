// Un déclarant très au-dessus de son volume habituel : l'exploitant regarde, les lignes comptent quand même.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { insererAlertes } from "./alertes.sql.js";
import type { Lot } from "./lot.js";
import { plusGrandLotAvant } from "./lots.sql.js";

const FACTEUR = 3;
/** En dessous, tripler ne dit rien : un petit organisme passe de dix à quarante lignes sans que personne n'ait à s'inquiéter. */
const LIGNES_MINIMUM = 200;

/** Ouvre une alerte si le lot dépasse trois fois le plus grand des trois dernières années. */
export async function controlerVolume(ctx: Contexte, lot: Lot, lignes: number): Promise<void> {
  if (lignes < LIGNES_MINIMUM) return;
  const plusGrand = await plusGrandLotAvant(ctx.base, lot);
  if (plusGrand === null || lignes <= FACTEUR * plusGrand) return;
  await insererAlertes(ctx.base, [
    {
      id: randomUUID(),
      lotId: lot.id,
      organismeId: lot.organismeId,
      genre: "volume_inhabituel",
      activiteId: null,
      explication: { lignes, plusGrandAvant: plusGrand, facteur: FACTEUR },
      cle: `volume:${lot.id}`,
      ouverteLe: ctx.horloge.maintenant(),
    },
  ]);
}
