// Les raisons d'un droit acquis.
import { gabarit, ITEMS } from "./motifs-gabarit.js";

export const DUREE_ATTEINTE = gabarit(
  "duree_atteinte",
  ITEMS,
  "{sujet} : {mesure}, pour un minimum de {seuil}. Ce minimum ouvre un droit de {droitMontant}.",
);
export const PERIODE_APPRECIEE = gabarit("periode_appreciee", ["D5151-14 II", "D5151-14 I"], "La durée est regardée {periode}.");
export const FINANCEUR_DESIGNE = gabarit(
  "financeur_designe",
  ["L5151-11 1°", "L5151-11 2°", "L5151-11 3°", "L5151-11 4°", "L5151-9 7° b"],
  "Quand vous utiliserez ce droit, il sera payé par {financeur}.",
);
export const HORS_PLAFOND_CPF = gabarit(
  "hors_plafond_cpf",
  "L6323-15",
  "Ce droit s'ajoute à votre compte personnel de formation même si celui-ci a atteint son propre plafond.",
);
export const DECLAREE_A_TEMPS = gabarit(
  "declaree_a_temps",
  ["R5151-16", "D5151-15"],
  "Les heures de {annee} ont été déclarées au plus tard le {dateLimite}.",
);
export const ATTESTEE_A_TEMPS = gabarit(
  "attestee_a_temps",
  ["R5151-17", "D5151-15"],
  "Un responsable a attesté ces heures avant la fin de l'année de la déclaration.",
);
export const ASSOCIATION_ELIGIBLE = gabarit(
  "association_eligible",
  "L5151-9 6° a",
  "L'association remplit les conditions : régime, ancienneté, activités d'intérêt général.",
);
export const FONCTION_ELIGIBLE = gabarit(
  "fonction_eligible",
  ["L5151-9 6° b", "D5151-15"],
  "Vous siégez dans l'organe d'administration ou de direction, ou vous encadrez d'autres bénévoles ou réservistes.",
);
export const UN_DROIT_PAR_ANNEE = gabarit(
  "un_droit_par_annee",
  "D5151-14 II",
  "Vous avez fait plus du double du minimum, mais une année appréciée ne donne qu'un droit par activité.",
);
export const RETRAITE_SANS_EFFET = gabarit(
  "retraite_sans_effet",
  "L5151-2",
  "Votre retraite n'y change rien : l'engagement citoyen continue d'ouvrir des droits.",
);
export const COMPTE_APPRENTI = gabarit(
  "compte_apprenti",
  "L5151-2",
  "Votre contrat d'apprentissage vous ouvre un compte dès {seuil}, avant l'âge ordinaire.",
);
export const ENGAGEMENT_MINEUR = gabarit(
  "engagement_mineur",
  "CSI R723-6",
  "Mineur, vous pouvez vous engager dès seize ans avec l'accord écrit de votre représentant légal.",
);
export const NOUVEL_ENGAGEMENT = gabarit(
  "nouvel_engagement",
  "CSI R723-9",
  "L'engagement est une période de cinq ans ; le renouveler est une nouvelle signature.",
);
export const BLOQUE_EN_DETENTION = gabarit(
  "droits_bloques_en_detention",
  "code pénitentiaire L411-6",
  "Ce droit est acquis ; il ne peut pas être utilisé pendant la détention, sauf permission ou aménagement prévus par la loi.",
);
export const REGLE_ANTERIEURE = gabarit(
  "regle_anterieure_reserve_civique",
  "décret 2021-1842",
  "Avant le 31 décembre 2021, la réserve civique demandait quatre-vingts heures sur deux ans, sans condition de fonction.",
);
export const REDUIT_PAR_LE_PLAFOND = gabarit(
  "reduit_par_le_plafond",
  "D5151-14 III",
  "Il ne vous restait que {resteMontant} à acquérir sous le plafond de {plafondMontant} : le droit est réduit à cette somme.",
);
