// Nos règles face aux mêmes règles en publicodes : mêmes cas, mêmes sommes exigées, un seul passage, le rapport imprimé.
import Engine from "publicodes";
import { deciderDroits, evaluerDroits } from "../src/regles/acquisition.js";
import type { Activite, DossierDroits } from "../src/regles/faits.js";
import { lecturesParDefaut } from "../src/regles/lectures.js";
import { type DateCivile, dateCivile } from "../src/socle/valeurs/date-civile.js";

const NOMBRE_DE_CAS = 512;
const DUREE_PAR_MESURE_MS = 1_500;
const TOURS = 3;
const BUT = 1_000;
const ANNEE = 2025;

/** Les faits d'une personne pour une année, en nombres. */
interface FaitsAnnee {
  readonly heuresUne: number;
  readonly heuresAutre: number;
  readonly joursMilitaires: number;
  readonly joursSanitaires: number;
  readonly heuresReinsertion: number;
  readonly heuresCivique: number;
  readonly anneesCommunale: number;
  readonly anneesPompier: number;
  readonly droitsDonnes: number;
}

/** Suite de nombres reproductible. */
function tirage(graine: number): (maximum: number) => number {
  let etat = graine;
  return (maximum) => {
    etat = (Math.imul(etat, 1_103_515_245) + 12_345) & 0x7fffffff;
    return etat % (maximum + 1);
  };
}

function faitsAuHasard(tirer: (maximum: number) => number): FaitsAnnee {
  return {
    heuresUne: tirer(220),
    heuresAutre: tirer(220),
    joursMilitaires: tirer(120),
    joursSanitaires: tirer(45),
    heuresReinsertion: tirer(110),
    heuresCivique: tirer(260),
    anneesCommunale: tirer(7),
    anneesPompier: tirer(7),
    droitsDonnes: tirer(3),
  };
}

const DECLAREE = dateCivile(`${ANNEE + 1}-02-01`);
const ATTESTEE = dateCivile(`${ANNEE + 1}-09-01`);
const DEBUT = dateCivile(`${ANNEE}-01-01`);
const FIN = dateCivile(`${ANNEE}-12-31`);
const SIGNATURE = dateCivile(`${ANNEE}-03-01`);
const EVALUE = dateCivile(`${ANNEE + 1}-11-23`);
const CREATION = dateCivile("2010-01-01");

function benevolat(id: string, heures: number): Activite {
  const organisme = { id, regime: "loi1901", declareLe: CREATION, article200: true } as const;
  const communs = { id, declareLe: DECLAREE, attesteLe: ATTESTEE, debut: DEBUT, fin: FIN };
  return { ...communs, type: "benevolat_associatif", heures, fonction: "administration", organisme };
}

function activitesDe(faits: FaitsAnnee): Activite[] {
  const declareLe: DateCivile = DECLAREE;
  const periode = { debut: DEBUT, fin: FIN };
  return [
    benevolat("w1", faits.heuresUne),
    benevolat("w2", faits.heuresAutre),
    { type: "reserve_militaire_operationnelle", id: "m", annee: ANNEE, jours: faits.joursMilitaires, declareLe },
    { type: "reserve_sanitaire", id: "s", annee: ANNEE, jours: faits.joursSanitaires, declareLe },
    { type: "reserve_citoyenne_reinsertion", id: "r", annee: ANNEE, heures: faits.heuresReinsertion, declareLe },
    {
      type: "reserve_civique",
      id: "c",
      ...periode,
      heures: faits.heuresCivique,
      fonction: "encadrement",
      organisme: { id: "o" },
      declareLe,
      attesteLe: ATTESTEE,
    },
    { type: "reserve_communale_securite_civile", id: "k", signature: SIGNATURE, dureeAnnees: faits.anneesCommunale, declareLe },
    {
      type: "sapeur_pompier_volontaire",
      id: "p",
      signature: SIGNATURE,
      arreteNotifieLe: SIGNATURE,
      dureeAnnees: faits.anneesPompier,
      declareLe,
    },
  ];
}

function dossierDe(faits: FaitsAnnee): DossierDroits {
  const droitsAcquis = [];
  for (let rang = 0; rang < faits.droitsDonnes; rang += 1) {
    droitsAcquis.push({ activite: "service_civique", annee: 2019 + rang, montant: 24_000 } as const);
  }
  const titulaire = { naissance: dateCivile("1985-02-10"), contratApprentissage: null, retraite: null, deces: null };
  return { evalueLe: EVALUE, titulaire, droitsAcquis, activites: activitesDe(faits) };
}

const REGLES_PUBLICODES = {
  "heures une": { "par défaut": 0 },
  "heures autre": { "par défaut": 0 },
  "jours militaires": { "par défaut": 0 },
  "jours sanitaires": { "par défaut": 0 },
  "heures réinsertion": { "par défaut": 0 },
  "heures civique": { "par défaut": 0 },
  "années communale": { "par défaut": 0 },
  "années pompier": { "par défaut": 0 },
  "déjà acquis": { "par défaut": 0 },
  "bénévolat atteint": {
    "toutes ces conditions": [
      "heures une + heures autre >= 200",
      { "une de ces conditions": ["heures une >= 100", "heures autre >= 100"] },
    ],
  },
  "somme du bénévolat": { variations: [{ si: "bénévolat atteint", alors: 24000 }, { sinon: 0 }] },
  militaire: { variations: [{ si: "jours militaires >= 90", alors: 24000 }, { sinon: 0 }] },
  sanitaire: { variations: [{ si: "jours sanitaires >= 30", alors: 24000 }, { sinon: 0 }] },
  "somme de la réinsertion": { variations: [{ si: "heures réinsertion >= 80", alors: 24000 }, { sinon: 0 }] },
  civique: { variations: [{ si: "heures civique >= 200", alors: 24000 }, { sinon: 0 }] },
  communale: { variations: [{ si: "années communale >= 5", alors: 24000 }, { sinon: 0 }] },
  pompier: { variations: [{ si: "années pompier >= 5", alors: 24000 }, { sinon: 0 }] },
  "reste acquérable": { valeur: "72000 - déjà acquis" },
  droits: {
    valeur: { somme: ["somme du bénévolat", "militaire", "sanitaire", "somme de la réinsertion", "civique", "communale", "pompier"] },
    plafond: "reste acquérable",
  },
};

function situationDe(faits: FaitsAnnee): Record<string, number> {
  return {
    "heures une": faits.heuresUne,
    "heures autre": faits.heuresAutre,
    "jours militaires": faits.joursMilitaires,
    "jours sanitaires": faits.joursSanitaires,
    "heures réinsertion": faits.heuresReinsertion,
    "heures civique": faits.heuresCivique,
    "années communale": faits.anneesCommunale,
    "années pompier": faits.anneesPompier,
    "déjà acquis": faits.droitsDonnes * 24_000,
  };
}

/** Opérations par seconde : la meilleure de quelques mesures, la même pour tous. */
function mesurer(operation: (rang: number) => number): number {
  let meilleure = 0;
  for (let tour = 0; tour < TOURS; tour += 1) {
    const depart = performance.now();
    let faites = 0;
    let somme = 0;
    do {
      for (let rang = 0; rang < 32; rang += 1) somme += operation((faites + rang) % NOMBRE_DE_CAS);
      faites += 32;
    } while (performance.now() - depart < DUREE_PAR_MESURE_MS);
    if (somme < 0) throw new Error("Somme impossible.");
    meilleure = Math.max(meilleure, (faites * 1_000) / (performance.now() - depart));
  }
  return meilleure;
}

function auRang<T>(liste: readonly T[], rang: number): T {
  const element = liste[rang];
  if (element === undefined) throw new Error(`Rang inconnu : ${rang}.`);
  return element;
}

function ecrire(nom: string, parSeconde: number, reference: number): void {
  const rapport = (parSeconde / reference).toFixed(0);
  process.stdout.write(`${nom.padEnd(48)} ${Math.round(parSeconde).toLocaleString("fr-FR").padStart(12)} /s   ×${rapport}\n`);
}

function principal(): void {
  const tirer = tirage(20_261_123);
  const faits = Array.from({ length: NOMBRE_DE_CAS }, () => faitsAuHasard(tirer));
  const dossiers = faits.map(dossierDe);
  const situations = faits.map(situationDe);
  const moteur = new Engine(REGLES_PUBLICODES);
  const decider = (rang: number) =>
    deciderDroits(auRang(dossiers, rang), lecturesParDefaut).totalAcquis - auRang(faits, rang).droitsDonnes * 24_000;
  const ecrireTout = (rang: number) => evaluerDroits(auRang(dossiers, rang), lecturesParDefaut).totalAcquis;
  const publicodes = (rang: number) => Number(moteur.setSituation(auRang(situations, rang)).evaluate("droits").nodeValue);
  let sommeNotre = 0;
  for (let rang = 0; rang < NOMBRE_DE_CAS; rang += 1) {
    const notre = decider(rang);
    const leur = publicodes(rang);
    if (notre !== leur) throw new Error(`Cas ${rang} : ${notre} centimes chez nous, ${leur} en publicodes.`);
    sommeNotre += notre;
  }
  process.stdout.write(`${NOMBRE_DE_CAS} cas, huit activités chacun, mêmes sommes : ${sommeNotre} centimes\n`);
  const leur = mesurer(publicodes);
  const notre = mesurer(decider);
  ecrire("publicodes 1.10.3", leur, leur);
  ecrire("nos règles, raisons et versions tracées", notre, leur);
  ecrire("nos règles, phrases et hypothèses écrites", mesurer(ecrireTout), leur);
  const atteint = notre / leur >= BUT;
  process.stdout.write(`But : ×${BUT} — ${atteint ? "atteint" : "non atteint"}\n`);
  if (!atteint) process.exitCode = 1;
}

principal();
