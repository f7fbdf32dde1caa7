// L'encodage d'un fichier, reconnu pendant qu'il arrive : UTF-8 tant qu'il l'est, Windows-1252 sinon.
import { isAscii, isUtf8 } from "node:buffer";
import type { Encodage } from "./decoder.js";

export interface DetecteurEncodage {
  /** Suite du fichier. */
  ajouter(morceau: Uint8Array): void;
  /** Ce que tout ce qui est ajouté laisse conclure. */
  encodage(): Encodage;
  /** Octets nuls rencontrés : chacun est une faute de sa ligne. */
  octetsNuls(): number;
}

/** Octets que demande un caractère UTF-8, d'après le premier ; 0 si aucun ne commence ainsi. */
function longueurDe(premier: number): number {
  if (premier < 0x80) return 1;
  if (premier >= 0xc2 && premier <= 0xdf) return 2;
  if (premier >= 0xe0 && premier <= 0xef) return 3;
  return premier >= 0xf0 && premier <= 0xf4 ? 4 : 0;
}

/** Octets de la fin qui commencent un caractère sans le finir. */
function finCoupee(octets: Buffer): number {
  for (let recul = 1; recul <= Math.min(3, octets.length); recul += 1) {
    const octet = octets[octets.length - recul] ?? 0;
    if ((octet & 0xc0) !== 0x80) return longueurDe(octet) > recul ? recul : 0;
  }
  return 0;
}

/** Caractères accentués bien écrits en UTF-8, et octets qui n'en sont pas. */
function compter(octets: Buffer): { readonly justes: number; readonly faux: number } {
  let justes = 0;
  let faux = 0;
  for (let rang = 0; rang < octets.length; ) {
    const longueur = longueurDe(octets[rang] ?? 0);
    const juste = longueur > 0 && (longueur === 1 || (rang + longueur <= octets.length && isUtf8(octets.subarray(rang, rang + longueur))));
    if (!juste) faux += 1;
    else if (longueur > 1) justes += 1;
    rang += juste ? longueur : 1;
  }
  return { justes, faux };
}

function compterNuls(octets: Buffer): number {
  let nuls = 0;
  for (let rang = octets.indexOf(0); rang !== -1; rang = octets.indexOf(0, rang + 1)) nuls += 1;
  return nuls;
}

/**
 * Détecteur à nourrir morceau par morceau. Un fichier UTF-8 dont quelques lignes sont abîmées reste de l'UTF-8 :
 * Windows-1252 n'est conclu que si les octets qui ne sont pas de l'UTF-8 passent les accents bien écrits.
 */
export function detecteurEncodage(): DetecteurEncodage {
  let reste = Buffer.alloc(0);
  let justes = 0;
  let faux = 0;
  let nuls = 0;
  return {
    ajouter(morceau) {
      const recus = Buffer.from(morceau.buffer, morceau.byteOffset, morceau.byteLength);
      nuls += compterNuls(recus);
      if (reste.length === 0 && isAscii(recus)) return;
      const octets = Buffer.concat([reste, recus]);
      const entiers = octets.subarray(0, octets.length - finCoupee(octets));
      reste = Buffer.from(octets.subarray(entiers.length));
      const comptes = compter(entiers);
      justes += comptes.justes;
      faux += comptes.faux;
    },
    encodage: () => (faux + reste.length > justes ? "windows-1252" : "utf-8"),
    octetsNuls: () => nuls,
  };
}
