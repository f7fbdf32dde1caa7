// Ce que la commande lit : un fichier ou l'entrée standard, en entier ou ligne à ligne, sans dépasser une mémoire bornée.
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";

/** Une entrée illisible (fichier absent, texte qui n'est pas de l'UTF-8…) : la faute de qui appelle, pas du programme. */
export class EntreeIllisible extends Error {
  readonly chemin: string;

  constructor(chemin: string, phrase: string) {
    super(phrase);
    this.name = "EntreeIllisible";
    this.chemin = chemin;
  }
}

/** Une ligne plus longue n'est pas gardée : elle épuiserait la mémoire. */
export const OCTETS_PAR_LIGNE = 16 * 1024 * 1024;

const RAISONS: Readonly<Record<string, string>> = {
  ENOENT: "ce fichier n'existe pas, attendu un fichier JSON ou « - » pour l'entrée standard",
  EISDIR: "c'est un dossier, attendu un fichier JSON",
  ENOTDIR: "ce chemin n'existe pas, attendu un fichier JSON",
  EACCES: "ce fichier n'est pas lisible avec vos droits, attendu un fichier JSON lisible",
};

function codeDe(erreur: unknown): string {
  return erreur instanceof Error && "code" in erreur ? String(erreur.code) : "";
}

/** Octets de « - » (entrée standard) ou d'un fichier, morceau par morceau. */
export async function* lireOctets(source: string): AsyncGenerator<Buffer> {
  const flux: Readable = source === "-" ? process.stdin : createReadStream(source);
  try {
    for await (const morceau of flux) yield Buffer.from(morceau);
  } catch (erreur) {
    const code = codeDe(erreur);
    const raison = RAISONS[code] ?? `la lecture a échoué (${code === "" ? "raison inconnue" : code}), attendu un fichier JSON lisible`;
    throw new EntreeIllisible(source === "-" ? "" : source, raison);
  }
}

const DECODEUR = new TextDecoder("utf-8", { fatal: true });

/** Décode de l'UTF-8 strict ; null si les octets n'en sont pas. */
export function decoder(octets: Uint8Array): string | null {
  try {
    return DECODEUR.decode(octets);
  } catch {
    return null;
  }
}

/** Tout le texte d'une source. */
export async function lireTexte(source: string): Promise<string> {
  const morceaux: Buffer[] = [];
  for await (const morceau of lireOctets(source)) morceaux.push(morceau);
  const texte = decoder(Buffer.concat(morceaux));
  if (texte === null) throw new EntreeIllisible(source === "-" ? "" : source, "ce texte n'est pas de l'UTF-8, attendu de l'UTF-8");
  return texte;
}

/** Une ligne lue, ou ce qui empêche de la lire. */
export type Ligne = { readonly texte: string } | { readonly faute: string };

class Assembleur {
  #morceaux: Buffer[] = [];
  #taille = 0;

  ajouter(morceau: Buffer): void {
    this.#taille += morceau.length;
    if (this.#taille > OCTETS_PAR_LIGNE) this.#morceaux = [];
    else this.#morceaux.push(morceau);
  }

  get vide(): boolean {
    return this.#taille === 0;
  }

  fermer(): Ligne {
    const [taille, morceaux] = [this.#taille, this.#morceaux];
    this.#taille = 0;
    this.#morceaux = [];
    if (taille > OCTETS_PAR_LIGNE) return { faute: `cette ligne dépasse ${OCTETS_PAR_LIGNE} octets, attendu un document plus court` };
    const texte = decoder(Buffer.concat(morceaux));
    return texte === null ? { faute: "cette ligne n'est pas de l'UTF-8, attendu de l'UTF-8" } : { texte };
  }
}

/** Lignes d'une source, par paquets : un paquet est ce qu'un morceau lu a complété, pour répondre sans attendre la suite. */
export async function* lireLignes(source: string): AsyncGenerator<readonly Ligne[]> {
  const assembleur = new Assembleur();
  for await (const morceau of lireOctets(source)) {
    const paquet: Ligne[] = [];
    let debut = 0;
    for (let fin = morceau.indexOf(10); fin !== -1; fin = morceau.indexOf(10, debut)) {
      assembleur.ajouter(morceau.subarray(debut, fin));
      paquet.push(assembleur.fermer());
      debut = fin + 1;
    }
    if (debut < morceau.length) assembleur.ajouter(morceau.subarray(debut));
    if (paquet.length > 0) yield paquet;
  }
  if (!assembleur.vide) yield [assembleur.fermer()];
}
