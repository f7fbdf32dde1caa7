// La décision en masse, en colonnes : des tables remplies en interrogeant la loi elle-même, puis une lecture de table par fait.
// Aucun seuil, aucun montant, aucun plafond n'est écrit ici : chaque case est une réponse de la loi. Les bits gardés par ligne
// suffisent ensuite à rebâtir l'explication, qui doit être, octet pour octet, celle que la loi donne directement.
import { evaluerDroits } from "../src/regles/acquisition.js";
import { deciderDroits } from "../src/regles/decision.js";
import { lecturesParDefaut } from "../src/regles/lectures.js";
import type { Droit } from "../src/regles/reponse.js";
import { ANNEES, CALENDRIERS, type Colonnes, colonnesTirees, dossierAu } from "./colonnes.js";
import { DONNES, type LoiDeLAnnee, MASQUES, OCTET, SOURCES, tabuler } from "./tables-de-la-loi.js";

const NOMBRE = Number(process.argv[2] ?? "1000000");
const TOURS = 7;
/** Débits mesurés ailleurs d'openfisca-core 44.6 vectorisé, sans trace, sur une personne-année semblable : lignes par seconde et par cœur. */
const OPENFISCA = [9_500_000, 13_100_000] as const;
const BUT = 2;

/** Ce qui est gardé de chaque ligne de colonnes : droits ouverts, droits qui restent sous le plafond, centimes nouveaux. */
class Decisions {
  readonly ouverts: Uint16Array;
  readonly restent: Uint16Array;
  readonly montants: Int32Array;

  constructor(nombre: number) {
    this.ouverts = new Uint16Array(nombre);
    this.restent = new Uint16Array(nombre);
    this.montants = new Int32Array(nombre);
  }
}

/** Les tables de toutes les années, bout à bout, l'année en tête ; `pas` est la place d'une année. */
function assembler(tables: readonly (Uint16Array | Int32Array)[], pas: number): Int32Array {
  const toutes = new Int32Array(tables.length * pas);
  for (const [annee, table] of tables.entries()) toutes.set(table, annee * pas);
  return toutes;
}

/** Une ligne du décret, toutes années ; le premier bit tient dans un octet, ce qui garde la grande table du bénévolat en cache. */
function tableDe(lois: readonly LoiDeLAnnee[], rang: number): Uint8Array | Uint16Array {
  const pas = SOURCES[rang]?.second === null ? OCTET : OCTET * OCTET;
  const toutes = assembler(
    lois.map((loi) => loi.lignes[rang] ?? new Uint16Array(0)),
    pas,
  );
  return rang < 8 ? Uint8Array.from(toutes) : Uint16Array.from(toutes);
}

/** Juge toutes les lignes : une lecture de table par fait, une pour le plafond ; rend la somme des centimes nouveaux. */
type Juge = (colonnes: Colonnes, decisions: Decisions) => number;

function jugeDe(lois: readonly LoiDeLAnnee[]): Juge {
  const vide = new Uint8Array(0);
  const tables = SOURCES.map((_, rang) => tableDe(lois, rang));
  const [t0 = vide, t1 = vide, t2 = vide, t3 = vide, t4 = vide, t5 = vide, t6 = vide, t7 = vide, t8 = vide] = tables;
  const parAnnee = DONNES * MASQUES;
  const restent = Uint16Array.from(
    assembler(
      lois.map((loi) => loi.restent),
      parAnnee,
    ),
  );
  const montants = assembler(
    lois.map((loi) => loi.montants),
    parAnnee,
  );
  return ({ nombre, annees, faits }, decisions) => {
    const { heuresUne, heuresAutre, moisMaitre, heuresReinsertion, heuresCivique } = faits;
    const { anneesCommunale, joursMilitaires, joursSanitaires, anneesPompier, moisService, droitsDonnes } = faits;
    let somme = 0;
    for (let rang = 0; rang < nombre; rang += 1) {
      const annee = annees[rang] ?? 0;
      const ligne = annee << 8;
      const ouverts =
        (t0[((ligne | (heuresUne[rang] ?? 0)) << 8) | (heuresAutre[rang] ?? 0)] ?? 0) |
        (t1[ligne | (moisMaitre[rang] ?? 0)] ?? 0) |
        (t2[ligne | (heuresReinsertion[rang] ?? 0)] ?? 0) |
        (t3[ligne | (heuresCivique[rang] ?? 0)] ?? 0) |
        (t4[ligne | (anneesCommunale[rang] ?? 0)] ?? 0) |
        (t5[ligne | (joursMilitaires[rang] ?? 0)] ?? 0) |
        (t6[ligne | (joursSanitaires[rang] ?? 0)] ?? 0) |
        (t7[ligne | (anneesPompier[rang] ?? 0)] ?? 0) |
        (t8[ligne | (moisService[rang] ?? 0)] ?? 0);
      const place = annee * parAnnee + (droitsDonnes[rang] ?? 0) * MASQUES + ouverts;
      const montant = montants[place] ?? 0;
      decisions.ouverts[rang] = ouverts;
      decisions.restent[rang] = restent[place] ?? 0;
      decisions.montants[rang] = montant;
      somme += montant;
    }
    return somme;
  };
}

/** L'explication d'une ligne, rebâtie : la raison de chaque fait, et le plafond là où les bits gardés disent qu'il a refusé. */
function rebatir(loi: LoiDeLAnnee, garde: { colonnes: Colonnes; decisions: Decisions }, rang: number): string {
  const { colonnes, decisions } = garde;
  const ouverts = decisions.ouverts[rang] ?? 0;
  const restent = decisions.restent[rang] ?? 0;
  const droits: Droit[] = [];
  for (const [numero, { fait, second }] of SOURCES.entries()) {
    const faits = { [fait]: colonnes.lire(fait, rang), ...(second === null ? {} : { [second]: colonnes.lire(second, rang) }) };
    const [droit] = loi.question.expliquer(faits);
    if (droit === undefined) continue;
    const bit = 1 << numero;
    if (((ouverts & bit) !== 0) !== (droit.decision === "acquis")) throw new Error(`Ligne ${rang} : le bit gardé contredit la loi.`);
    const refuse = (ouverts & ~restent & bit) !== 0;
    droits.push(refuse ? { ...droit, decision: "refuse", montant: 0, motifs: loi.motifsDuPlafond } : droit);
  }
  return JSON.stringify(droits);
}

/** Compare chaque explication rebâtie à l'explication directe ; rend les octets comparés et le nombre de différences. */
function comparer(lois: readonly LoiDeLAnnee[], colonnes: Colonnes, decisions: Decisions) {
  let octets = 0;
  let differences = 0;
  for (let rang = 0; rang < colonnes.nombre; rang += 1) {
    const annee = colonnes.annees[rang] ?? 0;
    const loi = lois[annee];
    const dates = CALENDRIERS[annee];
    if (loi === undefined || dates === undefined) throw new Error(`Année inconnue au rang ${rang}.`);
    const directe = JSON.stringify(evaluerDroits(dossierAu(colonnes, rang, dates), lecturesParDefaut).droits);
    if (rebatir(loi, { colonnes, decisions }, rang) !== directe) differences += 1;
    octets += Buffer.byteLength(directe);
  }
  return { octets, differences };
}

/** Lignes par seconde de calcul : la médiane de plusieurs tours. */
function mesurer(operation: () => number): number {
  const debits: number[] = [];
  for (let tour = 0; tour < TOURS; tour += 1) {
    const avant = process.cpuUsage();
    if (operation() < 0) throw new Error("Somme impossible.");
    const { user, system } = process.cpuUsage(avant);
    debits.push((NOMBRE * 1e6) / (user + system));
  }
  return debits.sort((a, b) => a - b)[Math.floor(TOURS / 2)] ?? 0;
}

function dire(ligne: string): void {
  process.stdout.write(`${ligne}\n`);
}

function enMillions(debit: number): string {
  return `${(debit / 1e6).toFixed(1).replace(".", ",")} M/s`;
}

function unParUn(colonnes: Colonnes): number {
  let somme = 0;
  for (let rang = 0; rang < colonnes.nombre; rang += 1) {
    const dates = CALENDRIERS[colonnes.annees[rang] ?? 0];
    if (dates === undefined) continue;
    for (const droit of deciderDroits(dossierAu(colonnes, rang, dates), lecturesParDefaut).droits) somme += droit.montant;
  }
  return somme;
}

function principal(): void {
  const avant = process.cpuUsage();
  const lois = CALENDRIERS.map(tabuler);
  const { user } = process.cpuUsage(avant);
  dire(`Loi de ${ANNEES} années mise en tables en ${(user / 1e6).toFixed(1)} s, en l'interrogeant`);
  const colonnes = colonnesTirees(NOMBRE);
  const decisions = new Decisions(NOMBRE);
  const juger = jugeDe(lois);
  const attendu = unParUn(colonnes);
  const somme = juger(colonnes, decisions);
  if (somme !== attendu) throw new Error(`Sommes différentes : ${somme} en colonnes, ${attendu} dossier par dossier.`);
  dire(`${NOMBRE.toLocaleString("fr-FR")} lignes, mêmes sommes : ${somme} centimes`);
  const masse = mesurer(() => juger(colonnes, decisions));
  dire(`En colonnes, bits gardés        ${enMillions(masse)} par cœur`);
  dire(`Dossier par dossier, tracée     ${enMillions(mesurer(() => unParUn(colonnes)))} par cœur (dossiers refaits depuis les colonnes)`);
  const { octets, differences } = comparer(lois, colonnes, decisions);
  dire(`Explications rebâties depuis les bits : ${NOMBRE} comparées, ${octets} octets, ${differences} différence(s)`);
  if (differences > 0) throw new Error("Une explication rebâtie n'est pas l'explication directe.");
  const [bas, haut] = OPENFISCA.map((debit) => masse / debit);
  dire(
    `Rapport à openfisca-core vectorisé, chiffre repris et non mesuré ici : ×${(haut ?? 0).toFixed(1)} à ×${(bas ?? 0).toFixed(1)} (but : ×${BUT})`,
  );
}

principal();
