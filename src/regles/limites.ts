// Ce qui limite les droits ouverts par leurs règles : un par année selon la lecture, le plafond, et ce que la situation y ajoute.

import { LIGNES } from "./activites/ligne.js";
import { parAnneeCivile } from "./calendrier.js";
import { ajouterTrace, type Candidat, refuser } from "./candidat.js";
import { AGE_DE_L_APPRENTI, estMineur, ouvertParApprentissage } from "./compte.js";
import type { DossierDroits, DroitDejaAcquis } from "./faits.js";
import type { Lectures } from "./lectures.js";
import { COMPTE_APPRENTI, ENGAGEMENT_MINEUR, REDUIT_PAR_LE_PLAFOND, RETRAITE_SANS_EFFET } from "./motifs-acquis.js";
import { DROIT_DE_LA_MEME_ANNEE, DROIT_DU_MEME_ITEM, PLAFOND_ATTEINT } from "./motifs-refus.js";
import { CONVERSION_HEURE_2018 } from "./parametres-acquisition.js";
import { type Trace, tracer } from "./trace.js";

export const AUCUN_DROIT: readonly DroitDejaAcquis[] = [];

/** Ordre dans lequel les droits d'un titulaire prennent la place qui reste : année, date de déclaration, type. */
function avantLAutre(un: Candidat, autre: Candidat): boolean {
  if (un.annee !== autre.annee) return un.annee < autre.annee;
  const date = un.declareLe ?? "";
  const autreDate = autre.declareLe ?? "";
  if (date !== autreDate) return date < autreDate;
  return un.ligne.rang < autre.ligne.rang;
}

function parAnneePuisType(un: Candidat, autre: Candidat): boolean {
  if (un.annee !== autre.annee) return un.annee < autre.annee;
  return un.ligne.rang < autre.ligne.rang;
}

/** Range sur place une courte liste, presque rangée d'avance : les types arrivent dans l'ordre alphabétique. */
function inserer(candidats: Candidat[], depuis: number, avant: (un: Candidat, autre: Candidat) => boolean): void {
  for (let rang = depuis; rang < candidats.length; rang += 1) {
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

/** Range la réponse par année puis par type. */
export function rangerParAnnee(candidats: Candidat[]): void {
  for (let rang = 1; rang < candidats.length; rang += 1) {
    const avant = candidats[rang - 1];
    const un = candidats[rang];
    if (avant === undefined || un === undefined || !parAnneePuisType(un, avant)) continue;
    inserer(candidats, rang, parAnneePuisType);
    return;
  }
}

/**
 * Les droits ouverts, dans l'ordre où ils prennent la place qui reste ; null quand il n'y en a pas.
 * Presque toujours rangés d'avance : la liste reçue, réponses sans droit comprises, sert alors telle quelle.
 */
function ouvertsRanges(candidats: readonly Candidat[]): readonly Candidat[] | null {
  let avant: Candidat | null = null;
  for (const candidat of candidats) {
    if (candidat.decision !== "acquis") continue;
    if (avant !== null && avantLAutre(candidat, avant)) {
      const acquis = candidats.filter((un) => un.decision === "acquis");
      inserer(acquis, 1, avantLAutre);
      return acquis;
    }
    avant = candidat;
  }
  return avant === null ? null : candidats;
}

/** Vrai quand un droit déjà donné, ou ouvert avant celui-ci, occupe l'année (ou le numéro de la loi dans l'année). */
function placePrise(acquis: readonly Candidat[], rang: number, limite: { parItem: boolean; donnes: readonly DroitDejaAcquis[] }): boolean {
  const candidat = acquis[rang];
  if (candidat === undefined) return false;
  const { annee, ligne } = candidat;
  for (const droit of limite.donnes) {
    if (droit.annee === annee && (!limite.parItem || LIGNES[droit.activite].itemLoi === ligne.itemLoi)) return true;
  }
  for (let avant = 0; avant < rang; avant += 1) {
    const autre = acquis[avant];
    if (autre === undefined || autre.decision !== "acquis" || autre.annee !== annee) continue;
    if (!limite.parItem || autre.ligne.itemLoi === ligne.itemLoi) return true;
  }
  return false;
}

/** Lecture D2 : un droit par numéro de la loi ou par année ; le premier déclaré garde le sien. */
function limiterParAnnee(acquis: readonly Candidat[], donnes: readonly DroitDejaAcquis[], lectures: Lectures): void {
  const parItem = lectures.D2 === "par_item_l5151_9";
  const limite = { parItem, donnes };
  for (let rang = 0; rang < acquis.length; rang += 1) {
    const candidat = acquis[rang];
    if (candidat?.decision !== "acquis" || !placePrise(acquis, rang, limite)) continue;
    refuser(candidat, parItem ? memeItem(candidat.annee) : memeAnnee(candidat.annee));
  }
}

const memeItem = parAnneeCivile((annee): readonly Trace[] => [tracer(DROIT_DU_MEME_ITEM, { annee })]);
const memeAnnee = parAnneeCivile((annee): readonly Trace[] => [tracer(DROIT_DE_LA_MEME_ANNEE, { annee })]);

const TAUX_2018 = CONVERSION_HEURE_2018.versions[0]?.valeur ?? 0;

/** Ce qui est déjà acquis : droits donnés et heures d'avant 2019, celles-ci dans la limite du plafond. */
export function dejaAcquis(heures: number, donnes: readonly DroitDejaAcquis[], plafond: number): number {
  let total = heures > 0 ? Math.min(plafond, Math.round(heures * TAUX_2018)) : 0;
  for (const droit of donnes) total += droit.montant;
  return total;
}

/** Le plafond d'une décision : sa valeur, et ce qui en est excepté parce que dépensé (lecture D3). */
export interface Plafonnement {
  readonly plafond: number;
  readonly exceptes: number;
}

/** Place restante sous le plafond : sur tout ce qui a été acquis, ou sur ce qui n'est pas dépensé (lecture D3). */
export function placeRestante(total: number, limite: Plafonnement): number {
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
function ajouterSituation(dossier: DossierDroits, acquis: readonly Candidat[], adulte: boolean): void {
  const { titulaire, evalueLe } = dossier;
  if (adulte && titulaire.retraite === null) return;
  const retraite = titulaire.retraite !== null && titulaire.retraite <= evalueLe;
  const apprenti = !adulte && ouvertParApprentissage(titulaire, evalueLe);
  const mineur = !adulte && estMineur(titulaire, evalueLe);
  if (!retraite && !apprenti && !mineur) return;
  for (const candidat of acquis) {
    if (candidat.decision !== "acquis") continue;
    if (retraite) ajouterTrace(candidat, TRACE_RETRAITE);
    if (apprenti) ajouterTrace(candidat, TRACE_APPRENTI);
    if (mineur && candidat.activite === "sapeur_pompier_volontaire") ajouterTrace(candidat, TRACE_MINEUR);
  }
}

/** Applique la limite par année, le plafond et la situation aux droits ouverts ; rend le total acquis. */
export function compter(dossier: DossierDroits, lectures: Lectures, fait: Ouverts): number {
  const { depart, limite } = fait;
  const acquis = ouvertsRanges(fait.candidats);
  if (acquis === null) return depart;
  if (lectures.D2 !== "par_activite") limiterParAnnee(acquis, dossier.droitsAcquis ?? AUCUN_DROIT, lectures);
  const total = plafonner(acquis, depart, limite);
  ajouterSituation(dossier, acquis, fait.adulte);
  return total;
}

/** Les réponses des règles, et la place que le plafond leur laisse. */
export interface Ouverts {
  readonly candidats: readonly Candidat[];
  readonly depart: number;
  readonly limite: Plafonnement;
  /** Majeur à coup sûr et sans contrat d'apprentissage : l'âge ne dit rien de plus. */
  readonly adulte: boolean;
}
