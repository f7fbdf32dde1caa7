// Ce que l'organisme tape dans un dossier : un mot, une raison, un prix, des dates, une part suivie, un numéro de facture.
import { z } from "zod";
import { lireMontantTape } from "../../../titulaire/formations/montant.js";
import { champDate, lireHeuresTapees } from "../../../titulaire/saisie.js";

const LONGUEUR = 2_000;
const EXEMPLE_DATE = "15/03/2027";

function mot(nom: string) {
  return z
    .string()
    .default("")
    .transform((tape) => tape.trim())
    .refine((tape) => tape.length <= LONGUEUR, `${nom} : ${LONGUEUR} caractères au plus, gardez l'essentiel.`);
}

function raison(nom: string) {
  return mot(nom).refine((tape) => tape !== "", `${nom} : dites-la en une ou deux phrases, la personne la lira.`);
}

function compris(tape: string, attendu: string): string {
  const propre = tape.trim().slice(0, 40);
  return propre === "" ? `il manque ${attendu}` : `« ${propre} » n'est pas ${attendu}`;
}

/** Un texte lu par une fonction ; une faute dit ce qui a été compris et ce qui est attendu. */
function lu<V>(nom: string, lire: (tape: string) => V | null, attendu: { readonly quoi: string; readonly exemple: string }) {
  return z
    .string()
    .default("")
    .transform((tape, contexte) => {
      const valeur = lire(tape);
      if (valeur !== null) return valeur;
      contexte.addIssue({ code: "custom", message: `${nom} : ${compris(tape, attendu.quoi)}. Écrivez par exemple ${attendu.exemple}.` });
      return z.NEVER;
    });
}

const SOMME = { quoi: "une somme en euros", exemple: "450 ou 450,50" };
const HEURES = { quoi: "un nombre d'heures", exemple: "14 ou 7,5" };
const TAUX = { quoi: "un nombre entier de 0 à 100", exemple: "100" };

function lireTaux(tape: string): number | null {
  const chiffres = /^(\d{1,3})\s*%?$/u.exec(tape.trim());
  return chiffres === null || Number(chiffres[1]) > 100 ? null : Number(chiffres[1]);
}

export const formulairePrerequis = z.object({ motPrerequis: mot("Votre mot") });

export const formulaireProposition = z.object({ mot: mot("Votre mot") });

export const formulaireChangements = z.object({
  prix: lu("Prix", lireMontantTape, SOMME),
  debut: champDate("Premier jour", EXEMPLE_DATE),
  fin: champDate("Dernier jour", EXEMPLE_DATE),
  heures: lu("Durée", lireHeuresTapees, HEURES),
  motChange: mot("Votre mot"),
});

export const formulaireRaison = z.object({ raison: raison("La raison") });

export const formulaireEntree = z.object({ le: champDate("Jour d'entrée", EXEMPLE_DATE) });

export const formulaireAbsence = z.object({ motAbsence: mot("Votre mot") });

export const formulaireServiceFait = z.object({
  sortieLe: champDate("Jour de sortie", EXEMPLE_DATE),
  taux: lu("Part suivie", lireTaux, TAUX),
  heuresNonFaites: lu("Heures non faites", (tape) => (tape.trim() === "" ? 0 : lireHeuresTapees(tape)), HEURES),
  forceMajeure: z
    .string()
    .default("")
    .transform((tape) => tape === "oui"),
  cause: mot("La cause").transform((tape) => (tape === "" ? null : tape)),
});

export const formulaireFacture = z.object({
  numero: mot("Numéro de facture").refine(
    (tape) => tape !== "",
    "Numéro de facture : donnez celui de votre facture, par exemple F-2027-018.",
  ),
});
