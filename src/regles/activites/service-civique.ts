// Le service civique (1°) : six mois continus, regardés sur l'année et celle d'avant.
import { type Duree, parAnneeCivile, reunir, type Suite } from "../calendrier.js";
import type { ServiceCivique } from "../faits.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE } from "../motifs-refus.js";
import { SERVICE_CIVIQUE_MOIS } from "../parametres-acquisition.js";
import { ecrireDuree, type Trace, tracer } from "../trace.js";
import { type Cadre, type Lot, seuilDe } from "./conclure.js";
import { atteintesDe, dureeCumulee, manqueA, plusLongue } from "./fenetres.js";
import { LIGNES } from "./ligne.js";
import { jugerPeriodes, type ReglePeriodes, type Situee } from "./par-periodes.js";

const LIGNE = LIGNES.service_civique;

type Situees = readonly Situee<ServiceCivique>[];

/** Missions d'un même contrat réunies, trous compris ; missions qui se touchent réunies. */
function suitesDe(activites: Situees): Suite[] {
  if (activites.length === 1) return reunir(activites);
  const contrats = new Map<string, { debut: number; fin: number }>();
  const periodes: Suite[] = [];
  for (const activite of activites) {
    const contrat = activite.faits.contrat ?? null;
    if (contrat === null) {
      periodes.push(activite);
      continue;
    }
    const connu = contrats.get(contrat);
    if (connu === undefined) contrats.set(contrat, { debut: activite.debut, fin: activite.fin });
    else {
      connu.debut = Math.min(connu.debut, activite.debut);
      connu.fin = Math.max(connu.fin, activite.fin);
    }
  }
  for (const periode of contrats.values()) periodes.push(periode);
  return reunir(periodes);
}

function sansRaison(): null {
  return null;
}

const MOIS = SERVICE_CIVIQUE_MOIS.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;
const version = parAnneeCivile((annee) => seuilDe(SERVICE_CIVIQUE_MOIS, annee));

function manqueDe(faite: Duree, annee: number): Trace[] {
  const seuil = version(annee);
  const reste = manqueA(faite, seuil.valeur);
  const faits = {
    sujet: LIGNE.sujet,
    unite: LIGNE.unite,
    mesure: ecrireDuree(faite.mois, faite.jours),
    seuil: seuil.valeur,
    version: seuil,
    manque: ecrireDuree(reste.mois, reste.jours),
    changement: "Six mois de suite, de date à date, ou des missions qui se touchent ouvriraient le droit.",
  };
  return [tracer(DUREE_INSUFFISANTE, faits, LIGNE.article), tracer(ANNEES_NON_ADDITIONNEES, { periode: LIGNE.periode })];
}

/** La règle selon la lecture D4a (mois continus ou additionnés) et D8 (mois comptés une fois ou non). */
function regleDe(continus: boolean, glissant: boolean): ReglePeriodes<ServiceCivique> {
  const fenetre = { mois: MOIS, continus, glissant };
  const duree = (situees: Situees) => (continus ? plusLongue(suitesDe(situees)) : dureeCumulee(suitesDe(situees)));
  return {
    ligne: LIGNE,
    atteintes: (situees) => atteintesDe(suitesDe(situees), fenetre),
    aVenir: false,
    mesure: (situees) => {
      const faite = duree(situees);
      return ecrireDuree(faite.mois, faite.jours);
    },
    version,
    manque: (situees, annee) => manqueDe(duree(situees), annee),
    enCours: null,
    exclure: sansRaison,
  };
}

const CONTINUS = { mois_une_fois: regleDe(true, false), glissant: regleDe(true, true) };
const CUMULES = { mois_une_fois: regleDe(false, false), glissant: regleDe(false, true) };

/** Six mois de service civique, continus ou additionnés selon la lecture D4a (D5151-14 I 1°). */
export function jugerServiceCivique(lot: Lot<ServiceCivique>, cadre: Cadre): void {
  const { D4a, D8 } = cadre.lectures;
  jugerPeriodes((D4a === "continus" ? CONTINUS : CUMULES)[D8], lot, cadre);
}
