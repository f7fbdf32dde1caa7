// Les refus du contexte dossiers ; leurs phrases sont dans acces/phrases/dossiers.ts.
export const REFUS_DOSSIERS = [
  "dossiers/identite-a-prouver",
  "dossiers/introuvable",
  "dossiers/action-introuvable",
  "dossiers/etape-impossible",
  "dossiers/trop-tot",
  "dossiers/pas-finie",
  "dossiers/demande-irrecevable",
  "dossiers/proposition-irrecevable",
  "dossiers/trop-de-brouillons",
  "dossiers/plan-change",
  "dossiers/financement-refuse",
  "dossiers/accord-employeur",
  "dossiers/heures-inconnues",
  "dossiers/annulation-tardive",
  "dossiers/raison-manquante",
  "dossiers/saisie-invalide",
  "dossiers/en-controle",
] as const;

export type CodeDossiers = (typeof REFUS_DOSSIERS)[number];
