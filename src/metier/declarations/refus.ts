// Les refus du contexte declarations ; leurs phrases sont dans acces/phrases/declarations.ts. Les refus de la loi, eux, sont des valeurs.
export const REFUS_DECLARATIONS = [
  "declarations/introuvable",
  "declarations/etape-impossible",
  "declarations/deja-declaree",
  "declarations/heures-impossibles",
  "declarations/periode-inversee",
  "declarations/saisie-invalide",
  "declarations/auto-attestation",
  "declarations/modifiee-entretemps",
  "declarations/mot-manquant",
] as const;

export type CodeDeclarations = (typeof REFUS_DECLARATIONS)[number];
