// Ce que la personne demande à un tiers : à qui, à quel titre, et combien.
import { z } from "zod";
import type { FinanceurTiers } from "../../../../../../regles/financement/index.js";
import { champMontant } from "../montant.js";

/** Les deux tiers que l'on sollicite soi-même ; les autres financeurs ont leurs propres guichets. */
export const TIERS_SOLLICITES = [
  { valeur: "employeur", libelle: "Mon employeur", aide: "Son apport vous dispense aussi de la participation." },
  { valeur: "association", libelle: "Une association", aide: "Celle où vous êtes bénévole, par exemple." },
] as const satisfies readonly { readonly valeur: FinanceurTiers; readonly libelle: string; readonly aide: string }[];

export const formulaireCofinancement = z.object({
  financeur: z.enum(["employeur", "association"], { error: "À quel titre : choisissez une des deux réponses." }),
  montant: champMontant("La somme"),
});

export const CHAMPS_COFINANCEMENT = ["financeur", "montant"] as const;
