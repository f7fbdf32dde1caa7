// Les fautes entre champs : ce qui ne peut pas être vrai ensemble ; et les réserves, qui se disent sans refuser.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

export const FAUTES_DE_FAIT = {
  fin_avant_debut: ["La fin suit le début.", "La fin ({valeur}) précède le début ({debut}).", "Vérifiez les deux dates."],
  debut_avant_naissance: [
    "Une activité suit la naissance.",
    "L'activité commence le {valeur}, avant la naissance.",
    "Vérifiez la date de naissance et le début.",
  ],
  periode_hors_annee: [
    "L'activité tient dans l'année de référence.",
    "Le {valeur} n'est pas en {annee}.",
    "Faites une ligne par année civile.",
    "D5151-14 II",
  ],
  annee_et_periode: [
    "L'année de référence est l'une de celles de l'engagement, ou celle qui suit sa fin.",
    "L'année {annee} est hors de la période.",
    "Corrigez l'année de référence ou les dates.",
    "D5151-14 II",
  ],
  annee_et_signature: [
    "L'année de référence est celle de la signature.",
    "La signature est du {valeur}, l'année de référence est {annee}.",
    "Corrigez l'année de référence.",
    "D5151-14 II",
  ],
  annee_et_arrete: [
    "L'année de référence est celle où l'arrêté de nomination est notifié.",
    "L'arrêté est notifié le {valeur}, l'année de référence est {annee}.",
    "Corrigez l'année de référence.",
    "D5151-14 II",
  ],
  arrete_avant_signature: [
    "L'arrêté de nomination suit la signature de l'engagement.",
    "L'arrêté ({valeur}) précède la signature.",
    "Vérifiez les deux dates.",
    "D5151-14 I 9°",
  ],
  debut_avant_signature: [
    "Un engagement commence quand il est signé.",
    "Le début ({valeur}) précède la signature.",
    "Vérifiez les deux dates.",
  ],
  validation_incomplete: [
    "Une attestation a un nom, une qualité et une date.",
    "Il manque un des trois champs du valideur.",
    "Remplissez les trois, ou videz les trois.",
    "R5151-17",
  ],
  validation_avant_fin: [
    "On atteste une activité accomplie.",
    "La validation ({valeur}) précède la fin de l'activité.",
    "Vérifiez les deux dates.",
    "R5151-17",
  ],
} as const satisfies Record<string, TexteFaute>;

const VERIFIER = "La ligne est reçue. Vérifiez ce chiffre ; s'il est faux, envoyez une rectification.";

/** Dites sans refuser : la ligne compte, son déclarant est averti. */
export const RESERVES = {
  moins_de_15_ans: [
    "Le compte s'ouvre à seize ans, ou à quinze avec un contrat d'apprentissage.",
    "La personne n'a pas quinze ans à cette date.",
    "La ligne est reçue. Vérifiez la date de naissance.",
    "L5151-2",
  ],
  plus_de_jours_que_l_annee: ["Une année a {maximum} jours.", "{valeur} jours sont déclarés.", VERIFIER],
  plus_de_24_heures_par_jour: ["Un jour a vingt-quatre heures.", "{valeur} heures sont déclarées pour {jours} jours.", VERIFIER],
  plus_de_366_vacations: ["Une vacation par jour est déjà beaucoup.", "Une année porte {valeur} vacations.", VERIFIER],
  interventions_trop_serrees: [
    "Une intervention par jour de la période est déjà beaucoup.",
    "{valeur} interventions sont déclarées pour {jours} jours.",
    VERIFIER,
  ],
  annees_sans_chiffre: [
    "Un chiffre est attendu pour chaque année d'engagement commencée.",
    "{lus} chiffres sont donnés pour {attendu} années.",
    "La ligne est reçue. Donnez un chiffre par année, du début à la fin, par une rectification.",
  ],
  annee_non_close: [
    "L'activité s'apprécie sur une année civile écoulée.",
    "L'année {annee} n'est pas terminée.",
    "La ligne est reçue. Rectifiez-la si le total change avant la fin de l'année.",
    "D5151-14 II",
  ],
  fonction_sans_droit: [
    "Seules comptent les heures passées à administrer, diriger ou encadrer.",
    "La fonction est SANS_OBJET : ces heures n'ouvriront pas de droit.",
    "La ligne est reçue. Rectifiez-la si la personne siège ou encadre.",
    "L5151-9 6° b",
  ],
  qualite_sans_droit: [
    "Seules les qualités 3° et 4° de l'article L411-7 ouvrent des droits.",
    "La qualité {valeur} n'en ouvrira pas.",
    "La ligne est reçue. Rectifiez-la si la qualité est autre.",
    "L5151-9 2° bis",
  ],
  engagement_court: [
    "L'engagement qui ouvre un droit est de cinq ans.",
    "L'engagement est de {valeur} ans : il n'ouvrira pas de droit.",
    "La ligne est reçue. Vérifiez la durée signée.",
  ],
  periode_tres_longue: [
    "Un engagement dure rarement plus de soixante ans.",
    "La période va du {debut} au {valeur}.",
    "La ligne est reçue. Vérifiez les deux dates.",
  ],
  commune_inconnue: [
    "La commune a existé au code officiel géographique.",
    "Le code {valeur} ne désigne aucune commune connue.",
    "La ligne est reçue. Vérifiez que ce n'est pas un code postal : un code faux empêche de reconnaître la personne.",
  ],
} as const satisfies Record<string, TexteFaute>;
