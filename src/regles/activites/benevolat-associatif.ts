// Le bénévolat associatif (7°) : association éligible, fonction tenue, heures déclarées et attestées à temps.
import { ancienneteAssociation, declarationAuPlusTot, jourDuTest, surementAncienne, surementAncienneEn } from "../association.js";
import { anneeCivile, parAnneeCivile } from "../calendrier.js";
import type { Candidat } from "../candidat.js";
import { dateLimiteAttestation, dateLimiteAttestationDe } from "../delais.js";
import type { BenevolatAssociatif } from "../faits.js";
import { ASSOCIATION_ELIGIBLE } from "../motifs-acquis.js";
import { ARTICLE_200_INCONNU, ARTICLE_200_NON_CONFIRME, ASSOCIATION_A_DECLARER } from "../motifs-attente.js";
import {
  ASSOCIATION_TROP_RECENTE,
  FONCTION_NON_ELIGIBLE,
  HEURES_HORS_FONCTION,
  HORS_ARTICLE_200,
  REGIME_NON_ELIGIBLE,
} from "../motifs-refus.js";
import { BENEVOLAT_HEURES, BENEVOLAT_HEURES_UNE } from "../parametres-acquisition.js";
import { type Faits, type Trace, tracer } from "../trace.js";
import { anneeUnique, avantLaCreation, type Cadre, estSeul, type Lot, parAnnee, refusAvantCreation, TRACE_FORMATION } from "./conclure.js";
import {
  type Delais,
  declarationValable,
  delaisTenus,
  examinerDelais,
  type HeuresExaminees,
  jugerHeures,
  jugerHeuresSures,
} from "./heures-declarees.js";
import { LIGNES } from "./ligne.js";
import { type LigneHeures, type RegleHeures, regleHeures } from "./regle-heures.js";

const LIGNE = LIGNES.benevolat_associatif;
const ARTICLES = { declaration: "R5151-16", attestation: "R5151-17", tardive: "R5151-18" };

type Statut = HeuresExaminees["statut"];

/** Le plus défavorable de deux statuts l'emporte. */
function pire(un: Statut, autre: Statut): Statut {
  if (un === "ecartees" || autre === "ecartees") return "ecartees";
  return un === "attendues" || autre === "attendues" ? "attendues" : "sures";
}

/** Année des heures, articles des délais, cadre : ce que chaque examen regarde. */
type Examen = Delais;

function examinerAnciennete(activite: BenevolatAssociatif, examen: Examen, traces: Trace[]): Statut {
  const { annee, cadre } = examen;
  const activiteDeclareeLe = declarationValable(activite.declareLe, annee, cadre);
  const regardeeLe = jourDuTest({ annee, activiteDeclareeLe }, cadre.lectures);
  const declaree = activite.organisme.declareLe;
  if (declaree <= cadre.evalueLe && surementAncienne(declaree, regardeeLe)) return "sures";
  const connue = declaree <= cadre.evalueLe;
  const anciennete = ancienneteAssociation(connue ? declaree : declarationAuPlusTot(cadre.evalueLe), regardeeLe);
  const seuil = anciennete.version.valeur;
  if (!anciennete.suffisante) {
    traces.push(
      tracer(ASSOCIATION_TROP_RECENTE, { unite: "annees", seuil, version: anciennete.version, dateAnciennete: anciennete.atteinteLe }),
    );
    return "ecartees";
  }
  if (connue) return "sures";
  traces.push(tracer(ASSOCIATION_A_DECLARER, { unite: "annees", seuil }));
  return "attendues";
}

function examinerArticle200(activite: BenevolatAssociatif, examen: Examen, traces: Trace[]): Statut {
  const { annee, cadre } = examen;
  const { article200 } = activite.organisme;
  if (article200 === true) return "sures";
  const faits: Faits = { unite: "heures", mesure: activite.heures };
  if (article200 === false) {
    traces.push(tracer(HORS_ARTICLE_200, faits));
    return "ecartees";
  }
  const declaree = declarationValable(activite.declareLe, annee, cadre);
  const dateLimite = declaree === null ? dateLimiteAttestation(annee) : dateLimiteAttestationDe(declaree);
  if (cadre.evalueLe > dateLimite) {
    traces.push(tracer(ARTICLE_200_NON_CONFIRME, { ...faits, dateLimite }));
    return "ecartees";
  }
  traces.push(tracer(ARTICLE_200_INCONNU, { dateLimite }));
  return "attendues";
}

function examiner(activite: BenevolatAssociatif, annee: number, cadre: Cadre): HeuresExaminees {
  const { id, heures, organisme } = activite;
  const traces: Trace[] = [];
  const examen: Examen = { annee, articles: ARTICLES, cadre };
  let statut: Statut = "sures";
  if (activite.formationSecondaire === true) {
    traces.push(TRACE_FORMATION);
    statut = "ecartees";
  }
  if (activite.fonction === "autre") {
    const faits: Faits = { unite: "heures", mesure: heures };
    traces.push(tracer(FONCTION_NON_ELIGIBLE, faits, "L5151-9 6° b"), tracer(HEURES_HORS_FONCTION, faits));
    statut = "ecartees";
  }
  if (organisme.regime === "autre") {
    traces.push(tracer(REGIME_NON_ELIGIBLE, { unite: "heures", mesure: heures }));
    statut = "ecartees";
  }
  statut = pire(statut, examinerArticle200(activite, examen, traces));
  statut = pire(statut, examinerAnciennete(activite, examen, traces));
  statut = pire(statut, examinerDelais(activite, examen, traces));
  const declareLe = declarationValable(activite.declareLe, annee, cadre);
  return { id, declareLe, heures, organisme, statut, traces, financeur: "etat" };
}

const REGLE: LigneHeures = {
  ligne: LIGNE,
  seuil: BENEVOLAT_HEURES,
  seuilUn: BENEVOLAT_HEURES_UNE,
  articles: ARTICLES,
  articleFonction: "L5151-9 6° b",
  financeur: LIGNE.financeur,
  conditions: [tracer(ASSOCIATION_ELIGIBLE, {})],
  changement: "Seules comptent les heures faites en siégeant ou en encadrant d'autres bénévoles.",
};
const regleDe = parAnneeCivile((annee) => regleHeures(REGLE, annee));

/** Aucune des conditions n'est à discuter : le cas ordinaire, jugé sans rien tracer de plus. */
function toutesSures(activites: readonly BenevolatAssociatif[], regle: RegleHeures, cadre: Cadre): boolean {
  const anneeDuTest = cadre.lectures.D5 === "fin_d_annee" ? regle.annee : regle.annee + 1;
  for (const activite of activites) {
    const { organisme } = activite;
    if (activite.formationSecondaire === true || activite.fonction === "autre") return false;
    if (organisme.regime === "autre" || organisme.article200 !== true) return false;
    if (!surementAncienneEn(organisme.declareLe, anneeDuTest) || !delaisTenus(activite, regle, cadre.evalueLe)) return false;
  }
  return true;
}

function jugerAnnee(annee: number, groupe: readonly BenevolatAssociatif[], cadre: Cadre): Candidat {
  if (avantLaCreation(annee)) return refusAvantCreation(LIGNE, annee, groupe);
  const regle = regleDe(annee);
  if (toutesSures(groupe, regle, cadre)) return jugerHeuresSures(regle, groupe, cadre);
  const toutes: HeuresExaminees[] = [];
  for (const activite of groupe) toutes.push(examiner(activite, annee, cadre));
  return jugerHeures(regle, toutes, cadre);
}

function anneeDesHeures(activite: BenevolatAssociatif): number {
  return anneeCivile(activite.fin);
}

/** Deux cents heures dans l'année, dont cent dans une même association (D5151-14 I 7°). */
export function jugerBenevolat(lot: Lot<BenevolatAssociatif>, cadre: Cadre): void {
  const activites = estSeul(lot) ? [lot] : lot;
  const seule = anneeUnique(activites, anneeDesHeures);
  if (seule !== null) {
    cadre.candidats.push(jugerAnnee(seule, activites, cadre));
    return;
  }
  for (const [annee, groupe] of parAnnee(activites, anneeDesHeures)) cadre.candidats.push(jugerAnnee(annee, groupe, cadre));
}
