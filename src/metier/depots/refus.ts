// Les refus du contexte depots ; leurs phrases sont dans acces/phrases/depots.ts. Une ligne rejetée n'en est pas un : elle a sa réponse.
export const REFUS_DEPOTS = [
  "depots/lot-introuvable",
  "depots/ligne-introuvable",
  "depots/non-declarant",
  "depots/fichier-vide",
  "depots/fichier-trop-gros",
  "depots/reception-interrompue",
  "depots/cle-reutilisee",
  "depots/cle-invalide",
  "depots/contenu-efface",
  "depots/alerte-introuvable",
  "depots/raison-manquante",
] as const;

export type CodeDepots = (typeof REFUS_DEPOTS)[number];
