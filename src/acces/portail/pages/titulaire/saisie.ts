// Ce que les formulaires acceptent : une date tapée comme on l'écrit, des heures avec une virgule, et des fautes dites champ par champ.
import { z } from "zod";
import { composerDate, type DateCivile, lireDateCivile, moisDe } from "../../../../socle/valeurs/date-civile.js";

export interface ErreurChamp {
  readonly champ: string;
  readonly phrase: string;
}

/** Ce qui a été compris d'un formulaire : ses valeurs, ou les fautes à montrer. */
export type Lecture<V> = { readonly valeurs: V } | { readonly erreurs: readonly ErreurChamp[] };

const NUMERIQUE = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/u;
const ECRITE = /^(\d{1,2})(?:er)?\s+([a-zéûà]+)\s+(\d{4})$/u;
const MOIS = ["janv", "fév", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"];

function composerSiPossible(annee: number, mois: number, jour: number): DateCivile | null {
  if (annee < 1000 || mois < 1 || mois > 12 || jour < 1 || jour > 31) return null;
  const date = composerDate(annee, mois, jour);
  return Number(date.slice(8, 10)) === jour && moisDe(date) === mois ? date : null;
}

/** Lit « 30/06/2026 », « 30 juin 2026 », « 2026-06-30 » ; null si ce n'est pas un jour du calendrier. */
export function lireDateTapee(texte: string): DateCivile | null {
  const propre = texte.trim().toLowerCase();
  const civile = lireDateCivile(propre);
  if (civile !== null) return civile;
  const chiffres = NUMERIQUE.exec(propre);
  if (chiffres !== null) return composerSiPossible(Number(chiffres[3]), Number(chiffres[2]), Number(chiffres[1]));
  const ecrite = ECRITE.exec(propre);
  if (ecrite === null) return null;
  const nomDuMois = ecrite[2] ?? "";
  const rang = MOIS.findIndex((debut) => nomDuMois.startsWith(debut) || nomDuMois.startsWith(sansAccent(debut)));
  return rang < 0 ? null : composerSiPossible(Number(ecrite[3]), rang + 1, Number(ecrite[1]));
}

function sansAccent(texte: string): string {
  return texte.normalize("NFD").replace(/\p{Diacritic}/gu, "");
}

/** Écrit une date comme on la tape : « 30/06/2026 ». */
export function ecrireDateTapee(date: DateCivile | null): string {
  return date === null ? "" : `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** Lit « 12 », « 12,5 », « 12h30 », « 1 200 » ; null si ce ne sont pas des heures. */
export function lireHeuresTapees(texte: string): number | null {
  const propre = texte
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]/gu, "")
    .replace(/heures?$/u, "h");
  const horaire = /^(\d{1,4})h(\d{1,2})?$/u.exec(propre);
  if (horaire !== null) {
    const minutes = Number(horaire[2] ?? "0");
    return minutes < 60 ? Math.round((Number(horaire[1]) + minutes / 60) * 100) / 100 : null;
  }
  const decimales = /^\d{1,4}([.,]\d{1,2})?$/u.exec(propre);
  return decimales === null ? null : Number(propre.replace(",", "."));
}

/** Champ de date : dit ce qui a été compris et ce qui est attendu. */
export function champDate(nom: string, exemple: string) {
  return z.string({ error: `${nom} : écrivez une date, par exemple ${exemple}.` }).transform((texte, contexte) => {
    const date = lireDateTapee(texte);
    if (date !== null) return date;
    const compris = texte.trim() === "" ? "il manque la date" : `« ${texte.trim().slice(0, 40)} » n'est pas un jour du calendrier`;
    contexte.addIssue({ code: "custom", message: `${nom} : ${compris}. Écrivez jour, mois, année, par exemple ${exemple}.` });
    return z.NEVER;
  });
}

/** Champ de date qu'on peut laisser vide. */
export function champDateFacultative(nom: string, exemple: string) {
  const lue = champDate(nom, exemple);
  return z
    .string()
    .default("")
    .transform((texte, contexte): DateCivile | null => {
      if (texte.trim() === "") return null;
      const essai = lue.safeParse(texte);
      if (essai.success) return essai.data;
      contexte.addIssue({ code: "custom", message: essai.error.issues[0]?.message ?? nom });
      return z.NEVER;
    });
}

/** Champ d'heures, de 0 exclu à 8 784 (les heures d'une année bissextile). */
export function champHeures(exemple: string) {
  return z.string({ error: `Heures : écrivez leur nombre, par exemple ${exemple}.` }).transform((texte, contexte) => {
    const heures = lireHeuresTapees(texte);
    if (heures !== null && heures > 0 && heures <= 8784) return heures;
    const compris =
      texte.trim() === ""
        ? "il en manque le nombre"
        : heures !== null && heures > 8784
          ? `une année n'en compte pas ${texte.trim().slice(0, 40)}`
          : `« ${texte.trim().slice(0, 40)} » n'est pas un nombre d'heures`;
    contexte.addIssue({ code: "custom", message: `Heures : ${compris}. Écrivez un nombre, par exemple ${exemple}.` });
    return z.NEVER;
  });
}

/** Lit un formulaire ; les fautes gardent le nom de leur champ, une par champ. */
export function lireFormulaire<V>(schema: z.ZodType<V>, corps: Readonly<Record<string, string>>): Lecture<V> {
  const lu = schema.safeParse(corps);
  if (lu.success) return { valeurs: lu.data };
  const erreurs = new Map<string, ErreurChamp>();
  for (const faute of lu.error.issues) {
    const champ = String(faute.path[0] ?? "");
    if (!erreurs.has(champ)) erreurs.set(champ, { champ, phrase: faute.message });
  }
  return { erreurs: [...erreurs.values()] };
}

/** Phrase de la faute d'un champ, ou undefined quand il est juste. */
export function erreurDe(erreurs: readonly ErreurChamp[], champ: string): string | undefined {
  return erreurs.find((erreur) => erreur.champ === champ)?.phrase;
}
