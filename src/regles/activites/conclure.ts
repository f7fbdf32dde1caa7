// Des faits comptés à la réponse : les droits acquis, en attente ou refusés, avec leurs raisons toujours dans le même ordre.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { anneeCivile } from "../calendrier.js";
import { finDAnnee } from "../delais.js";
import type { FaitsCommuns } from "../faits.js";
import type { Lectures } from "../lectures.js";
import { DUREE_ATTEINTE, FINANCEUR_DESIGNE, HORS_PLAFOND_CPF, PERIODE_APPRECIEE } from "../motifs-acquis.js";
import { AVANT_LA_CREATION, FORMATION_SECONDAIRE } from "../motifs-refus.js";
import { type Parametre, type Version, versionAu } from "../parametre.js";
import { CREATION_DU_COMPTE, MONTANT_DU_DROIT } from "../parametres-acquisition.js";
import type { Financeur } from "../reponse.js";
import { type Candidat, type Trace, tracer } from "../trace.js";
import { FINANCEURS, type Ligne } from "./ligne.js";

/** Ce que chaque règle reçoit outre les activités de son type. */
export interface Cadre {
  readonly evalueLe: DateCivile;
  readonly evalueJour: number;
  readonly anneeEvaluee: number;
  readonly lectures: Lectures;
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

export function idsDe(activites: readonly FaitsCommuns[]): string[] {
  const ids: string[] = [];
  for (const activite of activites) ids.push(activite.id);
  return ids;
}

interface Fin {
  readonly annee: number;
  readonly activites: readonly string[];
  readonly declareLe: DateCivile | null;
  readonly financeur?: Financeur;
}

interface Mesure {
  readonly mesure: number | string;
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

/** Droit dont le minimum est atteint ; le montant peut encore être réduit par le plafond. */
export function acquerir(ligne: Ligne, fin: Fin & Mesure, autres: readonly Trace[]): Candidat {
  const montant = seuilDe(MONTANT_DU_DROIT, fin.annee).valeur;
  const financeur = fin.financeur ?? ligne.financeur;
  const { mesure, version } = fin;
  const faits = { sujet: ligne.sujet, unite: ligne.unite, mesure, seuil: version.valeur, version, droitMontant: montant };
  const traces = [tracer(DUREE_ATTEINTE, faits, ligne.article), tracePeriode(ligne)];
  for (const trace of autres) traces.push(trace);
  traces.push(traceFinanceur(financeur), TRACE_HORS_PLAFOND);
  const { annee, declareLe, activites } = fin;
  return { activite: ligne.type, annee, decision: "acquis", montant, financeur, declareLe, activites, traces };
}

/** Réponse sans droit : refus ou attente, toujours avec ses raisons. */
export function sansDroit(ligne: Ligne, decision: "refuse" | "en_attente", fin: Fin & { readonly traces: Trace[] }): Candidat {
  const { annee, declareLe, activites, traces } = fin;
  return { activite: ligne.type, annee, decision, montant: 0, financeur: fin.financeur ?? ligne.financeur, declareLe, activites, traces };
}

/** Refus d'une année antérieure à la création du compte. */
export function refusAvantCreation(ligne: Ligne, annee: number, activites: readonly string[]): Candidat {
  return sansDroit(ligne, "refuse", { annee, activites, declareLe: null, traces: [tracer(AVANT_LA_CREATION, { annee })] });
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
