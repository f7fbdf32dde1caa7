// Le maître d'apprentissage (6°) : six mois sur l'année et celle d'avant, quel que soit le nombre d'apprentis.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { reunir } from "../calendrier.js";
import type { MaitreApprentissage } from "../faits.js";
import { ANNEE_EN_COURS } from "../motifs-attente.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE } from "../motifs-refus.js";
import { MAITRE_APPRENTISSAGE_MOIS } from "../parametres-acquisition.js";
import { ecrireDuree, type Trace, tracer } from "../trace.js";
import { type Cadre, seuilDe } from "./conclure.js";
import { atteintesDe, dureeCumulee, manqueA, plusLongue } from "./fenetres.js";
import { LIGNES } from "./ligne.js";
import { jugerPeriodes, type Situee } from "./par-periodes.js";

const LIGNE = LIGNES.maitre_apprentissage;
const SEUIL = MAITRE_APPRENTISSAGE_MOIS.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;

type Situees = readonly Situee<MaitreApprentissage>[];

function sansRaison(): null {
  return null;
}

/** Six mois additionnés, ou continus selon la lecture D4b (D5151-14 I 6°). */
export function jugerMaitreApprentissage(activites: readonly MaitreApprentissage[], cadre: Cadre): void {
  const continus = cadre.lectures.D4b === "continus";
  const glissant = cadre.lectures.D8 === "glissant";
  const duree = (situees: Situees) => (continus ? plusLongue(reunir(situees)) : dureeCumulee(reunir(situees)));
  const faits = (situees: Situees) => {
    const faite = duree(situees);
    const reste = manqueA(faite, SEUIL);
    const mesure = ecrireDuree(faite.mois, faite.jours);
    return { sujet: LIGNE.sujet, unite: LIGNE.unite, mesure, seuil: SEUIL, manque: ecrireDuree(reste.mois, reste.jours) };
  };
  const regle = {
    ligne: LIGNE,
    atteintes: (situees: Situees) => atteintesDe(reunir(situees), { mois: SEUIL, continus, glissant }),
    mesure: (situees: Situees) => {
      const faite = duree(situees);
      return ecrireDuree(faite.mois, faite.jours);
    },
    version: (annee: number) => seuilDe(MAITRE_APPRENTISSAGE_MOIS, annee),
    manque: (situees: Situees): Trace[] => [
      tracer(DUREE_INSUFFISANTE, { ...faits(situees), changement: "Les mois passés auprès d'autres apprentis s'ajoutent." }, LIGNE.article),
      tracer(ANNEES_NON_ADDITIONNEES, { periode: LIGNE.periode }),
    ],
    enCours: (situees: Situees, dateFin: DateCivile): Trace => tracer(ANNEE_EN_COURS, { ...faits(situees), dateFin }, LIGNE.article),
    exclure: sansRaison,
  };
  jugerPeriodes(regle, activites, cadre);
}
