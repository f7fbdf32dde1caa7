// Le formulaire du profil : une adresse plausible, une situation connue, des dates qui existent.
import { z } from "zod";
import { STATUTS } from "../../../../../metier/identite/index.js";
import { champDateFacultative } from "../saisie.js";

export const formulaireProfil = z.object({
  courriel: z
    .string({ error: "Adresse de courriel : écrivez-la, par exemple camille.martin@exemple.fr." })
    .trim()
    .pipe(z.email({ error: "Adresse de courriel : il manque une partie. Écrivez-la en entier, par exemple camille.martin@exemple.fr." })),
  statut: z.enum(STATUTS, { error: "Votre situation : choisissez-la dans la liste." }),
  contratApprentissage: champDateFacultative("Date de signature du contrat d'apprentissage", "01/09/2026"),
  retraite: champDateFacultative("Date de départ à la retraite", "01/07/2025"),
});
