// Les refus du portail lui-même.
import type { PhraseRefus } from "./phrase.js";

export const REFUS_PORTAIL = [
  "portail/jeton-perime",
  "portail/introuvable",
  "portail/trop-de-demandes",
  "portail/demande-illisible",
  "portail/panne",
  "portail/fichier-a-renvoyer",
  "portail/fichier-absent",
  "portail/fichier-vide",
  "portail/fichier-trop-gros",
  "portail/fichier-autre-type",
  "portail/fichier-interrompu",
] as const;
type CodePortail = (typeof REFUS_PORTAIL)[number];

export const PHRASES_PORTAIL: Record<CodePortail, PhraseRefus> = {
  "portail/jeton-perime": {
    statut: 403,
    phrase: () => "Cette page était ouverte depuis trop longtemps : votre envoi n'a pas été pris en compte.",
    conduite: () => "Revenez à la page : ce que vous aviez écrit y est encore. Vérifiez, puis envoyez de nouveau.",
  },
  "portail/introuvable": {
    statut: 404,
    phrase: () => "Cette page n'existe pas, ou elle n'est pas à vous.",
    conduite: () => "Vérifiez l'adresse, ou repartez de l'accueil.",
  },
  "portail/trop-de-demandes": {
    statut: 429,
    phrase: () => "Trop d'essais en peu de temps depuis votre connexion.",
    conduite: () => "Attendez une minute, puis recommencez. Rien de ce qui est déjà enregistré n'est perdu.",
  },
  "portail/demande-illisible": {
    statut: 400,
    phrase: () => "Votre envoi n'a pas pu être lu.",
    conduite: () => "Revenez à la page précédente et recommencez, avec un texte plus court si vous aviez beaucoup écrit.",
  },
  "portail/panne": {
    statut: 500,
    phrase: (details) =>
      `Le service a rencontré une panne. Elle est enregistrée sous le numéro ${String(details["incident"] ?? "inconnu")}.`,
    conduite: () =>
      "Rien de ce qui était enregistré n'est perdu. Réessayez dans quelques minutes ; si la panne dure, donnez ce numéro à l'assistance.",
  },
  "portail/fichier-a-renvoyer": {
    statut: 403,
    phrase: () => "La page était ouverte depuis trop longtemps : votre fichier n'a pas été reçu.",
    conduite: () => "Revenez à la page et choisissez de nouveau le fichier. Rien n'a été écrit.",
  },
  "portail/fichier-absent": {
    statut: 422,
    phrase: () => "Il manque le fichier.",
    conduite: () => "Choisissez un fichier CSV ou NDJSON de votre ordinateur, puis envoyez-le.",
  },
  "portail/fichier-vide": {
    statut: 422,
    phrase: () => "Ce fichier est vide.",
    conduite: () =>
      "Il doit avoir une ligne d'en-tête et au moins une ligne. Vérifiez que l'export s'est terminé, puis choisissez-le de nouveau.",
  },
  "portail/fichier-trop-gros": {
    statut: 422,
    phrase: (d) => `Ce fichier dépasse ${String(d["maximum"])}.`,
    conduite: () => "Coupez-le en plusieurs fichiers, chacun avec sa ligne d'en-tête. Rien n'a été écrit.",
  },
  "portail/fichier-autre-type": {
    statut: 422,
    phrase: (d) => String(d["phrase"]),
    conduite: (d) => String(d["conduite"]),
  },
  "portail/fichier-interrompu": {
    statut: 422,
    phrase: () => "L'envoi du fichier s'est interrompu avant la fin.",
    conduite: () => "Vérifiez votre connexion, puis choisissez de nouveau le fichier. Rien n'a été écrit.",
  },
};
