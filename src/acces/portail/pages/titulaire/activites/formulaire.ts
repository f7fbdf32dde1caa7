// Le formulaire de correction : fonction, période dans une même année civile, heures.
import { z } from "zod";
import { FONCTIONS } from "../../../../../regles/faits.js";
import { champDate, champHeures } from "../saisie.js";

export const champFonction = z.enum(FONCTIONS, { error: "Votre fonction : choisissez une des trois réponses." });

/** Période et heures, jugées ensemble : un ordre, une seule année. */
export const champsPeriode = {
  debut: champDate("Premier jour", "01/01/2026"),
  fin: champDate("Dernier jour", "31/12/2026"),
  heures: champHeures("120"),
};

interface Periode {
  readonly debut: string;
  readonly fin: string;
}

export function verifierPeriode(periode: Periode, contexte: z.RefinementCtx): void {
  if (periode.fin < periode.debut) {
    contexte.addIssue({ code: "custom", path: ["fin"], message: "Dernier jour : il précède le premier. Vérifiez les deux dates." });
  } else if (periode.fin.slice(0, 4) !== periode.debut.slice(0, 4)) {
    const message = `Dernier jour : il tombe en ${periode.fin.slice(0, 4)} et le premier en ${periode.debut.slice(0, 4)}. Faites une déclaration par année civile.`;
    contexte.addIssue({ code: "custom", path: ["fin"], message });
  }
}

export const CHAMPS_CORRECTION = ["fonction", "debut", "fin", "heures"] as const;
export const formulaireCorrection = z.object({ fonction: champFonction, ...champsPeriode }).superRefine(verifierPeriode);
