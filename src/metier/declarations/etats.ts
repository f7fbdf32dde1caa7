// La vie d'une déclaration, en données : état × évènement → état. Toute case absente est un refus.

export const ETATS = ["brouillon", "declaree", "attestee", "refusee", "retiree", "echue"] as const;
export type Etat = (typeof ETATS)[number];

export const EVENEMENTS = ["enregistrer", "declarer", "corriger", "attester", "refuser", "retirer", "echoir"] as const;
export type Evenement = (typeof EVENEMENTS)[number];

/** Où mène un évènement ; « sans_effet » quand c'est déjà fait (deux clics, deux responsables) ; « refus » sinon. */
export type Issue = Etat | "sans_effet" | "refus";

/**
 * Un refus n'est jamais une impasse : la personne corrige avant le 30 juin, ou l'association revient sur son refus avant le 31 décembre.
 * Une déclaration attestée ne bouge plus : des droits peuvent en dépendre.
 */
export const TRANSITIONS: Readonly<Record<Etat, Readonly<Record<Evenement, Issue>>>> = {
  brouillon: {
    enregistrer: "brouillon",
    declarer: "declaree",
    corriger: "refus",
    attester: "refus",
    refuser: "refus",
    retirer: "retiree",
    echoir: "echue",
  },
  declaree: {
    enregistrer: "refus",
    declarer: "refus",
    corriger: "declaree",
    attester: "attestee",
    refuser: "refusee",
    retirer: "retiree",
    echoir: "echue",
  },
  attestee: {
    enregistrer: "refus",
    declarer: "refus",
    corriger: "refus",
    attester: "sans_effet",
    refuser: "refus",
    retirer: "refus",
    echoir: "refus",
  },
  refusee: {
    enregistrer: "refus",
    declarer: "refus",
    corriger: "declaree",
    attester: "attestee",
    refuser: "sans_effet",
    retirer: "retiree",
    echoir: "echue",
  },
  retiree: {
    enregistrer: "refus",
    declarer: "refus",
    corriger: "refus",
    attester: "refus",
    refuser: "refus",
    retirer: "sans_effet",
    echoir: "refus",
  },
  echue: {
    enregistrer: "refus",
    declarer: "refus",
    corriger: "refus",
    attester: "refus",
    refuser: "refus",
    retirer: "refus",
    echoir: "sans_effet",
  },
};
