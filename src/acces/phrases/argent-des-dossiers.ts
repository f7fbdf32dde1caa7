// Les phrases des refus de l'argent des dossiers : cofinancement, paiement, facturation, contrôle.
import type { CodeArgent } from "../../metier/dossiers/index.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { PhraseRefus } from "./phrase.js";

const SANS_EFFET: Readonly<Record<string, string>> = {
  formation: "Cette formation se paie avec les seuls droits de l'engagement citoyen : la loi n'y admet pas l'argent d'un tiers.",
  heures: "Le compte d'un agent public est en heures : l'argent d'un tiers n'y entre pas.",
};

const COFINANCEMENTS: Readonly<Record<string, string>> = {
  accorde: "l'accord est déjà donné",
  refuse: "le refus est déjà donné",
  expire: "le délai pour répondre est passé",
  renonce: "la personne l'a retirée",
  appele: "la somme est déjà retenue pour la formation",
  verse: "le versement est déjà enregistré",
  libere: "l'accord est libéré : rien n'est dû",
  demande: "la réponse n'est pas encore donnée",
};

const PAIEMENTS: Readonly<Record<string, string>> = {
  attendu: "il est attendu et n'est pas encore reçu",
  paye: "il est déjà payé",
  refuse: "il a été refusé",
  annule: "il n'est plus attendu",
  a_rembourser: "il est à rendre",
  rembourse: "il est déjà rendu",
};

const FACTURATIONS: Readonly<Record<string, string>> = {
  pas_facturable: "rien n'est à facturer pour ce dossier",
  acompte_attendu: "l'acompte est demandé et n'est pas encore versé",
  acompte_verse: "l'acompte est versé, la formation n'est pas finie",
  a_facturer: "la facture de l'organisme est attendue",
  facturee: "la facture est émise et attend son paiement",
  payee: "la facture est payée",
  a_rendre: "l'organisme doit rendre une somme",
  rendue: "la somme a été rendue",
};

export const PHRASES_ARGENT: Record<CodeArgent, PhraseRefus> = {
  "dossiers/cofinanceur-sans-responsable": {
    statut: 409,
    phrase: (d) => `Personne ne peut encore répondre pour ${String(d["organisme"] ?? "cet organisme")} sur ce service.`,
    conduite: () => "Demandez-lui d'inscrire un responsable, puis renvoyez votre demande : ce que vous avez tapé est gardé.",
    article: "L6323-4 II",
  },
  "dossiers/cofinancement-sans-effet": {
    statut: 409,
    phrase: (d) => SANS_EFFET[String(d["cause"])] ?? "L'argent d'un tiers ne servirait pas ici.",
    conduite: () => "Revenez à la proposition : le plan dit ce que vos droits paient et ce qui reste à votre charge.",
    article: "L6323-6 II 5°",
  },
  "dossiers/cofinancement-clos": {
    statut: 409,
    phrase: (d) => `Cette demande de financement n'attend plus rien : ${COFINANCEMENTS[String(d["etat"])] ?? "elle a changé"}.`,
    conduite: () => "Rouvrez la liste pour voir où elle en est.",
  },
  "dossiers/attestation-manquante": {
    statut: 422,
    phrase: (d) =>
      d["financeur"] === "employeur" && d["association"] === true
        ? "Une association ne paie en tant qu'employeur que pour les personnes qu'elle emploie."
        : "Il manque votre attestation : à quel titre vous payez.",
    conduite: () =>
      "Cochez la case si elle dit vrai. Sinon, refusez en disant pourquoi : la personne pourra vous demander à un autre titre.",
    article: "L6323-4 II",
  },
  "dossiers/versement-trop-tot": {
    statut: 409,
    phrase: () => "La part de ce cofinanceur n'est pas encore connue : la formation n'est pas conclue.",
    conduite: () => "Attendez le service fait validé : la somme exacte sera alors dans la liste.",
  },
  "dossiers/paiement-clos": {
    statut: 409,
    phrase: (d) => `Ce paiement ne peut plus changer ainsi : ${PAIEMENTS[String(d["etat"])] ?? "il a changé"}.`,
    conduite: () => "Rouvrez le dossier pour voir où il en est.",
  },
  "dossiers/facture-numero-pris": {
    statut: 409,
    phrase: (d) => `Votre organisme a déjà émis une facture ${String(d["numero"] ?? "")}.`,
    conduite: () => "Donnez un numéro qui n'a pas servi, même à une facture rejetée.",
  },
  "dossiers/facturation-impossible": {
    statut: 409,
    phrase: (d) => `Cela ne se peut pas maintenant : ${FACTURATIONS[String(d["etat"])] ?? "la facturation a changé"}.`,
    conduite: () => "Rouvrez le dossier : sa page dit ce qui vient ensuite, et de qui.",
  },
  "dossiers/piece-changee": {
    statut: 409,
    phrase: () => "Cette somme a changé depuis que vous l'avez lue : rien n'est enregistré.",
    conduite: () => "Relisez la file des paiements, puis recommencez sur la somme du moment.",
  },
  "dossiers/controle-impossible": {
    statut: 409,
    phrase: (d) => (d["etat"] === "en_controle" ? "Ce dossier est déjà en contrôle." : "Ce dossier n'est pas en contrôle."),
    conduite: () => "Rouvrez le dossier : son contrôle et sa raison y sont.",
  },
  "dossiers/correction-a-la-hausse": {
    statut: 409,
    phrase: (d) =>
      typeof d["du"] === "number"
        ? `Ce taux ferait payer plus que les ${ecrireMontant(d["du"])} déjà dus : les droits rendus ne se reprennent pas.`
        : "Ce taux ferait payer plus que ce qui est déjà dû : les droits rendus ne se reprennent pas.",
    conduite: () => "Levez le contrôle sans corriger le taux, ou corrigez-le à la baisse.",
  },
};
