// Des faits comptés à la réponse : les droits acquis, en attente ou refusés, avec leurs raisons toujours dans le même ordre.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeCivile, parAnneeCivile } from "../calendrier.js";
import { Candidat, type MesureDifferee, type Sources } from "../candidat.js";
import { finDAnnee } from "../delais.js";
import type { FaitsCommuns } from "../faits.js";
import type { Lectures } from "../lectures.js";
import { DUREE_ATTEINTE, FINANCEUR_DESIGNE, HORS_PLAFOND_CPF, PERIODE_APPRECIEE } from "../motifs-acquis.js";
import { AVANT_LA_CREATION, FORMATION_SECONDAIRE } from "../motifs-refus.js";
import { type Parametre, type Version, versionAu } from "../parametre.js";
import { CREATION_DU_COMPTE, MONTANT_DU_DROIT } from "../parametres-acquisition.js";
import type { Financeur } from "../reponse.js";
import { type Trace, tracer } from "../trace.js";
import { FINANCEURS, type Ligne } from "./ligne.js";

/** Ce que chaque règle reçoit outre les activités de son type, et où elle pose ses réponses. */
export interface Cadre {
  readonly evalueLe: DateCivile;
  readonly anneeEvaluee: number;
  /** Jour de l'évaluation, en numéro de jour. */
  readonly jourEvalue: number;
  readonly lectures: Lectures;
  readonly candidats: Candidat[];
}

const ANNEE_DE_CREATION = Number(CREATION_DU_COMPTE.versions[0]?.valeur.slice(0, 4));

/** Une date que l'on connaît au jour de l'évaluation ; un fait à venir vaut un fait absent. */
export function connueLe(date: DateCivile | null, cadre: Cadre): DateCivile | null {
  return date !== null && date <= cadre.evalueLe ? date : null;
}

export function anneeOuverte(annee: number, cadre: Cadre): boolean {
  return annee >= cadre.anneeEvaluee;
}

/** Version d'un seuil pour une année, regardée à sa fin. */
export function seuilDe(param: Parametre<number>, annee: number): Version<number> {
  const derniere = param.versions[param.versions.length - 1];
  if (derniere !== undefined && derniere.jusqu === null && anneeCivile(derniere.depuis) <= annee) return derniere;
  return versionAu(param, finDAnnee(annee));
}

export function avantLaCreation(annee: number): boolean {
  return annee < ANNEE_DE_CREATION;
}

export const TRACE_FORMATION: Trace = tracer(FORMATION_SECONDAIRE, {});

interface Fin {
  readonly annee: number;
  readonly sources: Sources;
  readonly declareLe: DateCivile | null;
  readonly financeur?: Financeur;
}

interface Mesure {
  readonly mesure: number | MesureDifferee;
  readonly version: Version<number>;
}

const periodes = new Map<Ligne, Trace>();
const financements = new Map<Financeur, Trace>();
const TRACE_HORS_PLAFOND = tracer(HORS_PLAFOND_CPF, {});

/** Raison de période d'une activité : la même pour tous, gardée une fois. */
export function tracePeriode(ligne: Ligne): Trace {
  const connue = periodes.get(ligne);
  if (connue !== undefined) return connue;
  const article = ligne.type === "proche_aidant" ? "L5151-9 7°" : "D5151-14 II";
  const trace = tracer(PERIODE_APPRECIEE, { periode: ligne.periode }, article);
  periodes.set(ligne, trace);
  return trace;
}

function traceFinanceur(financeur: Financeur): Trace {
  const connue = financements.get(financeur);
  if (connue !== undefined) return connue;
  const { article, nom } = FINANCEURS[financeur];
  const trace = tracer(FINANCEUR_DESIGNE, { financeur: nom }, article);
  financements.set(financeur, trace);
  return trace;
}

const montantDe = parAnneeCivile((annee) => seuilDe(MONTANT_DU_DROIT, annee));

/** Raisons d'un droit : le minimum, la période, celles de la règle, qui paie, hors du plafond du compte formation. */
function expliquerAcquis(candidat: Candidat): Trace[] {
  const { ligne, mesure, version, annee } = candidat;
  if (mesure === null || version === null) throw new Error("Droit acquis sans valeur mesurée.");
  const droitMontant = montantDe(annee).valeur;
  const faits = { sujet: ligne.sujet, unite: ligne.unite, mesure, seuil: version.valeur, version, droitMontant };
  const minimum = tracer(DUREE_ATTEINTE, faits, ligne.article);
  return [minimum, tracePeriode(ligne), ...candidat.autres, traceFinanceur(candidat.financeur), TRACE_HORS_PLAFOND];
}

/** Ouvre le droit dont la mesure atteint le seuil ; le montant peut encore être réduit par le plafond. */
export function ouvrir(candidat: Candidat, declareLe: DateCivile | null, autres: readonly Trace[]): Candidat {
  candidat.decision = "acquis";
  candidat.montant = montantDe(candidat.annee).valeur;
  candidat.declareLe = declareLe;
  candidat.explication = expliquerAcquis;
  candidat.autres = autres;
  return candidat;
}

/** Droit dont le minimum est atteint. */
export function acquerir(ligne: Ligne, fin: Fin & Mesure, autres: readonly Trace[]): Candidat {
  const candidat = new Candidat(ligne, fin.annee, fin.sources);
  candidat.valeur = fin.mesure;
  candidat.version = fin.version;
  if (fin.financeur !== undefined) candidat.financeur = fin.financeur;
  return ouvrir(candidat, fin.declareLe, autres);
}

/** Réponse sans droit : refus ou attente, toujours avec ses raisons. */
export function sansDroit(ligne: Ligne, decision: "refuse" | "en_attente", fin: Fin & { readonly traces: readonly Trace[] }): Candidat {
  const candidat = new Candidat(ligne, fin.annee, fin.sources);
  candidat.decision = decision;
  candidat.declareLe = fin.declareLe;
  candidat.autres = fin.traces;
  if (fin.financeur !== undefined) candidat.financeur = fin.financeur;
  return candidat;
}

/** Refus d'une année antérieure à la création du compte. */
export function refusAvantCreation(ligne: Ligne, annee: number, sources: Sources): Candidat {
  return sansDroit(ligne, "refuse", { annee, sources, declareLe: null, traces: [tracer(AVANT_LA_CREATION, { annee })] });
}

/** Année que toutes ces activités partagent, ou null. */
export function anneeUnique<A>(activites: readonly A[], annee: (activite: A) => number): number | null {
  const premiere = activites[0];
  if (premiere === undefined) return null;
  const commune = annee(premiere);
  for (let rang = 1; rang < activites.length; rang += 1) {
    const autre = activites[rang];
    if (autre !== undefined && annee(autre) !== commune) return null;
  }
  return commune;
}

/** Les activités d'un même type dans un dossier : une seule, cas de presque tous, ou plusieurs. */
export type Lot<A> = A | A[];

export function estSeul<A extends object>(lot: Lot<A>): lot is A {
  return !Array.isArray(lot);
}

/** Des activités d'une même année. */
export type GroupeAnnee<A> = readonly [annee: number, activites: A[]];

/** Range des activités par année, dans l'ordre où les années se présentent. */
export function parAnnee<A>(activites: readonly A[], annee: (activite: A) => number): GroupeAnnee<A>[] {
  const groupes: GroupeAnnee<A>[] = [];
  for (const activite of activites) {
    const cle = annee(activite);
    let trouve = false;
    for (const groupe of groupes) {
      if (groupe[0] !== cle) continue;
      groupe[1].push(activite);
      trouve = true;
    }
    if (!trouve) groupes.push([cle, [activite]]);
  }
  return groupes;
}

/** Date de déclaration que toutes partagent, ou null. */
export function dateCommune(declarees: readonly FaitsCommuns[]): DateCivile | null {
  const date = declarees[0]?.declareLe ?? null;
  for (let rang = 1; rang < declarees.length; rang += 1) if (declarees[rang]?.declareLe !== date) return null;
  return date;
}

/**
 * Date d'un droit ouvert par plusieurs activités : la plus petite date telle que les activités déclarées jusque-là suffisent,
 * c'est-à-dire la dernière de celles dont il avait besoin.
 */
export function dateDuDroit<A extends FaitsCommuns>(
  declarees: readonly A[],
  suffisent: (jusque: readonly A[]) => boolean,
): DateCivile | null {
  const premiere = declarees[0];
  if (premiere === undefined) return null;
  if (declarees.length === 1) return premiere.declareLe;
  const rangees = [...declarees].sort((a, b) => ((a.declareLe ?? "") < (b.declareLe ?? "") ? -1 : 1));
  let derniere: DateCivile | null = null;
  for (let nombre = 1; nombre <= rangees.length; nombre += 1) {
    derniere = rangees[nombre - 1]?.declareLe ?? null;
    const suivante = rangees[nombre];
    if (suivante !== undefined && suivante.declareLe === derniere) continue;
    if (suffisent(rangees.slice(0, nombre))) return derniere;
  }
  return derniere;
}
