// Ce qui changerait la réponse : chaque question essayée autrement, les autres réponses gardées, par le moteur lui-même.
import type { TypeActivite } from "../../../../../regles/faits.js";
import type { ReponseDroits } from "../../../../../regles/reponse.js";
import { ajouterJours, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { Reponses } from "./formulaire.js";
import { QUESTIONS, type Question } from "./questions.js";

export type Evaluer = (reponses: Reponses) => ReponseDroits;

const ESSAIS_NOMBRE = 400;
/** Six ans : l'engagement le plus long demandé en compte cinq. */
const ESSAIS_JOURS = 2192;

function ouvre(reponse: ReponseDroits): boolean {
  return reponse.totalAcquis > 0;
}

/** Plus petit entier de ]bas, haut] qui convient, sachant que tous ceux qui suivent conviennent aussi ; null si `haut` ne convient pas. */
function premierQuiConvient(bas: number, haut: number, convient: (essai: number) => boolean): number | null {
  if (!convient(haut)) return null;
  let refuse = bas;
  let bon = haut;
  while (bon - refuse > 1) {
    const milieu = Math.floor((bon + refuse) / 2);
    if (convient(milieu)) bon = milieu;
    else refuse = milieu;
  }
  return bon;
}

/** Plus petit nombre, au-dessus de celui donné, qui ouvre le droit : en faire plus n'en retire jamais. */
function nombreSuffisant(question: Extract<Question, { genre: "nombre" }>, reponses: Reponses, evaluer: Evaluer): string | null {
  const donne = reponses.nombres[question.nom] ?? 0;
  const avec = (essai: number) => ouvre(evaluer({ ...reponses, nombres: { ...reponses.nombres, [question.nom]: essai } }));
  const depart = Math.floor(donne);
  const suffisant = premierQuiConvient(depart, depart + ESSAIS_NOMBRE, avec);
  if (suffisant === null) return null;
  return `${question.libelle} : ${suffisant} ${question.suffixe} au lieu de ${String(donne).replace(".", ",")}.`;
}

function choixSuffisant(question: Extract<Question, { genre: "choix" }>, reponses: Reponses, evaluer: Evaluer): string | null {
  const actuelle = reponses.choix[question.nom];
  const bonnes = question.options.filter(
    (option) => option.valeur !== actuelle && ouvre(evaluer({ ...reponses, choix: { ...reponses.choix, [question.nom]: option.valeur } })),
  );
  if (bonnes.length === 0) return null;
  return `${question.libelle} ${bonnes.map((option) => `« ${option.libelle} »`).join(" ou ")}.`;
}

/** Premier jour de fin, plus tardif, qui ouvre le droit. */
function finSuffisante(reponses: Reponses, evaluer: Evaluer): string | null {
  const { fin } = reponses.dates;
  if (fin === undefined) return null;
  const avec = (jours: number) => ouvre(evaluer({ ...reponses, dates: { ...reponses.dates, fin: ajouterJours(fin, jours) } }));
  const jours = premierQuiConvient(0, ESSAIS_JOURS, avec);
  return jours === null ? null : `Continuer jusqu'au ${ecrireDate(ajouterJours(fin, jours))}.`;
}

/** Phrases des changements qui, chacun seul, ouvriraient un droit. Vide s'il en faudrait plusieurs ensemble. */
export function chercherVariantes(type: TypeActivite, reponses: Reponses, evaluer: Evaluer): string[] {
  const phrases = QUESTIONS[type].map((question) => {
    if (question.genre === "nombre") return nombreSuffisant(question, reponses, evaluer);
    if (question.genre === "choix") return choixSuffisant(question, reponses, evaluer);
    if (question.genre === "date" && question.nom === "fin") return finSuffisante(reponses, evaluer);
    return null;
  });
  return phrases.filter((phrase) => phrase !== null);
}
