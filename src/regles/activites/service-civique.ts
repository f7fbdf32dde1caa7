// Le service civique (1°) : six mois continus, regardés sur l'année et celle d'avant.
import { reunir, type Suite } from "../calendrier.js";
import type { ServiceCivique } from "../faits.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE } from "../motifs-refus.js";
import { SERVICE_CIVIQUE_MOIS } from "../parametres-acquisition.js";
import { ecrireDuree, type Trace, tracer } from "../trace.js";
import { type Cadre, seuilDe } from "./conclure.js";
import { atteintesDe, dureeCumulee, manqueA, plusLongue } from "./fenetres.js";
import { LIGNES } from "./ligne.js";
import { jugerPeriodes, type Situee } from "./par-periodes.js";

const LIGNE = LIGNES.service_civique;

/** Missions d'un même contrat réunies, trous compris ; missions qui se touchent réunies. */
function suitesDe(activites: readonly Situee<ServiceCivique>[]): Suite[] {
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

/** Six mois de service civique, continus ou additionnés selon la lecture D4a (D5151-14 I 1°). */
export function jugerServiceCivique(activites: readonly ServiceCivique[], cadre: Cadre): void {
  const continus = cadre.lectures.D4a === "continus";
  const glissant = cadre.lectures.D8 === "glissant";
  const version = (annee: number) => seuilDe(SERVICE_CIVIQUE_MOIS, annee);
  const duree = (situees: readonly Situee<ServiceCivique>[]) =>
    continus ? plusLongue(suitesDe(situees)) : dureeCumulee(suitesDe(situees));
  const manque = (situees: readonly Situee<ServiceCivique>[], annee: number): Trace[] => {
    const faite = duree(situees);
    const seuil = version(annee);
    const reste = manqueA(faite, seuil.valeur);
    const changement = "Six mois de suite, de date à date, ou des missions qui se touchent ouvriraient le droit.";
    const faits = {
      sujet: LIGNE.sujet,
      unite: LIGNE.unite,
      mesure: ecrireDuree(faite.mois, faite.jours),
      seuil: seuil.valeur,
      version: seuil,
    };
    return [
      tracer(DUREE_INSUFFISANTE, { ...faits, manque: ecrireDuree(reste.mois, reste.jours), changement }, LIGNE.article),
      tracer(ANNEES_NON_ADDITIONNEES, { periode: LIGNE.periode }),
    ];
  };
  const regle = {
    ligne: LIGNE,
    atteintes: (situees: readonly Situee<ServiceCivique>[]) =>
      atteintesDe(suitesDe(situees), { mois: SERVICE_CIVIQUE_SEUIL, continus, glissant }),
    mesure: (situees: readonly Situee<ServiceCivique>[]) => {
      const faite = duree(situees);
      return ecrireDuree(faite.mois, faite.jours);
    },
    version,
    manque,
    enCours: null,
    exclure: sansRaison,
  };
  jugerPeriodes(regle, activites, cadre);
}

const SERVICE_CIVIQUE_SEUIL = SERVICE_CIVIQUE_MOIS.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;
