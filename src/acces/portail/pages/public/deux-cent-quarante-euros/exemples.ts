// Deux vies d'une même année, évaluées par le moteur sous chaque lecture : les montants montrés ne sont pas recopiés.
import { lecturesDuService } from "../../../../../metier/droits/index.js";
import { evaluerDroits } from "../../../../../regles/acquisition.js";
import type { Activite, DossierDroits } from "../../../../../regles/faits.js";
import type { Lectures } from "../../../../../regles/lectures.js";
import { anneeDe, composerDate, type DateCivile } from "../../../../../socle/valeurs/date-civile.js";

export interface Exemple {
  readonly nom: string;
  readonly activites: (annee: number) => readonly Activite[];
}

function declareAu(annee: number): DateCivile {
  return composerDate(annee + 1, 1, 15);
}

export const EXEMPLES: readonly Exemple[] = [
  {
    nom: "30 jours de réserve sanitaire et 90 jours de réserve militaire",
    activites: (annee) => [
      { id: "a1", type: "reserve_sanitaire", annee, jours: 30, declareLe: declareAu(annee) },
      { id: "a2", type: "reserve_militaire_operationnelle", annee, jours: 90, declareLe: declareAu(annee) },
    ],
  },
  {
    nom: "80 heures de réserve de réinsertion et 5 ans signés en réserve communale",
    activites: (annee) => [
      { id: "a1", type: "reserve_citoyenne_reinsertion", annee, heures: 80, declareLe: declareAu(annee) },
      {
        id: "a2",
        type: "reserve_communale_securite_civile",
        signature: composerDate(annee, 3, 1),
        dureeAnnees: 5,
        declareLe: declareAu(annee),
      },
    ],
  },
];

/** Total acquis, en centimes, d'un exemple sous une lecture, l'année d'avant le jour du service. */
export function totalDe(exemple: Exemple, lecture: Lectures["D2"], aujourdhui: DateCivile): number {
  const annee = anneeDe(aujourdhui) - 1;
  const dossier: DossierDroits = {
    evalueLe: aujourdhui,
    titulaire: { naissance: composerDate(1990, 1, 1), contratApprentissage: null, retraite: null, deces: null },
    activites: exemple.activites(annee),
  };
  return evaluerDroits(dossier, { ...lecturesDuService(), D2: lecture }).totalAcquis;
}
