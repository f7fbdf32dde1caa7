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

/** Rend ces octets en montrant leur avance à qui regarde ; `taille` en octets, null quand elle n'est pas connue. */
export async function* octetsSuivis(
  octets: AsyncIterable<Uint8Array>,
  { erreurs, terminal }: Sorties,
  { quoi, taille }: { quoi: string; taille: number | null },
): AsyncGenerator<Uint8Array> {
  let lus = 0;
  let pas = 0;
  for await (const morceau of octets) {
    yield morceau;
    lus += morceau.length;
    if (terminal !== true || lus < pas) continue;
    pas = lus + OCTETS_PAR_PAS;
    await montrerAvance(erreurs, quoi, { lus, taille });
  }
  if (terminal !== true) return;
  await montrerAvance(erreurs, quoi, { lus, taille });
  await erreurs.ecrire("\n");
}
