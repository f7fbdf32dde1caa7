// Les fautes d'un champ : sa forme, son code, ce qu'il désigne.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

const NIR = "décret 82-103";
const DATE = "Une date s'écrit AAAA-MM-JJ et existe au calendrier.";
const NOMBRE = "Une quantité est un nombre positif ou nul, le point pour décimale.";
const RELIRE_NUMERO = "Relisez le numéro un à un avec la personne, ou laissez le champ vide : les traits d'identité suffiront.";
const UNE_DES_VALEURS = "La valeur est prise dans la liste publiée avec le schéma.";
const CHOISIR = "Choisissez l'une des valeurs : {attendu}.";
const SIRET = "Le SIRET a quatorze chiffres, dont une clé.";
const ORIGINE = "Une rectification ou une annulation nomme la ligne qu'elle change ; une création n'en nomme aucune.";

export const FAUTES_DE_CHAMP = {
  champ_exige: ["Ce champ est exigé{pour}.", "Le champ est vide.", "Remplissez-le, puis renvoyez la ligne."],
  champ_sans_objet: [
    "Chaque activité a ses seuls champs.",
    "Ce champ n'a pas de sens pour cette activité.",
    "Videz-le, ou corrigez le code de l'activité.",
  ],
  texte_trop_long: ["Ce champ tient en {maximum} caractères.", "Il en a {lus}.", "Abrégez-le."],
  id_ligne_mal_forme: [
    "L'identifiant a 1 à 64 lettres sans accent, chiffres ou signes . _ : / -, et commence par une lettre ou un chiffre.",
    "« {valeur} » n'est pas un identifiant.",
    "Changez l'identifiant ; il doit rester le même à chaque envoi de cette ligne.",
  ],
  nir_a_la_mauvaise_place: [
    "Un numéro de sécurité sociale n'est écrit que dans la colonne nir.",
    "Ce champ contient un numéro de sécurité sociale. Il n'est gardé que dans votre fichier, chiffré, effacé après six mois.",
    "Remplacez-le par une référence qui vous est propre.",
    "R6323-37",
  ],
  operation_inconnue: [UNE_DES_VALEURS, "« {valeur} » n'est pas une opération.", CHOISIR],
  origine_manquante: [
    ORIGINE,
    "La ligne d'origine n'est pas nommée.",
    "Écrivez dans id_ligne_origine l'identifiant de la ligne à changer.",
  ],
  origine_sans_objet: [ORIGINE, "Une création nomme une ligne d'origine.", "Videz id_ligne_origine, ou choisissez « rectification »."],
  origine_elle_meme: [
    ORIGINE,
    "La ligne se nomme elle-même comme origine.",
    "Donnez un nouvel identifiant à cette ligne ; id_ligne_origine garde l'ancien.",
  ],
  annee_illisible: ["L'année a quatre chiffres.", "« {valeur} » n'est pas une année.", "Écrivez l'année appréciée, par exemple 2025."],
  annee_avant_2017: [
    "Le compte d'engagement citoyen existe depuis le 1er janvier 2017.",
    "L'année {valeur} est antérieure.",
    "Retirez la ligne : rien avant 2017 n'ouvre de droit.",
    "loi 2016-1088",
  ],
  annee_future: [
    "L'année appréciée a commencé.",
    "L'année {valeur} n'a pas commencé.",
    "Corrigez l'année, ou attendez pour déclarer.",
    "D5151-14 II",
  ],
  activite_inconnue: ["L'activité est l'une de celles de la loi.", "« {valeur} » n'est pas un code d'activité.", CHOISIR, "L5151-9"],
  nir_longueur: [
    "Le numéro a treize caractères et deux chiffres de clé.",
    "Le numéro n'a pas quinze caractères, ou porte une lettre hors 2A et 2B.",
    RELIRE_NUMERO,
    NIR,
  ],
  nir_sexe: [
    "Le premier chiffre est 1 ou 2.",
    "Le numéro commence autrement : c'est un numéro provisoire ou ancien.",
    "Laissez le champ vide jusqu'au numéro définitif.",
    NIR,
  ],
  nir_mois: [
    "Les quatrième et cinquième chiffres sont un mois, ou de 20 à 99 quand il est inconnu.",
    "Le mois du numéro n'est pas possible.",
    RELIRE_NUMERO,
    NIR,
  ],
  nir_lieu: ["Les caractères six à dix sont le lieu de naissance.", "Le lieu du numéro n'est pas possible.", RELIRE_NUMERO, NIR],
  nir_ordre: ["Les trois chiffres avant la clé vont de 001 à 999.", "Le numéro d'ordre n'est pas possible.", RELIRE_NUMERO, NIR],
  nir_cle: ["La clé se calcule sur les treize premiers caractères.", "La clé ne correspond pas au numéro.", RELIRE_NUMERO, NIR],
  nom_illisible: [
    "Un nom a des lettres, des espaces, des apostrophes, des points et des traits d'union.",
    "« {valeur} » n'est pas un nom.",
    "Écrivez le nom comme à l'état civil.",
  ],
  sexe_inconnu: [UNE_DES_VALEURS, "« {valeur} » n'est pas accepté.", "Écrivez F ou M, comme à l'état civil."],
  date_illisible: [
    DATE,
    "« {valeur} » n'est pas une date écrite AAAA-MM-JJ.",
    "Écrivez l'année, le mois et le jour avec des traits d'union : 2025-03-01 pour le 1er mars 2025.",
  ],
  date_inexistante: [DATE, "« {valeur} » n'existe pas au calendrier.", "Vérifiez le jour et le mois."],
  date_future: [
    "Ce jour est passé quand on le déclare.",
    "{valeur} est dans l'avenir.",
    "Corrigez la date, ou attendez ce jour pour déclarer.",
  ],
  naissance_trop_ancienne: [
    "La personne déclarée est vivante.",
    "Une naissance le {valeur} donne plus de cent vingt ans.",
    "Vérifiez l'année de naissance.",
  ],
  commune_mal_formee: [
    "Le code de la commune a cinq caractères : le département puis trois chiffres.",
    "« {valeur} » n'est pas un code de commune.",
    "Donnez le code officiel géographique, et non le code postal.",
  ],
  commune_hors_de_france: [
    "La commune n'est donnée que pour une naissance en France.",
    "Une commune est donnée, et le pays n'est pas 99100.",
    "Videz la commune, ou corrigez le pays.",
  ],
  pays_mal_forme: [
    "Le code du pays a cinq chiffres et commence par 99.",
    "« {valeur} » n'est pas un code de pays.",
    "Donnez le code officiel géographique : 99100 pour la France, 99352 pour l'Algérie.",
  ],
  pays_inconnu: [
    "Le pays est au code officiel géographique.",
    "Le code {valeur} ne désigne aucun pays.",
    "Cherchez le code dans la liste des pays publiée par l'INSEE.",
  ],
  courriel_mal_forme: [
    "Un courriel s'écrit nom@domaine.fr.",
    "Ce courriel n'a pas cette forme.",
    "Corrigez-le ou laissez-le vide : il n'est pas exigé.",
  ],
  siret_mal_forme: [
    SIRET,
    "« {valeur} » n'a pas quatorze chiffres.",
    "Recopiez le SIRET sans espace ; vérifiez que le tableur n'a pas ôté des zéros ni écrit « 2,8E+13 ».",
  ],
  siret_cle: [SIRET, "La clé de « {valeur} » est fausse.", "Vérifiez le SIRET sur l'annuaire des entreprises."],
  rna_mal_forme: [
    "Le numéro RNA est W suivi de neuf caractères.",
    "« {valeur} » n'est pas un numéro RNA.",
    "Recopiez-le du récépissé de la préfecture.",
  ],
  registre_mal_forme: [
    "L'inscription au registre local s'écrit tribunal/volume/folio.",
    "« {valeur} » n'a pas cette forme.",
    "Écrivez par exemple Colmar/42/17.",
  ],
  organisme_non_designe: [
    "L'organisme est désigné par son SIRET, son numéro RNA ou son inscription au registre local.",
    "Aucun des trois n'est donné.",
    "Remplissez siret_organisme, rna_organisme ou registre_local.",
  ],
  code_postal_mal_forme: [
    "Le code postal a cinq chiffres.",
    "« {valeur} » n'est pas un code postal.",
    "Vérifiez que le tableur n'a pas ôté le zéro de tête.",
  ],
  fonction_inconnue: [UNE_DES_VALEURS, "« {valeur} » n'est pas une fonction.", CHOISIR, "L5151-9 6° b"],
  fonction_impossible: ["Chaque activité a ses fonctions.", "La fonction {valeur} n'existe pas pour cette activité.", CHOISIR],
  quantite_illisible: [
    NOMBRE,
    "« {valeur} » n'est pas un nombre.",
    "Écrivez des chiffres seulement, sans espace ni unité, quatre décimales au plus.",
  ],
  quantite_virgule: [NOMBRE, "« {valeur} » porte une virgule.", "Remplacez la virgule par un point : 212.5."],
  quantite_negative: [NOMBRE, "« {valeur} » est négatif.", "Pour retirer une activité, envoyez une ligne d'annulation."],
  quantite_trop_grande: [
    "Une quantité ne passe pas {maximum}.",
    "« {valeur} » est au-delà.",
    "Vérifiez l'unité et le point des décimales.",
  ],
  quantite_non_entiere: [
    "Cette quantité se compte en unités entières.",
    "« {valeur} » a des décimales.",
    "Arrondissez comme vos registres le font, ou vérifiez l'unité.",
  ],
  unite_inconnue: [UNE_DES_VALEURS, "« {valeur} » n'est pas une unité.", CHOISIR],
  unite_inattendue: [
    "Le décret donne à chaque activité son unité.",
    "L'unité {valeur} n'est pas celle de cette activité.",
    "Comptez en {attendu}, et écrivez cette unité.",
  ],
  liste_illisible: [
    "Un nombre par année d'engagement, séparés par « | ».",
    "« {valeur} » n'est pas une telle liste.",
    "Écrivez par exemple 75|75|80.",
  ],
  liste_trop_longue: [
    "Une liste a quatre-vingts années au plus.",
    "Elle en a {lus}.",
    "Donnez un nombre par année d'engagement, et non par mission.",
  ],
  qualite_inconnue: ["La qualité est le numéro 1 à 4 de l'article L411-7.", "« {valeur} » n'en est pas un.", CHOISIR, "CSI L411-7"],
  thematique_inconnue: [UNE_DES_VALEURS, "« {valeur} » n'est pas une thématique.", CHOISIR],
  oui_non_attendu: [
    "Ce champ est « oui », « non », ou vide.",
    "« {valeur} » n'est pas accepté.",
    "Écrivez oui ou non.",
    "L5151-9 dernier alinéa",
  ],
} as const satisfies Record<string, TexteFaute>;
