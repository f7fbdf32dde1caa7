// Les seuils, les échéances et les textes d'une ligne en heures déclarées (7° et 13°), lus une fois par année ; le cumul des heures.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import { exact } from "../calendrier.js";
import type { Candidat, Explication } from "../candidat.js";
import { dateLimiteAttestation, dateLimiteDeclaration, finDAnnee } from "../delais.js";
import { ATTESTEE_A_TEMPS, DECLAREE_A_TEMPS, FONCTION_ELIGIBLE, UN_DROIT_PAR_ANNEE } from "../motifs-acquis.js";
import { ANNEES_NON_ADDITIONNEES, DUREE_INSUFFISANTE, HEURES_DISPERSEES } from "../motifs-refus.js";
import type { Parametre, Version } from "../parametre.js";
import type { Financeur } from "../reponse.js";
import { type Trace, tracer } from "../trace.js";
import { seuilDe } from "./conclure.js";
import type { Ligne } from "./ligne.js";

/** Articles des délais : ceux du bénévolat ou celui de la réserve civique. */
export interface ArticlesDelais {
  readonly declaration: string;
  readonly attestation: string;
  readonly tardive: string;
}

/** Ce qui ne dépend pas de l'année. */
export interface LigneHeures {
  readonly ligne: Ligne;
  readonly seuil: Parametre<number>;
  readonly seuilUn: Parametre<number>;
  readonly articles: ArticlesDelais;
  readonly articleFonction: string;
  readonly financeur: Financeur;
  readonly conditions: readonly Trace[];
  /** Début de la phrase qui dit ce qui changerait la réponse ; la date limite s'y ajoute. */
  readonly changement: string;
}

/** Les seuils et les textes d'une ligne du décret pour une année. */
export interface RegleHeures {
  readonly ligne: Ligne;
  readonly annee: number;
  readonly seuil: Version<number>;
  readonly seuilUn: Version<number>;
  readonly articles: ArticlesDelais;
  readonly financeur: Financeur;
  /** Dernier jour de l'année des heures : une déclaration se fait après. */
  readonly fin: DateCivile;
  readonly limiteDeclaration: DateCivile;
  readonly limiteAttestation: DateCivile;
  /** Raisons d'un droit ; les secondes quand les heures en auraient fait deux. */
  readonly conditions: readonly Trace[];
  readonly conditionsUnSeul: readonly Trace[];
  /** Raisons d'un manque, tant que le délai de déclaration court, puis quand il est passé. */
  readonly expliquerManque: Explication;
  readonly expliquerManquePasse: Explication;
}

interface Heures {
  readonly heures: number;
  readonly organisme: { readonly id: string };
}

/** Toutes les heures additionnées. */
export function totalDe(heures: readonly Heures[]): number {
  const premiere = heures[0];
  if (premiere === undefined) return 0;
  if (heures.length === 1) return premiere.heures;
  let total = 0;
  for (const une of heures) total += une.heures;
  return exact(total);
}

function dejaVu(heures: readonly Heures[], rang: number, organisme: string): boolean {
  for (let avant = 0; avant < rang; avant += 1) if (heures[avant]?.organisme.id === organisme) return true;
  return false;
}

/** Heures faites dans l'organisme où il y en a le plus. */
export function plusGrandDe(heures: readonly Heures[]): number {
  const premiere = heures[0];
  if (premiere === undefined) return 0;
  if (heures.length === 1) return premiere.heures;
  const seconde = heures[1];
  if (heures.length === 2 && seconde !== undefined && premiere.organisme.id !== seconde.organisme.id)
    return exact(Math.max(0, premiere.heures, seconde.heures));
  let plusGrand = 0;
  for (let rang = 0; rang < heures.length; rang += 1) {
    const organisme = heures[rang]?.organisme.id;
    if (organisme === undefined || dejaVu(heures, rang, organisme)) continue;
    let somme = 0;
    for (let suivant = rang; suivant < heures.length; suivant += 1) {
      const une = heures[suivant];
      if (une === undefined || une.organisme.id !== organisme) continue;
      somme = exact(somme + une.heures);
      if (somme > plusGrand) plusGrand = somme;
    }
  }
  return plusGrand;
}

function tracesDuManque(regle: RegleHeures, candidat: Candidat, changement: string): Trace[] {
  const { ligne, mesure, mesureUn } = candidat;
  if (typeof mesure !== "number" || mesureUn === null) throw new Error("Refus sans heures comptées.");
  const traces: Trace[] = [...candidat.autres];
  const { sujet, unite, article } = ligne;
  const manque = exact(regle.seuil.valeur - mesure);
  if (manque > 0) {
    const faits = { sujet, unite, mesure, seuil: regle.seuil.valeur, version: regle.seuil, manque, changement };
    traces.push(tracer(DUREE_INSUFFISANTE, faits, article));
  }
  const manqueUn = exact(regle.seuilUn.valeur - mesureUn);
  if (manqueUn > 0) {
    const faits = { unite, mesure: mesureUn, seuil: regle.seuilUn.valeur, version: regle.seuilUn, manque: manqueUn, changement };
    traces.push(tracer(HEURES_DISPERSEES, faits, article));
  }
  traces.push(tracer(ANNEES_NON_ADDITIONNEES, { periode: ligne.periode }));
  return traces;
}

/** Lit une ligne pour une année : seuils en vigueur, échéances, raisons communes à tous. */
export function regleHeures(texte: LigneHeures, annee: number): RegleHeures {
  const { ligne, articles, changement, financeur } = texte;
  const limiteDeclaration = dateLimiteDeclaration(annee);
  const limite = ecrireDate(limiteDeclaration);
  // Ce qui changerait la réponse : d'autres heures tant que le délai court, une autre année ensuite.
  const encore = `${changement} Si vous en avez fait d'autres en ${annee}, déclarez-les au plus tard le ${limite}.`;
  const passe = `${changement} Celles de ${annee} devaient être déclarées au plus tard le ${limite}.`;
  const conditions = [
    tracer(DECLAREE_A_TEMPS, { annee, dateLimite: limiteDeclaration }, articles.declaration),
    tracer(ATTESTEE_A_TEMPS, {}, articles.attestation),
    tracer(FONCTION_ELIGIBLE, {}, texte.articleFonction),
    ...texte.conditions,
  ];
  const regle: RegleHeures = {
    ligne,
    annee,
    seuil: seuilDe(texte.seuil, annee),
    seuilUn: seuilDe(texte.seuilUn, annee),
    articles,
    financeur,
    fin: finDAnnee(annee),
    limiteDeclaration,
    limiteAttestation: dateLimiteAttestation(annee),
    conditions,
    conditionsUnSeul: [...conditions, tracer(UN_DROIT_PAR_ANNEE, {})],
    expliquerManque: (candidat) => tracesDuManque(regle, candidat, encore),
    expliquerManquePasse: (candidat) => tracesDuManque(regle, candidat, passe),
  };
  return regle;
}
