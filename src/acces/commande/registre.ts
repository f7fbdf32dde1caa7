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
    nom: "droits calculer",
    resume: "appliquer la loi aux comptes dont les faits ont bougé, ou à tous (statut 3 si des comptes sont mis de côté)",
    usage: "cec droits calculer [--tous]",
    options: "libres",
    charger: async () => {
      const { executerDroitsCalculer } = await import("./droits-calculer.js");
      return (appel) => executerDroitsCalculer(appel.mots, appel);
    },
  },
  {
    nom: "indu lister",
    resume: "les droits dépensés à tort et pas encore retenus, un par ligne",
    usage: "cec indu lister",
    options: "libres",
    charger: async () => {
      const { executerInduLister } = await import("./indu-retenir.js");
      return (appel) => executerInduLister(appel.mots, appel);
    },
  },
  {
    nom: "indu retenir",
    resume: "retenir un droit dépensé à tort sur les droits de la personne, ou y renoncer (L6323-45)",
    usage: 'cec indu retenir TITULAIRE INDU --motif "…" [--abandonner] [--agent nom]',
    options: "libres",
    charger: async () => {
      const { executerInduRetenir } = await import("./indu-retenir.js");
      return (appel) => executerInduRetenir(appel.mots, appel);
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
  {
    nom: "organisme autoriser",
    resume: "autoriser un organisme inscrit à déclarer une activité pour ses membres, entre deux dates",
    usage:
      'cec organisme autoriser REFERENCE --activite sapeur_pompier_volontaire --depuis AAAA-MM-JJ [--jusqu-au AAAA-MM-JJ] [--nir oui|non] --raison "…" [--agent nom]',
    options: "libres",
    charger: async () => {
      const { executerOrganismeAutoriser } = await import("./organisme-autoriser.js");
      return (appel) => executerOrganismeAutoriser(appel.mots, appel);
    },
  },
  {
    nom: "cpf importer",
    resume: "verser au second compteur le fichier annuel des droits, dotations et heures (statut 3 si des lignes sont à corriger)",
    usage: "cec cpf importer fichier.csv | - [--agent nom]",
    options: "libres",
    charger: async () => {
      const { executerCpfImporter } = await import("./cpf-importer.js");
      return (appel) => executerCpfImporter(appel.mots, { ...appel, terminal: process.stderr.isTTY });
    },
  },
  {
    nom: "depot verifier",
    resume: "lire un fichier de déclarations comme le service le lira, sans base (statut 3 si des lignes sont à corriger)",
    usage: "cec depot verifier fichier.csv | fichier.ndjson | - [--rapport rapport.csv | rapport.json]",
    options: "libres",
    charger: async () => {
      const { executerDepotVerifier } = await import("./depot-verifier.js");
      return (appel) => executerDepotVerifier(appel.mots, { ...appel, terminal: process.stderr.isTTY });
    },
  },
  {
    nom: "depot envoyer",
    resume: "déposer un fichier de déclarations par l'API, et en rapporter la réponse (statut 3 : des lignes à corriger ; 4 : pas d'accès)",
    usage:
      "cec depot envoyer fichier.csv | fichier.ndjson --serveur https://… --client ID --cle cle.pem [--kid nom] [--essai] [--attendre] [--rapport rapport.csv]",
    options: "libres",
    charger: async () => {
      const { executerDepotEnvoyer } = await import("./depot-envoyer.js");
      return (appel) => executerDepotEnvoyer(appel.mots, { ...appel, terminal: process.stderr.isTTY });
    },
  },
  {
    nom: "catalogue importer",
    resume:
      "importer un fichier de catalogue : certifications, organismes de formation, formations (statut 3 si des lignes sont à corriger)",
    usage:
      "cec catalogue importer FORMAT fichier | - [--rapport rapport.csv] [--agent nom]\n      FORMAT : mcf, lheo, edof, france_competences ou organismes_formation",
    options: "libres",
    charger: async () => {
      const { executerCatalogueImporter } = await import("./catalogue-importer.js");
      return (appel) => executerCatalogueImporter(appel.mots, { ...appel, terminal: process.stderr.isTTY });
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
