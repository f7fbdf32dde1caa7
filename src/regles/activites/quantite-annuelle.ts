// Réserve militaire (2°), réserve sanitaire (5°), réinsertion (12°) : des jours ou des heures additionnés sur une année civile.
import { anneeCivile } from "../calendrier.js";
import { finDAnnee } from "../delais.js";
import type { ReserveMilitaireOperationnelle, ReserveReinsertion, ReserveSanitaire } from "../faits.js";
import { BLOQUE_EN_DETENTION } from "../motifs-acquis.js";
import { ANNEE_EN_COURS, TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE, REINSERTION_SANS_LIGNE } from "../motifs-refus.js";
import type { Parametre, Version } from "../parametre.js";
import { REINSERTION_HEURES, RESERVE_MILITAIRE_JOURS, RESERVE_SANITAIRE_JOURS } from "../parametres-acquisition.js";
import { type Candidat, type Trace, tracer } from "../trace.js";
import {
  acquerir,
  anneeOuverte,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  type GroupeAnnee,
  idsDe,
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
  readonly seuil: Parametre<number>;
  readonly changement: string;
  readonly autres: readonly Trace[];
}

const MILITAIRE: RegleQuantite = {
  ligne: LIGNES.reserve_militaire_operationnelle,
  seuil: RESERVE_MILITAIRE_JOURS,
  changement: "Les jours d'une même année civile s'additionnent : faites-les valoir auprès de votre force armée.",
  autres: [],
};
const SANITAIRE: RegleQuantite = {
  ligne: LIGNES.reserve_sanitaire,
  seuil: RESERVE_SANITAIRE_JOURS,
  changement: "Les jours d'emploi d'une même année civile s'additionnent.",
  autres: [],
};
const REINSERTION: RegleQuantite = {
  ligne: LIGNES.reserve_citoyenne_reinsertion,
  seuil: REINSERTION_HEURES,
  changement: "Les heures d'une même année civile s'additionnent.",
  autres: [tracer(BLOQUE_EN_DETENTION, {})],
};

function quantiteDe(activite: Quantifiee): number {
  return activite.type === "reserve_citoyenne_reinsertion" ? activite.heures : activite.jours;
}

function total(activites: readonly Quantifiee[]): number {
  let somme = 0;
  for (const activite of activites) somme += quantiteDe(activite);
  return Math.round(somme * 1e6) / 1e6;
}

function faitsDuree(regle: RegleQuantite, mesure: number, version: Version<number>) {
  const manque = version.valeur - mesure;
  return { sujet: regle.ligne.sujet, unite: regle.ligne.unite, mesure, seuil: version.valeur, version, manque };
}

function jugerAnnee(regle: RegleQuantite, lot: GroupeAnnee<Quantifiee>, cadre: Cadre): Candidat {
  const [annee, groupe] = lot;
  const ids = idsDe(groupe);
  if (avantLaCreation(annee)) return refusAvantCreation(regle.ligne, annee, ids);
  const premiere = regle.seuil.versions[0];
  if (premiere !== undefined && annee < anneeCivile(premiere.depuis)) {
    return sansDroit(regle.ligne, "refuse", {
      annee,
      activites: ids,
      declareLe: null,
      traces: [tracer(REINSERTION_SANS_LIGNE, { annee })],
    });
  }
  const eligibles: Quantifiee[] = [];
  const declarees: Quantifiee[] = [];
  for (const activite of groupe) {
    if (activite.formationSecondaire === true) continue;
    eligibles.push(activite);
    if (connueLe(activite.declareLe, cadre) !== null) declarees.push(activite);
  }
  const version = seuilDe(regle.seuil, annee);
  const acquise = total(declarees);
  if (acquise >= version.valeur && annee <= cadre.anneeEvaluee) {
    const declareLe = dateDuDroit(declarees, (jusque) => total(jusque) >= version.valeur);
    return acquerir(regle.ligne, { annee, mesure: acquise, version, activites: idsDe(declarees), declareLe }, regle.autres);
  }
  const mesure = total(eligibles);
  const exclues: Trace[] = eligibles.length < groupe.length ? [TRACE_FORMATION] : [];
  if (mesure >= version.valeur) {
    return sansDroit(regle.ligne, "en_attente", {
      annee,
      activites: ids,
      declareLe: null,
      traces: [tracer(TRANSMISSION_ATTENDUE, {}), ...exclues],
    });
  }
  const faits = faitsDuree(regle, mesure, version);
  if (anneeOuverte(annee, cadre) && eligibles.length > 0) {
    const trace = tracer(ANNEE_EN_COURS, { ...faits, dateFin: finDAnnee(annee) }, regle.ligne.article);
    return sansDroit(regle.ligne, "en_attente", { annee, activites: ids, declareLe: null, traces: [trace, ...exclues] });
  }
  const insuffisante = tracer(DUREE_INSUFFISANTE, { ...faits, changement: regle.changement }, regle.ligne.article);
  const periode = tracer(ANNEES_NON_ADDITIONNEES, { periode: regle.ligne.periode });
  return sansDroit(regle.ligne, "refuse", { annee, activites: ids, declareLe: null, traces: [...exclues, insuffisante, periode] });
}

function juger(regle: RegleQuantite, activites: readonly Quantifiee[], cadre: Cadre): Candidat[] {
  const candidats: Candidat[] = [];
  for (const lot of parAnnee(activites, (activite) => activite.annee)) candidats.push(jugerAnnee(regle, lot, cadre));
  return candidats;
}

/** Quatre-vingt-dix jours d'activités sur l'année civile (D5151-14 I 2°). */
export function jugerReserveMilitaire(activites: readonly ReserveMilitaireOperationnelle[], cadre: Cadre): Candidat[] {
  return juger(MILITAIRE, activites, cadre);
}

/** Trente jours d'emploi sur l'année civile (D5151-14 I 5°). */
export function jugerReserveSanitaire(activites: readonly ReserveSanitaire[], cadre: Cadre): Candidat[] {
  return juger(SANITAIRE, activites, cadre);
}

/** Quatre-vingts heures sur l'année civile, depuis le 1er décembre 2024 (D5151-14 I 12°). */
export function jugerReinsertion(activites: readonly ReserveReinsertion[], cadre: Cadre): Candidat[] {
  return juger(REINSERTION, activites, cadre);
}
