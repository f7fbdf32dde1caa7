// La loi dit que la Caisse « peut » retenir un indu sur les droits (L6323-45) : qui le décide est un réglage de l'exploitant.
import type { Hypothese } from "../../regles/motif.js";

export const MODES_RECOUVREMENT = ["sur_decision", "inscriptions_ulterieures"] as const;
/** `sur_decision` : un agent décide ; `inscriptions_ulterieures` : retenue d'office sur les droits inscrits ensuite. */
export type ModeRecouvrement = (typeof MODES_RECOUVREMENT)[number];

let mode: ModeRecouvrement = "sur_decision";

export function recouvrementDuService(): ModeRecouvrement {
  return mode;
}

/** Installe RECOUVREMENT_INDU ; vide, le défaut. Rend les fautes, vide quand le mot est connu. */
export function installerRecouvrement(choix: string): readonly string[] {
  const voulu = choix === "" ? "sur_decision" : MODES_RECOUVREMENT.find((connu) => connu === choix);
  if (voulu === undefined) return [`RECOUVREMENT_INDU : « ${choix} » n'est pas connu, attendu ${MODES_RECOUVREMENT.join(" ou ")}`];
  mode = voulu;
  return [];
}

const PHRASES: Readonly<Record<ModeRecouvrement, string>> = {
  sur_decision:
    "La loi dit que la Caisse des dépôts « peut » retenir : nous ne retenons rien tant qu'un agent ne l'a pas décidé pour vous.",
  inscriptions_ulterieures:
    "La loi dit que la Caisse des dépôts « peut » retenir : nous retenons d'office sur les droits inscrits après le constat, jamais sur les autres sans décision.",
};

export function hypotheseDuRecouvrement(): Hypothese {
  return { doute: "RECOUVREMENT_INDU", lecture: mode, phrase: PHRASES[mode] };
}
