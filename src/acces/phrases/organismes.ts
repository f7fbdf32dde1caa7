// Les phrases des refus du contexte organismes.
import type { CodeOrganismes } from "../../metier/organismes/refus.js";
import type { PhraseRefus } from "./phrase.js";

const CHAMPS: Readonly<Record<string, string>> = {
  nom: "Le nom",
  prenom: "Le prénom",
  fonction: "La fonction",
  courriel: "L'adresse de courriel",
  rna: "Le numéro RNA",
  siren: "Le numéro SIREN",
  codePostal: "Le code postal",
  registre: "Le registre d'Alsace-Moselle",
  agent: "Le nom de l'agent",
};

const EXEMPLES: Readonly<Record<string, string>> = {
  courriel: "Écrivez-la sous la forme nom@exemple.fr.",
  rna: "Il s'écrit W suivi de neuf chiffres, par exemple W751000001 ; laissez vide si vous ne l'avez pas.",
  siren: "Il a neuf chiffres ; laissez vide si vous ne l'avez pas.",
  codePostal: "Il a cinq chiffres ; laissez vide si vous ne le savez pas.",
  registre: "Donnez à la fois le tribunal, le volume et le folio, ou laissez les trois vides.",
};

export const PHRASES_ORGANISMES: Record<CodeOrganismes, PhraseRefus> = {
  "organismes/introuvable": {
    statut: 404,
    phrase: () => "Cet organisme n'est pas dans notre registre.",
    conduite: () =>
      "Cherchez-le par son nom, sa ville ou son numéro ; si vous ne le trouvez pas, proposez-le : vous pourrez déclarer tout de suite.",
  },
  "organismes/raison-manquante": {
    statut: 422,
    phrase: () => "Une décision sur l'article 200 du code général des impôts se donne avec sa raison.",
    conduite: () => "Écrivez en une phrase ce qui fonde la décision : les bénévoles pourront la lire.",
    article: "L5151-9 6° a",
  },
  "organismes/saisie-invalide": {
    statut: 422,
    phrase: (d) => `${CHAMPS[String(d["champ"])] ?? "Un champ"} manque ou n'a pas la forme attendue.`,
    conduite: (d) => EXEMPLES[String(d["champ"])] ?? "Complétez ce champ puis renvoyez le formulaire : le reste de votre saisie est gardé.",
  },
  "organismes/responsable-introuvable": {
    statut: 404,
    phrase: () => "Cette personne n'est pas, ou n'est plus, responsable de cet organisme.",
    conduite: () => "Revenez à la liste des responsables : elle est peut-être déjà à jour.",
  },
  "organismes/dernier-responsable": {
    statut: 409,
    phrase: () => "C'est le dernier responsable : sans lui, plus personne ne pourrait attester les heures des bénévoles.",
    conduite: () => "Ajoutez d'abord un autre responsable, puis retirez celui-ci.",
    article: "R5151-17",
  },
};
