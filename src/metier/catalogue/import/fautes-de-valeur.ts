// Les fautes de ce qu'une ligne dit : ses codes, ses dates, ses nombres, et ce qu'elle désigne.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

const FICHE = "Une certification s'écrit « RNCP » ou « RS » suivi de son numéro.";
const SIRET = "Un SIRET a quatorze chiffres ; le dernier est une clé qui le vérifie.";
const DEMANDEE = "Une formation n'est financée que si elle mène à ce que la loi énumère (L6323-6).";
const A_LA_SOURCE = "Corrigez-la à la source, puis importez de nouveau le fichier.";

export const FAUTES_DE_VALEUR = {
  valeur_absente: [
    "Ce champ est rempli à chaque ligne.",
    "Ce champ est vide.",
    "Remplissez-le à la source, puis importez de nouveau le fichier.",
  ],
  valeur_trop_longue: ["Ce champ a {maximum} caractères au plus.", "Ce champ en a {lus}.", "Raccourcissez-le."],
  valeur_inconnue: ["Ce champ vaut : {attendues}.", "« {valeur} » n'en est pas.", A_LA_SOURCE],
  fiche_illisible: [FICHE, "« {valeur} » n'est pas un numéro de fiche.", A_LA_SOURCE],
  fiche_inconnue: [
    "Ce fichier complète des fiches que le fichier Standard a données.",
    "La fiche {fiche} n'est pas au catalogue.",
    "Importez d'abord le fichier Standard du même jour, puis celui-ci de nouveau.",
  ],
  bloc_illisible: [
    "Le code d'un bloc commence par celui de sa fiche : « RNCP123BC01 ».",
    "« {valeur} » n'est pas le code d'un bloc de {fiche}.",
    A_LA_SOURCE,
  ],
  niveau_illisible: [
    "Un niveau s'écrit « NIV3 » à « NIV8 ».",
    "« {valeur} » n'est pas un niveau : la fiche est gardée sans niveau.",
    A_LA_SOURCE,
  ],
  date_illisible: ["Une date s'écrit {forme}.", "« {valeur} » n'est pas une date.", A_LA_SOURCE],
  certification_expiree: [
    "Une formation n'est financée que si l'enregistrement de sa certification est en cours le jour de la demande (L6323-6).",
    "L'enregistrement de {fiche} est fini depuis le {fin}.",
    "Rien à corriger ici : la fiche se lit, et aucune demande nouvelle ne sera recevable.",
  ],
  certification_inactive: [
    "Une formation n'est financée que si sa certification est enregistrée et active (L6323-6).",
    "{fiche} n'est plus active.",
    "Rien à corriger ici : la fiche se lit, et aucune demande nouvelle ne sera recevable.",
  ],
  certification_inconnue: [
    DEMANDEE,
    "{fiche} n'est pas au catalogue : la formation est gardée, sans pouvoir être financée.",
    "Importez les fichiers de France compétences du jour : elle le deviendra si la certification est active.",
  ],
  certification_absente: [
    DEMANDEE,
    "Rien ne dit à quoi cette formation mène : ni code RNCP ou RS, ni bilan de compétences, ni VAE, ni permis de conduire.",
    "Donnez le code de la certification.",
  ],
  creation_entreprise: [
    DEMANDEE,
    "Cette formation accompagne une création d'entreprise, ce que la loi ne finance plus.",
    "Retirez-la du fichier.",
  ],
  siret_illisible: [SIRET, "« {valeur} » n'est pas un SIRET : sa longueur ou sa clé est fausse.", A_LA_SOURCE],
  siren_illisible: [
    "Un SIREN a neuf chiffres.",
    "« {valeur} » n'est pas un SIREN.",
    "Un tableur a pu ôter les zéros de tête : importez le fichier d'origine.",
  ],
  nic_illisible: [
    "Le numéro de l'établissement (NIC) a cinq chiffres ; avec le SIREN, il forme le SIRET.",
    "« {valeur} » n'est pas un NIC.",
    "Un tableur a pu ôter les zéros de tête : importez le fichier d'origine.",
  ],
  autre_organisme: [
    "Un organisme n'envoie que l'offre de son propre établissement.",
    "Cette formation est au SIRET {valeur}, qui n'est pas le vôtre ({attendu}).",
    "Corrigez le SIRET, ou connectez-vous pour l'établissement dont c'est l'offre.",
  ],
  numero_activite_illisible: [
    "Un numéro de déclaration d'activité a onze chiffres.",
    "« {valeur} » n'en est pas un : la fiche est gardée sans lui.",
    A_LA_SOURCE,
  ],
  code_postal_illisible: ["Un code postal a cinq chiffres.", "« {valeur} » n'en est pas un : la fiche est gardée sans lui.", A_LA_SOURCE],
  oui_non_illisible: [
    "Ce champ vaut « true » ou « false ».",
    "« {valeur} » ne se lit pas : la fiche est gardée sans cette réponse.",
    A_LA_SOURCE,
  ],
  code_illisible: ["{forme}", "« {valeur} » ne se lit pas : la fiche est gardée sans ce code.", A_LA_SOURCE],
  prix_absent: ["Une formation a un prix, toutes taxes comprises.", "Aucun prix n'est donné.", "Donnez le prix total en euros."],
  prix_illisible: [
    "Un prix est en euros, avec deux décimales au plus.",
    "« {valeur} » n'est pas un prix.",
    "Écrivez par exemple « 1500.00 ».",
  ],
  heures_illisibles: [
    "Une durée est un nombre d'heures, de 0 à 99 999.",
    "« {valeur} » n'est pas une durée : la formation est gardée sans elle.",
    A_LA_SOURCE,
  ],
  element_manquant: ["L'élément « {element} » est obligatoire.", "Il manque.", "Ajoutez-le."],
  dates_a_l_envers: [
    "Une session finit le jour où elle commence, ou après.",
    "Celle-ci finit le {fin}, avant le {debut}.",
    "Corrigez ses dates.",
  ],
} as const satisfies Record<string, TexteFaute>;

/** Ce que fait un organisme de son offre, quand la conduite commune n'est possible qu'à l'exploitant. */
export const CONDUITES_DE_L_ORGANISME: Readonly<Record<string, string>> = {
  certification_inconnue:
    "Vérifiez le numéro. S'il est exact, rien à faire : la formation deviendra finançable quand le service aura reçu cette fiche, si elle est active.",
};
