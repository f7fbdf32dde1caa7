// Les droits d'une personne à une date : chaque activité jugée par sa ligne du décret, puis une seule fois l'an, puis le plafond.
import { jugerChaqueType } from "./activites/chaque-type.js";
import type { Cadre } from "./activites/conclure.js";
import { LIGNES } from "./activites/ligne.js";
import { surementAncienne } from "./association.js";
import { anneeCivile, jourDeDate } from "./calendrier.js";
import { AGE_DE_L_APPRENTI, empechement, estMineur, ouvertParApprentissage } from "./compte.js";
import type { DossierDroits, TypeActivite } from "./faits.js";
import { autresLectures, type CodeLecture, type Lectures, phraseDeLecture } from "./lectures.js";
import type { Avertissement, Hypothese } from "./motif.js";
import { COMPTE_APPRENTI, ENGAGEMENT_MINEUR, REDUIT_PAR_LE_PLAFOND, RETRAITE_SANS_EFFET } from "./motifs-acquis.js";
import { DROIT_DE_LA_MEME_ANNEE, DROIT_DU_MEME_ITEM, PLAFOND_ATTEINT } from "./motifs-refus.js";
import { valeurAu } from "./parametre.js";
import { CONVERSION_HEURE_2018, PLAFOND, VERSION_NON_LUE_L5151_9 } from "./parametres-acquisition.js";
import type { Droit, ReponseDroits } from "./reponse.js";
import { type Candidat, expliquer, type Trace, tracer } from "./trace.js";

/** Droits jugés, raisons non encore écrites ; `droits` rangés par année puis par type. */
export interface DroitsDecides {
  readonly droits: readonly Candidat[];
  readonly totalAcquis: number;
  readonly plafond: number;
  readonly resteAcquerable: number;
}

function dejaDonne(dossier: DossierDroits, candidat: Candidat): boolean {
  for (const droit of dossier.droitsAcquis ?? []) {
    if (droit.annee === candidat.annee && droit.activite === candidat.activite) return true;
  }
  return false;
}

function juger(dossier: DossierDroits, cadre: Cadre): Candidat[] {
  const candidats: Candidat[] = [];
  for (const candidat of jugerChaqueType(dossier.activites, cadre)) if (!dejaDonne(dossier, candidat)) candidats.push(candidat);
  return candidats;
}

function avantLAutre(un: Candidat, autre: Candidat): number {
  if (un.annee !== autre.annee) return un.annee - autre.annee;
  const date = un.declareLe ?? "";
  const autreDate = autre.declareLe ?? "";
  if (date !== autreDate) return date < autreDate ? -1 : 1;
  return un.activite < autre.activite ? -1 : 1;
}

function parAnneePuisType(un: Candidat, autre: Candidat): number {
  if (un.annee !== autre.annee) return un.annee - autre.annee;
  return un.activite < autre.activite ? -1 : 1;
}

function refuser(candidat: Candidat, trace: Trace): void {
  candidat.decision = "refuse";
  candidat.montant = 0;
  candidat.traces = [trace];
}

/** Lecture D2 : un droit par numéro de la loi ou par année ; le premier déclaré garde le sien. */
function limiterParAnnee(dossier: DossierDroits, acquis: readonly Candidat[], lectures: Lectures): void {
  if (lectures.D2 === "par_activite") return;
  const parItem = lectures.D2 === "par_item_l5151_9";
  const cle = (annee: number, type: TypeActivite) => (parItem ? `${annee} ${LIGNES[type].itemLoi}` : `${annee}`);
  const pris = new Set<string>();
  for (const droit of dossier.droitsAcquis ?? []) pris.add(cle(droit.annee, droit.activite));
  for (const candidat of acquis) {
    const place = cle(candidat.annee, candidat.activite);
    if (pris.has(place)) refuser(candidat, tracer(parItem ? DROIT_DU_MEME_ITEM : DROIT_DE_LA_MEME_ANNEE, { annee: candidat.annee }));
    else pris.add(place);
  }
}

/** Ce qui est déjà acquis : droits donnés et heures d'avant 2019, celles-ci dans la limite du plafond. */
function dejaAcquis(dossier: DossierDroits, plafond: number): number {
  const heures = dossier.heures2018 ?? 0;
  const taux = CONVERSION_HEURE_2018.versions[0]?.valeur ?? 0;
  let total = heures > 0 ? Math.min(plafond, Math.round(heures * taux)) : 0;
  for (const droit of dossier.droitsAcquis ?? []) total += droit.montant;
  return total;
}

/** Place restante sous le plafond : sur tout ce qui a été acquis, ou sur ce qui n'est pas dépensé (lecture D3). */
function placeRestante(total: number, utilises: number, fait: { plafond: number; lectures: Lectures }): number {
  const compte = fait.lectures.D3 === "solde" ? Math.max(0, total - utilises) : total;
  return Math.max(0, fait.plafond - compte);
}

function plafonner(acquis: readonly Candidat[], depart: number, fait: { plafond: number; lectures: Lectures; utilises: number }): number {
  let total = depart;
  for (const candidat of acquis) {
    if (candidat.decision !== "acquis") continue;
    const reste = placeRestante(total, fait.utilises, fait);
    if (reste === 0) {
      refuser(candidat, tracer(PLAFOND_ATTEINT, { plafondMontant: fait.plafond }));
      continue;
    }
    if (reste < candidat.montant) {
      candidat.montant = reste;
      candidat.traces.push(tracer(REDUIT_PAR_LE_PLAFOND, { resteMontant: reste, plafondMontant: fait.plafond }));
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
    if (retraite) candidat.traces.push(TRACE_RETRAITE);
    if (apprenti) candidat.traces.push(TRACE_APPRENTI);
    if (mineur && candidat.activite === "sapeur_pompier_volontaire") candidat.traces.push(TRACE_MINEUR);
  }
}

/** Juge un dossier sans écrire les phrases : décisions, montants, et pour chacune les raisons et la version des textes. */
export function deciderDroits(dossier: DossierDroits, lectures: Lectures): DroitsDecides {
  const { evalueLe } = dossier;
  const cadre: Cadre = { evalueLe, evalueJour: jourDeDate(evalueLe), anneeEvaluee: anneeCivile(evalueLe), lectures };
  const candidats = juger(dossier, cadre);
  const plafond = valeurAu(PLAFOND, evalueLe);
  const utilises = dossier.utilises ?? 0;
  let total = dejaAcquis(dossier, plafond);
  const obstacle = empechement(dossier.titulaire, evalueLe);
  if (obstacle === null) {
    const acquis = candidats.filter((candidat) => candidat.decision === "acquis");
    if (acquis.length > 1) acquis.sort(avantLAutre);
    limiterParAnnee(dossier, acquis, lectures);
    total = plafonner(acquis, total, { plafond, lectures, utilises });
    ajouterSituation(dossier, acquis);
  } else {
    for (const candidat of candidats) refuser(candidat, obstacle);
  }
  if (candidats.length > 1) candidats.sort(parAnneePuisType);
  return { droits: candidats, totalAcquis: total, plafond, resteAcquerable: placeRestante(total, utilises, { plafond, lectures }) };
}

function memesListes(une: readonly string[], autre: readonly string[]): boolean {
  if (une.length !== autre.length) return false;
  for (let rang = 0; rang < une.length; rang += 1) if (une[rang] !== autre[rang]) return false;
  return true;
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

function enDroit(candidat: Candidat): Droit {
  const { activite, annee, decision, montant, financeur, activites, traces } = candidat;
  return { activite, annee, decision, montant, financeur, activites, motifs: traces.map(expliquer) };
}

/**
 * Dit les droits d'une personne à une date, chaque décision expliquée.
 * Montants en centimes ; ne lève rien sur un dossier lu par le lecteur d'entrées.
 */
export function evaluerDroits(dossier: DossierDroits, lectures: Lectures): ReponseDroits {
  const decides = deciderDroits(dossier, lectures);
  return {
    droits: decides.droits.map(enDroit),
    totalAcquis: decides.totalAcquis,
    plafond: decides.plafond,
    resteAcquerable: decides.resteAcquerable,
    hypotheses: hypothesesDe(dossier, lectures, decides),
    avertissements: dossier.evalueLe >= VERSION_NON_LUE_L5151_9 ? [AVERTISSEMENT_D1] : [],
  };
}
