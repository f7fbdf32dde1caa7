// Ce qui ne va pas dans une ligne du fichier annuel, ou dans le fichier : un code, un champ, une phrase qui dit quoi corriger.

export const COLONNES_CPF = [
  "id_ligne",
  "id_ligne_origine",
  "annee",
  "nature",
  "financeur",
  "montant",
  "nir",
  "nom_naissance",
  "prenoms",
  "sexe",
  "date_naissance",
  "code_commune_naissance",
  "code_pays_naissance",
] as const;
export type ColonneCpf = (typeof COLONNES_CPF)[number];

/** Code → phrase. Aucune ne répète ce qui est écrit dans le fichier : il porte des numéros et des noms. */
const PHRASES = {
  encodage: "Un caractère de cette ligne est abîmé : enregistrez le fichier en UTF-8 (« CSV UTF-8 »).",
  entete: `L'en-tête doit porter ces colonnes, séparées par « ; », sans autre : ${COLONNES_CPF.join(";")}.`,
  colonne_manquante: "Il manque au moins une des colonnes id_ligne, annee, nature, montant.",
  ligne_trop_longue: "La ligne est trop longue : un guillemet n'est sans doute pas fermé.",
  guillemets: "Un guillemet n'est pas fermé, ou du texte le suit : doublez les guillemets d'un champ.",
  nombre_de_colonnes: "La ligne n'a pas autant de champs que l'en-tête a de colonnes.",
  id_ligne: "Il faut un identifiant de 1 à 64 lettres sans accent, chiffres ou . _ : / -, qui ne soit pas un numéro de sécurité sociale.",
  annee: "Il faut une année, de 2015 à l'année en cours.",
  nature: "Il faut « droits_annuels », « dotation » ou « heures ».",
  financeur_manquant: "Une dotation nomme son financeur, avec un des mots de l'article L6323-4 (« employeur », « region »…).",
  financeur_en_trop: "Seule une dotation nomme un financeur : laissez ce champ vide.",
  montant: "Il faut un nombre positif, deux décimales au plus ; négatif seulement pour une correction en moins.",
  nir: "Le numéro de sécurité sociale n'est pas bien formé : quinze caractères, clé comprise.",
  personne: "Donnez le numéro, ou tous les traits : nom de naissance, prénoms, sexe (F ou M), date et lieu de naissance.",
  ligne_differente:
    "Cet identifiant a déjà servi à une autre ligne. Une correction est une ligne de plus, qui nomme la première dans id_ligne_origine.",
  origine_inconnue: "La ligne corrigée n'est pas connue : envoyez-la d'abord.",
  origine_differente: "La ligne corrigée parle d'une autre personne, d'une autre année, d'une autre nature ou d'un autre financeur.",
  origine_deja_correction: "Une correction ne se corrige pas : nommez la première ligne.",
  correction_excessive: "Les corrections reprendraient plus que ce qui avait été versé.",
  deja_utilise:
    "Une part de cette somme est déjà réservée ou utilisée : elle sera reprise sur les versements suivants (L6323-45). Rien à renvoyer.",
} as const;
export type CodeFauteCpf = keyof typeof PHRASES;

export interface FauteCpf {
  readonly code: CodeFauteCpf;
  readonly champ: ColonneCpf | null;
}

export function expliquerFauteCpf({ code }: FauteCpf): string {
  return PHRASES[code];
}

/** Le fichier entier ne se lit pas. */
export class FichierCpfIllisible extends Error {
  readonly faute: FauteCpf;
  constructor(code: CodeFauteCpf) {
    super(PHRASES[code]);
    this.name = "FichierCpfIllisible";
    this.faute = { code, champ: null };
  }
}
