// Découpe un flux d'octets en lignes, sans jamais garder plus qu'une ligne : une ligne sans fin est sautée, et dite.
import { createHash, type Hash } from "node:crypto";

/** Octets d'une ligne ; au-delà elle n'est pas lue. */
export const OCTETS_PAR_LIGNE = 64 * 1024;
const SAUT_DE_LIGNE = 10;
const RETOUR = 13;

/** Ce qui reçoit les lignes ; `octets` n'est valable que pendant l'appel. */
export interface Receveur {
  ligne(octets: Buffer, debut: number, fin: number): void;
  /** `empreinte` : SHA-256 de la ligne entière. */
  tropLongue(empreinte: Buffer): void;
}

export class Decoupeur {
  readonly #receveur: Receveur;
  #reste: Buffer = Buffer.alloc(0);
  #saut: Hash | null = null;
  /** Numéro de la ligne remise au receveur, la première étant 1. */
  numero = 0;

  constructor(receveur: Receveur) {
    this.#receveur = receveur;
  }

  /** Donne la suite du flux ; les lignes complètes sont remises aussitôt. */
  alimenter(morceau: Uint8Array): void {
    let octets = Buffer.from(morceau.buffer, morceau.byteOffset, morceau.byteLength);
    if (this.#saut !== null) octets = this.#sauter(octets, this.#saut);
    if (octets.length === 0) return;
    if (this.#reste.length > 0) octets = Buffer.concat([this.#reste, octets]);
    let debut = 0;
    for (let fin = octets.indexOf(SAUT_DE_LIGNE); fin !== -1; fin = octets.indexOf(SAUT_DE_LIGNE, debut)) {
      this.#remettre(octets, debut, fin);
      debut = fin + 1;
    }
    this.#garder(octets.subarray(debut));
  }

  /** Remet la dernière ligne, quand le fichier ne finit pas par un saut de ligne. */
  finir(): void {
    if (this.#saut !== null) this.#finirSaut(this.#saut);
    else if (this.#reste.length > 0) this.#remettre(this.#reste, 0, this.#reste.length);
    this.#reste = Buffer.alloc(0);
  }

  #remettre(octets: Buffer, debut: number, fin: number): void {
    this.numero += 1;
    if (fin - debut > OCTETS_PAR_LIGNE) {
      this.#receveur.tropLongue(createHash("sha256").update(octets.subarray(debut, fin)).digest());
      return;
    }
    const sansRetour = fin > debut && octets[fin - 1] === RETOUR ? fin - 1 : fin;
    this.#receveur.ligne(octets, debut, sansRetour);
  }

  /** Garde une copie de la fin incomplète ; l'appelant peut réemployer ses octets. */
  #garder(fin: Buffer): void {
    if (fin.length <= OCTETS_PAR_LIGNE) this.#reste = Buffer.from(fin);
    else {
      this.#reste = Buffer.alloc(0);
      this.#saut = createHash("sha256").update(fin);
    }
  }

  #sauter(octets: Buffer, saut: Hash): Buffer {
    const fin = octets.indexOf(SAUT_DE_LIGNE);
    if (fin === -1) {
      saut.update(octets);
      return octets.subarray(octets.length);
    }
    saut.update(octets.subarray(0, fin));
    this.#finirSaut(saut);
    return octets.subarray(fin + 1);
  }

  #finirSaut(saut: Hash): void {
    this.#saut = null;
    this.numero += 1;
    this.#receveur.tropLongue(saut.digest());
  }
}
