// La réserve civique (13°) : deux cents heures dans l'année depuis fin 2021 ; quatre-vingts sur deux ans, sans condition de fonction, avant.

import { anneeCivile, parAnneeCivile } from "../calendrier.js";
import type { Candidat } from "../candidat.js";
import type { ReserveCivique } from "../faits.js";
import { REGLE_ANTERIEURE } from "../motifs-acquis.js";
import { TRANSMISSION_ATTENDUE } from "../motifs-attente.js";
import { DUREE_INSUFFISANTE, FONCTION_NON_ELIGIBLE } from "../motifs-refus.js";
import { RESERVE_CIVIQUE_HEURES, RESERVE_CIVIQUE_HEURES_UN } from "../parametres-acquisition.js";
import type { Financeur } from "../reponse.js";
import { type Faits, type Trace, tracer } from "../trace.js";
import {
  acquerir,
  anneeOuverte,
  anneeUnique,
  avantLaCreation,
  type Cadre,
  connueLe,
  dateDuDroit,
  estSeul,
  type Lot,
  parAnnee,
  refusAvantCreation,
  sansDroit,
  seuilDe,
  TRACE_FORMATION,
} from "./conclure.js";
import {
  declarationValable,
  delaisTenus,
  examinerDelais,
  type HeuresExaminees,
  jugerHeures,
  jugerHeuresSures,
} from "./heures-declarees.js";
import { LIGNES } from "./ligne.js";
import { type LigneHeures, type RegleHeures, regleHeures } from "./regle-heures.js";

const LIGNE = LIGNES.reserve_civique;
const ARTICLE = "D5151-15";
const ARTICLES = { declaration: ARTICLE, attestation: ARTICLE, tardive: ARTICLE };
const REFORME = RESERVE_CIVIQUE_HEURES.versions[1]?.depuis;
const ANNEE_DE_REFORME = REFORME === undefined ? Number.NEGATIVE_INFINITY : anneeCivile(REFORME);

function regleAncienne(annee: number): boolean {
  return annee < ANNEE_DE_REFORME;
}

function financeurDe(activite: ReserveCivique | undefined): Financeur {
  return activite?.thematique === "services_incendie_secours" ? "autorite_gestion_sis" : "etat";
}

function examiner(activite: ReserveCivique, annee: number, cadre: Cadre): HeuresExaminees {
  const { id, heures, organisme } = activite;
  const traces: Trace[] = [];
  let statut: HeuresExaminees["statut"] = "sures";
  if (activite.formationSecondaire === true) {
    traces.push(TRACE_FORMATION);
    statut = "ecartees";
  }
  if (activite.fonction === "autre") {
    const faits: Faits = { unite: "heures", mesure: heures };
    traces.push(tracer(FONCTION_NON_ELIGIBLE, faits, ARTICLE));
    statut = "ecartees";
  }
  const delais = examinerDelais(activite, { annee, articles: ARTICLES, cadre }, traces);
  const declareLe = declarationValable(activite.declareLe, annee, cadre);
  return {
    id,
    declareLe,
    heures,
    organisme,
    statut: statut === "sures" ? delais : statut,
    traces,
    financeur: financeurDe(activite),
  };
}

function ligneHeures(financeur: Financeur): LigneHeures {
  return {
    ligne: LIGNE,
    seuil: RESERVE_CIVIQUE_HEURES,
    seuilUn: RESERVE_CIVIQUE_HEURES_UN,
    articles: ARTICLES,
    articleFonction: ARTICLE,
    financeur,
    conditions: [],
    changement: "Seules comptent les heures faites en siégeant ou en encadrant d'autres réservistes.",
  };
}

const regleDeLEtat = parAnneeCivile((annee) => regleHeures(ligneHeures("etat"), annee));
const regleDesPompiers = parAnneeCivile((annee) => regleHeures(ligneHeures("autorite_gestion_sis"), annee));

/** Aucune des conditions n'est à discuter et un seul payeur : le cas ordinaire. */
function toutesSures(activites: readonly ReserveCivique[], regle: RegleHeures, cadre: Cadre): boolean {
  for (const activite of activites) {
    if (activite.formationSecondaire === true || activite.fonction === "autre") return false;
    if (financeurDe(activite) !== regle.financeur || !delaisTenus(activite, regle, cadre.evalueLe)) return false;
  }
  return true;
}

function jugerAnnee(annee: number, groupe: readonly ReserveCivique[], cadre: Cadre): Candidat {
  const regle = financeurDe(groupe[0]) === "etat" ? regleDeLEtat(annee) : regleDesPompiers(annee);
  if (toutesSures(groupe, regle, cadre)) return jugerHeuresSures(regle, groupe, cadre);
  const toutes: HeuresExaminees[] = [];
  for (const activite of groupe) toutes.push(examiner(activite, annee, cadre));
  return jugerHeures(regle, toutes, cadre);
}

function heuresDe(activites: readonly ReserveCivique[]): number {
  let somme = 0;
  for (const activite of activites) somme += activite.heures;
  return Math.round(somme * 1e6) / 1e6;
}

interface AnneeAncienne {
  readonly annee: number;
  readonly groupe: readonly ReserveCivique[];
  readonly precedentes: readonly ReserveCivique[];
  /** Heures de l'année d'avant qui n'ont servi à aucun droit. */
  readonly report: number;
  readonly reportDeclare: number;
}

function jugerAncienne(fait: AnneeAncienne, cadre: Cadre): Candidat {
  const { annee } = fait;
  const eligibles = fait.groupe.filter((activite) => activite.formationSecondaire !== true);
  const declarees = eligibles.filter((activite) => connueLe(activite.declareLe, cadre) !== null);
  const version = seuilDe(RESERVE_CIVIQUE_HEURES, annee);
  const financeur = financeurDe(eligibles[0] ?? fait.groupe[0]);
  const sure = fait.reportDeclare + heuresDe(declarees);
  const anciennes = [tracer(REGLE_ANTERIEURE, {})];
  if (sure >= version.valeur && declarees.length > 0 && annee <= cadre.anneeEvaluee) {
    const precedentes = fait.reportDeclare > 0 ? fait.precedentes.filter((activite) => connueLe(activite.declareLe, cadre) !== null) : [];
    const comptees = [...precedentes, ...declarees];
    const declareLe = dateDuDroit(comptees, (jusque) => heuresDe(jusque) >= version.valeur);
    return acquerir(LIGNE, { annee, mesure: sure, version, sources: comptees, declareLe, financeur }, anciennes);
  }
  const mesure = fait.report + heuresDe(eligibles);
  const fin = { annee, sources: fait.groupe, declareLe: null, financeur };
  const attendue = mesure >= version.valeur && eligibles.length > 0;
  if (attendue || (anneeOuverte(annee, cadre) && eligibles.length > 0)) {
    return sansDroit(LIGNE, "en_attente", { ...fin, traces: [tracer(TRANSMISSION_ATTENDUE, {}), ...anciennes] });
  }
  const manque = version.valeur - mesure;
  const faits: Faits = {
    sujet: LIGNE.sujet,
    unite: "heures",
    mesure,
    seuil: version.valeur,
    version,
    manque,
    changement: "Les heures de deux années de suite s'additionnaient.",
  };
  const exclues = eligibles.length < fait.groupe.length ? [TRACE_FORMATION] : [];
  return sansDroit(LIGNE, "refuse", { ...fin, traces: [...exclues, tracer(DUREE_INSUFFISANTE, faits, LIGNE.article), ...anciennes] });
}

/** Années d'avant la réforme, dans l'ordre du temps : les heures qui n'ont pas servi passent à l'année suivante, une fois. */
function jugerAnciennes(groupes: ReadonlyMap<number, readonly ReserveCivique[]>, cadre: Cadre): Candidat[] {
  const candidats: Candidat[] = [];
  const annees = [...groupes.keys()].sort((a, b) => a - b);
  let reste = 0;
  let resteDeclare = 0;
  let derniere = 0;
  for (const annee of annees) {
    const groupe = groupes.get(annee) ?? [];
    const suit = derniere === annee - 1;
    const precedentes = suit ? (groupes.get(derniere) ?? []).filter((activite) => activite.formationSecondaire !== true) : [];
    const fait = { annee, groupe, precedentes, report: suit ? reste : 0, reportDeclare: suit ? resteDeclare : 0 };
    const candidat = avantLaCreation(annee) ? refusAvantCreation(LIGNE, annee, groupe) : jugerAncienne(fait, cadre);
    candidats.push(candidat);
    const eligibles = groupe.filter((activite) => activite.formationSecondaire !== true);
    const seuil = avantLaCreation(annee) ? Number.POSITIVE_INFINITY : seuilDe(RESERVE_CIVIQUE_HEURES, annee).valeur;
    const pris = candidat.decision === "refuse" ? 0 : Math.max(0, seuil - fait.report);
    const prisDeclare = candidat.decision === "acquis" ? Math.max(0, seuil - fait.reportDeclare) : 0;
    reste = avantLaCreation(annee) ? 0 : Math.max(0, heuresDe(eligibles) - pris);
    const declarees = eligibles.filter((activite) => connueLe(activite.declareLe, cadre) !== null);
    resteDeclare = avantLaCreation(annee) ? 0 : Math.max(0, heuresDe(declarees) - prisDeclare);
    derniere = annee;
  }
  return candidats;
}

function anneeDesHeures(activite: ReserveCivique): number {
  return anneeCivile(activite.fin);
}

/** Réserve civique et thématiques sans ligne propre (D5151-14 I 13°, D5151-15). */
export function jugerReserveCivique(lot: Lot<ReserveCivique>, cadre: Cadre): void {
  const activites = estSeul(lot) ? [lot] : lot;
  const seule = anneeUnique(activites, anneeDesHeures);
  if (seule !== null && !regleAncienne(seule)) {
    cadre.candidats.push(jugerAnnee(seule, activites, cadre));
    return;
  }
  const anciennes = new Map<number, ReserveCivique[]>();
  for (const [annee, groupe] of parAnnee(activites, anneeDesHeures)) {
    if (regleAncienne(annee)) anciennes.set(annee, groupe);
    else cadre.candidats.push(jugerAnnee(annee, groupe, cadre));
  }
  if (anciennes.size > 0) for (const candidat of jugerAnciennes(anciennes, cadre)) cadre.candidats.push(candidat);
}
