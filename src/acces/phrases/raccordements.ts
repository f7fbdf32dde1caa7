// Les phrases des refus du contexte raccordements.
import type { CodeRaccordements } from "../../metier/raccordements/refus.js";
import type { PhraseRefus } from "./phrase.js";

const CHAMPS: Readonly<Record<string, string>> = {
  nom: "Le nom du logiciel manque, ou dépasse 80 caractères.",
  portees: "Il n'est pas dit ce que le logiciel pourra faire.",
};

const FAIBLESSES: Readonly<Record<string, string>> = {
  taille: "Cette clé RSA est trop courte : il en faut 2048 bits au moins.",
  courbe: "Cette courbe n'est pas acceptée : seule P-256 l'est.",
  algorithme: "Cet algorithme n'est pas accepté, ou ne va pas avec cette clé.",
};

export const PHRASES_RACCORDEMENTS: Record<CodeRaccordements, PhraseRefus> = {
  "raccordements/introuvable": {
    statut: 404,
    phrase: () => "Ce logiciel n'est pas raccordé à cet organisme.",
    conduite: () => "Revenez à la liste des raccordements.",
  },
  "raccordements/saisie-invalide": {
    statut: 422,
    phrase: (d) => CHAMPS[String(d["champ"])] ?? "Un champ manque ou n'a pas la forme attendue.",
    conduite: () => "Complétez-le puis renvoyez : le reste de votre saisie est gardé.",
  },
  "raccordements/revoque": {
    statut: 409,
    phrase: (d) => `Le raccordement « ${String(d["nom"])} » est révoqué : il ne change plus.`,
    conduite: () => "Créez un nouveau raccordement pour ce logiciel.",
  },
  "raccordements/cle-privee": {
    statut: 422,
    phrase: () => "C'est une clé privée : elle ne doit jamais quitter votre logiciel. Nous ne l'avons pas gardée.",
    conduite: () =>
      "Considérez-la comme connue d'un tiers : tirez une autre paire de clés, et ne collez ici que la partie publique (PUBLIC KEY, ou un JWK sans « d »).",
  },
  "raccordements/cle-illisible": {
    statut: 422,
    phrase: () => "Cette clé publique n'a pas pu être lue.",
    conduite: () => "Collez un JWK (un objet JSON qui commence par « { ») ou un PEM qui commence par « -----BEGIN PUBLIC KEY----- ».",
  },
  "raccordements/cle-trop-faible": {
    statut: 422,
    phrase: (d) => FAIBLESSES[String(d["raison"])] ?? "Cette clé n'est pas acceptée.",
    conduite: () => "Tirez une paire de clés ES256 (courbe P-256), EdDSA (Ed25519), ou RSA de 2048 bits au moins (PS256 ou RS256).",
  },
  "raccordements/cle-deja-la": {
    statut: 409,
    phrase: (d) => `Cette clé est déjà connue, ou son nom a déjà servi (${String(d["kid"])}).`,
    conduite: () => "Tirez une autre paire de clés, avec un autre « kid » : une clé retirée ne revient pas.",
  },
  "raccordements/cle-introuvable": {
    statut: 404,
    phrase: () => "Cette clé n'est pas, ou n'est plus, en vigueur.",
    conduite: () => "Revenez à la page du raccordement : elle est peut-être déjà à jour.",
  },
  "raccordements/trop-de-cles": {
    statut: 409,
    phrase: (d) => `Un raccordement a au plus ${String(d["maximum"])} clés en vigueur.`,
    conduite: () => "Retirez d'abord celle qui ne sert plus : la date de sa dernière utilisation est indiquée.",
  },
  "raccordements/adresse-refusee": {
    statut: 422,
    phrase: () => "Cette adresse ne peut pas être prévenue.",
    conduite: () =>
      "Donnez une adresse https:// publique, sans nom d'utilisateur ni mot de passe, par exemple https://logiciel.exemple.fr/avis.",
  },
  "raccordements/envoi-introuvable": {
    statut: 404,
    phrase: () => "Cet envoi n'est pas à ce raccordement.",
    conduite: () => "Revenez à la page du raccordement et choisissez un envoi de la liste.",
  },
};
