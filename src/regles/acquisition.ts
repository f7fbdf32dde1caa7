// Les droits d'une personne à une date : chaque activité jugée par sa ligne du décret, puis une seule fois l'an, puis le plafond.
import { jugerChaqueType } from "./activites/chaque-type.js";
import type { Cadre } from "./activites/conclure.js";
import { LIGNES } from "./activites/ligne.js";
import { surementAncienne } from "./association.js";
import { anneeCivile } from "./calendrier.js";
import { AGE_DE_L_APPRENTI, empechement, estMineur, ouvertParApprentissage } from "./compte.js";
import type { DossierDroits, DroitDejaAcquis, TypeActivite } from "./faits.js";
import { autresLectures, type CodeLecture, type Lectures, phraseDeLecture } from "./lectures.js";
import type { Avertissement, Hypothese } from "./motif.js";
import { COMPTE_APPRENTI, ENGAGEMENT_MINEUR, REDUIT_PAR_LE_PLAFOND, RETRAITE_SANS_EFFET } from "./motifs-acquis.js";
import { DROIT_DE_LA_MEME_ANNEE, DROIT_DU_MEME_ITEM, PLAFOND_ATTEINT } from "./motifs-refus.js";
import { CONVERSION_HEURE_2018, plafondAu, VERSION_NON_LUE_L5151_9 } from "./parametres-acquisition.js";
import type { Droit, ReponseDroits } from "./reponse.js";
import { ajouterTrace, autresRaisons, type Candidat, expliquer, type Trace, tracer, tracesDe } from "./trace.js";

/** Droits jugés, raisons non encore écrites ; `droits` rangés par année puis par type. */
export interface DroitsDecides {
  readonly droits: readonly Candidat[];
  readonly totalAcquis: number;
  readonly plafond: number;
  readonly resteAcquerable: number;
}

const AUCUN_DROIT: readonly DroitDejaAcquis[] = [];

function dejaDonne(donnes: readonly DroitDejaAcquis[], candidat: Candidat): boolean {
  for (const droit of donnes) if (droit.annee === candidat.annee && droit.activite === candidat.activite) return true;
  return false;
}

/** Retire les réponses dont le droit est déjà inscrit. */
function sansDejaDonnes(candidats: Candidat[], donnes: readonly DroitDejaAcquis[]): Candidat[] {
  for (const candidat of candidats) {
    if (dejaDonne(donnes, candidat)) return candidats.filter((un) => !dejaDonne(donnes, un));
  }
  return candidats;
}

function avantLAutre(un: Candidat, autre: Candidat): boolean {
  if (un.annee !== autre.annee) return un.annee < autre.annee;
  const date = un.declareLe ?? "";
  const autreDate = autre.declareLe ?? "";
  if (date !== autreDate) return date < autreDate;
  return un.activite < autre.activite;
}

function parAnneePuisType(un: Candidat, autre: Candidat): boolean {
  if (un.annee !== autre.annee) return un.annee < autre.annee;
  return un.activite < autre.activite;
}

/** Range sur place une courte liste, presque rangée d'avance : les types arrivent dans l'ordre alphabétique. */
function ranger(candidats: Candidat[], avant: (un: Candidat, autre: Candidat) => boolean): void {
  for (let rang = 1; rang < candidats.length; rang += 1) {
    const un = candidats[rang];
    if (un === undefined) continue;
    let place = rang;
    for (; place > 0; place -= 1) {
      const autre = candidats[place - 1];
      if (autre === undefined || !avant(un, autre)) break;
      candidats[place] = autre;
    }
    if (place !== rang) candidats[place] = un;
  }
}

function refuser(candidat: Candidat, raisons: readonly Trace[]): void {
  candidat.decision = "refuse";
  candidat.montant = 0;
  candidat.explication = autresRaisons;
  candidat.autres = raisons;
  candidat.ajouts = null;
}

/** Lecture D2 : un droit par numéro de la loi ou par année ; le premier déclaré garde le sien. */
function limiterParAnnee(acquis: readonly Candidat[], donnes: readonly DroitDejaAcquis[], lectures: Lectures): void {
  if (lectures.D2 === "par_activite") return;
  const parItem = lectures.D2 === "par_item_l5151_9";
  const memePlace = (un: DroitDejaAcquis, autre: Candidat) =>
    un.annee === autre.annee && (!parItem || LIGNES[un.activite].itemLoi === autre.ligne.itemLoi);
  for (let rang = 0; rang < acquis.length; rang += 1) {
    const candidat = acquis[rang];
    if (candidat === undefined) continue;
    let prise = donnes.some((droit) => memePlace(droit, candidat));
    for (let avant = 0; avant < rang && !prise; avant += 1) {
      const autre = acquis[avant];
      prise = autre !== undefined && autre.decision === "acquis" && memePlace(autre, candidat);
    }
    if (prise) refuser(candidat, [tracer(parItem ? DROIT_DU_MEME_ITEM : DROIT_DE_LA_MEME_ANNEE, { annee: candidat.annee })]);
  }
}

const TAUX_2018 = CONVERSION_HEURE_2018.versions[0]?.valeur ?? 0;

/** Ce qui est déjà acquis : droits donnés et heures d'avant 2019, celles-ci dans la limite du plafond. */
function dejaAcquis(heures: number, donnes: readonly DroitDejaAcquis[], plafond: number): number {
  let total = heures > 0 ? Math.min(plafond, Math.round(heures * TAUX_2018)) : 0;
  for (const droit of donnes) total += droit.montant;
  return total;
}

/** Le plafond d'une décision : sa valeur, et ce qui en est excepté parce que dépensé (lecture D3). */
interface Plafonnement {
  readonly plafond: number;
  readonly exceptes: number;
}

/** Place restante sous le plafond : sur tout ce qui a été acquis, ou sur ce qui n'est pas dépensé (lecture D3). */
function placeRestante(total: number, limite: Plafonnement): number {
  const compte = limite.exceptes > 0 ? Math.max(0, total - limite.exceptes) : total;
  return Math.max(0, limite.plafond - compte);
}

const plafondsAtteints = new Map<number, readonly Trace[]>();

/** Raison d'un plafond atteint : la même pour tous, gardée une fois par plafond. */
function plafondAtteint(plafond: number): readonly Trace[] {
  const connues = plafondsAtteints.get(plafond);
  if (connues !== undefined) return connues;
  const raisons = [tracer(PLAFOND_ATTEINT, { plafondMontant: plafond })];
  plafondsAtteints.set(plafond, raisons);
  return raisons;
}

function plafonner(acquis: readonly Candidat[], depart: number, limite: Plafonnement): number {
  let total = depart;
  let atteint: readonly Trace[] | null = null;
  for (const candidat of acquis) {
    if (candidat.decision !== "acquis") continue;
    const reste = placeRestante(total, limite);
    if (reste === 0) {
      atteint ??= plafondAtteint(limite.plafond);
      refuser(candidat, atteint);
      continue;
    }
    if (reste < candidat.montant) {
      candidat.montant = reste;
      ajouterTrace(candidat, tracer(REDUIT_PAR_LE_PLAFOND, { resteMontant: reste, plafondMontant: limite.plafond }));
    }
    total += candidat.montant;
  }
  return total;
}

const TRACE_RETRAITE = tracer(RETRAITE_SANS_EFFET, {});
const TRACE_MINEUR = tracer(ENGAGEMENT_MINEUR, {});
const TRACE_APPRENTI = tracer(COMPTE_APPRENTI, { unite: "annees", seuil: AGE_DE_L_APPRENTI });

/** Ce que la situation du titulaire ajoute aux raisons d'un droit acquis. */
function ajouterSituation(dossier: DossierDroits, acquis: readonly Candidat[]): void {
  const { titulaire, evalueLe } = dossier;
  const retraite = titulaire.retraite !== null && titulaire.retraite <= evalueLe;
  const apprenti = ouvertParApprentissage(titulaire, evalueLe);
  const mineur = anneeCivile(titulaire.naissance) + 19 > anneeCivile(evalueLe) && estMineur(titulaire, evalueLe);
  if (!retraite && !apprenti && !mineur) return;
  for (const candidat of acquis) {
    if (candidat.decision !== "acquis") continue;
    if (retraite) ajouterTrace(candidat, TRACE_RETRAITE);
    if (apprenti) ajouterTrace(candidat, TRACE_APPRENTI);
    if (mineur && candidat.activite === "sapeur_pompier_volontaire") ajouterTrace(candidat, TRACE_MINEUR);
  }
}

/** Applique la limite par année, le plafond et la situation aux droits ouverts ; rend le total acquis. */
function compter(dossier: DossierDroits, cadre: Cadre, fait: { candidats: Candidat[]; depart: number; limite: Plafonnement }): number {
  const acquis: Candidat[] = [];
  for (const candidat of fait.candidats) if (candidat.decision === "acquis") acquis.push(candidat);
  if (acquis.length === 0) return fait.depart;
  ranger(acquis, avantLAutre);
  limiterParAnnee(acquis, dossier.droitsAcquis ?? AUCUN_DROIT, cadre.lectures);
  const total = plafonner(acquis, fait.depart, fait.limite);
  ajouterSituation(dossier, acquis);
  return total;
}

/**
 * Juge un dossier sans écrire les phrases : décisions, montants, et pour chacune la valeur mesurée, la version datée
 * du seuil et sa référence ; les raisons s'écrivent depuis elles.
 */
export function deciderDroits(dossier: DossierDroits, lectures: Lectures): DroitsDecides {
  const { evalueLe } = dossier;
  const cadre: Cadre = { evalueLe, anneeEvaluee: anneeCivile(evalueLe), lectures, candidats: [] };
  jugerChaqueType(dossier.activites, cadre);
  const donnes = dossier.droitsAcquis ?? AUCUN_DROIT;
  const candidats = donnes.length === 0 ? cadre.candidats : sansDejaDonnes(cadre.candidats, donnes);
  const plafond = plafondAu(evalueLe);
  const limite = { plafond, exceptes: lectures.D3 === "solde" ? (dossier.utilises ?? 0) : 0 };
  const depart = dejaAcquis(dossier.heures2018 ?? 0, donnes, plafond);
  const obstacle = empechement(dossier.titulaire, evalueLe);
  let total = depart;
  if (obstacle === null) total = compter(dossier, cadre, { candidats, depart, limite });
  else for (const candidat of candidats) refuser(candidat, [obstacle]);
  ranger(candidats, parAnneePuisType);
  return { droits: candidats, totalAcquis: total, plafond, resteAcquerable: placeRestante(total, limite) };
}

function memesListes(une: readonly string[], autre: readonly string[]): boolean {
  return une.length === autre.length && une.every((element, rang) => element === autre[rang]);
}

/** Deux réponses égales pour le citoyen : mêmes droits, années, décisions, montants, activités, payeurs et totaux. */
export function memeReponse(une: DroitsDecides, autre: DroitsDecides): boolean {
  if (une.totalAcquis !== autre.totalAcquis || une.resteAcquerable !== autre.resteAcquerable) return false;
  if (une.droits.length !== autre.droits.length) return false;
  for (let rang = 0; rang < une.droits.length; rang += 1) {
    const a = une.droits[rang];
    const b = autre.droits[rang];
    if (a === undefined || b === undefined) return false;
    if (a.activite !== b.activite || a.annee !== b.annee || a.decision !== b.decision) return false;
    if (a.montant !== b.montant || a.financeur !== b.financeur || !memesListes(a.activites, b.activites)) return false;
  }
  return true;
}

const LECTURES_DES_DROITS: readonly CodeLecture[] = ["D2", "D3", "D4a", "D4b", "D5", "D8"];

function aUnType(dossier: DossierDroits, ...types: readonly TypeActivite[]): boolean {
  for (const activite of dossier.activites) if (types.includes(activite.type)) return true;
  return false;
}

/** Deux droits jugés, ou un jugé et un déjà donné, la même année : D2 peut les départager. */
function deuxLaMemeAnnee(dossier: DossierDroits, droits: readonly Candidat[]): boolean {
  for (let rang = 0; rang < droits.length; rang += 1) {
    const annee = droits[rang]?.annee;
    if (rang > 0 && droits[rang - 1]?.annee === annee) return true;
    for (const droit of dossier.droitsAcquis ?? []) if (droit.annee === annee) return true;
  }
  return false;
}

/** Une association assez jeune pour que le jour regardé change la réponse. */
function aUneJeuneAssociation(dossier: DossierDroits): boolean {
  for (const activite of dossier.activites) {
    if (activite.type === "benevolat_associatif" && !surementAncienne(activite.organisme.declareLe, activite.fin)) return true;
  }
  return false;
}

/** Faux quand une question ne peut pas jouer dans ce dossier : on ne le juge pas une seconde fois. */
function peutJouer(code: CodeLecture, dossier: DossierDroits, droits: readonly Candidat[]): boolean {
  switch (code) {
    case "D2":
      return deuxLaMemeAnnee(dossier, droits);
    case "D3":
      return (dossier.utilises ?? 0) > 0;
    case "D4a":
      return aUnType(dossier, "service_civique");
    case "D4b":
      return aUnType(dossier, "maitre_apprentissage");
    case "D5":
      return aUneJeuneAssociation(dossier);
    case "D8":
      return aUnType(dossier, "service_civique", "maitre_apprentissage", "reserve_citoyenne_education_nationale");
    default:
      return false;
  }
}

/** Lectures dont la réponse a dépendu : une autre lecture de la même question l'aurait changée. */
export function hypothesesDe(dossier: DossierDroits, lectures: Lectures, decides: DroitsDecides): Hypothese[] {
  const hypotheses: Hypothese[] = [];
  for (const code of LECTURES_DES_DROITS) {
    if (!peutJouer(code, dossier, decides.droits)) continue;
    const change = autresLectures(lectures, code).some((autre) => !memeReponse(decides, deciderDroits(dossier, autre)));
    if (change) hypotheses.push({ doute: code, lecture: lectures[code], phrase: phraseDeLecture(lectures, code) });
  }
  return hypotheses;
}

const AVERTISSEMENT_D1: Avertissement = {
  doute: "D1",
  phrase:
    "L'article L5151-9, qui fixe la liste des activités, a une version plus récente depuis le 19 août 2026. Cette réponse suit la version précédente.",
};

/** Écrit une décision pour le citoyen, phrases comprises ; quand on veut, la décision garde tout ce qu'il faut. */
export function expliquerDroit(candidat: Candidat): Droit {
  const { activite, annee, decision, montant, financeur, activites } = candidat;
  return { activite, annee, decision, montant, financeur, activites, motifs: tracesDe(candidat).map(expliquer) };
}

/**
 * Dit les droits d'une personne à une date, chaque décision expliquée.
 * Montants en centimes ; ne lève rien sur un dossier lu par le lecteur d'entrées.
 */
export function evaluerDroits(dossier: DossierDroits, lectures: Lectures): ReponseDroits {
  const decides = deciderDroits(dossier, lectures);
  return {
    droits: decides.droits.map(expliquerDroit),
    totalAcquis: decides.totalAcquis,
    plafond: decides.plafond,
    resteAcquerable: decides.resteAcquerable,
    hypotheses: hypothesesDe(dossier, lectures, decides),
    avertissements: dossier.evalueLe >= VERSION_NON_LUE_L5151_9 ? [AVERTISSEMENT_D1] : [],
  };
}
