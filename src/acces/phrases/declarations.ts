// Les phrases des refus du contexte declarations.
import type { CodeDeclarations } from "../../metier/declarations/refus.js";
import type { PhraseRefus } from "./phrase.js";

const ETATS: Readonly<Record<string, string>> = {
  brouillon: "encore un brouillon",
  declaree: "envoyée et attend l'attestation de l'organisme",
  attestee: "attestée par l'organisme",
  refusee: "refusée par l'organisme",
  retiree: "retirée",
  echue: "échue : le délai de la loi est passé",
};

const CONDUITES: Readonly<Record<string, string>> = {
  brouillon: "Envoyez-la d'abord.",
  declaree: "Vous pouvez la corriger ou la retirer tant que l'organisme n'a pas répondu.",
  attestee: "Elle ne se modifie plus, car des droits peuvent en dépendre ; si elle est fausse, demandez sa rectification.",
  refusee:
    "Lisez la raison donnée, corrigez puis renvoyez avant le 30 juin, ou parlez-en avec l'organisme, qui peut encore l'attester avant le 31 décembre.",
  retiree: "Faites-en une nouvelle si vous avez changé d'avis.",
  echue: "Elle reste sur votre relevé. Notez dès maintenant les heures de l'année en cours.",
};

const CHAMPS: Readonly<Record<string, string>> = {
  organismeId: "L'organisme n'est pas choisi.",
  type: "Le type d'activité n'est pas choisi.",
  fonction: "Votre fonction n'est pas choisie.",
  thematique: "La thématique de la réserve n'est pas dans la liste.",
  motif: "La raison du refus n'est pas choisie.",
};

export const PHRASES_DECLARATIONS: Record<CodeDeclarations, PhraseRefus> = {
  "declarations/introuvable": {
    statut: 404,
    phrase: () => "Cette déclaration n'existe pas, ou n'est pas la vôtre.",
    conduite: () => "Revenez à la liste de vos déclarations.",
  },
  "declarations/etape-impossible": {
    statut: 409,
    phrase: (d) => `Cela ne se peut plus : cette déclaration est ${ETATS[String(d["etat"])] ?? "dans un autre état"}.`,
    conduite: (d) => CONDUITES[String(d["etat"])] ?? "Rouvrez-la pour voir où elle en est.",
  },
  "declarations/deja-declaree": {
    statut: 409,
    phrase: (d) =>
      `Vous avez déjà une déclaration pour cet organisme en ${String(d["annee"])} : il n'y en a qu'une par organisme et par année.`,
    conduite: () => "Ouvrez-la et corrigez-la : regroupez-y toutes vos heures de l'année dans cet organisme.",
  },
  "declarations/heures-impossibles": {
    statut: 422,
    phrase: (d) =>
      `Ce nombre d'heures ne se peut pas : il doit être supérieur à zéro et au plus ${String(d["maximum"])} sur ${String(d["jours"])} jour(s).`,
    conduite: () => "Vérifiez le nombre d'heures, ou les dates de la période.",
  },
  "declarations/periode-inversee": {
    statut: 422,
    phrase: () => "La fin de la période précède son début.",
    conduite: () => "Vérifiez les deux dates.",
  },
  "declarations/saisie-invalide": {
    statut: 422,
    phrase: (d) => CHAMPS[String(d["champ"])] ?? "Un champ manque ou n'est pas reconnu.",
    conduite: () => "Complétez ce champ puis renvoyez : le reste de votre saisie est gardé.",
  },
  "declarations/auto-attestation": {
    statut: 403,
    phrase: (d) => `C'est votre propre déclaration, et un autre responsable peut l'attester : ${String(d["autres"])}.`,
    conduite: () => "Demandez-lui de l'attester avant le 31 décembre.",
    article: "R5151-17",
  },
  "declarations/modifiee-entretemps": {
    statut: 409,
    phrase: () => "La personne a corrigé sa déclaration depuis que vous l'avez ouverte.",
    conduite: () => "Relisez-la, puis attestez ou refusez ce qu'elle dit maintenant.",
    article: "R5151-17",
  },
  "declarations/mot-manquant": {
    statut: 422,
    phrase: () => "Un refus s'explique : il manque le mot adressé à la personne.",
    conduite: () => "Dites en une phrase ce qu'il faudrait corriger : elle pourra renvoyer sa déclaration.",
  },
};
