// Le formulaire de correction : fonction, période dans une même année civile, heures.
import { z } from "zod";
import { FONCTIONS } from "../../../../../regles/faits.js";
import { type DateCivile, joursEntre } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireHeures } from "../../../lectures/delais.js";
import { champDate, champHeures } from "../saisie.js";

export const champFonction = z.enum(FONCTIONS, { error: "Votre fonction : choisissez une des trois réponses." });

/** Période et heures, jugées ensemble : un ordre, une seule année. */
export const champsPeriode = {
  debut: champDate("Premier jour", "01/01/2026"),
  fin: champDate("Dernier jour", "31/12/2026"),
  heures: champHeures("120"),
};

interface Periode {
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: number;
}

const HEURES_PAR_JOUR = 24;

/** Des heures qui ne tiennent pas dans la période se disent tout de suite, pas au moment d'envoyer. */
function verifierHeures({ debut, fin, heures }: Periode, contexte: z.RefinementCtx): void {
  const maximum = (joursEntre(debut, fin) + 1) * HEURES_PAR_JOUR;
  if (heures <= maximum) return;
  const message = `Heures : ${ecrireHeures(heures)} ne tiennent pas entre ces deux dates (${ecrireHeures(maximum)} au plus). Vérifiez les heures ou la période.`;
  contexte.addIssue({ code: "custom", path: ["heures"], message });
}

export function verifierPeriode(periode: Periode, contexte: z.RefinementCtx): void {
  if (periode.fin < periode.debut) {
    contexte.addIssue({ code: "custom", path: ["fin"], message: "Dernier jour : il précède le premier. Vérifiez les deux dates." });
  } else if (periode.fin.slice(0, 4) !== periode.debut.slice(0, 4)) {
    const message = `Dernier jour : il tombe en ${periode.fin.slice(0, 4)} et le premier en ${periode.debut.slice(0, 4)}. Faites une déclaration par année civile.`;
    contexte.addIssue({ code: "custom", path: ["fin"], message });
  } else {
    verifierHeures(periode, contexte);
  }
}

export const CHAMPS_CORRECTION = ["fonction", "debut", "fin", "heures"] as const;
export const formulaireCorrection = z.object({ fonction: champFonction, ...champsPeriode }).superRefine(verifierPeriode);
