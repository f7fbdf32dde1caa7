// La loi d'une année mise en tables en l'interrogeant : une case par valeur des faits, et ce que le plafond laisse de chaque ensemble.
// Aucun seuil, aucun montant, aucun plafond n'est écrit ici : chaque case est une réponse de la loi.
import { evaluerDroits } from "../src/regles/acquisition.js";
import { deciderDroits } from "../src/regles/decision.js";
import type { TypeActivite } from "../src/regles/faits.js";
import { lecturesParDefaut } from "../src/regles/lectures.js";
import type { Motif } from "../src/regles/motif.js";
import type { Droit } from "../src/regles/reponse.js";
import { Colonnes, type Dates, dossierAu, type Fait } from "./colonnes.js";

export const OCTET = 256;
const MOIS = 13;

/** Une ligne du décret et les colonnes qu'elle lit. Rangées comme la réponse : par type. */
export interface Source {
  readonly type: TypeActivite;
  readonly fait: Fait;
  readonly second: Fait | null;
  readonly taille: number;
}

function source(type: TypeActivite, fait: Fait, taille = OCTET): Source {
  return { type, fait, second: null, taille };
}

export const SOURCES: readonly Source[] = [
  { type: "benevolat_associatif", fait: "heuresUne", second: "heuresAutre", taille: OCTET },
  source("maitre_apprentissage", "moisMaitre", MOIS),
  source("reserve_citoyenne_reinsertion", "heuresReinsertion"),
  source("reserve_civique", "heuresCivique"),
  source("reserve_communale_securite_civile", "anneesCommunale"),
  source("reserve_militaire_operationnelle", "joursMilitaires"),
  source("reserve_sanitaire", "joursSanitaires"),
  source("sapeur_pompier_volontaire", "anneesPompier"),
  source("service_civique", "moisService", MOIS),
];
export const MASQUES = 1 << SOURCES.length;
export const DONNES = 4;

type Faits = Readonly<Partial<Record<Fait, number>>>;

/** Interroge la loi sur des faits d'une année. */
class Question {
  readonly #colonnes = new Colonnes(1);
  readonly #dates: Dates;

  constructor(dates: Dates) {
    this.#dates = dates;
  }

  #dossier(faits: Faits) {
    const { faits: colonnes } = this.#colonnes;
    for (const colonne of Object.values(colonnes)) colonne[0] = 0;
    for (const { fait, second } of SOURCES) {
      colonnes[fait][0] = faits[fait] ?? 0;
      if (second !== null) colonnes[second][0] = faits[second] ?? 0;
    }
    colonnes.droitsDonnes[0] = faits.droitsDonnes ?? 0;
    return dossierAu(this.#colonnes, 0, this.#dates);
  }

  decider(faits: Faits) {
    return deciderDroits(this.#dossier(faits), lecturesParDefaut).droits;
  }

  expliquer(faits: Faits): readonly Droit[] {
    return evaluerDroits(this.#dossier(faits), lecturesParDefaut).droits;
  }
}

function faitsDe({ fait, second }: Source, place: number): Faits {
  return second === null ? { [fait]: place } : { [fait]: place >> 8, [second]: place & 255 };
}

/** Le bit d'une ligne pour chaque valeur de ses faits : levé quand la loi ouvre le droit. */
function bitsDe(question: Question, ligne: Source, bit: number): Uint16Array {
  const bits = new Uint16Array(ligne.second === null ? ligne.taille : ligne.taille * OCTET);
  for (let place = 0; place < bits.length; place += 1) {
    const [droit, second] = question.decider(faitsDe(ligne, place));
    if (droit === undefined) continue;
    // Une ligne et une année ne font qu'une réponse, jamais en attente à cette date : un bit suffit à la garder.
    if (second !== undefined || droit.decision === "en_attente") throw new Error(`${ligne.type} : la réponse ne tient pas dans un bit.`);
    if (droit.decision === "acquis") bits[place] = bit;
  }
  return bits;
}

/** La loi d'une année : chaque ligne, puis ce que le plafond laisse de chaque ensemble de droits ouverts. */
export interface LoiDeLAnnee {
  readonly question: Question;
  readonly lignes: readonly Uint16Array[];
  /** Par droits déjà donnés puis droits ouverts : ceux qui restent acquis, et les centimes nouveaux. */
  readonly restent: Uint16Array;
  readonly montants: Int32Array;
  /** Raisons d'un droit que le plafond refuse. */
  motifsDuPlafond: readonly Motif[];
}

/** Des faits qui ouvrent exactement les droits du masque ; null quand une ligne n'en ouvre jamais cette année-là. */
function faitsDuMasque(lignes: readonly Uint16Array[], masque: number): Faits | null {
  let faits: Faits = {};
  for (const [rang, ligne] of SOURCES.entries()) {
    if ((masque & (1 << rang)) === 0) continue;
    const place = lignes[rang]?.findIndex((bit) => bit !== 0) ?? -1;
    if (place < 0) return null;
    faits = { ...faits, ...faitsDe(ligne, place) };
  }
  return faits;
}

const RANGS: ReadonlyMap<TypeActivite, number> = new Map(SOURCES.map(({ type }, rang) => [type, rang]));

export function tabuler(dates: Dates): LoiDeLAnnee {
  const question = new Question(dates);
  const lignes = SOURCES.map((ligne, rang) => bitsDe(question, ligne, 1 << rang));
  const loi: LoiDeLAnnee = {
    question,
    lignes,
    restent: new Uint16Array(DONNES * MASQUES),
    montants: new Int32Array(DONNES * MASQUES),
    motifsDuPlafond: [],
  };
  for (let place = 0; place < DONNES * MASQUES; place += 1) {
    const faits = faitsDuMasque(lignes, place % MASQUES);
    if (faits === null) continue;
    for (const droit of question.expliquer({ ...faits, droitsDonnes: Math.floor(place / MASQUES) })) {
      loi.montants[place] = (loi.montants[place] ?? 0) + droit.montant;
      if (droit.decision === "acquis") loi.restent[place] = (loi.restent[place] ?? 0) | (1 << (RANGS.get(droit.activite) ?? 0));
      else loi.motifsDuPlafond = droit.motifs;
    }
  }
  return loi;
}
