// Les phrases des refus du contexte activites.
import type { CodeActivites } from "../../metier/activites/refus.js";
import type { PhraseRefus } from "./phrase.js";

export const PHRASES_ACTIVITES: Record<CodeActivites, PhraseRefus> = {
  "activites/faits-invalides": {
    statut: 422,
    phrase: (d) => `Cette activité ne peut pas être reçue : ${String(d["fautes"])}.`,
    conduite: () => "Corrigez les champs nommés puis renvoyez l'activité sous le même numéro : rien n'a été gardé de cet envoi.",
  },
  "activites/depot-different": {
    statut: 409,
    phrase: (d) => `L'activité « ${String(d["idExterne"])} » a déjà été reçue, avec d'autres faits.`,
    conduite: () => "Si c'est une autre activité, donnez-lui un autre numéro ; si la première était fausse, demandez sa rectification.",
  },
  "activites/introuvable": {
    statut: 404,
    phrase: () => "Cette activité n'est pas sur votre compte.",
    conduite: () => "Revenez à la liste de vos activités. Si un organisme devait en déclarer une, demandez-lui quand il l'a fait.",
    article: "L5151-8",
  },
  "activites/doute-introuvable": {
    statut: 404,
    phrase: () => "Cette ligne n'attend plus qu'on départage une identité.",
    conduite: () => "Revenez à la liste : quelqu'un l'a peut-être traitée, ou le déclarant l'a remplacée.",
  },
  "activites/candidat-inconnu": {
    statut: 422,
    phrase: () => "Ce compte n'est pas de ceux que la ligne désigne.",
    conduite: () => "Choisissez un des comptes proposés, ou écartez la ligne : son déclarant pourra la rectifier.",
  },
  "activites/raison-manquante": {
    statut: 422,
    phrase: () => "La décision doit dire pourquoi elle est prise.",
    conduite: () => "Écrivez la raison en une phrase : elle reste dans l'histoire.",
  },
};
