// Ce que valent encore des lots, et ce qu'ils disent à la loi : un droit donné ne se redonne pas.
import { type DroitDejaAcquis, TYPES_ACTIVITE, type TypeActivite } from "../../regles/faits.js";
import type { Lot } from "../grand-livre/index.js";

/** Centimes retenus par lot pour rembourser un indu, restitutions déduites. */
export type Retenus = ReadonlyMap<string, number>;

/** Ce qu'un lot vaut encore, dépensé ou non : son montant net des corrections. */
export function montantDebout(lot: Pick<Lot, "disponible" | "reserve" | "utilise">): number {
  return lot.disponible + lot.reserve + lot.utilise;
}

/** Le grand livre ne connaît pas la loi : le type d'activité y est un mot, vérifié en le relisant. */
export function typeDuLot(lot: Lot): TypeActivite {
  const activite = TYPES_ACTIVITE.find((type) => type === lot.activite);
  if (activite === undefined) throw new Error(`Le lot ${lot.id} nomme une activité inconnue.`);
  return activite;
}

/**
 * Les droits que la loi ne redonne pas, dans l'ordre des lots : ceux qui valent encore quelque chose, et ceux qui ont payé un indu.
 * Ces derniers ne comptent au plafond que pour ce qu'il en reste : il limite ce qui est acquis, net de ce qui a été repris.
 */
export function droitsDejaAcquis(lots: readonly Lot[], retenus: Retenus): DroitDejaAcquis[] {
  const droits: DroitDejaAcquis[] = [];
  for (const lot of lots) {
    const montant = montantDebout(lot);
    if (montant > 0 || (retenus.get(lot.id) ?? 0) > 0) droits.push({ activite: typeDuLot(lot), annee: lot.annee, montant });
  }
  return droits;
}
