// La réserve citoyenne de l'éducation nationale (8°) : une année continue et vingt-cinq interventions, à chaque fois.
import { parAnneeCivile, reunir, type Suite } from "../calendrier.js";
import type { ReserveEducationNationale } from "../faits.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE, INTERVENTIONS_INSUFFISANTES } from "../motifs-refus.js";
import { EDUCATION_NATIONALE_INTERVENTIONS, EDUCATION_NATIONALE_MOIS } from "../parametres-acquisition.js";
import { ecrireDuree, type Trace, tracer } from "../trace.js";
import { type Cadre, type Lot, seuilDe } from "./conclure.js";
import { atteintesDe, manqueA, plusLongue } from "./fenetres.js";
import { LIGNES } from "./ligne.js";
import { jugerPeriodes, type ReglePeriodes, type Situee } from "./par-periodes.js";

const LIGNE = LIGNES.reserve_citoyenne_education_nationale;
const MOIS = EDUCATION_NATIONALE_MOIS.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;
const INTERVENTIONS = EDUCATION_NATIONALE_INTERVENTIONS.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;

type Situees = readonly Situee<ReserveEducationNationale>[];

function sansRaison(): null {
  return null;
}

function interventionsDe(situees: Situees): number {
  let somme = 0;
  for (const situee of situees) somme += situee.faits.interventions;
  return somme;
}

function manque(situees: Situees): Trace[] {
  const duree = plusLongue(reunir(situees));
  const traces: Trace[] = [];
  if (duree.mois < MOIS) {
    const reste = manqueA(duree, MOIS);
    const faits = { sujet: LIGNE.sujet, unite: LIGNE.unite, mesure: ecrireDuree(duree.mois, duree.jours), seuil: MOIS };
    const changement = "Une année continue d'engagement ouvrirait le droit, avec assez d'interventions.";
    traces.push(tracer(DUREE_INSUFFISANTE, { ...faits, manque: ecrireDuree(reste.mois, reste.jours), changement }, LIGNE.article));
  }
  const faites = interventionsDe(situees);
  if (faites < INTERVENTIONS) {
    traces.push(
      tracer(INTERVENTIONS_INSUFFISANTES, { unite: "interventions", mesure: faites, seuil: INTERVENTIONS, manque: INTERVENTIONS - faites }),
    );
  }
  traces.push(tracer(ANNEES_NON_ADDITIONNEES, { periode: LIGNE.periode }));
  return traces;
}

/** Nombre d'années que les interventions de chaque suite peuvent faire ; sans limite quand la suite dure encore. */
function capacitesDe(suites: readonly Suite[], situees: Situees, certainJusqu: number | null): number[] {
  return suites.map((suite) => {
    if (certainJusqu !== null && suite.fin > certainJusqu) return Number.POSITIVE_INFINITY;
    const dedans = situees.filter((situee) => situee.debut >= suite.debut && situee.fin <= suite.fin);
    return Math.floor(interventionsDe(dedans) / INTERVENTIONS);
  });
}

const version = parAnneeCivile((annee) => seuilDe(EDUCATION_NATIONALE_MOIS, annee));

/** La règle selon la lecture D8 (mois comptés une fois ou non). */
function regleDe(glissant: boolean): ReglePeriodes<ReserveEducationNationale> {
  return {
    ligne: LIGNE,
    atteintes: (situees, certainJusqu) => {
      const suites = reunir(situees);
      const capacites = capacitesDe(suites, situees, certainJusqu);
      return atteintesDe(suites, { mois: MOIS, continus: true, glissant, capacites });
    },
    aVenir: true,
    mesure: (situees) => {
      const duree = plusLongue(reunir(situees));
      return `${ecrireDuree(duree.mois, duree.jours)} et ${interventionsDe(situees)} interventions`;
    },
    version,
    manque,
    enCours: null,
    exclure: sansRaison,
  };
}

const REGLES = { mois_une_fois: regleDe(false), glissant: regleDe(true) };

/** Une année continue et vingt-cinq interventions (D5151-14 I 8°). */
export function jugerEducationNationale(lot: Lot<ReserveEducationNationale>, cadre: Cadre): void {
  jugerPeriodes(REGLES[cadre.lectures.D8], lot, cadre);
}
