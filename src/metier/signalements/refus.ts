// Les refus du contexte signalements ; leurs phrases sont dans acces/phrases/signalements.ts.
export const REFUS_SIGNALEMENTS = [
  "signalements/identite-a-prouver",
  "signalements/introuvable",
  "signalements/etape-impossible",
  "signalements/saisie-invalide",
  "signalements/raison-manquante",
  "signalements/trop-de-signalements",
] as const;

export type CodeSignalements = (typeof REFUS_SIGNALEMENTS)[number];
