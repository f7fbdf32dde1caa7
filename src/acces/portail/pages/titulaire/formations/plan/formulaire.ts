// « Et si… » : une autre situation, un apport de l'employeur, les droits attendus. Rien de la personne n'est dans l'adresse.
import { z } from "zod";
import type { HypothesesPlan } from "../../../../../../metier/dossiers/index.js";
import type { Statut } from "../../../../../../regles/financement/index.js";
import { champMontantFacultatif } from "../montant.js";

/** Situations que l'on peut essayer, chacune dite comme un évènement de la vie. */
export const SITUATIONS: Readonly<Record<string, { readonly statut: Statut; readonly libelle: string }>> = {
  emploi: { statut: "salarie", libelle: "Je trouve un emploi" },
  "sans-emploi": { statut: "demandeur_emploi", libelle: "Je perds mon emploi, ou j'en cherche un" },
};

export const formulaireEtSi = z.object({
  situation: z
    .string()
    .default("")
    .transform((code) => SITUATIONS[code]?.statut ?? null),
  employeur: champMontantFacultatif("Apport de l'employeur"),
  droits: z
    .string()
    .default("")
    .transform((texte) => texte === "oui"),
});

export type EtSi = z.infer<typeof formulaireEtSi>;

/** Ce qu'on demande au calcul. */
export function hypothesesDe({ situation, employeur, droits }: EtSi): HypothesesPlan {
  return {
    ...(situation === null ? {} : { statut: situation }),
    ...(employeur === 0 ? {} : { abondementEmployeur: employeur }),
    ...(droits ? { enJanvier: true } : {}),
  };
}

/** Vrai si rien n'est essayé : il n'y a qu'un plan à montrer. */
export function sansHypothese({ situation, employeur, droits }: EtSi): boolean {
  return situation === null && employeur === 0 && !droits;
}
