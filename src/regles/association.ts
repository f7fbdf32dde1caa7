// L'ancienneté demandée à une association : trois ans avant la loi 2024-344, un an depuis (L5151-9 6° a).
import { ajouterJours, anniversaire, type DateCivile } from "../socle/valeurs/date-civile.js";
import { anneeCivile } from "./calendrier.js";
import { dateLimiteDeclaration, finDAnnee } from "./delais.js";
import type { Lectures } from "./lectures.js";
import { type Version, versionAu } from "./parametre.js";
import { ANCIENNETE_ASSOCIATION } from "./parametres-acquisition.js";

/** La plus longue ancienneté que la loi ait demandée. */
const ANCIENNETE_MAXIMALE = Math.max(...ANCIENNETE_ASSOCIATION.versions.map((version) => version.valeur));

/** `atteinteLe` : jour où l'association atteint l'ancienneté demandée au jour regardé. */
export interface AncienneteAssociation {
  readonly suffisante: boolean;
  readonly regardeeLe: DateCivile;
  readonly version: Version<number>;
  readonly atteinteLe: DateCivile;
}

/** Vrai quand l'écart des années suffit sans compter les jours : le cas ordinaire. */
export function surementAncienne(declareeLe: DateCivile, regardeeLe: DateCivile): boolean {
  return surementAncienneEn(declareeLe, anneeCivile(regardeeLe));
}

/** La même question quand seule l'année du jour regardé est en main. */
export function surementAncienneEn(declareeLe: DateCivile, annee: number): boolean {
  return annee - anneeCivile(declareeLe) > ANCIENNETE_MAXIMALE;
}

/** Ancienneté d'une association déclarée le `declareeLe`, au jour `regardeeLe` ; l'anniversaire compte. */
export function ancienneteAssociation(declareeLe: DateCivile, regardeeLe: DateCivile): AncienneteAssociation {
  const version = versionAu(ANCIENNETE_ASSOCIATION, regardeeLe);
  const atteinteLe = anniversaire(declareeLe, version.valeur);
  return { suffisante: atteinteLe <= regardeeLe, regardeeLe, version, atteinteLe };
}

interface HeuresDatees {
  readonly annee: number;
  readonly activiteDeclareeLe: DateCivile | null;
}

/** Jour où l'ancienneté se regarde : celui de la déclaration (ou le 30 juin), ou la fin de l'année, selon la lecture D5. */
export function jourDuTest(heures: HeuresDatees, lectures: Lectures): DateCivile {
  if (lectures.D5 === "fin_d_annee") return finDAnnee(heures.annee);
  return heures.activiteDeclareeLe ?? dateLimiteDeclaration(heures.annee);
}

/** Au plus tôt, une association pas encore déclarée le sera le lendemain de l'évaluation. */
export function declarationAuPlusTot(evalueLe: DateCivile): DateCivile {
  return ajouterJours(evalueLe, 1);
}
