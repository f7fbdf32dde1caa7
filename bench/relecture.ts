// Dix millions de décisions passées rejugées sous la loi d'alors : chacune doit redire exactement ce qui avait été décidé.
// Les décisions sont gardées en colonnes (les faits en petits entiers, la date d'évaluation, l'empreinte de la réponse) et relues
// par tranches : la mémoire ne dépend que de la forme gardée. Un contrôle rejuge ensuite des décisions sous une autre loi que la
// leur : il doit voir des différences, sans quoi « zéro différence » ne prouverait rien.
import { type Candidat, tracesDe } from "../src/regles/candidat.js";
import { deciderDroits } from "../src/regles/decision.js";
import type { DossierDroits } from "../src/regles/faits.js";
import { type Lectures, lecturesParDefaut } from "../src/regles/lectures.js";
import { ANNEES, CALENDRIERS, type Colonnes, colonnesTirees, dossierAu, FAITS, PREMIERE_ANNEE } from "./colonnes.js";

const NOMBRE = Number(process.argv[2] ?? "10000000");
const TRANCHE = 2_000;
const BUT_SECONDES = 30;
const AUTRE_LOI: Lectures = { ...lecturesParDefaut, D2: "par_annee" };

/** Les décisions gardées : leurs faits en colonnes, et quatre octets pour l'empreinte de la réponse. */
interface Archive {
  readonly colonnes: Colonnes;
  readonly empreintes: Int32Array;
}

function meler(empreinte: number, nombre: number): number {
  return Math.imul(empreinte ^ nombre, 0x01000193);
}

/** Ce que la décision a de jugé : type, année, issue, montant, valeur comparée, seuil et date de la version appliquée. */
function melerDroit(empreinte: number, droit: Candidat): number {
  const { valeur, version } = droit;
  let melee = meler(meler(empreinte, droit.ligne.rang), droit.annee);
  melee = meler(meler(melee, droit.decision === "acquis" ? 1 : droit.decision === "refuse" ? 2 : 3), droit.montant);
  if (typeof valeur === "number") melee = meler(melee, valeur);
  if (version !== null) melee = meler(meler(melee, version.valeur), version.depuis.charCodeAt(3) * 100 + version.depuis.charCodeAt(6));
  return melee;
}

function juger(dossier: DossierDroits, lectures: Lectures): number {
  const decides = deciderDroits(dossier, lectures);
  let empreinte = meler(0x811c9dc5, decides.totalAcquis);
  for (const droit of decides.droits) {
    // Les raisons font partie de ce qui est rejugé : leur nombre entre dans l'empreinte.
    empreinte = meler(melerDroit(empreinte, droit), tracesDe(droit).length);
  }
  return empreinte;
}

function dossierDAlors({ colonnes }: Archive, rang: number): DossierDroits {
  const dates = CALENDRIERS[colonnes.annees[rang] ?? 0];
  if (dates === undefined) throw new Error(`Année inconnue au rang ${rang}.`);
  return dossierAu(colonnes, rang, dates);
}

/** Les décisions d'alors : jugées une première fois, gardées en colonnes. */
function decider(): Archive {
  const archive = { colonnes: colonnesTirees(NOMBRE), empreintes: new Int32Array(NOMBRE) };
  for (let rang = 0; rang < NOMBRE; rang += 1) archive.empreintes[rang] = juger(dossierDAlors(archive, rang), lecturesParDefaut);
  return archive;
}

/** Rejuge tout, tranche par tranche ; rend le nombre de réponses qui ne sont plus celles d'alors. */
function relire(archive: Archive): number {
  let differences = 0;
  for (let debut = 0; debut < NOMBRE; debut += TRANCHE) {
    const fin = Math.min(NOMBRE, debut + TRANCHE);
    for (let rang = debut; rang < fin; rang += 1) {
      if (juger(dossierDAlors(archive, rang), lecturesParDefaut) !== archive.empreintes[rang]) differences += 1;
    }
  }
  return differences;
}

/** Rejuge des décisions sous une autre lecture que la leur : partout où deux droits tombent la même année, l'empreinte doit changer. */
function controle(archive: Archive, nombre: number): number {
  let vues = 0;
  for (let rang = 0; rang < nombre; rang += 1) {
    if (juger(dossierDAlors(archive, rang), AUTRE_LOI) !== archive.empreintes[rang]) vues += 1;
  }
  return vues;
}

function secondes(depuis: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(depuis);
  return (user + system) / 1e6;
}

function dire(ligne: string): void {
  process.stdout.write(`${ligne}\n`);
}

function principal(): void {
  const archive = decider();
  dire(
    `${NOMBRE.toLocaleString("fr-FR")} décisions gardées, ${FAITS.length + 5} octets chacune, années ${PREMIERE_ANNEE} à ${PREMIERE_ANNEE + ANNEES - 1}`,
  );
  const avant = process.cpuUsage();
  const mur = performance.now();
  const differences = relire(archive);
  const calcul = secondes(avant);
  const horloge = (performance.now() - mur) / 1_000;
  const debit = Math.round(NOMBRE / calcul).toLocaleString("fr-FR");
  dire(
    `Rejugées en ${calcul.toFixed(1)} s de calcul, raisons tracées comprises (${horloge.toFixed(1)} s d'horloge), ${debit} /s, ${differences} différence(s)`,
  );
  const controlees = Math.min(NOMBRE, 100_000);
  const vues = controle(archive, controlees);
  dire(`Contrôle : ${vues} différences vues sur ${controlees} décisions rejugées sous une autre lecture de la loi`);
  const memoire = Math.round(process.memoryUsage().rss / 1_048_576);
  dire(`Mémoire du processus : ${memoire} Mio`);
  if (differences > 0 || vues === 0) throw new Error("La relecture ne redit pas les décisions d'alors.");
  const atteint = calcul < BUT_SECONDES * (NOMBRE / 1e7) ? "atteint" : "NON ATTEINT";
  dire(`But : dix millions en moins de ${BUT_SECONDES} s sur un cœur, ${atteint}`);
}

principal();
