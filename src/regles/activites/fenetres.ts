// Les durées regardées sur une année et celle d'avant (1°, 6°, 8°) : mois qui se suivent ou s'additionnent, comptés une fois ou non.
import { anneeDuJour, dernierJour, dureeDe, finDePeriode, premierJour, type Suite } from "../calendrier.js";

/** Un minimum atteint : l'année du droit, les jours qui l'ont fait (du premier au dernier compté). */
export interface Atteinte {
  readonly annee: number;
  readonly debut: number;
  readonly fin: number;
  /** Jour où le minimum est atteint, dans l'année du droit. */
  readonly atteinteLe: number;
}

export interface RegleFenetre {
  readonly mois: number;
  readonly continus: boolean;
  /** Les mêmes mois peuvent servir dans deux fenêtres (lecture D8). */
  readonly glissant: boolean;
  /** Nombre de droits que chaque suite peut ouvrir, quand une autre quantité le limite. */
  readonly capacites?: number[];
}

const JOURS_POUR_UN_MOIS = 30;

interface Fenetre {
  readonly annee: number;
  readonly depuis: number;
}

/** Plus tôt que puisse finir, dans l'année, une période continue prise dans une suite ; null si elle n'y tient pas. */
function finContinue(suite: Suite, fenetre: Fenetre, mois: number): { debut: number; fin: number } | null {
  const debut = Math.max(suite.debut, fenetre.depuis);
  if (debut > suite.fin) return null;
  const fin = Math.max(finDePeriode(debut, mois), premierJour(fenetre.annee));
  return fin <= suite.fin && fin <= dernierJour(fenetre.annee) ? { debut, fin } : null;
}

function atteinteContinue(suites: readonly Suite[], fenetre: Fenetre, regle: RegleFenetre): Atteinte | null {
  let meilleure: Atteinte | null = null;
  let choisie = -1;
  for (let rang = 0; rang < suites.length; rang += 1) {
    const suite = suites[rang];
    if (suite === undefined || (regle.capacites !== undefined && (regle.capacites[rang] ?? 0) <= 0)) continue;
    const periode = finContinue(suite, fenetre, regle.mois);
    if (periode === null || (meilleure !== null && periode.fin >= meilleure.fin)) continue;
    meilleure = { annee: fenetre.annee, debut: periode.debut, fin: periode.fin, atteinteLe: periode.fin };
    choisie = rang;
  }
  if (meilleure !== null && regle.capacites !== undefined && !regle.glissant) {
    regle.capacites[choisie] = (regle.capacites[choisie] ?? 0) - 1;
  }
  return meilleure;
}

interface Compteur {
  mois: number;
  jours: number;
}

/** Premier jour d'une suite où le compte atteint `seuil` mois ; ajoute la suite au compte et rend null sinon. */
function jourAtteint(suite: Suite, compte: Compteur, seuil: number): number | null {
  let fait = 0;
  let finDesMois = suite.debut - 1;
  for (;;) {
    const manque = JOURS_POUR_UN_MOIS * (seuil - compte.mois - fait) - compte.jours;
    const prochaine = finDePeriode(suite.debut, fait + 1);
    if (manque <= 0) return Math.max(finDesMois, suite.debut);
    const jour = finDesMois + manque;
    if (jour < prochaine && jour <= suite.fin) return jour;
    if (prochaine > suite.fin) break;
    fait += 1;
    finDesMois = prochaine;
  }
  compte.mois += fait;
  compte.jours += suite.fin - finDesMois;
  return null;
}

function decouper(suite: Suite, depuis: number, jusqu: number): Suite | null {
  const debut = Math.max(suite.debut, depuis);
  const fin = Math.min(suite.fin, jusqu);
  return debut <= fin ? { debut, fin } : null;
}

function atteinteCumulee(suites: readonly Suite[], fenetre: Fenetre, mois: number): Atteinte | null {
  const compte: Compteur = { mois: 0, jours: 0 };
  const jourDeLAn = premierJour(fenetre.annee);
  let debut: number | null = null;
  let atteinte: number | null = null;
  let premierDeLAnnee: number | null = null;
  for (const suite of suites) {
    const part = decouper(suite, fenetre.depuis, dernierJour(fenetre.annee));
    if (part === null) continue;
    debut ??= part.debut;
    if (premierDeLAnnee === null && part.fin >= jourDeLAn) premierDeLAnnee = Math.max(part.debut, jourDeLAn);
    if (atteinte === null) atteinte = jourAtteint(part, compte, mois);
  }
  if (debut === null || atteinte === null || premierDeLAnnee === null) return null;
  return { annee: fenetre.annee, debut, fin: atteinte, atteinteLe: Math.max(atteinte, premierDeLAnnee) };
}

/** Minimums atteints par des suites séparées et rangées : un par année au plus. */
export function atteintesDe(suites: readonly Suite[], regle: RegleFenetre): Atteinte[] {
  const premiere = suites[0];
  const derniere = suites[suites.length - 1];
  const atteintes: Atteinte[] = [];
  if (premiere === undefined || derniere === undefined) return atteintes;
  let libreDepuis = premiere.debut;
  const anneeFin = anneeDuJour(derniere.fin);
  for (let annee = anneeDuJour(premiere.debut); annee <= anneeFin; annee += 1) {
    const debutFenetre = premierJour(annee - 1);
    const fenetre = { annee, depuis: regle.glissant ? debutFenetre : Math.max(debutFenetre, libreDepuis) };
    const atteinte = regle.continus ? atteinteContinue(suites, fenetre, regle) : atteinteCumulee(suites, fenetre, regle.mois);
    if (atteinte === null) continue;
    atteintes.push(atteinte);
    libreDepuis = atteinte.fin + 1;
  }
  return atteintes;
}

/** Plus longue durée d'une suite, pour dire ce qui manque. */
export function plusLongue(suites: readonly Suite[]): { mois: number; jours: number } {
  let longue = { mois: 0, jours: 0 };
  for (const suite of suites) {
    const duree = dureeDe(suite);
    if (duree.mois * 31 + duree.jours > longue.mois * 31 + longue.jours) longue = { ...duree };
  }
  return longue;
}

/** Mois et jours additionnés, trente jours pour un mois. */
export function dureeCumulee(suites: readonly Suite[]): { mois: number; jours: number } {
  let mois = 0;
  let jours = 0;
  for (const suite of suites) {
    const duree = dureeDe(suite);
    mois += duree.mois;
    jours += duree.jours;
  }
  return { mois: mois + Math.floor(jours / JOURS_POUR_UN_MOIS), jours: jours % JOURS_POUR_UN_MOIS };
}

/** Ce qui manque à une durée pour atteindre des mois entiers, trente jours pour un mois. */
export function manqueA(duree: { mois: number; jours: number }, seuil: number): { mois: number; jours: number } {
  const jours = Math.max(1, (seuil - duree.mois) * JOURS_POUR_UN_MOIS - duree.jours);
  return { mois: Math.floor(jours / JOURS_POUR_UN_MOIS), jours: jours % JOURS_POUR_UN_MOIS };
}
