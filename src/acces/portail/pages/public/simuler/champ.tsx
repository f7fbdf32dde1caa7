// Une question du simulateur, montrée dans le champ qui lui va.
import { anneeDe, type DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { ChampChoix, ChampDate, ChampListe, ChampTexte } from "../../../composants/index.js";
import type { Question } from "./questions.js";

interface ProprietesQuestion {
  readonly question: Question;
  readonly valeur: string | undefined;
  readonly erreur: string | undefined;
  readonly aujourdhui: DateCivile;
}

/** Années proposées : de la prochaine à la dixième avant. */
function annees(aujourdhui: DateCivile): { valeur: string; libelle: string }[] {
  const courante = anneeDe(aujourdhui);
  return Array.from({ length: 12 }, (_, rang) => courante + 1 - rang)
    .filter((annee) => annee >= 2017)
    .map((annee) => ({ valeur: String(annee), libelle: annee === courante ? `${annee} (cette année)` : String(annee) }));
}

export function ChampDeSimulation({ question, valeur, erreur, aujourdhui }: ProprietesQuestion) {
  const { nom, libelle, aide } = question;
  if (question.genre === "choix") {
    return <ChampChoix nom={nom} legende={libelle} aide={aide} options={question.options} valeur={valeur} erreur={erreur} />;
  }
  if (question.genre === "annee") {
    const choisie = valeur ?? String(anneeDe(aujourdhui));
    return <ChampListe nom={nom} libelle={libelle} aide={aide} options={annees(aujourdhui)} valeur={choisie} erreur={erreur} />;
  }
  if (question.genre === "date") {
    return <ChampDate nom={nom} libelle={libelle} aide={aide} exemple={question.exemple} valeur={valeur} erreur={erreur} />;
  }
  return (
    <ChampTexte
      nom={nom}
      libelle={libelle}
      aide={aide}
      valeur={valeur}
      erreur={erreur}
      suffixe={question.suffixe}
      facultatif={question.facultatif}
      largeur="courte"
      modeSaisie="decimal"
    />
  );
}
