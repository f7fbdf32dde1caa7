// Ce que la personne tape dans un dossier : un mot, un accord, une note, une raison.
import { z } from "zod";

const LONGUEUR = 2_000;

function texte(nom: string) {
  return z
    .string()
    .default("")
    .transform((tape) => tape.trim())
    .refine((tape) => tape.length <= LONGUEUR, `${nom} : ${LONGUEUR} caractères au plus, gardez l'essentiel.`);
}

export const formulaireEnvoi = z.object({ message: texte("Votre mot") });

export const formulaireContestation = z.object({
  raison: texte("Ce qui n'est pas exact").refine((tape) => tape !== "", "Ce qui n'est pas exact : dites-le en une ou deux phrases."),
});

export const formulaireAbsence = z.object({
  mot: texte("Ce qui s'est passé").refine((tape) => tape !== "", "Ce qui s'est passé : dites-le en une ou deux phrases."),
});

/** Une note de 1 à 5, ou aucune. */
export const formulaireNote = z.object({
  note: z
    .string()
    .default("")
    .refine((tape) => /^[1-5]?$/u.test(tape), "Votre note : choisissez une des réponses.")
    .transform((tape) => (tape === "" ? null : Number(tape))),
});

export const formulaireAcceptation = z.object({
  empreinte: z.string().default(""),
  accord: z
    .string()
    .default("")
    .transform((tape) => tape === "oui"),
});
