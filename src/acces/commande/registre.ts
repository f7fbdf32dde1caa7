// La liste des commandes : leurs mots, leurs options, et où les charger le jour où on les demande.
import type { Executer } from "./commande.js";
import type { NomOption } from "./options.js";

export interface Inscription {
  /** Mots qui la nomment : « droits evaluer ». */
  readonly nom: string;
  readonly resume: string;
  readonly usage: string;
  /** Options comprises ; « libres » : la commande lit elle-même ses mots (`appel.mots`). */
  readonly options: readonly NomOption[] | "libres";
  /** Import différé : une commande ne charge que ce dont elle a besoin. */
  readonly charger: () => Promise<Executer>;
}

/** Pour ajouter une commande : un fichier qui exporte une fonction `Executer`, et une entrée ici. */
export const COMMANDES: readonly Inscription[] = [
  {
    nom: "droits evaluer",
    resume: "les droits qu'ouvrent des activités, avec leurs raisons",
    usage: "cec droits evaluer [fichier.json | -] [--lecture D3=solde]… [--ndjson]",
    options: ["lecture", "ndjson"],
    charger: async () => (await import("./droits-evaluer.js")).executer,
  },
  {
    nom: "financement planifier",
    resume: "qui paie une formation, dans quel ordre, et ce qui reste à payer",
    usage: "cec financement planifier [fichier.json | -] [--lecture D6=non_due]… [--ndjson]",
    options: ["lecture", "ndjson"],
    charger: async () => (await import("./financement-planifier.js")).executer,
  },
  {
    nom: "nir verifier",
    resume: "la forme d'un numéro de sécurité sociale, jamais réimprimé",
    usage: "cec nir verifier [-] [--identite identite.json] [--ndjson]",
    options: ["identite", "ndjson"],
    charger: async () => (await import("./nir-verifier.js")).executer,
  },
  {
    nom: "motifs",
    resume: "toutes les raisons possibles d'une réponse, avec leur article",
    usage: "cec motifs [--ndjson]",
    options: ["ndjson"],
    charger: async () => (await import("./motifs.js")).executer,
  },
  {
    nom: "journal verifier",
    resume: "la chaîne des écritures de la base est-elle intacte (statut 3 si elle ne l'est pas)",
    usage: "cec journal verifier",
    options: "libres",
    charger: async () => {
      const { executerJournalVerifier } = await import("./journal-verifier.js");
      return (appel) => executerJournalVerifier(appel.mots, appel);
    },
  },
  {
    nom: "organisme qualifier",
    resume: "décider si un organisme relève de l'article 200 du code général des impôts, pour tous ses bénévoles",
    usage: 'cec organisme qualifier W751000001 --article200 oui|non --raison "…" [--agent nom]',
    options: "libres",
    charger: async () => {
      const { executerOrganismeQualifier } = await import("./organisme-qualifier.js");
      return (appel) => executerOrganismeQualifier(appel.mots, appel);
    },
  },
];

/** Trouve la commande que nomment les premiers mots. */
export function trouverCommande(mots: readonly string[]): { readonly commande: Inscription; readonly suite: readonly string[] } | null {
  for (const commande of COMMANDES) {
    const attendus = commande.nom.split(" ");
    if (attendus.every((mot, rang) => mots[rang] === mot)) return { commande, suite: mots.slice(attendus.length) };
  }
  return null;
}

/** Mode d'emploi de toutes les commandes, ou d'une seule. */
export function aide(commande: Inscription | null = null): string {
  if (commande !== null) return `${commande.usage}\n  ${commande.resume}\n`;
  const lignes = COMMANDES.map(({ usage, resume }) => `  ${usage}\n      ${resume}`);
  return [
    "Usage : cec <commande> [options]",
    "",
    ...lignes,
    "",
    "Sans fichier, ou avec « - », le document est lu sur l'entrée standard. --ndjson : un document par ligne.",
    "Statut 0 : réponse donnée (un refus de la loi en est une). 2 : entrée fausse. 1 : défaut du programme.",
    "",
  ].join("\n");
}
