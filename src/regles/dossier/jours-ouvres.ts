// Les jours ouvrés en France : fêtes légales (L3133-1), droit local d'Alsace-Moselle (L3134-13), commémorations d'outre-mer (L3422-2).
import { ajouterJours, anneeDe, composerDate, type DateCivile, numeroDeJour } from "../../socle/valeurs/date-civile.js";

/** Départements du droit local : Moselle, Bas-Rhin, Haut-Rhin. */
const ALSACE_MOSELLE: ReadonlySet<string> = new Set(["57", "67", "68"]);

/** Abolition de l'esclavage, mois et jour (L3422-2) : Saint-Barthélemy est « 977 », Saint-Martin « 978 ». */
const ABOLITION: ReadonlyMap<string, readonly [mois: number, jour: number]> = new Map([
  ["971", [5, 27]],
  ["972", [5, 22]],
  ["973", [6, 10]],
  ["974", [12, 20]],
  ["976", [4, 27]],
  ["977", [10, 9]],
  ["978", [5, 27]],
]);

/** Fêtes légales à jour fixe, mois et jour (L3133-1). */
const FIXES: readonly (readonly [mois: number, jour: number])[] = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
];

/** Dimanche de Pâques, par la méthode grégorienne de Meeus. */
function paques(annee: number): DateCivile {
  const cycle = annee % 19;
  const siecle = Math.floor(annee / 100);
  const rang = annee % 100;
  const correction = Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3);
  const epacte = (19 * cycle + siecle - Math.floor(siecle / 4) - correction + 15) % 30;
  const semaine = (32 + 2 * (siecle % 4) + 2 * Math.floor(rang / 4) - epacte - (rang % 4)) % 7;
  const retrait = Math.floor((cycle + 11 * epacte + 22 * semaine) / 451);
  const total = epacte + semaine - 7 * retrait + 114;
  return composerDate(annee, Math.floor(total / 31), (total % 31) + 1);
}

function calculerFeries(annee: number, departement: string | null): readonly DateCivile[] {
  const dimanche = paques(annee);
  const jours = FIXES.map(([mois, jour]) => composerDate(annee, mois, jour));
  jours.push(ajouterJours(dimanche, 1), ajouterJours(dimanche, 39), ajouterJours(dimanche, 50));
  if (departement !== null && ALSACE_MOSELLE.has(departement)) jours.push(ajouterJours(dimanche, -2), composerDate(annee, 12, 26));
  const abolition = departement === null ? undefined : ABOLITION.get(departement);
  if (abolition !== undefined) jours.push(composerDate(annee, abolition[0], abolition[1]));
  return [...new Set(jours)].toSorted();
}

/** Chaque délai parcourt des jours : les fêtes d'une année et d'un lieu ne se calculent qu'une fois. */
const DEJA_CALCULES = new Map<string, readonly DateCivile[]>();

/**
 * Jours fériés d'une année, dans l'ordre ; `departement` « 67 », « 974 », null hors de tout lieu.
 * Le vendredi saint n'est chômé que dans les communes d'Alsace-Moselle qui ont un temple : il est compté dans tout le département.
 */
export function joursFeries(annee: number, departement: string | null): readonly DateCivile[] {
  const lieu = departement !== null && (ALSACE_MOSELLE.has(departement) || ABOLITION.has(departement)) ? departement : null;
  const cle = `${annee} ${lieu ?? ""}`;
  const connus = DEJA_CALCULES.get(cle);
  if (connus !== undefined) return connus;
  const jours = calculerFeries(annee, lieu);
  DEJA_CALCULES.set(cle, jours);
  return jours;
}

/** Samedis, dimanches et jours fériés ne sont pas ouvrés. */
export function estOuvre(date: DateCivile, departement: string | null): boolean {
  // Le 1er janvier 1970 était un jeudi : 0 est un dimanche, 6 un samedi.
  const jourDeSemaine = (((numeroDeJour(date) + 4) % 7) + 7) % 7;
  if (jourDeSemaine === 0 || jourDeSemaine === 6) return false;
  return !joursFeries(anneeDe(date), departement).includes(date);
}

function avancer(date: DateCivile, jours: number, { pas, departement }: { pas: 1 | -1; departement: string | null }): DateCivile {
  if (!Number.isSafeInteger(jours) || jours < 0) throw new Error(`Un nombre de jours ouvrés est un entier positif : ${jours}.`);
  let courant = date;
  let reste = jours;
  while (reste > 0) {
    courant = ajouterJours(courant, pas);
    if (estOuvre(courant, departement)) reste -= 1;
  }
  return courant;
}

/** Le dernier jour d'un délai en jours ouvrés : le jour de départ ne compte pas, zéro jour rend ce jour-là. */
export function ajouterJoursOuvres(date: DateCivile, jours: number, departement: string | null): DateCivile {
  return avancer(date, jours, { pas: 1, departement });
}

/** Le jour qui précède d'un nombre de jours ouvrés : le jour d'arrivée ne compte pas. */
export function retirerJoursOuvres(date: DateCivile, jours: number, departement: string | null): DateCivile {
  return avancer(date, jours, { pas: -1, departement });
}

/** Dernier jour dont `jours` jours ouvrés au moins, lui exclu, le séparent de `date` comprise. */
export function dernierJourAvant(date: DateCivile, jours: number, departement: string | null): DateCivile {
  return ajouterJours(retirerJoursOuvres(ajouterJours(date, 1), jours, departement), -1);
}

/**
 * Département d'un code postal : « 67 », « 2A », « 974 » ; null quand ce n'est pas un code postal français.
 * Quelques communes sont desservies depuis le département voisin : le code postal fait foi.
 */
export function departementDe(codePostal: string | null): string | null {
  const code = codePostal?.replaceAll(/\s/gu, "") ?? "";
  if (!/^\d{5}$/u.test(code)) return null;
  if (code === "97133") return "977";
  if (code === "97150") return "978";
  const debut = code.slice(0, 2);
  if (debut === "00" || debut === "96" || debut === "99") return null;
  if (debut === "97" || debut === "98") return code.slice(0, 3);
  if (debut === "20") return /^20[01]/u.test(code) ? "2A" : "2B";
  return debut;
}
