// La vie d'un signalement, en données : état × évènement → état. Toute case absente est un refus.

/** « neuf » : pas encore écrit. Les autres sont gardés. */
export const ETATS_SIGNALEMENT = ["neuf", "envoye", "relance", "repondu", "sans_reponse", "clos"] as const;
export type EtatSignalement = (typeof ETATS_SIGNALEMENT)[number];

export const EVENEMENTS_SIGNALEMENT = ["envoyer", "relancer", "repondre", "echoir", "clore"] as const;
export type EvenementSignalement = (typeof EVENEMENTS_SIGNALEMENT)[number];

/** États où l'organisme doit encore une réponse : le même signalement renvoyé y retrouve le premier. */
export const ETATS_OUVERTS = ["envoye", "relance", "sans_reponse"] as const satisfies readonly EtatSignalement[];

/** Où mène un évènement ; « sans_effet » quand c'est déjà fait ; « refus » sinon. */
export type IssueSignalement = EtatSignalement | "sans_effet" | "refus";

/**
 * Le silence n'est jamais une fin : après l'échéance, l'organisme peut encore répondre. Une réponse donnée ne se réécrit pas ;
 * qui n'en est pas content signale de nouveau ou va à la Caisse des dépôts.
 */
export const TRANSITIONS_SIGNALEMENT: Readonly<Record<EtatSignalement, Readonly<Record<EvenementSignalement, IssueSignalement>>>> = {
  neuf: { envoyer: "envoye", relancer: "refus", repondre: "refus", echoir: "refus", clore: "refus" },
  envoye: { envoyer: "sans_effet", relancer: "relance", repondre: "repondu", echoir: "sans_reponse", clore: "clos" },
  relance: { envoyer: "sans_effet", relancer: "relance", repondre: "repondu", echoir: "sans_reponse", clore: "clos" },
  repondu: { envoyer: "refus", relancer: "refus", repondre: "refus", echoir: "refus", clore: "clos" },
  sans_reponse: { envoyer: "sans_effet", relancer: "refus", repondre: "repondu", echoir: "sans_effet", clore: "clos" },
  clos: { envoyer: "refus", relancer: "refus", repondre: "refus", echoir: "refus", clore: "sans_effet" },
};
