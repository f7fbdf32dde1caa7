// Le calcul des périodes en numéros de jour (entiers depuis le 1er janvier 1970) : date à date, sans objet ni expression régulière.
import { ajouterJours, composerDate, type DateCivile } from "../socle/valeurs/date-civile.js";

const ORIGINE = composerDate(1970, 1, 1);
const ZERO = 48;

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

/** Numéro du premier jour d'un mois du calendrier grégorien ; `rang` compte les mois depuis l'an zéro. */
function calculerPremierDuMois(rang: number): number {
  const annee = Math.floor(rang / 12);
  const mois = rang - annee * 12 + 1;
  const anneeDecalee = mois <= 2 ? annee - 1 : annee;
  const siecle = Math.floor(anneeDecalee / 400);
  const reste = anneeDecalee - siecle * 400;
  const jourDansAnnee = Math.floor((153 * (mois + (mois > 2 ? -3 : 9)) + 2) / 5);
  return siecle * 146_097 + reste * 365 + Math.floor(reste / 4) - Math.floor(reste / 100) + jourDansAnnee - 719_468;
}

const PREMIER_MOIS_GARDE = PREMIERE_GARDEE * 12;
const MOIS_GARDES = Int32Array.from({ length: ANNEES_GARDEES * 12 }, (_, rang) => calculerPremierDuMois(PREMIER_MOIS_GARDE + rang));

function premierDuMois(rang: number): number {
  return MOIS_GARDES[rang - PREMIER_MOIS_GARDE] ?? calculerPremierDuMois(rang);
}

/** Numéro de jour d'un jour du calendrier grégorien ; `mois` va de 1 à 12. */
export function jourDu(annee: number, mois: number, jour: number): number {
  return premierDuMois(annee * 12 + mois - 1) + jour - 1;
}

export function jourDeDate(date: DateCivile): number {
  return jourDu(anneeCivile(date), deuxChiffres(date, 5), deuxChiffres(date, 8));
}

export function dateDuJour(jour: number): DateCivile {
  return ajouterJours(ORIGINE, jour);
}

export function premierJour(annee: number): number {
  return premierDuMois(annee * 12);
}

export function dernierJour(annee: number): number {
  return premierJour(annee + 1) - 1;
}

const JOURS_PAR_MOIS = 30.436_875;
const MOIS_AVANT_L_ORIGINE = 1970 * 12;

/** Mois d'un numéro de jour, compté depuis l'an zéro : deviné, puis corrigé. */
function moisDuJour(jour: number): number {
  let rang = MOIS_AVANT_L_ORIGINE + Math.floor(jour / JOURS_PAR_MOIS);
  while (premierDuMois(rang) > jour) rang -= 1;
  while (premierDuMois(rang + 1) <= jour) rang += 1;
  return rang;
}

/** Année d'un numéro de jour. */
export function anneeDuJour(jour: number): number {
  return Math.floor(moisDuJour(jour) / 12);
}

/** Dernier jour d'une période commencée au `quantieme` du mois `rang`. */
function finDepuis(rang: number, quantieme: number, mois: number): number {
  const premier = premierDuMois(rang + mois);
  const longueur = premierDuMois(rang + mois + 1) - premier;
  return quantieme > longueur ? premier + longueur - 1 : premier + quantieme - 2;
}

/**
 * Dernier jour d'une période de `mois` mois commencée le jour `debut`, de date à date :
 * la veille du même quantième, ou le dernier jour du mois quand ce quantième n'y existe pas.
 */
export function finDePeriode(debut: number, mois: number): number {
  const rang = moisDuJour(debut);
  return finDepuis(rang, debut - premierDuMois(rang) + 1, mois);
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
  const rang = moisDuJour(suite.debut);
  const quantieme = suite.debut - premierDuMois(rang) + 1;
  for (;;) {
    const prochaine = finDepuis(rang, quantieme, mois + 1);
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
