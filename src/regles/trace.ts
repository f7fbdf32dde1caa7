// Ce qu'une règle laisse derrière elle : le gabarit, l'article et les faits ; la phrase n'est écrite que si on la demande.
import type { DateCivile } from "../socle/valeurs/date-civile.js";
import { ecrireDate, lireDateCivile } from "../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../socle/valeurs/montant.js";
import type { Motif } from "./motif.js";
import type { GabaritMotif } from "./motifs-gabarit.js";
import type { Unite, Version } from "./parametre.js";

/** Faits d'une raison. Un nombre se lit dans `unite`, une clé en `…Montant` en centimes, une clé en `date…` comme une date. */
export interface Faits {
  readonly unite?: Unite;
  readonly sujet?: string;
  readonly mesure?: number | string;
  readonly seuil?: number;
  readonly manque?: number | string;
  readonly changement?: string;
  /** Version datée du seuil appliqué : gardée pour rejouer l'explication. */
  readonly version?: Version<number>;
  readonly droitMontant?: number;
  readonly resteMontant?: number;
  readonly plafondMontant?: number;
  readonly periode?: string;
  readonly financeur?: string;
  readonly annee?: number;
  readonly rang?: number;
  readonly qualite?: string;
  readonly accord?: string;
  readonly seuilApprenti?: number;
  readonly dateLimite?: DateCivile;
  readonly dateAnciennete?: DateCivile;
  readonly dateFin?: DateCivile;
  readonly dateAtteinte?: DateCivile;
  readonly dateOuverture?: DateCivile;
  readonly dateFermeture?: DateCivile;
}

export interface Trace {
  readonly gabarit: GabaritMotif;
  readonly article: string;
  readonly faits: Faits;
  /** La raison écrite, gardée : une raison commune à tous ne s'écrit qu'une fois. */
  ecrite: Motif | null;
}

/** Raison prête à être écrite ; sans article, celui du gabarit. */
export function tracer(gabarit: GabaritMotif, faits: Faits, article: string = gabarit.article): Trace {
  return { gabarit, article, faits, ecrite: null };
}

const PLURIELS: Readonly<Partial<Record<Unite, readonly [string, string]>>> = {
  heures: ["heure", "heures"],
  jours: ["jour", "jours"],
  jours_ouvres: ["jour ouvré", "jours ouvrés"],
  mois: ["mois", "mois"],
  annees: ["an", "ans"],
  interventions: ["intervention", "interventions"],
  vacations: ["vacation", "vacations"],
};

/** Écrit « 12 heures », « 1 heure », « 0,5 heure ». */
export function ecrireQuantite(nombre: number, unite: Unite): string {
  const arrondi = Math.round(nombre * 100) / 100;
  const noms = PLURIELS[unite];
  const texte = arrondi.toString().replace(".", ",");
  return noms === undefined ? texte : `${texte}\u00a0${arrondi >= 2 ? noms[1] : noms[0]}`;
}

/** Écrit « 5 mois et 29 jours ». */
export function ecrireDuree(mois: number, jours: number): string {
  if (jours === 0) return ecrireQuantite(mois, "mois");
  if (mois === 0) return ecrireQuantite(jours, "jours");
  return `${ecrireQuantite(mois, "mois")} et ${ecrireQuantite(jours, "jours")}`;
}

const TROU = /\{(\w+)\}/gu;

/** Un trou du gabarit : le fait qui le remplit, comment il s'écrit, le texte qui le suit. */
interface Trou {
  readonly cle: keyof Faits;
  readonly genre: "date" | "montant" | "quantite" | "autre";
  readonly suite: string;
}

interface Decoupe {
  readonly debut: string;
  readonly trous: readonly Trou[];
}

const QUANTITES: ReadonlySet<string> = new Set(["mesure", "seuil", "seuilApprenti", "manque"]);

function genreDe(cle: string): Trou["genre"] {
  if (cle.startsWith("date")) return "date";
  if (cle.endsWith("Montant")) return "montant";
  return QUANTITES.has(cle) ? "quantite" : "autre";
}

function ecrireFait({ cle, genre }: Trou, faits: Faits): string {
  const valeur = faits[cle];
  if (typeof valeur === "string") {
    const date = genre === "date" ? lireDateCivile(valeur) : null;
    return date === null ? valeur : ecrireDate(date);
  }
  if (typeof valeur !== "number") throw new Error(`La raison ne dit pas « ${cle} ».`);
  if (genre === "montant") return ecrireMontant(valeur);
  return faits.unite !== undefined && genre === "quantite" ? ecrireQuantite(valeur, faits.unite) : valeur.toString();
}

const CLES: Readonly<Record<keyof Faits, true>> = {
  unite: true,
  sujet: true,
  mesure: true,
  seuil: true,
  manque: true,
  changement: true,
  version: true,
  droitMontant: true,
  resteMontant: true,
  plafondMontant: true,
  periode: true,
  financeur: true,
  annee: true,
  rang: true,
  qualite: true,
  accord: true,
  seuilApprenti: true,
  dateLimite: true,
  dateAnciennete: true,
  dateFin: true,
  dateAtteinte: true,
  dateOuverture: true,
  dateFermeture: true,
};

function estCle(cle: string): cle is keyof Faits {
  return Object.hasOwn(CLES, cle);
}

const decoupes = new Map<GabaritMotif, Decoupe>();

/** Le gabarit découpé à ses trous, une fois pour toutes. */
function decouper(gabarit: GabaritMotif): Decoupe {
  const connue = decoupes.get(gabarit);
  if (connue !== undefined) return connue;
  const morceaux = gabarit.phrase.split(TROU);
  const trous: Trou[] = [];
  for (let rang = 1; rang < morceaux.length; rang += 2) {
    const cle = morceaux[rang] ?? "";
    if (!estCle(cle)) throw new Error(`La raison ne dit pas « ${cle} ».`);
    trous.push({ cle, genre: genreDe(cle), suite: morceaux[rang + 1] ?? "" });
  }
  const decoupe = { debut: morceaux[0] ?? "", trous };
  decoupes.set(gabarit, decoupe);
  return decoupe;
}

/** Écrit la raison pour le citoyen. */
export function expliquer(trace: Trace): Motif {
  if (trace.ecrite !== null) return trace.ecrite;
  const { debut, trous } = decouper(trace.gabarit);
  let phrase = debut;
  for (const trou of trous) phrase += ecrireFait(trou, trace.faits) + trou.suite;
  const motif = { code: trace.gabarit.code, article: trace.article, phrase: phrase.trim() };
  trace.ecrite = motif;
  return motif;
}
