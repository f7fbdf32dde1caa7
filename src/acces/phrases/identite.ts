// Comment les refus du contexte identite sont dits : ce qui est arrivé, puis ce qu'il faut faire.
import type { RefusIdentite } from "../../metier/identite/refus.js";
import type { DetailsRefus } from "../../socle/refus.js";
import type { PhraseRefus } from "./phrase.js";

const NOMS: Readonly<Record<string, string>> = {
  franceconnect: "FranceConnect",
  franceconnect_plus: "FranceConnect+",
  proconnect: "ProConnect",
};

function nomDuFournisseur(details: DetailsRefus): string {
  return NOMS[String(details["fournisseur"] ?? "")] ?? "le service de connexion";
}

export const PHRASES_IDENTITE: Record<RefusIdentite, PhraseRefus> = {
  "identite/connexion-requise": {
    statut: 401,
    phrase: () => "Il faut être connecté pour voir cette page.",
    conduite: () => "Connectez-vous : ce que vous aviez tapé est gardé et vous reviendrez ici.",
  },
  "identite/action-interdite": {
    statut: 403,
    phrase: () => "Cette page n'est pas ouverte avec l'accès que vous avez.",
    conduite: () => "Revenez à votre espace, ou connectez-vous avec l'accès qui convient.",
  },
  "identite/personne-inconnue": {
    statut: 404,
    phrase: () => "Nous ne retrouvons pas votre identité dans le service.",
    conduite: () => "Reconnectez-vous. Si cela se répète, demandez de l'aide depuis la page d'assistance.",
  },
  "identite/titulaire-inconnu": {
    statut: 404,
    phrase: () => "Ce compte d'engagement citoyen n'existe pas ou plus.",
    conduite: () => "Reconnectez-vous pour retrouver le vôtre.",
  },
  "identite/compte-deja-ouvert": {
    statut: 409,
    phrase: () => "Votre compte d'engagement citoyen est déjà ouvert.",
    conduite: () => "Allez à votre compte : rien n'est à refaire.",
  },
  "identite/connexion-refusee": {
    statut: 403,
    phrase: (details) => `Vous avez arrêté la connexion par ${nomDuFournisseur(details)}. Rien n'a été transmis.`,
    conduite: () => "Recommencez quand vous voulez, ou entrez par courriel : les deux voies mènent au même compte.",
  },
  "identite/connexion-interrompue": {
    statut: 502,
    phrase: (details) => `${nomDuFournisseur(details)} n'a pas mené la connexion à son terme.`,
    conduite: () => "Recommencez la connexion. Si cela se répète, attendez quelques minutes ou entrez par courriel.",
  },
  "identite/connexion-inconnue": {
    statut: 400,
    phrase: () => "Ce retour de connexion ne correspond pas à celle que vous avez commencée ici.",
    conduite: () => "Par prudence, nous l'avons écarté. Recommencez la connexion depuis cette page, dans un seul onglet.",
  },
  "identite/connexion-deja-servie": {
    statut: 400,
    phrase: () => "Ce lien de connexion a déjà servi ou a expiré.",
    conduite: () => "Si vous êtes déjà connecté, allez à votre compte. Sinon, recommencez la connexion.",
  },
  "identite/niveau-insuffisant": {
    statut: 403,
    phrase: (details) => `${nomDuFournisseur(details)} a rendu une identité moins sûre que celle qu'il faut ici.`,
    conduite: () => "Recommencez en choisissant un fournisseur d'identité qui offre le niveau demandé.",
  },
  "identite/reponse-non-fiable": {
    statut: 502,
    phrase: (details) => `La réponse de ${nomDuFournisseur(details)} n'a pas pu être vérifiée : nous l'avons écartée.`,
    conduite: () => "Votre compte n'a pas été touché. Recommencez la connexion ; si cela se répète, signalez-le.",
  },
  "identite/fournisseur-indisponible": {
    statut: 503,
    phrase: (details) => `${nomDuFournisseur(details)} ne répond pas en ce moment.`,
    conduite: () => "Réessayez dans quelques minutes, ou entrez par courriel.",
  },
  "identite/etape-inattendue": {
    statut: 409,
    phrase: () => "Cette étape n'attend pas de réponse : elle est déjà franchie, ou pas encore ouverte.",
    conduite: () => "Reprenez la création de votre accès depuis la page de connexion.",
  },
};
