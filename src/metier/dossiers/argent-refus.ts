// Les refus de l'argent des dossiers ; leurs phrases sont dans acces/phrases/argent-des-dossiers.ts.
export const REFUS_ARGENT = [
  "dossiers/cofinanceur-sans-responsable",
  "dossiers/cofinancement-sans-effet",
  "dossiers/cofinancement-clos",
  "dossiers/attestation-manquante",
  "dossiers/versement-trop-tot",
  "dossiers/paiement-clos",
  "dossiers/facture-numero-pris",
  "dossiers/facturation-impossible",
  "dossiers/piece-changee",
  "dossiers/controle-impossible",
  "dossiers/correction-a-la-hausse",
] as const;

export type CodeArgent = (typeof REFUS_ARGENT)[number];
