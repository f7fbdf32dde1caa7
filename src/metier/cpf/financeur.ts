// Qui verse une dotation, en mots de la loi (L6323-4 II, 2° à 15°).
import { FINANCEURS_TIERS, type FinanceurTiers } from "../../regles/financement/index.js";

export function estFinanceur(texte: string): texte is FinanceurTiers {
  return FINANCEURS_TIERS.some((connu) => connu === texte);
}

/** Financeur relu de la base ; un autre mot est un défaut. */
export function lireFinanceur(texte: string): FinanceurTiers {
  if (!estFinanceur(texte)) throw new Error("Une dotation porte un financeur que la loi ne nomme pas.");
  return texte;
}
