// Ce qui a été répondu au simulateur : lu, vérifié champ par champ, l'exemple à l'appui.
import { z } from "zod";
import { anneeDe, type DateCivile, ecrireDate, lireDateCivile } from "../../../../../socle/valeurs/date-civile.js";
import type { ErreurDeChamp } from "../../../composants/index.js";
import type { Question } from "./questions.js";

/** Réponses lues : nombres, dates et choix, par nom de champ. Un nombre facultatif laissé vide vaut 0. */
export interface Reponses {
  readonly nombres: Readonly<Record<string, number>>;
  readonly dates: Readonly<Record<string, DateCivile>>;
  readonly choix: Readonly<Record<string, string>>;
}

export type Lecture =
  | { readonly bonne: true; readonly reponses: Reponses }
  | { readonly bonne: false; readonly erreurs: readonly ErreurDeChamp[] };

const NOMBRE = z.string().regex(/^\d{1,4}([.,]\d{1,2})?$/u);
const DATE = /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})\s*$/u;

/** Un engagement d'avant ou d'après ne dit rien du compte, ouvert en 2017. */
const ANNEE_MIN = 2000;
const ANNEE_MAX = 2060;

/** Lit « 28/09/2026 » ; rend null si le jour n'existe pas. */
export function lireDateTapee(texte: string): DateCivile | null {
  const parties = DATE.exec(texte);
  if (parties === null) return null;
  return lireDateCivile(`${parties[3]}-${(parties[2] ?? "").padStart(2, "0")}-${(parties[1] ?? "").padStart(2, "0")}`);
}

/** Un exemple de l'ordre de grandeur attendu : « 120 » ne dirait rien d'une durée en années. */
const EXEMPLES: ReadonlyMap<string, string> = new Map([
  ["heures", "120, ou 12,5"],
  ["années", "5"],
]);

function lireNombre(question: Extract<Question, { genre: "nombre" }>, tape: string): number | string {
  const propre = tape.replace(/[\s\u00a0\u202f]/gu, "");
  const exemple = EXEMPLES.get(question.suffixe) ?? "30";
  if (propre === "" && question.facultatif === true) return 0;
  if (propre === "") return `${question.libelle} : donnez un nombre, par exemple ${exemple}.`;
  if (!NOMBRE.safeParse(propre).success)
    return `${question.libelle} : «\u00a0${tape}\u00a0» n'est pas un nombre. Écrivez par exemple ${exemple}.`;
  return Number(propre.replace(",", "."));
}

function lireUneReponse(question: Question, tape: string): { valeur: number | DateCivile | string } | { faute: string } {
  if (question.genre === "nombre") {
    const lu = lireNombre(question, tape);
    return typeof lu === "number" ? { valeur: lu } : { faute: lu };
  }
  if (question.genre === "annee") {
    const annee = z
      .string()
      .regex(/^20\d\d$/u)
      .safeParse(tape.trim());
    return annee.success ? { valeur: Number(annee.data) } : { faute: `${question.libelle} Choisissez une année dans la liste.` };
  }
  if (question.genre === "date") {
    const date = lireDateTapee(tape);
    if (date !== null && (anneeDe(date) < ANNEE_MIN || anneeDe(date) > ANNEE_MAX)) {
      return { faute: `${question.libelle} : donnez une année entre ${ANNEE_MIN} et ${ANNEE_MAX}, par exemple ${question.exemple}.` };
    }
    if (date !== null) return { valeur: date };
    const compris = tape.trim() === "" ? "il manque la date" : `«\u00a0${tape}\u00a0» n'est pas un jour du calendrier`;
    return { faute: `${question.libelle} : ${compris}. Écrivez par exemple ${question.exemple}.` };
  }
  const choisie = question.options.find((option) => option.valeur === tape);
  return choisie === undefined ? { faute: `${question.libelle} Choisissez une réponse.` } : { valeur: choisie.valeur };
}

/** Lit toutes les réponses ; les fautes sont rendues ensemble, dans l'ordre des questions. */
export function lireReponses(questions: readonly Question[], tape: Readonly<Record<string, string>>): Lecture {
  const nombres: Record<string, number> = {};
  const dates: Record<string, DateCivile> = {};
  const choix: Record<string, string> = {};
  const erreurs: ErreurDeChamp[] = [];
  for (const question of questions) {
    const lu = lireUneReponse(question, tape[question.nom] ?? "");
    if ("faute" in lu) erreurs.push({ champ: question.nom, phrase: lu.faute });
    else if (typeof lu.valeur === "number") nombres[question.nom] = lu.valeur;
    else if (question.genre === "date") {
      const date = lireDateCivile(lu.valeur);
      if (date !== null) dates[question.nom] = date;
    } else choix[question.nom] = lu.valeur;
  }
  const { debut, fin } = dates;
  if (debut !== undefined && fin !== undefined && fin < debut) {
    erreurs.push({
      champ: "fin",
      phrase: `Le dernier jour (${ecrireDate(fin)}) précède le premier (${ecrireDate(debut)}). Corrigez l'un des deux.`,
    });
  }
  return erreurs.length === 0 ? { bonne: true, reponses: { nombres, dates, choix } } : { bonne: false, erreurs };
}
