// Ce qui changerait la réponse : chaque question essayée autrement, les autres réponses gardées, par le moteur lui-même.
import type { TypeActivite } from "../../../../../regles/faits.js";
import type { ReponseDroits } from "../../../../../regles/reponse.js";
import { ajouterJours, ajouterMois, type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { Reponses } from "./formulaire.js";
import { QUESTIONS, type Question } from "./questions.js";

export type Evaluer = (reponses: Reponses) => ReponseDroits;

const ESSAIS_NOMBRE = 400;
const ESSAIS_MOIS = 72;

function ouvre(reponse: ReponseDroits): boolean {
  return reponse.totalAcquis > 0;
}

/** Plus petit nombre, au-dessus de celui donné, qui ouvre le droit. */
function nombreSuffisant(question: Extract<Question, { genre: "nombre" }>, reponses: Reponses, evaluer: Evaluer): string | null {
  const depart = Math.floor(reponses.nombres[question.nom] ?? 0);
  for (let essai = depart + 1; essai <= depart + ESSAIS_NOMBRE; essai += 1) {
    if (!ouvre(evaluer({ ...reponses, nombres: { ...reponses.nombres, [question.nom]: essai } }))) continue;
    return `${question.libelle} : ${essai} ${question.suffixe} au lieu de ${reponses.nombres[question.nom] ?? 0}.`;
  }
  return null;
}

function choixSuffisant(question: Extract<Question, { genre: "choix" }>, reponses: Reponses, evaluer: Evaluer): string | null {
  const actuelle = reponses.choix[question.nom];
  const bonnes = question.options.filter(
    (option) => option.valeur !== actuelle && ouvre(evaluer({ ...reponses, choix: { ...reponses.choix, [question.nom]: option.valeur } })),
  );
  if (bonnes.length === 0) return null;
  return `${question.libelle} ${bonnes.map((option) => `« ${option.libelle} »`).join(" ou ")}.`;
}

/** Premier jour de fin, plus tardif, qui ouvre le droit : cherché par mois, puis affiné au jour. */
function finSuffisante(reponses: Reponses, evaluer: Evaluer): string | null {
  const { fin } = reponses.dates;
  if (fin === undefined) return null;
  const avec = (jour: DateCivile) => ouvre(evaluer({ ...reponses, dates: { ...reponses.dates, fin: jour } }));
  for (let mois = 1; mois <= ESSAIS_MOIS; mois += 1) {
    if (!avec(ajouterMois(fin, mois))) continue;
    let jour = ajouterJours(ajouterMois(fin, mois - 1), 1);
    while (!avec(jour)) jour = ajouterJours(jour, 1);
    return `Continuer jusqu'au ${ecrireDate(jour)}.`;
  }
  return null;
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
