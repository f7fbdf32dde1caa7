// Les heures que le titulaire déclare lui-même (7° et 13°) : délais de déclaration et d'attestation, deux seuils, un droit par an.
import { type DateCivile, ecrireDate } from "../../socle/valeurs/date-civile.js";
import { dateLimiteAttestationDe, dateLimiteDeclaration, finDAnnee } from "../delais.js";
import type { FaitsCommuns } from "../faits.js";
import { ATTESTEE_A_TEMPS, DECLAREE_A_TEMPS, FONCTION_ELIGIBLE, UN_DROIT_PAR_ANNEE } from "../motifs-acquis.js";
import { ANNEE_EN_COURS, ATTESTATION_ATTENDUE, DECLARATION_ATTENDUE } from "../motifs-attente.js";
import {
  ACTIVITE_TARDIVE_ECARTEE,
  ANNEES_NON_ADDITIONNEES,
  ATTESTATION_HORS_DELAI,
  DECLARATION_HORS_DELAI,
  DUREE_INSUFFISANTE,
  HEURES_DISPERSEES,
} from "../motifs-refus.js";
import type { Version } from "../parametre.js";
import type { Financeur } from "../reponse.js";
import { type Candidat, type Trace, tracer } from "../trace.js";
import { acquerir, anneeOuverte, type Cadre, connueLe, dateDuDroit, sansDroit } from "./conclure.js";
import type { Ligne } from "./ligne.js";

/** Articles des délais : ceux du bénévolat ou celui de la réserve civique. */
export interface ArticlesDelais {
  readonly declaration: string;
  readonly attestation: string;
  readonly tardive: string;
}

/** Des heures examinées : `sures` comptent, `attendues` compteront peut-être, `ecartees` jamais. */
export interface HeuresExaminees extends FaitsCommuns {
  readonly heures: number;
  readonly organisme: string;
  readonly statut: "sures" | "attendues" | "ecartees";
  readonly traces: readonly Trace[];
  readonly financeur: Financeur;
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

interface Cumul {
  readonly total: number;
  readonly plusGrand: number;
}

function exact(nombre: number): number {
  return Math.round(nombre * 1e6) / 1e6;
}

function cumuler(heures: readonly HeuresExaminees[]): Cumul {
  const premiere = heures[0];
  if (premiere === undefined) return { total: 0, plusGrand: 0 };
  if (heures.length === 1) return { total: premiere.heures, plusGrand: premiere.heures };
  const parOrganisme = new Map<string, number>();
  let total = 0;
  let plusGrand = 0;
  for (const une of heures) {
    const somme = exact((parOrganisme.get(une.organisme) ?? 0) + une.heures);
    parOrganisme.set(une.organisme, somme);
    total += une.heures;
    if (somme > plusGrand) plusGrand = somme;
  }
  return { total: exact(total), plusGrand };
}

/** Les seuils et les textes d'une ligne du décret pour une année. */
export interface RegleHeures {
  readonly ligne: Ligne;
  readonly seuil: Version<number>;
  readonly seuilUn: Version<number>;
  readonly articles: ArticlesDelais;
  readonly conditions: readonly Trace[];
  /** Début de la phrase qui dit ce qui changerait la réponse ; la date limite s'y ajoute. */
  readonly changement: string;
}

function suffit(cumul: Cumul, regle: RegleHeures): boolean {
  return cumul.total >= regle.seuil.valeur && cumul.plusGrand >= regle.seuilUn.valeur;
}

function idsEtFinanceur(heures: readonly HeuresExaminees[]): { activites: string[]; financeur: Financeur } {
  let financeur: Financeur | null = null;
  const activites: string[] = [];
  for (const une of heures) {
    activites.push(une.id);
    financeur = financeur === null || financeur === une.financeur ? une.financeur : "etat";
  }
  return { activites, financeur: financeur ?? "etat" };
}

function tracesDe(heures: readonly HeuresExaminees[], statut: "attendues" | "ecartees"): Trace[] {
  const traces: Trace[] = [];
  for (const une of heures) if (une.statut === statut) traces.push(...une.traces);
  return traces;
}

function droitDesHeures(regle: RegleHeures, annee: number, groupes: Groupes): Candidat {
  const { sures, toutes, cumul } = groupes;
  const traces = [...regle.conditions];
  if (cumul.total >= 2 * regle.seuil.valeur) traces.push(tracer(UN_DROIT_PAR_ANNEE, {}));
  if (sures.length < toutes.length) traces.push(...tracesDe(toutes, "ecartees"));
  const declareLe = dateDuDroit(sures, (jusque) => suffit(cumuler(jusque), regle));
  const fin = { annee, mesure: cumul.total, version: regle.seuil, declareLe, ...idsEtFinanceur(sures) };
  return acquerir(regle.ligne, fin, traces);
}

interface Groupes {
  readonly sures: readonly HeuresExaminees[];
  readonly toutes: readonly HeuresExaminees[];
  readonly cumul: Cumul;
}

/** Ce qui changerait la réponse, et jusqu'à quand : d'autres heures tant que le délai court, une autre année ensuite. */
function changementPossible(regle: RegleHeures, annee: number, cadre: Cadre): string {
  const limite = dateLimiteDeclaration(annee);
  if (cadre.evalueLe > limite)
    return `${regle.changement} Celles de ${annee} devaient être déclarées au plus tard le ${ecrireDate(limite)}.`;
  return `${regle.changement} Si vous en avez fait d'autres en ${annee}, déclarez-les au plus tard le ${ecrireDate(limite)}.`;
}

function tracesDuManque(regle: RegleHeures, cumul: Cumul, changement: string): Trace[] {
  const { ligne } = regle;
  const traces: Trace[] = [];
  const manque = exact(regle.seuil.valeur - cumul.total);
  if (manque > 0) {
    const faits = {
      sujet: ligne.sujet,
      unite: ligne.unite,
      mesure: cumul.total,
      seuil: regle.seuil.valeur,
      version: regle.seuil,
      manque,
      changement,
    };
    traces.push(tracer(DUREE_INSUFFISANTE, faits, ligne.article));
  }
  const manqueUn = exact(regle.seuilUn.valeur - cumul.plusGrand);
  if (manqueUn > 0) {
    const faits = {
      unite: ligne.unite,
      mesure: cumul.plusGrand,
      seuil: regle.seuilUn.valeur,
      version: regle.seuilUn,
      manque: manqueUn,
      changement,
    };
    traces.push(tracer(HEURES_DISPERSEES, faits, ligne.article));
  }
  return traces;
}

function anneeEnCours(regle: RegleHeures, annee: number, cumul: Cumul): Trace {
  const manque = exact(Math.max(regle.seuil.valeur - cumul.total, regle.seuilUn.valeur - cumul.plusGrand));
  const { sujet, unite, article } = regle.ligne;
  const faits = { sujet, unite, mesure: cumul.total, seuil: regle.seuil.valeur, version: regle.seuil, manque, dateFin: finDAnnee(annee) };
  return tracer(ANNEE_EN_COURS, faits, article);
}

/** Conditions remplies par toute activité comptée d'une année : les mêmes raisons pour tous. */
export function conditionsRemplies(annee: number, articles: ArticlesDelais, articleFonction: string): Trace[] {
  return [
    tracer(DECLAREE_A_TEMPS, { annee, dateLimite: dateLimiteDeclaration(annee) }, articles.declaration),
    tracer(ATTESTEE_A_TEMPS, {}, articles.attestation),
    tracer(FONCTION_ELIGIBLE, {}, articleFonction),
  ];
}

/** Juge les heures d'une année : droit, attente ou refus. */
export function jugerHeures(
  regle: RegleHeures,
  annee: number,
  lot: { readonly toutes: readonly HeuresExaminees[]; readonly cadre: Cadre },
): Candidat {
  const { toutes, cadre } = lot;
  const sures: HeuresExaminees[] = [];
  const possibles: HeuresExaminees[] = [];
  for (const une of toutes) {
    if (une.statut === "sures") sures.push(une);
    if (une.statut !== "ecartees") possibles.push(une);
  }
  const cumul = cumuler(sures);
  if (suffit(cumul, regle)) return droitDesHeures(regle, annee, { sures, toutes, cumul });
  const cumulPossible = cumuler(possibles);
  const fin = { annee, declareLe: null, ...idsEtFinanceur(toutes) };
  const ecartees = tracesDe(toutes, "ecartees");
  if (possibles.length > sures.length && suffit(cumulPossible, regle)) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [...tracesDe(toutes, "attendues"), ...ecartees] });
  }
  if (anneeOuverte(annee, cadre) && possibles.length > 0) {
    return sansDroit(regle.ligne, "en_attente", { ...fin, traces: [anneeEnCours(regle, annee, cumulPossible), ...ecartees] });
  }
  const periode = tracer(ANNEES_NON_ADDITIONNEES, { periode: regle.ligne.periode });
  return sansDroit(regle.ligne, "refuse", {
    ...fin,
    traces: [...ecartees, ...tracesDuManque(regle, cumulPossible, changementPossible(regle, annee, cadre)), periode],
  });
}
