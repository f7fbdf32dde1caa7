// Ce qu'un fichier a déjà donné : un ensemble de clés qui ne garde d'elles que huit octets.
import { hash } from "node:crypto";

const CASES_AU_DEPART = 1 << 12;

/** Empreinte de 52 bits, jamais nulle : à un million de clés, deux se confondent moins d'une fois sur huit mille. */
function empreinteDe(cle: string): number {
  const octets = hash("sha1", cle, "buffer");
  return octets.readUInt32BE(0) * 2 ** 20 + (octets.readUInt32BE(4) >>> 12) || 1;
}

export class Vus {
  #cases = new Float64Array(CASES_AU_DEPART);
  #nombre = 0;

  /** Note une clé ; vrai si elle n'était pas encore notée. */
  ajouter(cle: string): boolean {
    const empreinte = empreinteDe(cle);
    const place = this.#chercher(empreinte);
    if (this.#cases[place] === empreinte) return false;
    this.#cases[place] = empreinte;
    this.#nombre += 1;
    if (this.#nombre * 2 > this.#cases.length) this.#grandir();
    return true;
  }

  contient(cle: string): boolean {
    const empreinte = empreinteDe(cle);
    return this.#cases[this.#chercher(empreinte)] === empreinte;
  }

  /** Case de l'empreinte, ou la première libre où elle irait. */
  #chercher(empreinte: number): number {
    const masque = this.#cases.length - 1;
    let place = empreinte % this.#cases.length;
    while (this.#cases[place] !== 0 && this.#cases[place] !== empreinte) place = (place + 1) & masque;
    return place;
  }

  #grandir(): void {
    const anciennes = this.#cases;
    this.#cases = new Float64Array(anciennes.length * 2);
    for (const empreinte of anciennes) if (empreinte !== 0) this.#cases[this.#chercher(empreinte)] = empreinte;
  }
}
