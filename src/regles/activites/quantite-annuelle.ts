// Réserve militaire (2°), réserve sanitaire (5°), réinsertion (12°) : des jours ou des heures additionnés sur une année civile.

import { anneeCivile, exact, parAnneeCivile } from "../calendrier.js";
import { Candidat, type Explication, SANS_TRACES, type Sources } from "../candidat.js";
import { finDAnnee } from "../delais.js";
import type { ReserveMilitaireOperationnelle, ReserveReinsertion, ReserveSanitaire } from "../faits.js";
import { BLOQUE_EN_DETENTION } from "../motifs-acquis.js";
import { ANNEE_EN_COURS, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE, REINSERTION_SANS_LIGNE } from "../motifs-refus.js";
import type { Parametre, Version } from "../parametre.js";
import { REINSERTION_HEURES, RESERVE_MILITAIRE_JOURS, RESERVE_SANITAIRE_JOURS } from "../parametres-acquisition.js";
import { type Trace, tracer } from "../trace.js";
import {
  acquerir,
  anneeOuverte,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  estSeul,
  type GroupeAnnee,
  type Lot,
  ouvrir,
  parAnnee,
  refusAvantCreation,
  sansDroit,
  seuilDe,
  TRACE_FORMATION,
} from "./conclure.js";
import { LIGNES, type Ligne } from "./ligne.js";

type Quantifiee = ReserveMilitaireOperationnelle | ReserveSanitaire | ReserveReinsertion;

interface RegleQuantite {
  readonly ligne: Ligne;
  /** Première année où la ligne existe. */
  readonly depuis: number;
  readonly version: (annee: number) => Version<number>;
  readonly autres: readonly Trace[];
  readonly expliquerManque: Explication;
}

function faitsDuree(ligne: Ligne, mesure: number, version: Version<number>) {
  return { sujet: ligne.sujet, unite: ligne.unite, mesure, seuil: version.valeur, version, manque: version.valeur - mesure };
}

function regleDe(ligne: Ligne, seuil: Parametre<number>, textes: { changement: string; autres: readonly Trace[] }): RegleQuantite {
  const periode = tracer(ANNEES_NON_ADDITIONNEES, { periode: ligne.periode });
  const premiere = seuil.versions[0];
  return {
    ligne,
    depuis: premiere === undefined ? Number.NEGATIVE_INFINITY : anneeCivile(premiere.depuis),
    version: parAnneeCivile((annee) => seuilDe(seuil, annee)),
    autres: textes.autres,
    expliquerManque: ({ mesure, version, autres }) => {
      if (typeof mesure !== "number" || version === null) throw new Error("Refus sans valeur mesurée.");
      const faits = { ...faitsDuree(ligne, mesure, version), changement: textes.changement };
      return [...autres, tracer(DUREE_INSUFFISANTE, faits, ligne.article), periode];
    },
  };
}

const MILITAIRE = regleDe(LIGNES.reserve_militaire_operationnelle, RESERVE_MILITAIRE_JOURS, {
  changement: "Les jours d'une même année civile s'additionnent : faites-les valoir auprès de votre force armée.",
  autres: SANS_TRACES,
});
const SANITAIRE = regleDe(LIGNES.reserve_sanitaire, RESERVE_SANITAIRE_JOURS, {
  changement: "Les jours d'emploi d'une même année civile s'additionnent.",
  autres: SANS_TRACES,
});
const REINSERTION = regleDe(LIGNES.reserve_citoyenne_reinsertion, REINSERTION_HEURES, {
  changement: "Les heures d'une même année civile s'additionnent.",
  autres: [tracer(BLOQUE_EN_DETENTION, {})],
});
const FORMATIONS: readonly Trace[] = [TRACE_FORMATION];

function quantiteDe(activite: Quantifiee): number {
  return activite.type === "reserve_citoyenne_reinsertion" ? activite.heures : activite.jours;
}

function total(activites: readonly Quantifiee[]): number {
  let somme = 0;
  for (const activite of activites) somme += quantiteDe(activite);
  return exact(somme);
}

/** Année où la ligne n'existait pas encore : le refus qui le dit. */
function anneeFermee(regle: RegleQuantite, annee: number, sources: Sources): Candidat {
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, sources);
  return sansDroit(regle.ligne, "refuse", { annee, sources, declareLe: null, traces: [tracer(REINSERTION_SANS_LIGNE, { annee })] });
}

/** Minimum non déclaré : attente de la transmission ou de la fin de l'année, refus ensuite. */
function sansMinimum(regle: RegleQuantite, lot: GroupeAnnee<Quantifiee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  const eligibles = groupe.filter((activite) => activite.formationSecondaire !== true);
  const fin = { annee, sources: groupe, declareLe: null };
  const version = regle.version(annee);
  const mesure = total(eligibles);
  const exclues = eligibles.length < groupe.length ? FORMATIONS : SANS_TRACES;
  if (mesure >= version.valeur) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [tracer(TRANSMISSION_ATTENDUE, {}), ...exclues] });
  }
  if (anneeOuverte(annee, cadre) && eligibles.length > 0) {
    const faits = { ...faitsDuree(regle.ligne, mesure, version), dateFin: finDAnnee(annee) };
    const trace = tracer(ANNEE_EN_COURS, faits, regle.ligne.article);
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [trace, ...exclues] });
  }
  const refus = new Candidat(regle.ligne, annee, fin.sources);
  refus.valeur = mesure;
  refus.version = version;
  refus.explication = regle.expliquerManque;
  refus.autres = exclues;
  return refus;
}

/** Une seule activité, cas de presque tous : ni liste ni somme à faire. */
function jugerUne(regle: RegleQuantite, activite: Quantifiee, cadre: Cadre): Candidat {
  const { annee } = activite;
  if (annee < regle.depuis || avantLaCreation(annee)) return anneeFermee(regle, annee, activite);
  const declareLe = connueLe(activite.declareLe, cadre);
  if (activite.formationSecondaire === true || declareLe === null || annee > cadre.anneeEvaluee)
    return sansMinimum(regle, [annee, [activite]], cadre);
  const mesure = exact(quantiteDe(activite));
  const version = regle.version(annee);
  if (mesure < version.valeur && annee >= cadre.anneeEvaluee) return sansMinimum(regle, [annee, [activite]], cadre);
  const candidat = new Candidat(regle.ligne, annee, activite);
  candidat.valeur = mesure;
  candidat.version = version;
  if (mesure >= version.valeur) return ouvrir(candidat, declareLe, regle.autres);
  candidat.explication = regle.expliquerManque;
  return candidat;
}

function jugerAnnee(regle: RegleQuantite, lot: GroupeAnnee<Quantifiee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  if (annee < regle.depuis || avantLaCreation(annee)) return anneeFermee(regle, annee, groupe);
  const declarees = groupe.filter((activite) => activite.formationSecondaire !== true && connueLe(activite.declareLe, cadre) !== null);
  const version = regle.version(annee);
  const acquise = total(declarees);
  if (acquise < version.valeur || annee > cadre.anneeEvaluee) return sansMinimum(regle, lot, cadre);
  const declareLe = dateDuDroit(declarees, (jusque) => total(jusque) >= version.valeur);
  return acquerir(regle.ligne, { annee, mesure: acquise, version, sources: declarees, declareLe }, regle.autres);
}

function juger(regle: RegleQuantite, lot: Lot<Quantifiee>, cadre: Cadre): void {
  if (estSeul(lot)) cadre.candidats.push(jugerUne(regle, lot, cadre));
  else for (const groupe of parAnnee(lot, anneeDe)) cadre.candidats.push(jugerAnnee(regle, groupe, cadre));
}

function anneeDe(activite: Quantifiee): number {
  return activite.annee;
}

/** Quatre-vingt-dix jours d'activités sur l'année civile (D5151-14 I 2°). */
export function jugerReserveMilitaire(lot: Lot<ReserveMilitaireOperationnelle>, cadre: Cadre): void {
  juger(MILITAIRE, lot, cadre);
}

/** Trente jours d'emploi sur l'année civile (D5151-14 I 5°). */
export function jugerReserveSanitaire(lot: Lot<ReserveSanitaire>, cadre: Cadre): void {
  juger(SANITAIRE, lot, cadre);
}

/** Quatre-vingts heures sur l'année civile, depuis le 1er décembre 2024 (D5151-14 I 12°). */
export function jugerReinsertion(lot: Lot<ReserveReinsertion>, cadre: Cadre): void {
  juger(REINSERTION, lot, cadre);
}
