// Le maître d'apprentissage (6°) : six mois sur l'année et celle d'avant, quel que soit le nombre d'apprentis.
import { type Duree, parAnneeCivile, reunir } from "../calendrier.js";
import type { MaitreApprentissage } from "../faits.js";
import { ANNEE_EN_COURS } from "../motifs-attente.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE } from "../motifs-refus.js";
import { MAITRE_APPRENTISSAGE_MOIS } from "../parametres-acquisition.js";
import { ecrireDuree, tracer } from "../trace.js";
import { type Cadre, type Lot, seuilDe } from "./conclure.js";
import { atteintesDe, dureeCumulee, manqueA, plusLongue } from "./fenetres.js";
import { LIGNES } from "./ligne.js";
import { jugerPeriodes, type ReglePeriodes, type Situee } from "./par-periodes.js";

const LIGNE = LIGNES.maitre_apprentissage;
const SEUIL = MAITRE_APPRENTISSAGE_MOIS.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;

type Situees = readonly Situee<MaitreApprentissage>[];

function sansRaison(): null {
  return null;
}

const version = parAnneeCivile((annee) => seuilDe(MAITRE_APPRENTISSAGE_MOIS, annee));

function faitsDe(faite: Duree) {
  const reste = manqueA(faite, SEUIL);
  const mesure = ecrireDuree(faite.mois, faite.jours);
  return { sujet: LIGNE.sujet, unite: LIGNE.unite, mesure, seuil: SEUIL, manque: ecrireDuree(reste.mois, reste.jours) };
}

/** La règle selon la lecture D4b (mois additionnés ou continus) et D8 (mois comptés une fois ou non). */
function regleDe(continus: boolean, glissant: boolean): ReglePeriodes<MaitreApprentissage> {
  const fenetre = { mois: SEUIL, continus, glissant };
  const duree = (situees: Situees) => (continus ? plusLongue(reunir(situees)) : dureeCumulee(reunir(situees)));
  return {
    ligne: LIGNE,
    atteintes: (situees) => atteintesDe(reunir(situees), fenetre),
    aVenir: false,
    mesure: (situees) => {
      const faite = duree(situees);
      return ecrireDuree(faite.mois, faite.jours);
    },
    version,
    manque: (situees) => {
      const faits = { ...faitsDe(duree(situees)), changement: "Les mois passés auprès d'autres apprentis s'ajoutent." };
      return [tracer(DUREE_INSUFFISANTE, faits, LIGNE.article), tracer(ANNEES_NON_ADDITIONNEES, { periode: LIGNE.periode })];
    },
    enCours: (situees, dateFin) => tracer(ANNEE_EN_COURS, { ...faitsDe(duree(situees)), dateFin }, LIGNE.article),
    exclure: sansRaison,
  };
}

const CONTINUS = { mois_une_fois: regleDe(true, false), glissant: regleDe(true, true) };
const CUMULES = { mois_une_fois: regleDe(false, false), glissant: regleDe(false, true) };

/** Six mois additionnés, ou continus selon la lecture D4b (D5151-14 I 6°). */
export function jugerMaitreApprentissage(lot: Lot<MaitreApprentissage>, cadre: Cadre): void {
  const { D4b, D8 } = cadre.lectures;
  jugerPeriodes((D4b === "continus" ? CONTINUS : CUMULES)[D8], lot, cadre);
}
