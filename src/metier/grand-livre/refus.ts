// Les refus que le grand livre peut opposer ; leurs phrases sont dans acces/phrases/grand-livre.ts.

export const REFUS_GRAND_LIVRE = [
  "grand-livre/cle-reutilisee",
  "grand-livre/montant-invalide",
  "grand-livre/plafond-depasse",
  "grand-livre/solde-insuffisant",
  "grand-livre/lot-inconnu",
  "grand-livre/lot-deja-mobilise",
  "grand-livre/reservation-inconnue",
  "grand-livre/reservation-deja-reglee",
  "grand-livre/reservation-non-executee",
  "grand-livre/remboursement-excessif",
] as const;

export type CodeGrandLivre = (typeof REFUS_GRAND_LIVRE)[number];
