// Le CSV d'un dépôt, lu octet par octet : point-virgule, guillemets doublés, et rien de deviné ; chaque faute a sa ligne et sa colonne.
import { hash } from "node:crypto";
import { aUnCaractereInterdit, decoder, type Encodage } from "../../../socle/fichier/decoder.js";
import { NOMS_COLONNES } from "./colonnes.js";
import { Decoupeur, OCTETS_PAR_LIGNE, type Receveur } from "./decouper-lignes.js";
import { type EnTete, lireEnTete } from "./en-tete.js";
import { R } from "./examen.js";
import type { CodeFaute, Faute } from "./fautes.js";
import type { LectureLigne } from "./ligne-depot.js";
import { identifiantMontrable } from "./lire-ligne.js";

const GUILLEMET = 34;
const SEPARATEUR = 59;
const ESPACE = 32;
/** Marques d'un champ, relevées pendant le parcours. */
const COMMANDE = 1;
const NUL = 2;
const HORS_ASCII = 4;
const DOUBLE = 8;
const INTRUS = 16;

/** Marque de chaque octet. */
const CLASSES = new Uint8Array(256);
for (let octet = 0; octet < 256; octet += 1) {
  if (octet === 0) CLASSES[octet] = NUL;
  else if (octet < ESPACE || octet === 127) CLASSES[octet] = COMMANDE;
  else if (octet === GUILLEMET) CLASSES[octet] = INTRUS;
  else if (octet >= 128) CLASSES[octet] = HORS_ASCII;
}

/** Place et marques des champs d'une ligne ; une seule est réemployée pour tout le fichier. */
class Champs {
  readonly debuts: Int32Array;
  readonly fins: Int32Array;
  readonly marques: Uint8Array;
  nombre = 0;
  /** Premier défaut de guillemets ; null quand la ligne est bien écrite. */
  defaut: CodeFaute | null = null;
  position = 0;

  constructor(capacite: number) {
    this.debuts = new Int32Array(capacite);
    this.fins = new Int32Array(capacite);
    this.marques = new Uint8Array(capacite);
  }
}

/** Fin d'un champ entre guillemets (l'octet du guillemet fermant), ou `fin` s'il n'est pas fermé. */
function parcourirGuillemets(octets: Buffer, depart: number, vers: { readonly fin: number; readonly champs: Champs }): number {
  const { fin, champs } = vers;
  let marques = 0;
  let rang = depart;
  for (; rang < fin; rang += 1) {
    const octet = octets[rang] ?? 0;
    if (octet !== GUILLEMET) marques |= CLASSES[octet] ?? 0;
    else if (rang + 1 < fin && octets[rang + 1] === GUILLEMET) {
      marques |= DOUBLE;
      rang += 1;
    } else break;
  }
  champs.marques[champs.nombre] = marques;
  return rang;
}

function defaillir(champs: Champs, defaut: CodeFaute, position: number): void {
  champs.defaut = defaut;
  champs.position = position;
}

/** Relève les champs d'une ligne ; s'arrête au premier défaut de guillemets. Les champs en trop sont comptés, sans être gardés. */
function parcourir(octets: Buffer, debut: number, vers: { readonly fin: number; readonly champs: Champs }): void {
  const { fin, champs } = vers;
  champs.nombre = 0;
  champs.defaut = null;
  for (let rang = debut; ; rang += 1) {
    if (rang < fin && octets[rang] === GUILLEMET) {
      const fermant = parcourirGuillemets(octets, rang + 1, vers);
      champs.debuts[champs.nombre] = rang + 1;
      champs.fins[champs.nombre] = fermant;
      if (fermant >= fin) {
        defaillir(champs, "guillemet_non_ferme", rang - debut + 1);
        return;
      }
      rang = fermant + 1;
      if (rang < fin && octets[rang] !== SEPARATEUR) {
        defaillir(champs, "texte_apres_guillemet", rang - debut + 1);
        return;
      }
    } else {
      const depart = rang;
      let marques = 0;
      for (; rang < fin; rang += 1) {
        const octet = octets[rang] ?? 0;
        if (octet === SEPARATEUR) break;
        marques |= CLASSES[octet] ?? 0;
      }
      champs.debuts[champs.nombre] = depart;
      champs.fins[champs.nombre] = rang;
      champs.marques[champs.nombre] = marques;
      if ((marques & INTRUS) !== 0) {
        defaillir(champs, "guillemet_dans_un_champ", octets.indexOf(GUILLEMET, depart) - debut + 1);
        return;
      }
    }
    champs.nombre += 1;
    if (rang >= fin) return;
  }
}

/** Ce que reçoit le lecteur : où vont les lignes lues, et comment se lit une ligne bien écrite. */
export interface Destination {
  readonly encodage: Encodage;
  readonly lireLigne: (champs: string[], numero: number) => LectureLigne;
  readonly recevoir: (lecture: LectureLigne) => void;
}

const VIDES: readonly string[] = NOMS_COLONNES.map(() => "");

export class LecteurCsv implements Receveur {
  readonly #destination: Destination;
  readonly #decoupeur: Decoupeur;
  readonly #champs = new Champs(OCTETS_PAR_LIGNE + 1);
  readonly #valeurs: string[] = [...VIDES];
  #entete: EnTete | null = null;

  constructor(destination: Destination) {
    this.#destination = destination;
    this.#decoupeur = new Decoupeur(this);
  }

  /** Suite du flux. Lève FichierIllisible si l'en-tête ne se lit pas. */
  alimenter(morceau: Uint8Array): void {
    this.#decoupeur.alimenter(morceau);
  }

  finir(): void {
    this.#decoupeur.finir();
    if (this.#entete === null) lireEnTete(null, this.#destination.encodage);
  }

  tropLongue(empreinte: Buffer): void {
    if (this.#entete === null) lireEnTete(null, this.#destination.encodage);
    const { numero } = this.#decoupeur;
    const faute: Faute = { code: "ligne_trop_longue", champ: null, details: { maximum: OCTETS_PAR_LIGNE } };
    this.#destination.recevoir({ genre: "fautes", numero, idLigne: null, fautes: [faute], empreinte });
  }

  ligne(octets: Buffer, debut: number, fin: number): void {
    if (debut === fin) return;
    if (this.#entete === null) {
      const texte = octets.subarray(debut, fin);
      if (texte.length > 3 || this.#decoupeur.numero > 1 || !estMarqueSeule(texte))
        this.#entete = lireEnTete(texte, this.#destination.encodage);
      return;
    }
    parcourir(octets, debut, { fin, champs: this.#champs });
    const fautes = this.#remplir(octets, debut, { fin, entete: this.#entete });
    const { numero } = this.#decoupeur;
    if (fautes === null) {
      this.#destination.recevoir(this.#destination.lireLigne(this.#valeurs, numero));
      return;
    }
    const empreinte = hash("sha256", octets.subarray(debut, fin), "buffer");
    const idLigne = identifiantMontrable(this.#valeurs[R.idLigne] ?? "");
    this.#destination.recevoir({ genre: "fautes", numero, idLigne, fautes, empreinte });
  }

  /** Remplit les valeurs canoniques ; rend les fautes d'écriture, ou null. */
  #remplir(octets: Buffer, debut: number, { fin, entete }: { readonly fin: number; readonly entete: EnTete }): Faute[] | null {
    const [champs, valeurs, { rangs }] = [this.#champs, this.#valeurs, entete];
    let fautes: Faute[] | null = null;
    const texte = octets.toString("latin1", debut, fin);
    const lus = Math.min(champs.nombre, rangs.length);
    let remplis = 0;
    for (let colonne = 0; colonne < lus; colonne += 1) {
      const rang = rangs[colonne] ?? 0;
      const depart = champs.debuts[colonne] ?? 0;
      const arrivee = champs.fins[colonne] ?? 0;
      if (depart === arrivee) {
        valeurs[rang] = "";
        continue;
      }
      remplis += 1;
      const marques = champs.marques[colonne] ?? 0;
      const valeur = texte.slice(depart - debut, arrivee - debut);
      if (marques !== 0) {
        fautes ??= [];
        valeurs[rang] = this.#nettoyer(valeur, octets, { depart, arrivee, marques, colonne, rang, fautes });
      } else valeurs[rang] = octets[depart] === ESPACE || octets[arrivee - 1] === ESPACE ? valeur.trim() : valeur;
    }
    if (champs.defaut !== null || champs.nombre !== rangs.length) {
      if (!rangs.slice(0, lus).includes(R.idLigne)) valeurs[R.idLigne] = "";
      return [...(fautes ?? []), this.#defautDeForme(entete)];
    }
    if (remplis === 0) return [{ code: "ligne_sans_contenu", champ: null }];
    return fautes === null || fautes.length === 0 ? null : fautes;
  }

  /** Champ qui n'est pas tout simple : guillemets doublés, accents, octets interdits. */
  #nettoyer(latin: string, octets: Buffer, lieu: Lieu): string {
    const { marques, depart, arrivee } = lieu;
    if ((marques & NUL) !== 0) relever(lieu, "octet_nul");
    else if ((marques & COMMANDE) !== 0) relever(lieu, "caractere_de_commande");
    let texte = latin;
    if ((marques & HORS_ASCII) !== 0) {
      const { encodage } = this.#destination;
      const decode = decoder(octets, { debut: depart, fin: arrivee }, encodage);
      if (decode === null) {
        relever(lieu, "encodage_invalide", encodage);
        return "";
      }
      if (aUnCaractereInterdit(decode)) relever(lieu, "caractere_interdit");
      texte = decode;
    }
    return rogner((marques & DOUBLE) === 0 ? texte : texte.replaceAll('""', '"'));
  }

  #defautDeForme(entete: EnTete): Faute {
    const { defaut, nombre, position } = this.#champs;
    if (defaut !== null) {
      const champ = NOMS_COLONNES[entete.rangs[nombre] ?? -1] ?? null;
      return { code: defaut, champ, details: { colonne: nombre + 1, position } };
    }
    const code = nombre > entete.rangs.length ? "colonnes_en_trop" : "colonnes_absentes";
    return { code, champ: null, details: { lues: nombre, attendues: entete.rangs.length } };
  }
}

interface Lieu {
  readonly depart: number;
  readonly arrivee: number;
  readonly marques: number;
  readonly colonne: number;
  readonly rang: number;
  readonly fautes: Faute[];
}

function relever({ rang, colonne, fautes }: Lieu, code: CodeFaute, encodage = ""): void {
  fautes.push({ code, champ: NOMS_COLONNES[rang] ?? null, details: { colonne: colonne + 1, encodage } });
}

/** Ôte les espaces des bords : un export en laisse souvent, elles ne disent rien. */
export function rogner(valeur: string): string {
  const dernier = valeur.charCodeAt(valeur.length - 1);
  return valeur.charCodeAt(0) === ESPACE || dernier === ESPACE || dernier === 160 ? valeur.trim() : valeur;
}

/** La marque d'ordre des octets seule sur sa ligne n'est pas un en-tête. */
function estMarqueSeule(octets: Buffer): boolean {
  return octets.length === 3 && octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf;
}
