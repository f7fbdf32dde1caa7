// Le calcul des périodes en numéros de jour (entiers depuis le 1er janvier 1970) : date à date, sans objet ni expression régulière.
import { ajouterJours, composerDate, type DateCivile } from "../socle/valeurs/date-civile.js";

const ORIGINE = composerDate(1970, 1, 1);
const ZERO = 48;
const JOURS_PAR_MOIS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function deuxChiffres(texte: string, rang: number): number {
  return texte.charCodeAt(rang) * 10 + texte.charCodeAt(rang + 1) - ZERO * 11;
}

/** Année d'une date, lue sans découper le texte. */
export function anneeCivile(date: DateCivile): number {
  return deuxChiffres(date, 0) * 100 + deuxChiffres(date, 2);
}

const PREMIERE_GARDEE = 2000;
const ANNEES_GARDEES = 200;

/** Garde ce qui ne dépend que de l'année : calculé une fois par année de 2000 à 2199, à chaque appel au-delà. */
export function parAnneeCivile<V extends object | string>(calculer: (annee: number) => V): (annee: number) => V {
  const gardees: (V | null)[] = new Array<V | null>(ANNEES_GARDEES).fill(null);
  return (annee) => {
    const rang = annee - PREMIERE_GARDEE;
    if (!(rang >= 0 && rang < ANNEES_GARDEES)) return calculer(annee);
    const connue = gardees[rang];
    if (connue !== undefined && connue !== null) return connue;
    const valeur = calculer(annee);
    gardees[rang] = valeur;
    return valeur;
  };
}

/** Numéro de jour d'un jour du calendrier grégorien ; `mois` va de 1 à 12. */
export function jourDu(annee: number, mois: number, jour: number): number {
  const anneeDecalee = mois <= 2 ? annee - 1 : annee;
  const siecle = Math.floor(anneeDecalee / 400);
  const rang = anneeDecalee - siecle * 400;
  const jourDansAnnee = Math.floor((153 * (mois + (mois > 2 ? -3 : 9)) + 2) / 5) + jour - 1;
  return siecle * 146_097 + rang * 365 + Math.floor(rang / 4) - Math.floor(rang / 100) + jourDansAnnee - 719_468;
}

export function jourDeDate(date: DateCivile): number {
  return jourDu(anneeCivile(date), deuxChiffres(date, 5), deuxChiffres(date, 8));
}

export function dateDuJour(jour: number): DateCivile {
  return ajouterJours(ORIGINE, jour);
}

export function premierJour(annee: number): number {
  return jourDu(annee, 1, 1);
}

export function dernierJour(annee: number): number {
  return jourDu(annee, 12, 31);
}

/** Année d'un numéro de jour. */
export function anneeDuJour(jour: number): number {
  let annee = 1970 + Math.floor(jour / 365.2425);
  while (premierJour(annee) > jour) annee -= 1;
  while (premierJour(annee + 1) <= jour) annee += 1;
  return annee;
}

function joursDuMois(annee: number, mois: number): number {
  const bissextile = (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;
  return mois === 2 && bissextile ? 29 : (JOURS_PAR_MOIS[mois - 1] ?? 31);
}

interface JourCivil {
  readonly annee: number;
  readonly mois: number;
  readonly quantieme: number;
}

function lireJour(jour: number): JourCivil {
  const annee = anneeDuJour(jour);
  let mois = 1;
  let reste = jour - premierJour(annee);
  for (let longueur = joursDuMois(annee, mois); reste >= longueur; longueur = joursDuMois(annee, mois)) {
    reste -= longueur;
    mois += 1;
  }
  return { annee, mois, quantieme: reste + 1 };
}

function finDepuis(debut: JourCivil, mois: number): number {
  const rang = debut.annee * 12 + debut.mois - 1 + mois;
  const annee = Math.floor(rang / 12);
  const moisFin = rang - annee * 12 + 1;
  const longueur = joursDuMois(annee, moisFin);
  return debut.quantieme > longueur ? jourDu(annee, moisFin, longueur) : jourDu(annee, moisFin, debut.quantieme) - 1;
}

/**
 * Dernier jour d'une période de `mois` mois commencée le jour `debut`, de date à date :
 * la veille du même quantième, ou le dernier jour du mois quand ce quantième n'y existe pas.
 */
export function finDePeriode(debut: number, mois: number): number {
  return finDepuis(lireJour(debut), mois);
}

/** Une suite de jours sans trou, en numéros de jour, les deux bouts compris. */
export interface Suite {
  readonly debut: number;
  readonly fin: number;
}

/** Réunit les périodes qui se touchent ou se chevauchent ; rend des suites séparées, dans l'ordre du temps. */
export function reunir(periodes: readonly Suite[]): Suite[] {
  const seule = periodes[0];
  if (seule !== undefined && periodes.length === 1) return [{ debut: seule.debut, fin: seule.fin }];
  const rangees = [...periodes].sort((a, b) => a.debut - b.debut || a.fin - b.fin);
  const suites: Suite[] = [];
  let debut = 0;
  let fin = 0;
  let ouverte = false;
  for (const periode of rangees) {
    if (ouverte && periode.debut <= fin + 1) {
      if (periode.fin > fin) fin = periode.fin;
      continue;
    }
    if (ouverte) suites.push({ debut, fin });
    debut = periode.debut;
    fin = periode.fin;
    ouverte = true;
  }
  if (ouverte) suites.push({ debut, fin });
  return suites;
}

/** Durée en mois entiers, plus les jours qui restent. */
export interface Duree {
  readonly mois: number;
  readonly jours: number;
}

/** Mois entiers puis jours d'une suite, de date à date. */
export function dureeDe(suite: Suite): Duree {
  let mois = 0;
  let finDesMois = suite.debut - 1;
  const depart = lireJour(suite.debut);
  for (;;) {
    const prochaine = finDepuis(depart, mois + 1);
    if (prochaine > suite.fin) break;
    finDesMois = prochaine;
    mois += 1;
  }
  return { mois, jours: suite.fin - finDesMois };
}

/** Retire à une somme l'écart des nombres à virgule : au millionième près. */
export function exact(nombre: number): number {
  return Number.isInteger(nombre) ? nombre : Math.round(nombre * 1e6) / 1e6;
}
