// Le formulaire d'ouverture : le numéro est lu tel quel, c'est la règle de forme qui dira ce qui ne va pas.
import { z } from "zod";
import { STATUTS } from "../../../../../metier/identite/index.js";
import { champDateFacultative } from "../../titulaire/saisie.js";

export const formulaireOuverture = z.object({
  nir: z
    .string({ error: "Numéro de sécurité sociale : écrivez-le, il est sur votre carte Vitale." })
    .trim()
    .min(1, { error: "Numéro de sécurité sociale : il manque. Il est sur votre carte Vitale, en quinze caractères." })
    .max(60, { error: "Numéro de sécurité sociale : quinze caractères sont attendus, espaces non compris." }),
  statut: z.enum(STATUTS, { error: "Votre situation : choisissez-la dans la liste." }),
  contratApprentissage: champDateFacultative("Signature du contrat d'apprentissage", "01/09/2026"),
});
