// Les phrases des refus du contexte droits.
import type { CodeDroits } from "../../metier/droits/index.js";
import type { DetailsRefus } from "../../socle/refus.js";
import type { PhraseRefus } from "./phrase.js";

const CLOS: Readonly<Record<string, string>> = {
  abandonne: "Il a déjà été décidé de renoncer à cet indu.",
  recouvre: "Cet indu est déjà entièrement retenu.",
  sans_objet: "Cet indu est sans objet : l'activité est revenue sur le compte.",
};

const clos = (details: DetailsRefus): string => CLOS[String(details["etat"])] ?? "Cet indu n'est plus à recouvrer.";

export const PHRASES_DROITS: Record<CodeDroits, PhraseRefus> = {
  "droits/indu-inconnu": {
    statut: 404,
    phrase: () => "Cet indu n'est pas inscrit dans ce compte.",
    conduite: () => "Vérifiez l'identifiant du titulaire et celui de l'indu.",
    article: "L6323-45",
  },
  "droits/indu-clos": {
    statut: 409,
    phrase: clos,
    conduite: () => "Rien n'a été changé et rien n'est à faire.",
    article: "L6323-45",
  },
  "droits/motif-requis": {
    statut: 422,
    phrase: () => "Une décision sur un indu donne sa raison, en 500 caractères au plus : la personne la lira.",
    conduite: () => "Écrivez la raison, puis recommencez : rien n'a été inscrit.",
    article: "L6323-45",
  },
};
