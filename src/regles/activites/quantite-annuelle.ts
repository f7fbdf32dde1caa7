// Réserve militaire (2°), réserve sanitaire (5°), réinsertion (12°) : des jours ou des heures additionnés sur une année civile.
import { anneeCivile, exact, parAnneeCivile } from "../calendrier.js";
import { finDAnnee } from "../delais.js";
import type { ReserveMilitaireOperationnelle, ReserveReinsertion, ReserveSanitaire } from "../faits.js";
import { BLOQUE_EN_DETENTION } from "../motifs-acquis.js";
import { ANNEE_EN_COURS, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE, REINSERTION_SANS_LIGNE } from "../motifs-refus.js";
import type { Parametre, Version } from "../parametre.js";
import { REINSERTION_HEURES, RESERVE_MILITAIRE_JOURS, RESERVE_SANITAIRE_JOURS } from "../parametres-acquisition.js";
import { type Candidat, type Explication, SANS_TRACES, type Trace, tracer } from "../trace.js";
import {
  acquerir,
  anneeOuverte,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  type GroupeAnnee,
  idsDe,
  ouvrir,
  parAnnee,
  refusAvantCreation,
  reponse,
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
function anneeFermee(regle: RegleQuantite, annee: number, activites: readonly string[]): Candidat {
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, activites);
  return sansDroit(regle.ligne, "refuse", { annee, activites, declareLe: null, traces: [tracer(REINSERTION_SANS_LIGNE, { annee })] });
}

/** Minimum non déclaré : attente de la transmission ou de la fin de l'année, refus ensuite. */
function sansMinimum(regle: RegleQuantite, lot: GroupeAnnee<Quantifiee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  const eligibles = groupe.filter((activite) => activite.formationSecondaire !== true);
  const fin = { annee, activites: idsDe(groupe), declareLe: null };
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
  const refus = reponse(regle.ligne, annee, fin.activites);
  refus.mesure = mesure;
  refus.version = version;
  refus.explication = regle.expliquerManque;
  refus.autres = exclues;
  return refus;
}

/** Une seule activité, cas de presque tous : ni liste ni somme à faire. */
function jugerUne(regle: RegleQuantite, activite: Quantifiee, cadre: Cadre): Candidat {
  const { annee } = activite;
  const ids = [activite.id];
  if (annee < regle.depuis || avantLaCreation(annee)) return anneeFermee(regle, annee, ids);
  const declareLe = connueLe(activite.declareLe, cadre);
  if (activite.formationSecondaire === true || declareLe === null || annee > cadre.anneeEvaluee)
    return sansMinimum(regle, [annee, [activite]], cadre);
  const mesure = exact(quantiteDe(activite));
  const version = regle.version(annee);
  if (mesure < version.valeur && annee >= cadre.anneeEvaluee) return sansMinimum(regle, [annee, [activite]], cadre);
  const candidat = reponse(regle.ligne, annee, ids);
  candidat.mesure = mesure;
  candidat.version = version;
  if (mesure >= version.valeur) return ouvrir(candidat, declareLe, regle.autres);
  candidat.explication = regle.expliquerManque;
  return candidat;
}

function jugerAnnee(regle: RegleQuantite, lot: GroupeAnnee<Quantifiee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  if (annee < regle.depuis || avantLaCreation(annee)) return anneeFermee(regle, annee, idsDe(groupe));
  const declarees = groupe.filter((activite) => activite.formationSecondaire !== true && connueLe(activite.declareLe, cadre) !== null);
  const version = regle.version(annee);
  const acquise = total(declarees);
  if (acquise < version.valeur || annee > cadre.anneeEvaluee) return sansMinimum(regle, lot, cadre);
  const declareLe = dateDuDroit(declarees, (jusque) => total(jusque) >= version.valeur);
  return acquerir(regle.ligne, { annee, mesure: acquise, version, activites: idsDe(declarees), declareLe }, regle.autres);
}

function juger(regle: RegleQuantite, activites: readonly Quantifiee[], cadre: Cadre): void {
  const premiere = activites[0];
  if (premiere !== undefined && activites.length === 1) {
    cadre.candidats.push(jugerUne(regle, premiere, cadre));
    return;
  }
  for (const lot of parAnnee(activites, (activite) => activite.annee)) cadre.candidats.push(jugerAnnee(regle, lot, cadre));
}

/** Quatre-vingt-dix jours d'activités sur l'année civile (D5151-14 I 2°). */
export function jugerReserveMilitaire(activites: readonly ReserveMilitaireOperationnelle[], cadre: Cadre): void {
  juger(MILITAIRE, activites, cadre);
}

/** Trente jours d'emploi sur l'année civile (D5151-14 I 5°). */
export function jugerReserveSanitaire(activites: readonly ReserveSanitaire[], cadre: Cadre): void {
  juger(SANITAIRE, activites, cadre);
}

/** Quatre-vingts heures sur l'année civile, depuis le 1er décembre 2024 (D5151-14 I 12°). */
export function jugerReinsertion(activites: readonly ReserveReinsertion[], cadre: Cadre): void {
  juger(REINSERTION, activites, cadre);
}
