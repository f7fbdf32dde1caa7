// Ce qu'une règle laisse derrière elle : le gabarit, l'article et les faits ; la phrase n'est écrite que si on la demande.
import type { DateCivile } from "../socle/valeurs/date-civile.js";
import { ecrireDate, lireDateCivile } from "../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../socle/valeurs/montant.js";
import type { Ligne } from "./activites/ligne.js";
import type { TypeActivite } from "./faits.js";
import type { Motif } from "./motif.js";
import type { GabaritMotif } from "./motifs-gabarit.js";
import type { Unite, Version } from "./parametre.js";
import type { Decision, Financeur } from "./reponse.js";

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
}

/** Raison prête à être écrite ; sans article, celui du gabarit. */
export function tracer(gabarit: GabaritMotif, faits: Faits, article: string = gabarit.article): Trace {
  return { gabarit, article, faits };
}

/**
 * Réponse d'une règle avant le plafond : `declareLe` est la date qui range le droit.
 * La décision garde ce qui l'a faite (valeur mesurée, version datée du seuil avec sa référence) ; ses raisons s'écrivent depuis elle.
 */
export interface Candidat {
  readonly ligne: Ligne;
  readonly activite: TypeActivite;
  readonly annee: number;
  decision: Decision;
  montant: number;
  financeur: Financeur;
  declareLe: DateCivile | null;
  readonly activites: readonly string[];
  /** Valeur comparée au seuil, et version datée de ce seuil. */
  mesure: number | string | null;
  version: Version<number> | null;
  /** Second seuil, quand la ligne en a un : les heures dans un même organisme. */
  mesureUn: number | null;
  versionUn: Version<number> | null;
  explication: Explication;
  /** Raisons communes à la règle, ou propres à cette réponse. */
  autres: readonly Trace[];
  /** Raisons venues après la règle : plafond, situation du titulaire. */
  ajouts: Trace[] | null;
}

/** Fait d'une décision gardée la suite de ses raisons. */
export type Explication = (candidat: Candidat) => readonly Trace[];

export const SANS_TRACES: readonly Trace[] = [];

/** Explication d'une réponse dont les raisons sont déjà toutes tracées. */
export function autresRaisons(candidat: Candidat): readonly Trace[] {
  return candidat.autres;
}

/** Raisons d'une décision, toujours dans le même ordre. */
export function tracesDe(candidat: Candidat): readonly Trace[] {
  const traces = candidat.explication(candidat);
  return candidat.ajouts === null ? traces : [...traces, ...candidat.ajouts];
}

export function ajouterTrace(candidat: Candidat, trace: Trace): void {
  if (candidat.ajouts === null) candidat.ajouts = [trace];
  else candidat.ajouts.push(trace);
}

const PLURIELS: Readonly<Partial<Record<Unite, readonly [string, string]>>> = {
  heures: ["heure", "heures"],
  jours: ["jour", "jours"],
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
const QUANTITES: ReadonlySet<string> = new Set(["mesure", "seuil", "seuilApprenti", "manque"]);

function ecrireFait(cle: string, valeur: unknown, unite: Unite | undefined): string {
  if (typeof valeur === "string") {
    const date = cle.startsWith("date") ? lireDateCivile(valeur) : null;
    return date === null ? valeur : ecrireDate(date);
  }
  if (typeof valeur !== "number") throw new Error(`La raison ne dit pas « ${cle} ».`);
  if (cle.endsWith("Montant")) return ecrireMontant(valeur);
  return unite !== undefined && QUANTITES.has(cle) ? ecrireQuantite(valeur, unite) : valeur.toString();
}

const decoupes = new Map<GabaritMotif, readonly string[]>();

/** Morceaux du gabarit : textes aux rangs pairs, noms de faits aux rangs impairs. */
function decouper(gabarit: GabaritMotif): readonly string[] {
  const connue = decoupes.get(gabarit);
  if (connue !== undefined) return connue;
  const morceaux = gabarit.phrase.split(TROU);
  decoupes.set(gabarit, morceaux);
  return morceaux;
}

/** Écrit la raison pour le citoyen. */
export function expliquer(trace: Trace): Motif {
  const morceaux = decouper(trace.gabarit);
  const faits: Readonly<Record<string, unknown>> = { ...trace.faits };
  let phrase = morceaux[0] ?? "";
  for (let rang = 1; rang < morceaux.length; rang += 2) {
    const cle = morceaux[rang] ?? "";
    phrase += ecrireFait(cle, faits[cle], trace.faits.unite) + (morceaux[rang + 1] ?? "");
  }
  return { code: trace.gabarit.code, article: trace.article, phrase: phrase.trim() };
}
