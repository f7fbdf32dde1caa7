// Le formulaire d'un raccordement de plus.
import { z } from "zod";

export const CHAMPS_RACCORDEMENT = ["nom", "portees"] as const;

const coche = z
  .string()
  .default("")
  .transform((texte) => texte === "oui");

export const formulaireRaccordement = z
  .object({
    nom: z
      .string({ error: "Nom du logiciel : il manque. Écrivez par exemple Logiciel des effectifs." })
      .trim()
      .min(1, "Nom du logiciel : il manque. Écrivez par exemple Logiciel des effectifs.")
      .max(80, "Nom du logiciel : 80 caractères au plus."),
    deposer: coche,
    lire: coche,
  })
  .refine(({ deposer, lire }) => deposer || lire, {
    path: ["deposer"],
    message: "Dites ce que ce logiciel pourra faire : cochez une case au moins.",
    when: () => true,
  });
