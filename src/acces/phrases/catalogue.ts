// Les phrases des refus du contexte catalogue.
import type { CodeCatalogue } from "../../metier/catalogue/refus.js";
import { ecrireSiret } from "../../socle/valeurs/siret.js";
import type { PhraseRefus } from "./phrase.js";

/** Ce qui ne va pas dans une formation saisie, par code de faute. */
const FAUTES: Readonly<Record<string, string>> = {
  manque: "Ce champ est à remplir.",
  trop_long: "Ce texte est trop long.",
  type_inconnu: "Ce type de formation n'est pas de ceux que le compte peut payer.",
  certification_manque: "Ce type de formation mène à une certification : il manque son code, RNCP ou RS suivi de chiffres.",
  certification_forme: "Le code d'une certification s'écrit RNCP ou RS suivi de chiffres.",
  certification_inconnue: "Cette certification n'est pas au répertoire de France compétences que le service a reçu.",
  certification_inactive: "Cette certification n'est plus active : plus personne ne peut y être inscrit.",
  certification_autre_repertoire: "Cette certification n'est pas du répertoire qui va avec ce type de formation.",
  certification_interdite: "Ce type de formation ne porte pas de certification.",
  bloc_manque: "Il manque le bloc de compétences visé.",
  bloc_inconnu: "Ce bloc n'est pas de cette certification.",
  public_manque: "Une formation de bénévoles ou de volontaires dit à qui elle s'adresse : cochez au moins un public.",
  public_sans_objet: "Seules les formations de bénévoles ou de volontaires ont un public.",
  public_inconnu: "Ce public n'est pas reconnu.",
  benevoles_non_autorise:
    "Votre organisme n'est pas encore autorisé à proposer des formations de bénévoles ou de volontaires (L6323-6 II 5°) : demandez-le à l'exploitant.",
  role_inconnu: "Ce rôle n'est pas reconnu.",
  niveau: "Le niveau va de 1 à 8.",
  adresse_web: "L'adresse de la page commence par https:// ou http://.",
  action_manque: "Il manque où et à quel prix la formation a lieu.",
  trop_de_lieux: "Il y a trop de lieux : au-delà de cent, envoyez votre offre par fichier.",
  trop_de_sessions: "Il y a trop de dates : au-delà de cinq cents par lieu, envoyez votre offre par fichier.",
  numero_en_double: "Deux éléments portent le même numéro.",
  modalite: "Dites si la formation a lieu sur place, à distance, ou les deux.",
  commune_manque: "Une formation sur place a une commune et un code postal.",
  code_postal: "Le code postal a cinq chiffres.",
  prix: "Le prix est un montant en euros, de zéro à cent mille.",
  heures: "La durée est un nombre d'heures, de plus de zéro à dix mille.",
  session_manque: "Il manque au moins une date, ou la mention « on commence quand on veut ».",
  date: "Cette date n'existe pas.",
  fin_avant_debut: "La fin précède le début.",
  session_passee: "Cette session est déjà finie.",
  places: "Le nombre de places est un entier positif.",
  etat: "Une session est ouverte, fermée ou suspendue.",
  numero_activite: "Le numéro de déclaration d'activité a onze chiffres.",
};

/** Phrase d'une faute de saisie, pour la montrer à côté de son champ. */
export function phraseDeFauteSaisie(faute: string): string {
  return FAUTES[faute] ?? "Ce champ manque ou n'est pas reconnu.";
}

export const PHRASES_CATALOGUE: Record<CodeCatalogue, PhraseRefus> = {
  "catalogue/formation-introuvable": {
    statut: 404,
    phrase: () => "Cette formation n'est pas au catalogue.",
    conduite: () => "Revenez à la recherche : elle a peut-être changé d'adresse, ou l'organisme l'a retirée.",
  },
  "catalogue/action-introuvable": {
    statut: 404,
    phrase: () => "Ce lieu de formation n'est pas, ou n'est plus, au catalogue.",
    conduite: () => "Rouvrez la page de la formation : elle montre les lieux et les dates d'aujourd'hui.",
  },
  "catalogue/session-introuvable": {
    statut: 404,
    phrase: () => "Cette session n'est pas, ou n'est plus, au catalogue.",
    conduite: () => "Rouvrez la page de la formation : elle montre les dates d'aujourd'hui.",
  },
  "catalogue/pas-formateur": {
    statut: 404,
    phrase: () => "Cet organisme n'est pas référencé comme organisme de formation.",
    conduite: () => "L'exploitant du service doit d'abord le référencer, par son SIRET.",
    article: "L6323-9-1",
  },
  "catalogue/formateur-inconnu": {
    statut: 404,
    phrase: (d) => `Aucun organisme de formation du catalogue n'a ce SIRET : ${ecrireSiret(String(d["siret"]))}.`,
    conduite: () => "Relisez les quatorze chiffres, ou référencez d'abord cet organisme.",
  },
  "catalogue/siret-etranger": {
    statut: 422,
    phrase: (d) =>
      `La formation « ${d["numero"]} » porte le SIRET ${ecrireSiret(String(d["siret"]))}, et votre organisme est le ${ecrireSiret(String(d["attendu"]))}.`,
    conduite: () => "Un organisme n'envoie que sa propre offre : ôtez cette formation du fichier, ou corrigez son SIRET.",
  },
  "catalogue/saisie-invalide": {
    statut: 422,
    phrase: (d) => phraseDeFauteSaisie(String(d["faute"])),
    conduite: () => "Corrigez ce champ puis renvoyez : le reste de votre saisie est gardé.",
  },
  "catalogue/raison-manquante": {
    statut: 422,
    phrase: (d) => (d["decision"] === "benevoles" ? "Il manque la raison de l'autorisation." : "Il manque la raison de la suspension."),
    conduite: (d) =>
      d["decision"] === "benevoles"
        ? "Dites-la en une ou deux phrases : elle est gardée avec la date de la décision."
        : "Dites-la en une ou deux phrases : l'organisme et les personnes qui voulaient s'inscrire la liront.",
    article: "R6333-6",
  },
  "catalogue/import-introuvable": {
    statut: 404,
    phrase: () => "Aucun import ne porte cet identifiant.",
    conduite: () => "Reprenez-le depuis la liste des imports.",
  },
  "catalogue/format-reserve": {
    statut: 403,
    phrase: () => "Ce format est réservé à l'exploitant : un organisme n'envoie que sa propre offre.",
    conduite: () => "Envoyez votre offre au format LHEO ou EDOF.",
  },
};
