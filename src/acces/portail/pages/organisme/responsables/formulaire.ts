// Le formulaire d'un responsable de plus.
import { z } from "zod";

const EXEMPLE = "nom@exemple.fr";

const requis = (nom: string, exemple: string) =>
  z
    .string({ error: `${nom} : il manque. Écrivez par exemple ${exemple}.` })
    .trim()
    .min(1, `${nom} : il manque. Écrivez par exemple ${exemple}.`)
    .max(120, `${nom} : 120 caractères au plus.`);

export const CHAMPS_RESPONSABLE = ["prenom", "nom", "fonction", "courriel"] as const;

export const formulaireResponsable = z.object({
  prenom: requis("Prénom", "Fatou"),
  nom: requis("Nom", "Diallo"),
  fonction: requis("Fonction dans l'organisme", "trésorière"),
  courriel: z
    .string({ error: `Adresse de courriel : écrivez-la, par exemple ${EXEMPLE}.` })
    .trim()
    .pipe(z.email({ error: `Adresse de courriel : il manque une partie. Écrivez-la en entier, par exemple ${EXEMPLE}.` })),
});
