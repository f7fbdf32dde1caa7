// Le contenu de quelques lignes, tel qu'il a été envoyé : pour les montrer, les corriger, les renvoyer.

import { decoder, type Encodage } from "../../../socle/fichier/decoder.js";
import { NOMS_COLONNES } from "./colonnes.js";
import { Decoupeur, type Receveur } from "./decouper-lignes.js";
import type { LectureLigne } from "./ligne-depot.js";
import { LecteurCsv } from "./lire-csv.js";
import { LecteurNdjson } from "./lire-ndjson.js";
import type { FormatDepot } from "./reconnaitre.js";

/** `champs` : dans l'ordre des colonnes, null si la ligne est mal écrite ; `brut` : son texte. */
export interface ContenuLigne {
  readonly numero: number;
  readonly champs: readonly string[] | null;
  readonly brut: string;
}

const SAUT_DE_LIGNE = Buffer.from("\n");
const ILLISIBLE: LectureLigne = { genre: "fautes", numero: 0, idLigne: null, fautes: [], empreinte: Buffer.alloc(0) };

/** Remet au lecteur l'en-tête, puis les seules lignes voulues : les fautes de forme sont celles du dépôt. */
class Releveur implements Receveur {
  readonly #decoupeur = new Decoupeur(this);
  readonly #lecteur: LecteurCsv | LecteurNdjson;
  readonly #options: { readonly encodage: Encodage; readonly voulue: (numero: number) => boolean };
  #champs: readonly string[] | null = null;
  #entete: boolean;
  releves: ContenuLigne[] = [];

  constructor(options: { format: FormatDepot; encodage: Encodage; voulue: (numero: number) => boolean }) {
    this.#options = options;
    const destination = {
      encodage: options.encodage,
      lireLigne: (champs: string[]): LectureLigne => {
        this.#champs = [...champs];
        return ILLISIBLE;
      },
      recevoir: () => undefined,
    };
    this.#entete = options.format === "csv";
    this.#lecteur = options.format === "csv" ? new LecteurCsv(destination) : new LecteurNdjson(destination);
  }

  alimenter(morceau: Uint8Array): void {
    this.#decoupeur.alimenter(morceau);
  }

  finir(): void {
    this.#decoupeur.finir();
  }

  tropLongue(): void {
    const { numero } = this.#decoupeur;
    if (this.#options.voulue(numero)) this.releves.push({ numero, champs: null, brut: "" });
  }

  ligne(octets: Buffer, debut: number, fin: number): void {
    const { numero } = this.#decoupeur;
    const texte = Buffer.from(octets.subarray(debut, fin));
    if (this.#entete) {
      const vide = texte.length === 0 || (texte.length === 3 && texte[0] === 0xef);
      if (!vide) this.#entete = false;
    } else if (!this.#options.voulue(numero)) return;
    this.#champs = null;
    this.#lecteur.alimenter(Buffer.concat([texte, SAUT_DE_LIGNE]));
    if (!this.#options.voulue(numero)) return;
    const brut = decoder(texte, { debut: 0, fin: texte.length }, this.#options.encodage) ?? texte.toString("latin1");
    this.releves.push({ numero, champs: this.#champs, brut });
  }
}

/** Rend, dans l'ordre du fichier, le contenu des lignes voulues. */
export async function* lireContenus(
  flux: AsyncIterable<Uint8Array>,
  options: { format: FormatDepot; encodage: Encodage; voulue: (numero: number) => boolean },
): AsyncGenerator<ContenuLigne> {
  const releveur = new Releveur(options);
  const prendre = () => releveur.releves.splice(0);
  for await (const morceau of flux) {
    releveur.alimenter(morceau);
    yield* prendre();
  }
  releveur.finir();
  yield* prendre();
}

/** Champs remplis d'une ligne, par nom de colonne. */
export function nommerChamps(champs: readonly string[]): Record<string, string> {
  return Object.fromEntries(NOMS_COLONNES.map((nom, rang) => [nom, champs[rang] ?? ""]));
}
