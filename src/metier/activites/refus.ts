// Les refus du contexte activites ; leurs phrases sont dans acces/phrases/activites.ts.
export const REFUS_ACTIVITES = ["activites/faits-invalides", "activites/depot-different", "activites/introuvable"] as const;

export type CodeActivites = (typeof REFUS_ACTIVITES)[number];
