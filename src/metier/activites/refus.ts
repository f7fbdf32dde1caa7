// Les refus du contexte activites ; leurs phrases sont dans acces/phrases/activites.ts.
export const REFUS_ACTIVITES = [
  "activites/faits-invalides",
  "activites/depot-different",
  "activites/introuvable",
  "activites/doute-introuvable",
  "activites/candidat-inconnu",
  "activites/raison-manquante",
] as const;

export type CodeActivites = (typeof REFUS_ACTIVITES)[number];
