// La barre qui avance, sur la sortie d'erreurs d'un terminal.
import type { Appel } from "./commande.js";
import type { Sortie } from "./sortie.js";

/** Où une commande longue écrit, et si quelqu'un la regarde avancer. */
export type Sorties = Pick<Appel, "sortie" | "erreurs"> & { readonly terminal?: boolean };

const PAS_DE_BARRE = 30;
/** Octets entre deux dessins : redessiner à chaque morceau ralentirait la lecture. */
export const OCTETS_PAR_PAS = 2 ** 20;

/** Redessine la barre sur sa ligne ; `taille` en octets, null quand elle n'est pas connue. */
export async function montrerAvance(erreurs: Sortie, quoi: string, { lus, taille }: { lus: number; taille: number | null }): Promise<void> {
  const mio = (lus / 2 ** 20).toFixed(1);
  if (taille === null || taille === 0) return erreurs.ecrire(`\r${quoi} : ${mio} Mio`);
  const part = Math.min(1, lus / taille);
  const plein = Math.round(part * PAS_DE_BARRE);
  return erreurs.ecrire(`\r${quoi} [${"#".repeat(plein)}${"·".repeat(PAS_DE_BARRE - plein)}] ${Math.floor(100 * part)} % (${mio} Mio)`);
}
