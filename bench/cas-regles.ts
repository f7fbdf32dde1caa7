// Les cas du banc des règles : les mêmes faits tirés au hasard, écrits en dossier pour nos règles et en situation pour publicodes.
import type { Activite, DossierDroits } from "../src/regles/faits.js";
import { composerDate, dateCivile } from "../src/socle/valeurs/date-civile.js";

const ANNEE = 2025;
export const DROIT = 24_000;

/** Les faits d'une personne pour une année, en nombres ; zéro quand elle n'a rien fait de tel. */
export interface FaitsAnnee {
  readonly heuresUne: number;
  readonly heuresAutre: number;
  readonly joursMilitaires: number;
  readonly joursSanitaires: number;
  readonly heuresReinsertion: number;
  readonly heuresCivique: number;
  readonly anneesCommunale: number;
  readonly anneesPompier: number;
  readonly moisService: number;
  readonly moisMaitre: number;
  readonly droitsDonnes: number;
}

/** Suite de nombres reproductible. */
export function tirage(graine: number): (maximum: number) => number {
  let etat = graine;
  return (maximum) => {
    etat = (Math.imul(etat, 1_103_515_245) + 12_345) & 0x7fffffff;
    return etat % (maximum + 1);
  };
}

/** Huit activités présentes, chacune près de son seuil. */
export function huitActivites(tirer: (maximum: number) => number): FaitsAnnee {
  return {
    heuresUne: tirer(220),
    heuresAutre: tirer(220),
    joursMilitaires: tirer(120),
    joursSanitaires: tirer(45),
    heuresReinsertion: tirer(110),
    heuresCivique: tirer(260),
    anneesCommunale: tirer(7),
    anneesPompier: tirer(7),
    moisService: 0,
    moisMaitre: 0,
    droitsDonnes: tirer(3),
  };
}

/** Une personne-année : dix activités possibles, une sur quatre vraiment faite. */
export function personneAnnee(tirer: (maximum: number) => number): FaitsAnnee {
  const parfois = (maximum: number) => (tirer(4095) < 1024 ? 1 + tirer(maximum - 1) : 0);
  return {
    heuresUne: parfois(220),
    heuresAutre: parfois(220),
    joursMilitaires: parfois(120),
    joursSanitaires: parfois(45),
    heuresReinsertion: parfois(110),
    heuresCivique: parfois(260),
    anneesCommunale: parfois(7),
    anneesPompier: parfois(7),
    moisService: parfois(12),
    moisMaitre: parfois(12),
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

// Chaque activité est écrite d'un littéral, comme un lecteur de JSON la rend : recopiée par « ... », chacune aurait sa propre forme
// en mémoire et le banc mesurerait le moteur JavaScript.
function benevolat(id: string, heures: number): Activite {
  return {
    type: "benevolat_associatif",
    id,
    declareLe: DECLAREE,
    attesteLe: ATTESTEE,
    debut: DEBUT,
    fin: FIN,
    heures,
    fonction: "administration",
    organisme: { id, regime: "loi1901", declareLe: CREATION, article200: true },
  };
}

function civique(heures: number): Activite {
  return {
    type: "reserve_civique",
    id: "c",
    debut: DEBUT,
    fin: FIN,
    heures,
    fonction: "encadrement",
    organisme: { id: "o" },
    declareLe: DECLAREE,
    attesteLe: ATTESTEE,
  };
}

function finDuMois(mois: number) {
  return composerDate(ANNEE, mois, 31);
}

function activitesDe(faits: FaitsAnnee, toutes: boolean): Activite[] {
  const declareLe = DECLAREE;
  const activites: Activite[] = [];
  const si = (nombre: number, activite: () => Activite) => {
    if (toutes || nombre > 0) activites.push(activite());
  };
  si(faits.heuresUne, () => benevolat("w1", faits.heuresUne));
  si(faits.heuresAutre, () => benevolat("w2", faits.heuresAutre));
  si(faits.joursMilitaires, () => ({
    type: "reserve_militaire_operationnelle",
    id: "m",
    annee: ANNEE,
    jours: faits.joursMilitaires,
    declareLe,
  }));
  si(faits.joursSanitaires, () => ({ type: "reserve_sanitaire", id: "s", annee: ANNEE, jours: faits.joursSanitaires, declareLe }));
  si(faits.heuresReinsertion, () => ({
    type: "reserve_citoyenne_reinsertion",
    id: "r",
    annee: ANNEE,
    heures: faits.heuresReinsertion,
    declareLe,
  }));
  si(faits.heuresCivique, () => civique(faits.heuresCivique));
  si(faits.anneesCommunale, () => ({
    type: "reserve_communale_securite_civile",
    id: "k",
    signature: SIGNATURE,
    dureeAnnees: faits.anneesCommunale,
    declareLe,
  }));
  si(faits.anneesPompier, () => ({
    type: "sapeur_pompier_volontaire",
    id: "p",
    signature: SIGNATURE,
    arreteNotifieLe: SIGNATURE,
    dureeAnnees: faits.anneesPompier,
    declareLe,
  }));
  const { moisService, moisMaitre } = faits;
  if (moisService > 0)
    activites.push({ type: "service_civique", id: "v", debut: DEBUT, fin: finDuMois(moisService), organisme: { id: "o" }, declareLe });
  if (moisMaitre > 0)
    activites.push({ type: "maitre_apprentissage", id: "t", debut: DEBUT, fin: finDuMois(moisMaitre), apprenti: "a", declareLe });
  return activites;
}

/** Le dossier de ces faits ; `toutes` garde les huit activités en nombre même à zéro. */
export function dossierDe(faits: FaitsAnnee, toutes: boolean): DossierDroits {
  const droitsAcquis = [];
  for (let rang = 0; rang < faits.droitsDonnes; rang += 1) {
    droitsAcquis.push({ activite: "service_civique", annee: 2019 + rang, montant: DROIT } as const);
  }
  const titulaire = { naissance: dateCivile("1985-02-10"), contratApprentissage: null, retraite: null, deces: null };
  return { evalueLe: EVALUE, titulaire, droitsAcquis, activites: activitesDe(faits, toutes) };
}

function seuil(condition: string) {
  return { variations: [{ si: condition, alors: DROIT }, { sinon: 0 }] };
}

const FAIT = { "par défaut": 0 };
const LIGNES_PUBLICODES = {
  "heures une": FAIT,
  "heures autre": FAIT,
  "jours militaires": FAIT,
  "jours sanitaires": FAIT,
  "heures réinsertion": FAIT,
  "heures civique": FAIT,
  "années communale": FAIT,
  "années pompier": FAIT,
  "déjà acquis": FAIT,
  "bénévolat atteint": {
    "toutes ces conditions": [
      "heures une + heures autre >= 200",
      { "une de ces conditions": ["heures une >= 100", "heures autre >= 100"] },
    ],
  },
  "somme du bénévolat": seuil("bénévolat atteint"),
  militaire: seuil("jours militaires >= 90"),
  sanitaire: seuil("jours sanitaires >= 30"),
  "somme de la réinsertion": seuil("heures réinsertion >= 80"),
  civique: seuil("heures civique >= 200"),
  communale: seuil("années communale >= 5"),
  pompier: seuil("années pompier >= 5"),
  "reste acquérable": { valeur: "72000 - déjà acquis" },
};
const SOMMES = ["somme du bénévolat", "militaire", "sanitaire", "somme de la réinsertion", "civique", "communale", "pompier"];

/** Chaque activité peut ouvrir son droit, dans la limite du plafond. */
export const PUBLICODES_HUIT = {
  ...LIGNES_PUBLICODES,
  droits: { valeur: { somme: SOMMES }, plafond: "reste acquérable" },
};

/** Un seul droit par année, quelle que soit l'activité qui l'ouvre. */
export const PUBLICODES_PERSONNE = {
  ...LIGNES_PUBLICODES,
  "mois service": FAIT,
  "mois maître": FAIT,
  service: seuil("mois service >= 6"),
  maitre: seuil("mois maître >= 6"),
  droits: { valeur: { "le maximum de": [...SOMMES, "service", "maitre"] }, plafond: "reste acquérable" },
};

/** Les mêmes faits en nombres nommés. */
export function situationDe(faits: FaitsAnnee, personne: boolean): Record<string, number> {
  return {
    "heures une": faits.heuresUne,
    "heures autre": faits.heuresAutre,
    "jours militaires": faits.joursMilitaires,
    "jours sanitaires": faits.joursSanitaires,
    "heures réinsertion": faits.heuresReinsertion,
    "heures civique": faits.heuresCivique,
    "années communale": faits.anneesCommunale,
    "années pompier": faits.anneesPompier,
    "déjà acquis": faits.droitsDonnes * DROIT,
    ...(personne ? { "mois service": faits.moisService, "mois maître": faits.moisMaitre } : {}),
  };
}
