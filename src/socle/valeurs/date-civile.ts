// Les dates civiles : un jour du calendrier, sans heure ni fuseau.
// Écrites « AAAA-MM-JJ », elles se comparent comme des textes : aucune allocation dans les boucles de la loi.

declare const marqueDate: unique symbol;

/** Jour du calendrier grégorien, « AAAA-MM-JJ » (années 1000 à 9999). */
export type DateCivile = string & { readonly [marqueDate]: true };

const FORME = /^(\d{4})-(\d{2})-(\d{2})$/u;
const MILLISECONDES_PAR_JOUR = 86_400_000;

/** Dernier jour du mois (1 à 12) d'une année. */
function joursDuMois(annee: number, mois: number): number {
  return new Date(Date.UTC(annee, mois, 0)).getUTCDate();
}

/** Lit une date écrite « AAAA-MM-JJ » ; rend null si la forme ou le jour n'existe pas. */
export function lireDateCivile(texte: string): DateCivile | null {
  const parties = FORME.exec(texte);
  if (parties === null) return null;
  const annee = Number(parties[1]);
  const mois = Number(parties[2]);
  const jour = Number(parties[3]);
  if (annee < 1000 || mois < 1 || mois > 12) return null;
  if (jour < 1 || jour > joursDuMois(annee, mois)) return null;
  return texte as DateCivile;
}

/** Fait d'un texte une date civile ; un texte impossible est un défaut du programme. */
export function dateCivile(texte: string): DateCivile {
  const date = lireDateCivile(texte);
  if (date === null) throw new Error(`Date civile impossible : ${texte}.`);
  return date;
}

/** Compose une date ; un jour trop grand est ramené au dernier jour du mois. */
export function composerDate(annee: number, mois: number, jour: number): DateCivile {
  const jourRetenu = Math.min(jour, joursDuMois(annee, mois));
  const texte = `${annee.toString().padStart(4, "0")}-${mois.toString().padStart(2, "0")}-${jourRetenu.toString().padStart(2, "0")}`;
  return dateCivile(texte);
}

export function anneeDe(date: DateCivile): number {
  return Number(date.slice(0, 4));
}

export function moisDe(date: DateCivile): number {
  return Number(date.slice(5, 7));
}

export function jourDe(date: DateCivile): number {
  return Number(date.slice(8, 10));
}

/** Numéro du jour depuis le 1er janvier 1970 : pour compter des jours entre deux dates. */
export function numeroDeJour(date: DateCivile): number {
  return Date.UTC(anneeDe(date), moisDe(date) - 1, jourDe(date)) / MILLISECONDES_PAR_JOUR;
}

export function ajouterJours(date: DateCivile, jours: number): DateCivile {
  const instant = new Date((numeroDeJour(date) + jours) * MILLISECONDES_PAR_JOUR);
  return dateCivile(instant.toISOString().slice(0, 10));
}

/** Ajoute des mois de date à date ; le 31 devient le dernier jour d'un mois plus court. */
export function ajouterMois(date: DateCivile, mois: number): DateCivile {
  const rang = anneeDe(date) * 12 + (moisDe(date) - 1) + mois;
  return composerDate(Math.floor(rang / 12), (rang % 12) + 1, jourDe(date));
}

/** Jours de `debut` à `fin`, le premier exclu : négatif si `fin` précède. */
export function joursEntre(debut: DateCivile, fin: DateCivile): number {
  return numeroDeJour(fin) - numeroDeJour(debut);
}

/**
 * Jour anniversaire : qui est né un 29 février atteint son âge le 1er mars des années communes.
 * C'est la règle de l'âge et de l'ancienneté, non celle des périodes.
 */
export function anniversaire(naissance: DateCivile, annees: number): DateCivile {
  const annee = anneeDe(naissance) + annees;
  if (naissance.endsWith("-02-29") && joursDuMois(annee, 2) === 28) return composerDate(annee, 3, 1);
  return composerDate(annee, moisDe(naissance), jourDe(naissance));
}

const MOIS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;
const JOURS = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"] as const;

/** Écrit « 30 juin 2027 », « 1er janvier 2028 ». */
export function ecrireDate(date: DateCivile): string {
  const jour = jourDe(date);
  return `${jour === 1 ? "1er" : jour} ${MOIS[moisDe(date) - 1]} ${anneeDe(date)}`;
}

/** Écrit « mercredi 30 juin 2027 ». */
export function ecrireDateLongue(date: DateCivile): string {
  const rang = (((numeroDeJour(date) + 4) % 7) + 7) % 7;
  return `${JOURS[rang]} ${ecrireDate(date)}`;
}
