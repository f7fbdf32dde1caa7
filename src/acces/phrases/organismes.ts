// Les phrases des refus du contexte organismes.
import type { CodeOrganismes } from "../../metier/organismes/refus.js";
import type { DetailsRefus } from "../../socle/refus.js";
import { ecrireDate, lireDateCivile } from "../../socle/valeurs/date-civile.js";
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
  siret: "Le numéro SIRET",
  numero: "Le numéro qui identifie l'organisme",
  type: "L'activité à déclarer",
  jusquAu: "La fin de l'autorisation",
  finLe: "Le dernier jour",
  raison: "La raison de la décision",
};

const EXEMPLES: Readonly<Record<string, string>> = {
  courriel: "Écrivez-la sous la forme nom@exemple.fr.",
  rna: "Il s'écrit W suivi de neuf chiffres, par exemple W751000001 ; laissez vide si vous ne l'avez pas.",
  siren: "Il a neuf chiffres ; laissez vide si vous ne l'avez pas.",
  codePostal: "Il a cinq chiffres ; laissez vide si vous ne le savez pas.",
  siret: "Il a quatorze chiffres, dont le dernier est une clé de contrôle : relisez-le sur l'avis de situation de l'organisme.",
  numero: "Donnez un SIRET, un numéro RNA, ou le registre d'Alsace-Moselle (tribunal, volume et folio) : un seul suffit.",
  type: "Choisissez l'une des quatorze activités de la liste.",
  jusquAu: "Donnez un jour qui ne précède pas le début, ou laissez vide si aucune fin n'est prévue.",
  finLe: "Donnez un jour qui ne précède pas la veille du début, et qui ne dépasse pas la fin déjà prévue.",
  raison: "Écrivez en une phrase ce qui fonde la décision : l'organisme pourra la lire.",
  registre: "Donnez à la fois le tribunal, le volume et le folio, ou laissez les trois vides.",
};

function jour(valeur: unknown): string {
  const date = lireDateCivile(String(valeur ?? ""));
  return date === null ? String(valeur) : ecrireDate(date);
}

function periode(d: DetailsRefus): string {
  const fin = d["jusquAu"];
  return fin === undefined || fin === "" ? `depuis le ${jour(d["depuis"])}, sans fin prévue` : `du ${jour(d["depuis"])} au ${jour(fin)}`;
}

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
  "organismes/reference-ambigue": {
    statut: 409,
    phrase: () => "Plusieurs organismes du registre portent ce SIRET.",
    conduite: () => "Désignez celui que vous voulez par son numéro RNA ou son identifiant.",
  },
  "organismes/numeros-discordants": {
    statut: 409,
    phrase: (d) =>
      `Ces numéros ne désignent pas un seul organisme : l'un d'eux est déjà celui d'un autre déclarant, ou celui de « ${d["nom"]} ».`,
    conduite: () => "Relisez chaque numéro, ou n'en donnez qu'un : celui dont vous êtes sûr.",
  },
  "organismes/pas-declarant": {
    statut: 404,
    phrase: (d) => `« ${d["nom"]} » n'est pas inscrit parmi les organismes qui déclarent pour leurs membres.`,
    conduite: () => "L'exploitant du service doit d'abord l'inscrire, par son SIRET, son numéro RNA ou son registre.",
    article: "L5151-9",
  },
  "organismes/autorisation-chevauche": {
    statut: 409,
    phrase: (d) => `Une autorisation de déclarer cette activité court déjà ${periode(d)} : deux ne peuvent pas valoir le même jour.`,
    conduite: () => "Terminez d'abord celle qui existe, ou choisissez des dates qui ne la touchent pas.",
    article: "L5151-9",
  },
  "organismes/autorisation-introuvable": {
    statut: 404,
    phrase: () => "Cette autorisation n'existe pas pour cet organisme.",
    conduite: () => "Revenez à la page de l'organisme : elle montre toutes ses autorisations.",
  },
  "organismes/autorisation-terminee": {
    statut: 409,
    phrase: (d) => `La fin de cette autorisation est déjà posée, au ${jour(d["jusquAu"])} ; une fin ne se pose qu'une fois.`,
    conduite: () => "Pour autoriser de nouveau l'organisme, accordez une autorisation neuve avec ses propres dates.",
  },
};
