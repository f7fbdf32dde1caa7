// Le contrôle d'un dossier : une machine à part. Tant qu'il dure, rien n'est validé par le temps ni payé.

export const ETATS_CONTROLE = ["hors_controle", "en_controle", "leve"] as const;
export type EtatControle = (typeof ETATS_CONTROLE)[number];

export interface TransitionControle {
  readonly evenement: string;
  readonly de: readonly EtatControle[];
  readonly vers: EtatControle;
  readonly par: readonly ("titulaire" | "exploitant")[];
}

/** Le titulaire n'ouvre un contrôle qu'en contestant le service fait. */
export const TRANSITIONS_CONTROLE = [
  { evenement: "ouvrir_controle", de: ["hors_controle", "leve"], vers: "en_controle", par: ["exploitant", "titulaire"] },
  { evenement: "lever_controle", de: ["en_controle"], vers: "leve", par: ["exploitant"] },
] as const satisfies readonly TransitionControle[];
export type EvenementControle = (typeof TRANSITIONS_CONTROLE)[number]["evenement"];

/** Où mène l'évènement ; null s'il n'est pas dans la table. */
export function franchirControle(
  etat: EtatControle,
  evenement: EvenementControle,
  auteur: TransitionControle["par"][number],
): EtatControle | null {
  const transition = TRANSITIONS_CONTROLE.find(
    (une: TransitionControle) => une.evenement === evenement && une.de.includes(etat) && une.par.includes(auteur),
  );
  return transition?.vers ?? null;
}
