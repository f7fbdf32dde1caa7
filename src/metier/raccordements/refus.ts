// Les refus du contexte raccordements ; leurs phrases sont dans acces/phrases/raccordements.ts.
export const REFUS_RACCORDEMENTS = [
  "raccordements/introuvable",
  "raccordements/saisie-invalide",
  "raccordements/revoque",
  "raccordements/cle-privee",
  "raccordements/cle-illisible",
  "raccordements/cle-trop-faible",
  "raccordements/cle-deja-la",
  "raccordements/cle-introuvable",
  "raccordements/trop-de-cles",
  "raccordements/adresse-refusee",
  "raccordements/envoi-introuvable",
] as const;

export type CodeRaccordements = (typeof REFUS_RACCORDEMENTS)[number];
