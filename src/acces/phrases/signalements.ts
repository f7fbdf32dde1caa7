// Les phrases des refus du contexte signalements.
import type { CodeSignalements } from "../../metier/signalements/refus.js";
import type { PhraseRefus } from "./phrase.js";

const ETATS: Readonly<Record<string, string>> = {
  neuf: "il n'est pas encore envoyé",
  envoye: "il est envoyé et attend la réponse de l'organisme",
  relance: "l'organisme a été relancé et doit encore répondre",
  repondu: "une réponse a déjà été donnée",
  sans_reponse: "il est resté sans réponse",
  clos: "la personne l'a clos",
};

const CONDUITES: Readonly<Record<string, string>> = {
  repondu: "Rouvrez la page : la réponse enregistrée et son signataire y sont. Elle ne se réécrit pas.",
  clos: "Il n'y a plus rien à répondre.",
};

const CHAMPS: Readonly<Record<string, string>> = {
  type: "L'activité n'est pas choisie, ou n'est pas de celles qu'un organisme déclare.",
  annee: "L'année n'est pas comprise : le compte existe depuis 2017, et l'année ne peut pas être à venir.",
  fin: "La fin de la période précède son début, ou la période n'a pas commencé.",
  faux: "Il manque ce qui est inexact.",
  reponse: "Cette réponse ne va pas avec ce signalement.",
};

export const PHRASES_SIGNALEMENTS: Record<CodeSignalements, PhraseRefus> = {
  "signalements/identite-a-prouver": {
    statut: 403,
    phrase: () => "Pour écrire à un organisme en votre nom, il faut d'abord prouver que c'est bien vous.",
    conduite: () => "Prouvez votre identité avec FranceConnect, puis revenez ici : ce que vous avez tapé est gardé.",
  },
  "signalements/introuvable": {
    statut: 404,
    phrase: () => "Ce signalement, ou l'activité dont il parle, n'existe pas ici.",
    conduite: () => "Revenez à la liste.",
  },
  "signalements/etape-impossible": {
    statut: 409,
    phrase: (d) => `Cela ne se peut plus : ${ETATS[String(d["etat"])] ?? "ce signalement a changé"}.`,
    conduite: (d) => CONDUITES[String(d["etat"])] ?? "Rouvrez la page pour voir où il en est.",
  },
  "signalements/saisie-invalide": {
    statut: 422,
    phrase: (d) => CHAMPS[String(d["champ"])] ?? "Un champ manque ou n'est pas reconnu.",
    conduite: () => "Corrigez ce champ puis renvoyez : le reste de votre saisie est gardé.",
  },
  "signalements/raison-manquante": {
    statut: 422,
    phrase: () => "Maintenir ce que vous avez fait s'explique : il manque la raison.",
    conduite: () => "Dites en une ou deux phrases pourquoi : la personne la lira et saura quoi faire.",
  },
  "signalements/trop-de-signalements": {
    statut: 409,
    phrase: (d) => `Vous avez déjà ${String(d["maximum"])} signalements qui attendent une réponse.`,
    conduite: () => "Attendez les premières réponses, ou clôturez ceux qui sont réglés.",
  },
};
