// Le fichier d'un lot, gardé chiffré par morceaux : il porte des numéros de sécurité sociale.
import type { Requeteur } from "../../socle/base/base.js";
import { chiffrerOctets, dechiffrerOctets } from "../../socle/chiffrement.js";
import type { Lot } from "./lot.js";
import { insererMorceau, lireMorceau } from "./lots.sql.js";

const TAILLE_MORCEAU = 1 << 20;

const lien = (lotId: string, rang: number) => `${lotId}:${rang}`;

/** Reçoit des octets et les garde à mesure ; jamais plus d'un morceau en mémoire. */
export function ouvrirFichier(base: Requeteur, lotId: string): { ajouter(octets: Uint8Array): Promise<void>; finir(): Promise<void> } {
  // Un seul tampon : un flux qui arrive octet par octet, ou d'un bloc, ne coûte pas plus.
  const tampon = Buffer.alloc(TAILLE_MORCEAU);
  let taille = 0;
  let rang = 0;
  const garder = async () => {
    if (taille === 0) return;
    const clair = tampon.subarray(0, taille);
    await insererMorceau(base, { lotId, rang, octets: chiffrerOctets("depot", clair, lien(lotId, rang)) });
    taille = 0;
    rang += 1;
  };
  return {
    async ajouter(octets) {
      for (let debut = 0; debut < octets.byteLength; ) {
        const part = octets.subarray(debut, debut + TAILLE_MORCEAU - taille);
        tampon.set(part, taille);
        taille += part.byteLength;
        debut += part.byteLength;
        if (taille === TAILLE_MORCEAU) await garder();
      }
    },
    finir: garder,
  };
}

/**
 * Relit le fichier, morceau par morceau ; un fichier dont il manque la fin est un défaut, jamais un fichier plus court.
 * D'un lot refusé à la réception, rien n'est gardé.
 */
export async function* relireFichier(
  base: Requeteur,
  { id, taille, etat }: Pick<Lot, "id" | "taille" | "etat">,
): AsyncGenerator<Uint8Array> {
  let lus = 0;
  for (let rang = 0; lus < taille; rang += 1) {
    const octets = await lireMorceau(base, id, rang);
    if (octets === null && etat === "REFUSE") return;
    if (octets === null) throw new Error(`Lot ${id} : le morceau ${rang} manque.`);
    const clair = dechiffrerOctets("depot", octets, lien(id, rang));
    lus += clair.byteLength;
    yield clair;
  }
}
