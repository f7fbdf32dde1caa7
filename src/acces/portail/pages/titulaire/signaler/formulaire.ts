// Ce que la personne tape pour signaler : l'activité, l'année ou la période, un mot ; ou ce qui est faux.
import { z } from "zod";
import { TYPES_SIGNALABLES } from "../../../../../metier/signalements/index.js";
import { champDateFacultative } from "../saisie.js";

const LONGUEUR_MOT = 2000;
const PREMIERE_ANNEE = 2017;

const type = z.string({ error: "L'activité : choisissez-la dans la liste." }).transform((texte, contexte) => {
  const connu = TYPES_SIGNALABLES.find((un) => un === texte);
  if (connu !== undefined) return connu;
  contexte.addIssue({ code: "custom", message: "L'activité : choisissez-la dans la liste." });
  return z.NEVER;
});

const annee = z
  .string()
  .default("")
  .transform((texte, contexte): number | null => {
    const propre = texte.trim();
    if (propre === "") return null;
    if (/^\d{4}$/u.test(propre) && Number(propre) >= PREMIERE_ANNEE) return Number(propre);
    const message = `L'année : « ${propre.slice(0, 20)} » n'est pas comprise. Écrivez quatre chiffres, à partir de ${PREMIERE_ANNEE}, par exemple 2026.`;
    contexte.addIssue({ code: "custom", message });
    return z.NEVER;
  });

function mot(nom: string) {
  return z
    .string()
    .default("")
    .transform((texte) => texte.trim())
    .refine((texte) => texte.length <= LONGUEUR_MOT, `${nom} : ${LONGUEUR_MOT} caractères au plus, gardez l'essentiel.`);
}

export const CHAMPS_SIGNALEMENT = ["type", "annee", "debut", "fin", "mot"] as const;

/** L'année suffit ; une période, si elle est donnée, l'est en entier et dans l'ordre. */
export const formulaireNonDeclaree = z
  .object({
    type,
    annee,
    debut: champDateFacultative("Début", "01/10/2025"),
    fin: champDateFacultative("Fin", "31/05/2026"),
    mot: mot("Votre mot"),
  })
  .superRefine(({ annee: uneAnnee, debut, fin }, contexte) => {
    const faute = (champ: string, message: string) => contexte.addIssue({ code: "custom", path: [champ], message });
    if (debut !== null && fin === null) faute("fin", "Fin : il manque la date. Donnez les deux dates, ou seulement l'année.");
    if (debut === null && fin !== null) faute("debut", "Début : il manque la date. Donnez les deux dates, ou seulement l'année.");
    if (debut !== null && fin !== null && fin < debut) faute("fin", "Fin : elle précède le début. Vérifiez les deux dates.");
    if (uneAnnee === null && debut === null && fin === null)
      faute("annee", "L'année : écrivez-la, ou donnez les deux dates de la période.");
  });

export const CHAMPS_INEXACTE = ["faux", "seraitVrai"] as const;

export const formulaireInexacte = z.object({
  faux: mot("Ce qui est inexact").refine((texte) => texte !== "", "Ce qui est inexact : dites-le en une phrase, par exemple « 34 jours »."),
  seraitVrai: mot("Ce qui serait exact"),
});
