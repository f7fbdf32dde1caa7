// Des personnes-années en colonnes : onze petits entiers et une année, d'où l'on refait le dossier que les règles jugent.
import type { Activite, DossierDroits, DroitDejaAcquis } from "../src/regles/faits.js";
import { composerDate, type DateCivile, dateCivile } from "../src/socle/valeurs/date-civile.js";
import { DROIT, personneAnnee, tirage } from "./cas-regles.js";

export const PREMIERE_ANNEE = 2017;
export const ANNEES = 10;
export const FAITS = [
  "heuresUne",
  "heuresAutre",
  "joursMilitaires",
  "joursSanitaires",
  "heuresReinsertion",
  "heuresCivique",
  "anneesCommunale",
  "anneesPompier",
  "moisService",
  "moisMaitre",
  "droitsDonnes",
] as const;
/** Le nom d'une colonne de faits. */
export type Fait = (typeof FAITS)[number];

/** Un octet par fait (255 au plus) et un pour l'année, comptée depuis la première. */
export class Colonnes {
  readonly nombre: number;
  readonly annees: Uint8Array;
  readonly faits: Readonly<Record<Fait, Uint8Array>>;

  constructor(nombre: number) {
    const colonne = () => new Uint8Array(nombre);
    this.nombre = nombre;
    this.annees = colonne();
    this.faits = {
      heuresUne: colonne(),
      heuresAutre: colonne(),
      joursMilitaires: colonne(),
      joursSanitaires: colonne(),
      heuresReinsertion: colonne(),
      heuresCivique: colonne(),
      anneesCommunale: colonne(),
      anneesPompier: colonne(),
      moisService: colonne(),
      moisMaitre: colonne(),
      droitsDonnes: colonne(),
    };
  }

  lire(fait: Fait, rang: number): number {
    return this.faits[fait][rang] ?? 0;
  }
}

/** Des personnes-années tirées au hasard, toujours les mêmes. */
export function colonnesTirees(nombre: number): Colonnes {
  const colonnes = new Colonnes(nombre);
  const tirer = tirage(20_261_123);
  for (let rang = 0; rang < nombre; rang += 1) {
    const faits = personneAnnee(tirer);
    for (const fait of FAITS) colonnes.faits[fait][rang] = Math.min(255, faits[fait]);
    colonnes.annees[rang] = tirer(ANNEES * 64 - 1) >> 6;
  }
  return colonnes;
}

/** Les dates d'une année de faits, composées une fois. */
export interface Dates {
  readonly annee: number;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly finsDeMois: readonly DateCivile[];
  readonly signature: DateCivile;
  readonly declareLe: DateCivile;
  readonly attesteLe: DateCivile;
  readonly evalueLe: DateCivile;
}

export function datesDe(annee: number): Dates {
  return {
    annee,
    debut: composerDate(annee, 1, 1),
    fin: composerDate(annee, 12, 31),
    finsDeMois: Array.from({ length: 13 }, (_, mois) => composerDate(annee, Math.max(1, mois), 31)),
    signature: composerDate(annee, 3, 1),
    declareLe: composerDate(annee + 1, 2, 1),
    attesteLe: composerDate(annee + 1, 9, 1),
    evalueLe: composerDate(annee + 1, 11, 23),
  };
}

export const CALENDRIERS = Array.from({ length: ANNEES }, (_, rang) => datesDe(PREMIERE_ANNEE + rang));
const CREATION = dateCivile("2010-01-01");
const TITULAIRE = { naissance: dateCivile("1985-02-10"), contratApprentissage: null, retraite: null, deces: null };
const DONNES: readonly (readonly DroitDejaAcquis[])[] = [0, 1, 2, 3].map((nombre) =>
  Array.from({ length: nombre }, (_, rang) => ({ activite: "service_civique", annee: 2010 + rang, montant: DROIT })),
);

function heures(dates: Dates, colonnes: Colonnes, rang: number): Activite[] {
  const { debut, fin, declareLe, attesteLe } = dates;
  const activites: Activite[] = [];
  const fonction = "administration";
  const une = colonnes.lire("heuresUne", rang);
  const autre = colonnes.lire("heuresAutre", rang);
  const civique = colonnes.lire("heuresCivique", rang);
  const type = "benevolat_associatif";
  for (const [id, nombre] of [
    ["w1", une],
    ["w2", autre],
  ] as const) {
    if (nombre === 0) continue;
    const organisme = { id, regime: "loi1901", declareLe: CREATION, article200: true } as const;
    activites.push({ type, id, declareLe, attesteLe, debut, fin, heures: nombre, fonction, organisme });
  }
  if (civique > 0)
    activites.push({
      type: "reserve_civique",
      id: "c",
      debut,
      fin,
      heures: civique,
      fonction,
      organisme: { id: "o" },
      declareLe,
      attesteLe,
    });
  return activites;
}

/** Le dossier d'une ligne, avec les dates de son année. */
export function dossierAu(colonnes: Colonnes, rang: number, dates: Dates): DossierDroits {
  const { annee, debut, declareLe, signature, finsDeMois } = dates;
  const activites = heures(dates, colonnes, rang);
  const militaires = colonnes.lire("joursMilitaires", rang);
  if (militaires > 0) activites.push({ type: "reserve_militaire_operationnelle", id: "m", annee, jours: militaires, declareLe });
  const sanitaires = colonnes.lire("joursSanitaires", rang);
  if (sanitaires > 0) activites.push({ type: "reserve_sanitaire", id: "s", annee, jours: sanitaires, declareLe });
  const reinsertion = colonnes.lire("heuresReinsertion", rang);
  if (reinsertion > 0) activites.push({ type: "reserve_citoyenne_reinsertion", id: "r", annee, heures: reinsertion, declareLe });
  const communale = colonnes.lire("anneesCommunale", rang);
  if (communale > 0) activites.push({ type: "reserve_communale_securite_civile", id: "k", signature, dureeAnnees: communale, declareLe });
  const pompier = colonnes.lire("anneesPompier", rang);
  if (pompier > 0)
    activites.push({ type: "sapeur_pompier_volontaire", id: "p", signature, arreteNotifieLe: signature, dureeAnnees: pompier, declareLe });
  const service = finsDeMois[colonnes.lire("moisService", rang)];
  if (service !== undefined && colonnes.lire("moisService", rang) > 0)
    activites.push({ type: "service_civique", id: "v", debut, fin: service, organisme: { id: "o" }, declareLe });
  const maitre = finsDeMois[colonnes.lire("moisMaitre", rang)];
  if (maitre !== undefined && colonnes.lire("moisMaitre", rang) > 0)
    activites.push({ type: "maitre_apprentissage", id: "t", debut, fin: maitre, apprenti: "a", declareLe });
  return { evalueLe: dates.evalueLe, titulaire: TITULAIRE, droitsAcquis: DONNES[colonnes.lire("droitsDonnes", rang)], activites };
}
