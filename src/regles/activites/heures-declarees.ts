// Les heures que le titulaire déclare lui-même (7° et 13°) : délais de déclaration et d'attestation, deux seuils, un droit par an.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { exact } from "../calendrier.js";
import { Candidat, type Explication } from "../candidat.js";
import { dateLimiteAttestationDe, dateLimiteDeclaration, finDAnnee } from "../delais.js";
import type { FaitsCommuns } from "../faits.js";
import { ANNEE_EN_COURS, ATTESTATION_ATTENDUE, DECLARATION_ATTENDUE } from "../motifs-attente.js";
import { ACTIVITE_TARDIVE_ECARTEE, ATTESTATION_HORS_DELAI, DECLARATION_HORS_DELAI } from "../motifs-refus.js";
import type { Financeur } from "../reponse.js";
import { type Trace, tracer } from "../trace.js";
import { anneeOuverte, type Cadre, connueLe, dateCommune, dateDuDroit, ouvrir, sansDroit } from "./conclure.js";
import { type ArticlesDelais, plusGrandDe, type RegleHeures, totalDe } from "./regle-heures.js";

/** Des heures examinées : `sures` comptent, `attendues` compteront peut-être, `ecartees` jamais. */
export interface HeuresExaminees extends FaitsCommuns {
  readonly heures: number;
  readonly organisme: { readonly id: string };
  readonly statut: "sures" | "attendues" | "ecartees";
  readonly traces: readonly Trace[];
  readonly financeur: Financeur;
}

interface HeuresComptees extends FaitsCommuns {
  readonly heures: number;
  readonly organisme: { readonly id: string };
}

export interface HeuresDeclarables {
  readonly declareLe: DateCivile | null;
  readonly attesteLe: DateCivile | null;
  readonly heures: number;
}

/** Déclaration connue et faite après l'année : dans l'année même, elle ne porterait pas sur l'année précédente. */
export function declarationValable(declareLe: DateCivile | null, annee: number, cadre: Cadre): DateCivile | null {
  const connue = connueLe(declareLe, cadre);
  return connue !== null && connue > finDAnnee(annee) ? connue : null;
}

/** Ce que l'examen des délais regarde. */
export interface Delais {
  readonly annee: number;
  readonly articles: ArticlesDelais;
  readonly cadre: Cadre;
}

/** Délais d'une déclaration : ajoute ses raisons, rend ce que deviennent les heures. */
export function examinerDelais(activite: HeuresDeclarables, delais: Delais, traces: Trace[]): "sures" | "attendues" | "ecartees" {
  const { annee, articles, cadre } = delais;
  const declaree = declarationValable(activite.declareLe, annee, cadre);
  const limite = dateLimiteDeclaration(annee);
  if ((declaree ?? cadre.evalueLe) > limite) {
    traces.push(tracer(DECLARATION_HORS_DELAI, { annee, dateLimite: limite }, articles.declaration));
    traces.push(tracer(ACTIVITE_TARDIVE_ECARTEE, { unite: "heures", mesure: activite.heures }, articles.tardive));
    return "ecartees";
  }
  if (declaree === null) {
    traces.push(tracer(DECLARATION_ATTENDUE, { annee, dateLimite: limite }, articles.declaration));
    return "attendues";
  }
  const limiteAttestation = dateLimiteAttestationDe(declaree);
  const attestee = connueLe(activite.attesteLe, cadre);
  if ((attestee ?? cadre.evalueLe) > limiteAttestation) {
    traces.push(tracer(ATTESTATION_HORS_DELAI, { dateLimite: limiteAttestation }, articles.attestation));
    traces.push(tracer(ACTIVITE_TARDIVE_ECARTEE, { unite: "heures", mesure: activite.heures }, articles.tardive));
    return "ecartees";
  }
  if (attestee !== null) return "sures";
  traces.push(tracer(ATTESTATION_ATTENDUE, { dateLimite: limiteAttestation }, articles.attestation));
  return "attendues";
}

function suffit(heures: readonly HeuresComptees[], regle: RegleHeures): boolean {
  return totalDe(heures) >= regle.seuil.valeur && plusGrandDe(heures) >= regle.seuilUn.valeur;
}

function dateDeSuffisance(sures: readonly HeuresComptees[], regle: RegleHeures): DateCivile | null {
  const commune = dateCommune(sures);
  return commune ?? dateDuDroit(sures, (jusque) => suffit(jusque, regle));
}

function financeurDe(heures: readonly HeuresExaminees[]): Financeur {
  let financeur: Financeur | null = null;
  for (const une of heures) financeur = financeur === null || financeur === une.financeur ? une.financeur : "etat";
  return financeur ?? "etat";
}

function raisonsDe(heures: readonly HeuresExaminees[], statut: "attendues" | "ecartees"): Trace[] {
  const traces: Trace[] = [];
  for (const une of heures) if (une.statut === statut) traces.push(...une.traces);
  return traces;
}

function conditionsDe(regle: RegleHeures, total: number): readonly Trace[] {
  return total >= 2 * regle.seuil.valeur ? regle.conditionsUnSeul : regle.conditions;
}

/** Réponse qui garde les deux mesures et les deux versions de seuil. */
function mesurer(regle: RegleHeures, heures: readonly HeuresComptees[], sources: readonly FaitsCommuns[]): Candidat {
  const candidat = new Candidat(regle.ligne, regle.annee, sources);
  candidat.valeur = totalDe(heures);
  candidat.version = regle.seuil;
  candidat.mesureUn = plusGrandDe(heures);
  candidat.versionUn = regle.seuilUn;
  candidat.financeur = regle.financeur;
  return candidat;
}

function droitDesHeures(regle: RegleHeures, sures: readonly HeuresExaminees[], toutes: readonly HeuresExaminees[]): Candidat {
  const candidat = mesurer(regle, sures, sures);
  candidat.financeur = financeurDe(sures);
  const conditions = conditionsDe(regle, totalDe(sures));
  const traces = sures.length < toutes.length ? [...conditions, ...raisonsDe(toutes, "ecartees")] : conditions;
  const declareLe = dateDeSuffisance(sures, regle);
  return ouvrir(candidat, declareLe, traces);
}

function anneeEnCours(regle: RegleHeures, possibles: readonly HeuresExaminees[]): Trace {
  const mesure = totalDe(possibles);
  const manque = exact(Math.max(regle.seuil.valeur - mesure, regle.seuilUn.valeur - plusGrandDe(possibles)));
  const { sujet, unite, article } = regle.ligne;
  const faits = { sujet, unite, mesure, seuil: regle.seuil.valeur, version: regle.seuil, manque, dateFin: regle.fin };
  return tracer(ANNEE_EN_COURS, faits, article);
}

function expliquerManque(regle: RegleHeures, cadre: Cadre): Explication {
  return cadre.evalueLe > regle.limiteDeclaration ? regle.expliquerManquePasse : regle.expliquerManque;
}

/** Juge les heures d'une année : droit, attente ou refus. */
export function jugerHeures(regle: RegleHeures, toutes: readonly HeuresExaminees[], cadre: Cadre): Candidat {
  const { annee } = regle;
  const sures: HeuresExaminees[] = [];
  const possibles: HeuresExaminees[] = [];
  for (const une of toutes) {
    if (une.statut === "sures") sures.push(une);
    if (une.statut !== "ecartees") possibles.push(une);
  }
  if (suffit(sures, regle)) return droitDesHeures(regle, sures, toutes);
  const fin = { annee, declareLe: null, sources: toutes, financeur: financeurDe(toutes) };
  const ecartees = raisonsDe(toutes, "ecartees");
  if (possibles.length > sures.length && suffit(possibles, regle)) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [...raisonsDe(toutes, "attendues"), ...ecartees] });
  }
  if (anneeOuverte(annee, cadre) && possibles.length > 0) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [anneeEnCours(regle, possibles), ...ecartees] });
  }
  const refus = mesurer(regle, possibles, toutes);
  refus.financeur = fin.financeur;
  refus.explication = expliquerManque(regle, cadre);
  refus.autres = ecartees;
  return refus;
}

/** Heures déclarées après l'année et avant le 30 juin, attestées avant le 31 décembre, le tout connu : rien à examiner de plus. */
export function delaisTenus(activite: HeuresDeclarables, regle: RegleHeures, evalueLe: DateCivile): boolean {
  const { declareLe, attesteLe } = activite;
  if (declareLe === null || attesteLe === null) return false;
  // Délai passé, toute date qui le tient est connue : une seule comparaison par date.
  const passe = evalueLe >= regle.limiteAttestation;
  const limiteDeclaration = passe || evalueLe > regle.limiteDeclaration ? regle.limiteDeclaration : evalueLe;
  return declareLe > regle.fin && declareLe <= limiteDeclaration && attesteLe <= (passe ? regle.limiteAttestation : evalueLe);
}

/** Juge des heures toutes sûres, cas de presque tous : déclarées après l'année, elles ne laissent rien à attendre. */
export function jugerHeuresSures(regle: RegleHeures, sures: readonly HeuresComptees[], cadre: Cadre): Candidat {
  const total = totalDe(sures);
  const plusGrand = plusGrandDe(sures);
  const candidat = new Candidat(regle.ligne, regle.annee, sures);
  candidat.valeur = total;
  candidat.version = regle.seuil;
  candidat.mesureUn = plusGrand;
  candidat.versionUn = regle.seuilUn;
  candidat.financeur = regle.financeur;
  if (total < regle.seuil.valeur || plusGrand < regle.seuilUn.valeur) {
    candidat.explication = expliquerManque(regle, cadre);
    return candidat;
  }
  return ouvrir(candidat, dateDeSuffisance(sures, regle), conditionsDe(regle, total));
}
