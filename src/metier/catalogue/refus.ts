// Les refus du contexte catalogue ; leurs phrases sont dans acces/phrases/catalogue.ts.
export const REFUS_CATALOGUE = [
  "catalogue/formation-introuvable",
  "catalogue/action-introuvable",
  "catalogue/session-introuvable",
  "catalogue/pas-formateur",
  "catalogue/formateur-inconnu",
  "catalogue/siret-etranger",
  "catalogue/saisie-invalide",
  "catalogue/raison-manquante",
  "catalogue/import-introuvable",
  "catalogue/format-reserve",
] as const;

export type CodeCatalogue = (typeof REFUS_CATALOGUE)[number];
