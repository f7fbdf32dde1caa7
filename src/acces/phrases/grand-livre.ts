// Les phrases des refus du grand livre.
import type { CodeGrandLivre } from "../../metier/grand-livre/refus.js";
import type { DetailsRefus } from "../../socle/refus.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { PhraseRefus } from "./phrase.js";

/** Somme d'un détail, écrite ; un détail absent ou d'un autre type s'écrit comme une somme inconnue. */
function somme(details: DetailsRefus, nom: string): string {
  const valeur = details[nom];
  return typeof valeur === "number" ? ecrireMontant(valeur) : "une somme inconnue";
}

const COMPTEURS: Readonly<Record<string, string>> = {
  cec: "compte d'engagement citoyen",
  cpf: "compte personnel de formation",
};

function compteur(details: DetailsRefus): string {
  return COMPTEURS[String(details["compteur"])] ?? "compte";
}

export const PHRASES_GRAND_LIVRE: Record<CodeGrandLivre, PhraseRefus> = {
  "grand-livre/cle-reutilisee": {
    statut: 409,
    phrase: () => "Cette opération a déjà été inscrite, avec un autre contenu.",
    conduite: () => "Rien n'a été changé. Relisez votre compte : si l'opération inscrite n'est pas la bonne, demandez-en la correction.",
  },
  "grand-livre/montant-invalide": {
    statut: 422,
    phrase: () => "La somme doit être positive et s'écrire en euros et centimes.",
    conduite: () => "Corrigez la somme, par exemple « 103,20 », puis recommencez : rien n'a été inscrit.",
  },
  "grand-livre/plafond-depasse": {
    statut: 409,
    phrase: (d) =>
      `Les droits acquis ne peuvent pas dépasser ${somme(d, "plafond")} au total : ${somme(d, "acquis")} le sont déjà, et ${somme(d, "montant")} étaient à inscrire.`,
    conduite: (d) => `Il reste ${somme(d, "reste")} à acquérir. Rien n'est à faire : l'activité reste enregistrée dans votre compte.`,
    article: "D5151-14 III",
  },
  "grand-livre/solde-insuffisant": {
    statut: 409,
    phrase: (d) => `Votre ${compteur(d)} a ${somme(d, "disponible")} disponibles : c'est moins que les ${somme(d, "demande")} demandés.`,
    conduite: () => "Demandez une somme plus petite, ou attendez qu'une réservation en cours soit annulée : elle vous sera rendue.",
    article: "D5151-11",
  },
  "grand-livre/lot-inconnu": {
    statut: 404,
    phrase: () => "Ce droit n'est pas inscrit dans ce compte.",
    conduite: () => "Revenez à la liste de vos droits : chacun y a son lien.",
  },
  "grand-livre/lot-deja-mobilise": {
    statut: 409,
    phrase: (d) =>
      `Ce droit est déjà en partie réservé ou utilisé : ${somme(d, "disponible")} seulement peuvent être repris, sur ${somme(d, "demande")}.`,
    conduite: () => "Annulez la réservation, ou remboursez la formation, avant de corriger le droit.",
    article: "D5151-13",
  },
  "grand-livre/reservation-inconnue": {
    statut: 404,
    phrase: () => "Cette réservation n'est pas dans ce compte.",
    conduite: () => "Revenez à la liste de vos réservations et choisissez-en une.",
  },
  "grand-livre/reservation-deja-reglee": {
    statut: 409,
    phrase: (d) =>
      d["issue"] === "annulation"
        ? "Cette réservation a déjà été annulée."
        : "Cette réservation a déjà été exécutée : la formation est payée.",
    conduite: (d) =>
      d["issue"] === "annulation"
        ? "La somme est revenue à vos droits. Faites une nouvelle réservation si vous en avez encore besoin."
        : "Si la formation n'a pas eu lieu, demandez son remboursement : vos droits vous seront rendus.",
  },
  "grand-livre/reservation-non-executee": {
    statut: 409,
    phrase: (d) =>
      d["issue"] === "annulation"
        ? "Cette réservation a été annulée : rien n'a été dépensé."
        : "Cette réservation n'a pas encore été exécutée : rien n'a été dépensé.",
    conduite: (d) =>
      d["issue"] === "annulation"
        ? "Rien n'est à faire : la somme est déjà revenue à vos droits."
        : "Annulez la réservation : la somme reviendra à vos droits.",
  },
  "grand-livre/remboursement-excessif": {
    statut: 409,
    phrase: (d) => {
      const utilise = (Number(d["utiliseCpf"]) || 0) + (Number(d["utiliseCec"]) || 0);
      return `Le remboursement dépasse ce qui a été utilisé et n'a pas encore été rendu (${ecrireMontant(utilise)}).`;
    },
    conduite: () => "Demandez au plus la somme qui reste à rendre sur chaque compteur.",
    article: "D5151-13",
  },
};
