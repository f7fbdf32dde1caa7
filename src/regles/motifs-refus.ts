// Les raisons d'un refus : ce qui manque, ce qui le changerait, quoi faire et avant quand.
import { gabarit, ITEMS } from "./motifs-gabarit.js";

export const DUREE_INSUFFISANTE = gabarit(
  "duree_insuffisante",
  ITEMS,
  "{sujet} : {mesure}, pour un minimum de {seuil}. Il vous manque {manque}. {changement}",
);
export const HEURES_DISPERSEES = gabarit(
  "heures_dispersees",
  ["D5151-14 I 7°", "D5151-14 I 13°"],
  "Le plus que vous ayez fait dans un même organisme est {mesure}, pour un minimum de {seuil}. Il vous manque {manque} dans un même organisme. {changement}",
);
export const ANNEES_NON_ADDITIONNEES = gabarit(
  "annees_non_additionnees",
  "D5151-14 II",
  "La durée est regardée {periode} : ce que vous avez fait hors de cette période ne s'y ajoute pas.",
);
export const ENGAGEMENT_TROP_COURT = gabarit(
  "engagement_trop_court",
  ["D5151-14 I 4°", "D5151-14 I 9°"],
  "Votre engagement est signé pour {mesure}, pour un minimum de {seuil}. Il vous manque {manque}. Un nouvel engagement signé pour {seuil} ouvrirait le droit.",
);
export const INTERVENTIONS_INSUFFISANTES = gabarit(
  "interventions_insuffisantes",
  "D5151-14 I 8°",
  "Vous avez fait {mesure}, pour un minimum de {seuil}. Il vous manque {manque}. Une année continue avec {seuil} ouvrirait le droit.",
);
export const ANNEE_INSUFFISANTE = gabarit(
  "annee_insuffisante",
  ["D5151-14 I 10°", "D5151-14 I 11°"],
  "Votre année d'engagement n° {rang} compte {mesure}, pour un minimum de {seuil} chaque année. Il vous manque {manque}. Trois années de suite au minimum, comptées à nouveau, ouvriraient le droit.",
);
export const QUALITE_NON_ELIGIBLE = gabarit(
  "qualite_non_eligible",
  ["L5151-9 2° bis", "CSI L411-7"],
  "Seuls les volontaires des 3° et 4° de l'article L411-7 du code de la sécurité intérieure acquièrent des droits ; vous relevez du {qualite}°. Une autre activité de l'article L5151-9 peut vous en ouvrir.",
);
export const FORMATION_SECONDAIRE = gabarit(
  "formation_secondaire",
  "L5151-9 dernier alinéa",
  "L'activité faite dans le cadre d'une formation secondaire n'ouvre pas de droit. La même activité hors de votre scolarité en ouvrirait.",
);
export const FONCTION_NON_ELIGIBLE = gabarit(
  "fonction_non_eligible",
  ["L5151-9 6° b", "D5151-15"],
  "Ces {mesure} n'ont été faites ni dans l'organe d'administration ou de direction, ni dans l'encadrement d'autres bénévoles ou réservistes. Seules les heures faites dans l'un de ces rôles ouvrent un droit.",
);
export const HEURES_HORS_FONCTION = gabarit(
  "heures_hors_fonction",
  "R5151-16",
  "Ces {mesure} ne se déclarent pas : on ne déclare que les heures faites en siégeant ou en encadrant.",
);
export const REGIME_NON_ELIGIBLE = gabarit(
  "regime_non_eligible",
  "L5151-9 6° a",
  "L'organisme n'est ni une association de la loi de 1901 ni une association inscrite au registre d'Alsace-Moselle : ces {mesure} ne comptent pas. Les heures faites dans une telle association compteraient.",
);
export const HORS_ARTICLE_200 = gabarit(
  "activites_hors_article_200",
  "L5151-9 6° a",
  "L'ensemble des activités de l'association ne relève pas du b du 1 de l'article 200 du code général des impôts : ces {mesure} ne comptent pas. Les heures faites dans une association qui en relève compteraient.",
);
export const ASSOCIATION_TROP_RECENTE = gabarit(
  "association_trop_recente",
  "L5151-9 6° a",
  "L'association doit être déclarée depuis {seuil} au moins ; elle ne l'est pas encore au jour regardé. Elle remplit cette condition depuis ou à partir du {dateAnciennete}.",
);
export const DECLARATION_HORS_DELAI = gabarit(
  "declaration_hors_delai",
  ["R5151-16", "D5151-15"],
  "Les heures de {annee} devaient être déclarées au plus tard le {dateLimite}. Déclarées dans ce délai, elles auraient compté ; déclarez celles de cette année avant le 30 juin prochain.",
);
export const ATTESTATION_HORS_DELAI = gabarit(
  "attestation_hors_delai",
  ["R5151-17", "D5151-15"],
  "Un responsable devait attester ces heures au plus tard le {dateLimite}. Attestées dans ce délai, elles auraient compté.",
);
export const ACTIVITE_TARDIVE_ECARTEE = gabarit(
  "activite_tardive_ecartee",
  ["R5151-18", "D5151-15"],
  "Les {mesure} déclarées ou attestées hors délai ne sont pas prises en compte ; vos autres heures le restent.",
);
export const AVANT_LA_CREATION = gabarit(
  "avant_la_creation",
  "loi 2016-1088 art. 39",
  "Le compte d'engagement citoyen existe depuis le 1er janvier 2017 : l'année {annee} n'ouvre pas de droit. Une activité faite depuis peut en ouvrir.",
);
export const REINSERTION_SANS_LIGNE = gabarit(
  "reinsertion_sans_ligne",
  "D5151-14 I 12°",
  "La réserve citoyenne de réinsertion ouvre des droits depuis le 1er décembre 2024 : l'année {annee} n'en ouvre pas. Les heures faites depuis comptent.",
);
export const ACCORD_DE_BRANCHE_ABSENT = gabarit(
  "accord_de_branche_absent",
  "L5151-9 7°",
  "L'aide à un proche n'ouvre un droit que si un accord de votre branche professionnelle le prévoit et le finance. Demandez à votre employeur si un accord existe.",
);
export const PLAFOND_ATTEINT = gabarit(
  "plafond_atteint",
  "D5151-14 III",
  "Le minimum est atteint, mais il ne vous reste rien à acquérir sous le plafond de {plafondMontant} : le droit n'ajoute rien. L'activité reste recensée.",
);
export const DROIT_DU_MEME_ITEM = gabarit(
  "droit_du_meme_item",
  "L5151-9",
  "Une activité du même numéro de l'article L5151-9, déclarée plus tôt, a déjà ouvert le droit de {annee}. Une autre année peut en ouvrir un nouveau.",
);
export const DROIT_DE_LA_MEME_ANNEE = gabarit(
  "droit_de_la_meme_annee",
  "D5151-14 I",
  "Une autre activité, déclarée plus tôt, a déjà ouvert le droit de {annee}. Une autre année peut en ouvrir un nouveau.",
);
export const AGE_INSUFFISANT = gabarit(
  "age_insuffisant",
  "L5151-2",
  "Le compte s'ouvre à {seuil}, ou à {seuilApprenti} avec un contrat d'apprentissage signé. Vous pourrez l'ouvrir à partir du {dateOuverture}.",
);
export const COMPTE_FERME = gabarit(
  "compte_ferme",
  "L5151-2",
  "Le compte est fermé depuis le {dateFermeture}, date du décès : aucun droit ne peut plus y être inscrit. Les proches peuvent s'adresser à la Caisse des dépôts.",
);
