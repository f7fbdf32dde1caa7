// Lit un dépôt entier, tranche par tranche, en mémoire bornée, quel que soit son format.
import type { TableDesLieux } from "../../../regles/coherence-nir.js";
import type { Encodage } from "../../../socle/fichier/decoder.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { LectureLigne, TrancheLue } from "./ligne-depot.js";
import { LecteurCsv } from "./lire-csv.js";
import { lecteurDeLignes } from "./lire-ligne.js";
import { LecteurNdjson } from "./lire-ndjson.js";
import type { FormatDepot } from "./reconnaitre.js";

/** Octets analysés d'affilée : une tranche n'a que les lignes qu'ils complètent. */
const OCTETS_PAR_TRANCHE = 64 * 1024;

export interface OptionsLecture {
  readonly format: FormatDepot;
  readonly encodage: Encodage;
  readonly aujourdhui: DateCivile;
  /** Code officiel géographique : avec lui un pays inconnu est une faute, une commune inconnue une réserve. */
  readonly lieux?: TableDesLieux;
}

/** Les communes d'un fichier se répètent : chacune n'est cherchée qu'une fois. */
function lieuxRetenus(lieux: TableDesLieux): TableDesLieux {
  const communes = new Map<string, boolean>();
  return {
    ...lieux,
    communeConnue: (code) => {
      const deja = communes.get(code);
      if (deja !== undefined) return deja;
      const connue = lieux.communeConnue(code);
      communes.set(code, connue);
      return connue;
    },
  };
}

/**
 * Lit un flux d'octets et rend ses lignes dans l'ordre. Une ligne fausse n'arrête rien ; un fichier qui ne se lit pas
 * lève `FichierIllisible`. L'appelant peut réemployer un morceau dès que le suivant lui est demandé.
 */
export async function* lireDepot(flux: AsyncIterable<Uint8Array>, options: OptionsLecture): AsyncGenerator<TrancheLue> {
  const { encodage, aujourdhui } = options;
  let lignes: LectureLigne[] = [];
  let octets = 0;
  const lireLigne = lecteurDeLignes({ aujourdhui, lieux: options.lieux === undefined ? null : lieuxRetenus(options.lieux) });
  const destination = { encodage, lireLigne, recevoir: (lecture: LectureLigne) => void lignes.push(lecture) };
  const lecteur = options.format === "csv" ? new LecteurCsv(destination) : new LecteurNdjson(destination);
  const prendre = (): TrancheLue => {
    const tranche = { lignes, octets };
    lignes = [];
    return tranche;
  };
  for await (const morceau of flux) {
    for (let debut = 0; debut < morceau.length; debut += OCTETS_PAR_TRANCHE) {
      const part = morceau.subarray(debut, debut + OCTETS_PAR_TRANCHE);
      lecteur.alimenter(part);
      octets += part.length;
      if (lignes.length > 0) yield prendre();
    }
  }
  lecteur.finir();
  if (lignes.length > 0) yield prendre();
}
