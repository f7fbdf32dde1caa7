// Les jours de congé du compte d'engagement citoyen : une faculté de l'employeur, jamais un droit (L5151-12) ; fermée aux agents publics.
import type { Motif } from "./motif.js";

/** Situations qui changent la réponse ; toute autre n'a pas d'employeur à qui demander. */
export type SituationConge = "salarie" | "agent_public" | "independant" | "sans_employeur";

/** « refuse » : la loi l'exclut. « faculte » : l'employeur décide, sans y être tenu. */
export interface ReponseConge {
  readonly decision: "refuse" | "faculte";
  readonly motifs: readonly Motif[];
}

const REPONSES: Readonly<Record<SituationConge, ReponseConge>> = {
  salarie: {
    decision: "faculte",
    motifs: [
      {
        code: "conge_faculte_employeur",
        article: "L5151-12",
        phrase:
          "Votre employeur peut vous accorder des jours de congé payés pour votre engagement ; rien ne l'y oblige. Demandez-les-lui par écrit : s'il accepte, ils peuvent figurer sur votre compte.",
      },
    ],
  },
  agent_public: {
    decision: "refuse",
    motifs: [
      {
        code: "conge_exclu_agent_public",
        article: "CGFP L422-4",
        phrase:
          "Ces jours de congé sont exclus pour les agents publics. Vos activités ouvrent en revanche des droits à la formation, comptés en heures ; pour vous absenter, demandez à votre employeur les congés de votre statut.",
      },
    ],
  },
  independant: {
    decision: "refuse",
    motifs: [
      {
        code: "conge_exclu_independant",
        article: "D5151-10-1",
        phrase: "Ces jours de congé supposent un employeur. Vos activités ouvrent en revanche des droits à la formation, comme pour tous.",
      },
    ],
  },
  sans_employeur: {
    decision: "refuse",
    motifs: [
      {
        code: "conge_sans_employeur",
        article: "L5151-12",
        phrase: "Ces jours de congé sont accordés par un employeur : vous pourrez en demander si vous devenez salarié.",
      },
    ],
  },
};

/** Ce que la loi répond à une demande de congé au titre du compte. */
export function repondreConge(situation: SituationConge): ReponseConge {
  return REPONSES[situation];
}
