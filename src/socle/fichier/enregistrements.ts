// Les enregistrements d'un CSV à points-virgules, lus dans un flux en mémoire bornée : un guillemet perdu ne coûte que sa ligne.
import { isAscii } from "node:buffer";
import { decoder } from "./decoder.js";
import { type DetecteurEncodage, detecteurEncodage } from "./detecter-encodage.js";

/** Octets d'un enregistrement, sauts de ligne entre guillemets compris ; au-delà il n'est pas lu. */
export const OCTETS_PAR_ENREGISTREMENT = 256 * 1024;
/** Octets analysés d'affilée : de plus petits morceaux sont réunis. */
const OCTETS_PAR_PASSAGE = 64 * 1024;
/** Octets accentués regardés pour conclure de l'encodage : la suite d'un fichier est comme son début. */
const OCTETS_D_ESSAI = 1024 * 1024;
const SAUT = 10;
const RETOUR = 13;
const GUILLEMET = 34;
const SEPARATEUR = 59;

export type CodeDefaut = "ligne_trop_longue" | "guillemet_non_ferme" | "texte_apres_guillemet" | "encodage_invalide" | "octet_nul";

/** Un enregistrement. `numero` : la ligne du fichier où il commence, dès 1 ; `colonne` : le champ en défaut, dès 1, s'il est connu. */
export interface Enregistrement {
  readonly numero: number;
  readonly champs: readonly string[];
  readonly defaut: { readonly code: CodeDefaut; readonly colonne: number } | null;
}

/** Où finit un enregistrement : `fin` est son saut de ligne ; null s'il manque la suite. */
type Parcours = { readonly fin: number; readonly defaut: null } | { readonly defaut: CodeDefaut; readonly colonne: number } | null;

/** Place qui suit le guillemet fermant, ou -1 s'il n'est pas là. */
function apresGuillemets(octets: Buffer, depart: number): number {
  let place = octets.indexOf(GUILLEMET, depart);
  while (place !== -1 && octets[place + 1] === GUILLEMET) place = octets.indexOf(GUILLEMET, place + 2);
  return place === -1 ? -1 : place + 1;
}

function parcourir(octets: Buffer, debut: number): Parcours {
  let rang = debut;
  for (let colonne = 1; ; colonne += 1) {
    if (octets[rang] === GUILLEMET) {
      rang = apresGuillemets(octets, rang + 1);
      if (rang === -1) return null;
      if (octets[rang] === RETOUR && (octets[rang + 1] ?? SAUT) === SAUT) rang += 1;
      if (rang >= octets.length) return null;
      if (octets[rang] !== SEPARATEUR && octets[rang] !== SAUT) return { defaut: "texte_apres_guillemet", colonne };
    } else {
      while (rang < octets.length && octets[rang] !== SEPARATEUR && octets[rang] !== SAUT) rang += 1;
      if (rang >= octets.length) return null;
    }
    if (octets[rang] === SAUT) return { fin: rang, defaut: null };
    rang += 1;
  }
}

/** Champs d'un enregistrement bien écrit. */
function champsDe(texte: string): string[] {
  if (!texte.includes('"')) return texte.split(";");
  const champs: string[] = [];
  for (let rang = 0; ; rang += 1) {
    let fin: number;
    if (texte[rang] === '"') {
      fin = texte.indexOf('"', rang + 1);
      while (texte[fin + 1] === '"') fin = texte.indexOf('"', fin + 2);
      champs.push(texte.slice(rang + 1, fin).replaceAll('""', '"'));
      rang = fin + 1;
    } else {
      fin = texte.indexOf(";", rang);
      if (fin === -1) fin = texte.length;
      champs.push(texte.slice(rang, fin));
      rang = fin;
    }
    if (rang >= texte.length) return champs;
  }
}

class Decoupeur {
  readonly #detecteur: DetecteurEncodage = detecteurEncodage();
  #essayes = 0;
  #reste: Buffer = Buffer.alloc(0);
  #numero = 1;
  #premier = true;
  #saute = false;
  /** Champs de l'en-tête ; 0 tant qu'il n'est pas lu. */
  #attendus = 0;

  /** Rend ce que le morceau complète ; `dernier` dit que rien ne suit. */
  decouper(morceau: Buffer, dernier: boolean): Enregistrement[] {
    if (this.#essayes < OCTETS_D_ESSAI && !isAscii(morceau)) {
      this.#detecteur.ajouter(morceau);
      this.#essayes += morceau.length;
    }
    let octets = this.#reste.length === 0 ? morceau : Buffer.concat([this.#reste, morceau]);
    if (dernier && octets.at(-1) !== SAUT) octets = Buffer.concat([octets, Buffer.from("\n")]);
    if (this.#premier && octets.length > 0) {
      this.#premier = false;
      if (octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf) octets = octets.subarray(3);
    }
    const lus: Enregistrement[] = [];
    let debut = 0;
    while (debut < octets.length) {
      const suite = this.#avancer(octets, debut, { dernier, lus });
      if (suite === -1) break;
      debut = suite;
    }
    // Une copie : l'appelant peut réemployer ses octets, et le début déjà lu n'est plus tenu.
    this.#reste = Buffer.from(octets.subarray(debut));
    return lus;
  }

  /** Lit un enregistrement ; rend la place du suivant, ou -1 s'il faut attendre la suite du flux. */
  #avancer(octets: Buffer, debut: number, vers: { readonly dernier: boolean; readonly lus: Enregistrement[] }): number {
    if (this.#saute) return this.#sauter(octets, debut);
    const parcours = parcourir(octets, debut);
    if (parcours === null) {
      if (!vers.dernier && octets.length - debut <= OCTETS_PAR_ENREGISTREMENT) return -1;
      return this.#abandonner(octets, debut, { code: "guillemet_non_ferme", colonne: 0, lus: vers.lus });
    }
    if (parcours.defaut !== null)
      return this.#abandonner(octets, debut, { code: parcours.defaut, colonne: parcours.colonne, lus: vers.lus });
    const { fin } = parcours;
    const lu = this.#lire(octets, debut, fin);
    let sauts = 0;
    for (let saut = octets.indexOf(SAUT, debut); saut !== -1 && saut <= fin; saut = octets.indexOf(SAUT, saut + 1)) sauts += 1;
    // Plusieurs lignes qui n'ont pas ensemble les champs voulus : un guillemet perdu les a réunies.
    if (sauts > 1 && this.#attendus > 0 && lu?.champs.length !== this.#attendus)
      return this.#abandonner(octets, debut, { code: "guillemet_non_ferme", colonne: 0, lus: vers.lus });
    if (lu !== null) vers.lus.push(lu);
    if (this.#attendus === 0) this.#attendus = lu?.champs.length ?? 0;
    this.#numero += sauts;
    return fin + 1;
  }

  #sauter(octets: Buffer, debut: number): number {
    const saut = octets.indexOf(SAUT, debut);
    if (saut === -1) return octets.length;
    this.#saute = false;
    this.#numero += 1;
    return saut + 1;
  }

  /** L'enregistrement ne se lit pas : sa première ligne est rendue en défaut, la lecture reprend à la suivante. */
  #abandonner(octets: Buffer, debut: number, { code, colonne, lus }: { code: CodeDefaut; colonne: number; lus: Enregistrement[] }): number {
    const saut = octets.indexOf(SAUT, debut);
    const longue = saut === -1 || saut - debut > OCTETS_PAR_ENREGISTREMENT;
    const numero = this.#numero;
    lus.push({ numero, champs: [], defaut: longue ? { code: "ligne_trop_longue", colonne: 0 } : { code, colonne } });
    this.#saute = true;
    return this.#sauter(octets, debut);
  }

  #lire(octets: Buffer, debut: number, fin: number): Enregistrement | null {
    const [numero, champs] = [this.#numero, []];
    const bout = fin > debut && octets[fin - 1] === RETOUR ? fin - 1 : fin;
    if (bout === debut) return null;
    if (bout - debut > OCTETS_PAR_ENREGISTREMENT) return { numero, champs, defaut: { code: "ligne_trop_longue", colonne: 0 } };
    const texte = this.#decoder(octets, debut, bout);
    if (texte === null) return { numero, champs, defaut: { code: "encodage_invalide", colonne: 0 } };
    if (texte.includes("\0")) return { numero, champs, defaut: { code: "octet_nul", colonne: 0 } };
    return { numero, champs: champsDe(texte), defaut: null };
  }

  /** UTF-8 ; à défaut Windows-1252, si ce qui est lu jusqu'ici en est. */
  #decoder(octets: Buffer, debut: number, fin: number): string | null {
    if (isAscii(octets.subarray(debut, fin))) return octets.toString("latin1", debut, fin);
    const texte = decoder(octets, { debut, fin }, "utf-8");
    return texte === null && this.#detecteur.encodage() === "windows-1252" ? decoder(octets, { debut, fin }, "windows-1252") : texte;
  }
}

/** Réunit les petits morceaux : un flux qui arrive octet par octet ne se relit pas à chacun. */
async function* passages(flux: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let gardes: Buffer[] = [];
  let taille = 0;
  for await (const morceau of flux) {
    gardes.push(Buffer.from(morceau));
    taille += morceau.length;
    if (taille < OCTETS_PAR_PASSAGE) continue;
    yield Buffer.concat(gardes);
    gardes = [];
    taille = 0;
  }
  yield Buffer.concat(gardes);
}

/**
 * Lit un CSV à points-virgules : ses enregistrements dans l'ordre, en paquets. Les champs sont rendus tels quels, guillemets ôtés ;
 * les lignes vides sont passées. Un enregistrement mal écrit est rendu avec son défaut, et la lecture reprend à la ligne suivante.
 */
export async function* lireEnregistrements(flux: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Enregistrement[]> {
  const decoupeur = new Decoupeur();
  for await (const passage of passages(flux)) {
    const lus = decoupeur.decouper(passage, false);
    if (lus.length > 0) yield lus;
  }
  const derniers = decoupeur.decouper(Buffer.alloc(0), true);
  if (derniers.length > 0) yield derniers;
}
