// Nos règles face aux mêmes règles en publicodes et en json-rules-engine : mêmes cas, mêmes sommes exigées, médianes de tours
// entrelacés, les rapports imprimés.
import Engine from "publicodes";
import { deciderDroits, evaluerDroits } from "../src/regles/acquisition.js";
import type { DossierDroits } from "../src/regles/faits.js";
import { type Lectures, lecturesParDefaut } from "../src/regles/lectures.js";
import { moteurJsonRules } from "./cas-json-rules.js";
import {
  DROIT,
  dossierDe,
  type FaitsAnnee,
  huitActivites,
  PUBLICODES_HUIT,
  PUBLICODES_PERSONNE,
  personneAnnee,
  situationDe,
  tirage,
} from "./cas-regles.js";

const NOMBRE_DE_CAS = 512;
const DUREE_PAR_MESURE_MS = 600;
const TOURS = 5;
/** Les moteurs auxquels on se compare, et combien de fois plus vite on veut décider. */
const BUTS: readonly (readonly [moteur: string, but: number])[] = [
  ["publicodes", 1_000],
  ["json-rules-engine", 100],
];

/** Rend les centimes nouveaux d'un cas. */
type Operation = (rang: number) => number | Promise<number>;

interface Coureur {
  readonly nom: string;
  readonly operation: Operation;
}

/** Opérations par seconde de calcul du processus : l'attente d'un autre programme n'y compte pas. */
async function mesurer(operation: Operation): Promise<number> {
  const depart = performance.now();
  const avant = process.cpuUsage();
  let faites = 0;
  let somme = 0;
  do {
    for (let rang = 0; rang < 64; rang += 1) {
      const rendu = operation((faites + rang) % NOMBRE_DE_CAS);
      somme += typeof rendu === "number" ? rendu : await rendu;
    }
    faites += 64;
  } while (performance.now() - depart < DUREE_PAR_MESURE_MS);
  if (somme < 0) throw new Error("Somme impossible.");
  const calcul = process.cpuUsage(avant);
  return (faites * 1_000_000) / (calcul.user + calcul.system);
}

function mediane(mesures: readonly number[]): number {
  return [...mesures].sort((a, b) => a - b)[Math.floor(mesures.length / 2)] ?? 0;
}

/** Chaque coureur à son tour, plusieurs fois : tous connaissent la même machine. */
async function courir(coureurs: readonly Coureur[]): Promise<Map<string, number>> {
  const mesures = new Map<string, number[]>(coureurs.map(({ nom }) => [nom, []]));
  for (const { operation } of coureurs) await mesurer(operation);
  for (let tour = 0; tour < TOURS; tour += 1) {
    for (const { nom, operation } of coureurs) mesures.get(nom)?.push(await mesurer(operation));
  }
  return new Map([...mesures].map(([nom, valeurs]) => [nom, mediane(valeurs)]));
}

function auRang<T>(liste: readonly T[], rang: number): T {
  const element = liste[rang];
  if (element === undefined) throw new Error(`Rang inconnu : ${rang}.`);
  return element;
}

type Regles = ConstructorParameters<typeof Engine>[0];

/** Les façons de donner les faits à publicodes ; la plus rapide sert de référence. */
function coureursPublicodes(regles: Regles, situations: readonly Record<string, number>[]): Coureur[] {
  const moteur = new Engine(regles);
  const textes = situations.map((situation) => Object.fromEntries(Object.entries(situation).map(([cle, n]) => [cle, n.toString()])));
  const noeud = (nodeValue: number) =>
    ({ nodeKind: "constant", type: "number", nodeValue, missingVariables: {}, isNullable: false }) as const;
  const noeuds = situations.map((situation) => Object.fromEntries(Object.entries(situation).map(([cle, n]) => [cle, noeud(n)])));
  const lire = () => Number(moteur.evaluate("droits").nodeValue);
  const avec = (nom: string, poser: (rang: number) => void): Coureur => ({
    nom: `publicodes 1.10.3, ${nom}`,
    operation: (rang) => {
      poser(rang);
      return lire();
    },
  });
  return [
    avec("faits en nombres", (rang) => moteur.setSituation(auRang(situations, rang))),
    avec("faits en textes", (rang) => moteur.setSituation(auRang(textes, rang))),
    avec("faits déjà analysés", (rang) => moteur.setSituation(auRang(noeuds, rang))),
    avec("faits déjà analysés, remplacés", (rang) => moteur.setSituation(auRang(noeuds, rang), { keepPreviousSituation: true })),
  ];
}

const DECISION = "nos règles, décision tracée";
const ECRITE = "nos règles, phrases et hypothèses écrites";

function nosCoureurs(dossiers: readonly DossierDroits[], faits: readonly FaitsAnnee[], lectures: Lectures): Coureur[] {
  const depart = (rang: number) => auRang(faits, rang).droitsDonnes * DROIT;
  return [
    { nom: DECISION, operation: (rang) => deciderDroits(auRang(dossiers, rang), lectures).totalAcquis - depart(rang) },
    { nom: ECRITE, operation: (rang) => evaluerDroits(auRang(dossiers, rang), lectures).totalAcquis - depart(rang) },
  ];
}

/** Tous doivent rendre les mêmes centimes, cas par cas, avant d'être mesurés. */
async function verifier(coureurs: readonly Coureur[]): Promise<number> {
  let somme = 0;
  for (let rang = 0; rang < NOMBRE_DE_CAS; rang += 1) {
    const attendu = await auRang(coureurs, 0).operation(rang);
    somme += attendu;
    for (const { nom, operation } of coureurs) {
      const rendu = await operation(rang);
      if (rendu !== attendu) throw new Error(`Cas ${rang} : ${attendu} centimes attendus, ${rendu} par ${nom}.`);
    }
  }
  return somme;
}

interface Banc {
  readonly titre: string;
  readonly faits: readonly FaitsAnnee[];
  readonly personne: boolean;
  readonly regles: Regles;
  readonly lectures: Lectures;
}

function coureurJsonRules(faits: readonly FaitsAnnee[], personne: boolean): Coureur {
  const decider = moteurJsonRules(personne);
  return { nom: "json-rules-engine 7.3.1", operation: (rang) => decider(auRang(faits, rang)) };
}

/** La plus rapide des façons d'employer un moteur. */
function meilleure(vitesses: ReadonlyMap<string, number>, moteur: string): number {
  let reference = 0;
  for (const [nom, vitesse] of vitesses) if (nom.startsWith(moteur)) reference = Math.max(reference, vitesse);
  return reference;
}

/** Imprime les vitesses et, pour chaque autre moteur, le rapport de la décision tracée à sa meilleure façon. */
async function tenir(banc: Banc): Promise<void> {
  const dossiers = banc.faits.map((faits) => dossierDe(faits, !banc.personne));
  const situations = banc.faits.map((faits) => situationDe(faits, banc.personne));
  const coureurs = [
    ...nosCoureurs(dossiers, banc.faits, banc.lectures),
    ...coureursPublicodes(banc.regles, situations),
    coureurJsonRules(banc.faits, banc.personne),
  ];
  process.stdout.write(`${banc.titre}\n${NOMBRE_DE_CAS} cas, mêmes sommes : ${await verifier(coureurs)} centimes\n`);
  const vitesses = await courir(coureurs);
  const reference = meilleure(vitesses, "publicodes");
  for (const [nom, vitesse] of vitesses) {
    const parSeconde = Math.round(vitesse).toLocaleString("fr-FR").padStart(12);
    process.stdout.write(`${nom.padEnd(48)} ${parSeconde} /s   ×${(vitesse / reference).toFixed(vitesse > reference ? 0 : 2)}\n`);
  }
  for (const [moteur, but] of BUTS) {
    const rapport = (vitesses.get(DECISION) ?? 0) / meilleure(vitesses, moteur);
    process.stdout.write(`But : ×${but} ${moteur}, ${rapport >= but ? "atteint" : "NON ATTEINT"} (×${rapport.toFixed(0)})\n`);
  }
  process.stdout.write("\n");
}

/** Un but manqué s'imprime ; seule une somme fausse fait échouer le banc. */
async function principal(): Promise<void> {
  const tirer = tirage(20_261_123);
  const cas = (tirerFaits: typeof huitActivites) => Array.from({ length: NOMBRE_DE_CAS }, () => tirerFaits(tirer));
  await tenir({
    titre: "Huit activités par dossier, un droit par activité",
    faits: cas(huitActivites),
    personne: false,
    regles: PUBLICODES_HUIT,
    lectures: lecturesParDefaut,
  });
  await tenir({
    titre: "Une personne-année : dix activités possibles, celles qu'elle a faites, un seul droit pour l'année",
    faits: cas(personneAnnee),
    personne: true,
    regles: PUBLICODES_PERSONNE,
    lectures: { ...lecturesParDefaut, D2: "par_annee" },
  });
}

await principal();
