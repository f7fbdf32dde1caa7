// Les refus que le contexte identite peut opposer ; leurs phrases sont dans acces/phrases/identite.ts.

export const REFUS_IDENTITE = [
  "identite/connexion-requise",
  "identite/action-interdite",
  "identite/personne-inconnue",
  "identite/titulaire-inconnu",
  "identite/compte-deja-ouvert",
  "identite/connexion-refusee",
  "identite/connexion-interrompue",
  "identite/connexion-inconnue",
  "identite/connexion-deja-servie",
  "identite/niveau-insuffisant",
  "identite/reponse-non-fiable",
  "identite/fournisseur-indisponible",
  "identite/etape-inattendue",
] as const;

export type RefusIdentite = (typeof REFUS_IDENTITE)[number];
