// Les refus du contexte droits ; leurs phrases sont dans acces/phrases/droits.ts.

export const REFUS_DROITS = ["droits/indu-inconnu", "droits/indu-clos", "droits/motif-requis"] as const;

export type CodeDroits = (typeof REFUS_DROITS)[number];
