// Les mots des dépôts : un état, un statut, une taille, une heure ne paraissent jamais en code.
import type { ComptesLot, Lot, StatutLigne } from "../../../../../metier/depots/index.js";
import { jourAParis } from "../../../../../socle/horloge.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { Ton } from "../../../composants/index.js";

export interface Mot {
  readonly ton: Ton;
  readonly mot: string;
}

const STATUTS: Readonly<Record<StatutLigne, Mot>> = {
  ACCEPTEE: { ton: "acquis", mot: "Acceptée" },
  ACCEPTEE_AVEC_RESERVE: { ton: "attente", mot: "Acceptée avec réserve" },
  REJETEE: { ton: "refus", mot: "Rejetée" },
  DEJA_RECUE: { ton: "neutre", mot: "Déjà reçue" },
  EN_ATTENTE_IDENTITE: { ton: "attente", mot: "Identité à vérifier" },
};

export function motStatut(statut: StatutLigne): Mot {
  return STATUTS[statut];
}

const ETATS: Readonly<Record<Lot["etat"], Mot>> = {
  RECU: { ton: "attente", mot: "Reçu" },
  EN_CONTROLE: { ton: "attente", mot: "Lecture en cours" },
  TRAITE: { ton: "acquis", mot: "Traité" },
  REFUSE: { ton: "refus", mot: "Refusé" },
};

export function motEtat({ etat, essai }: Lot): Mot {
  return etat === "TRAITE" && essai ? { ton: "neutre", mot: "Essai terminé" } : ETATS[etat];
}

export function estFini({ etat }: Lot): boolean {
  return etat === "TRAITE" || etat === "REFUSE";
}

export function ecrireNombre(nombre: number): string {
  return nombre.toLocaleString("fr-FR");
}

/** « 1 ligne », « 9 800 lignes ». */
export function ecrireLignes(nombre: number): string {
  return `${ecrireNombre(nombre)} ${nombre > 1 ? "lignes" : "ligne"}`;
}

const UNITES = ["octets", "ko", "Mo", "Go"] as const;

/** « 512 octets », « 4,2 Mo ». */
export function ecrireTaille(octets: number): string {
  let valeur = octets;
  let rang = 0;
  while (valeur >= 1000 && rang < UNITES.length - 1) {
    valeur /= 1000;
    rang += 1;
  }
  return `${valeur.toLocaleString("fr-FR", { maximumFractionDigits: rang === 0 ? 0 : 1 })}\u00a0${UNITES[rang] ?? ""}`;
}

const HEURE = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit" });

/** « 23 novembre 2026 à 11 h 05 ». */
export function ecrireInstant(instant: Date): string {
  return `${ecrireDate(jourAParis(instant))} à ${HEURE.format(instant).replace(":", "\u00a0h\u00a0")}`;
}

/** Une part du résumé d'un lot : combien de lignes, ce qu'elles deviennent. */
export interface PartDuResume {
  readonly statut: StatutLigne;
  readonly nombre: number;
  readonly un: string;
  readonly plusieurs: string;
  readonly suite: string;
  /** Suite quand le lot n'est qu'un essai. */
  readonly suiteEssai: string;
}

const SUITE_REJET = "Rien n'est écrit pour elles. Le rapport dit pour chacune le champ, la règle et quoi faire.";
const SUITE_DEJA = "Vous nous les aviez déjà envoyées, à l'identique : rien n'est compté deux fois.";

/** Les parts non nulles d'un lot, ce qui demande un geste d'abord. */
export function resumer(comptes: ComptesLot): readonly PartDuResume[] {
  const parts: readonly PartDuResume[] = [
    {
      statut: "REJETEE",
      nombre: comptes.rejetees,
      un: "ligne rejetée",
      plusieurs: "lignes rejetées",
      suite: SUITE_REJET,
      suiteEssai: "Elles seraient rejetées. Le rapport dit pour chacune le champ, la règle et quoi faire.",
    },
    {
      statut: "EN_ATTENTE_IDENTITE",
      nombre: comptes.enAttenteIdentite,
      un: "ligne dont l'identité est à vérifier",
      plusieurs: "lignes dont l'identité est à vérifier",
      suite: "Vous n'avez rien à faire : nous vérifions de qui il s'agit, puis la réponse paraît ici.",
      suiteEssai: "Nous devrions d'abord vérifier de qui il s'agit.",
    },
    {
      statut: "ACCEPTEE_AVEC_RESERVE",
      nombre: comptes.avecReserve,
      un: "ligne acceptée avec réserve",
      plusieurs: "lignes acceptées avec réserve",
      suite: "Elles comptent. Un point est à vérifier de votre côté ; corrigez la ligne s'il est inexact.",
      suiteEssai: "Elles compteraient. Un point est à vérifier de votre côté.",
    },
    {
      statut: "ACCEPTEE",
      nombre: comptes.acceptees,
      un: "ligne acceptée",
      plusieurs: "lignes acceptées",
      suite: "Chaque personne en voit la déclaration sur son compte, dès qu'elle l'ouvre.",
      suiteEssai: "Elles passeraient telles quelles.",
    },
    {
      statut: "DEJA_RECUE",
      nombre: comptes.dejaRecues,
      un: "ligne déjà reçue",
      plusieurs: "lignes déjà reçues",
      suite: SUITE_DEJA,
      suiteEssai: SUITE_DEJA,
    },
  ];
  return parts.filter(({ nombre }) => nombre > 0);
}

/** Nombre de lignes auxquelles le lot a répondu. */
export function totalDe(comptes: ComptesLot): number {
  return comptes.acceptees + comptes.avecReserve + comptes.rejetees + comptes.dejaRecues + comptes.enAttenteIdentite;
}
