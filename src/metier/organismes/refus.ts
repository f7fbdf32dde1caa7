// Les refus du contexte organismes ; leurs phrases sont dans acces/phrases/organismes.ts.
export const REFUS_ORGANISMES = [
  "organismes/introuvable",
  "organismes/raison-manquante",
  "organismes/saisie-invalide",
  "organismes/responsable-introuvable",
  "organismes/dernier-responsable",
  "organismes/reference-ambigue",
  "organismes/numeros-discordants",
  "organismes/pas-declarant",
  "organismes/autorisation-chevauche",
  "organismes/autorisation-introuvable",
  "organismes/autorisation-terminee",
] as const;

export type CodeOrganismes = (typeof REFUS_ORGANISMES)[number];
