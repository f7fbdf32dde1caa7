// Les lectures que ce service applique là où les textes hésitent : celles par défaut, sauf choix de l'exploitant au démarrage.
import { avecLecture, type Lectures, lecturesParDefaut } from "../../regles/lectures.js";

let lectures: Lectures = lecturesParDefaut;

/** Lectures en vigueur ; chaque réponse qui en a dépendu le dit. */
export function lecturesDuService(): Lectures {
  return lectures;
}

/** Installe le choix de l'exploitant (« D2=par_annee,D3=solde ») ; rend les fautes, vide quand tout est compris. */
export function installerLectures(choix: string): readonly string[] {
  const fautes: string[] = [];
  let voulues = lecturesParDefaut;
  for (const mot of choix.split(",").map((un) => un.trim())) {
    if (mot === "") continue;
    const [code = "", lecture = ""] = mot.split("=");
    const suivantes = avecLecture(voulues, code, lecture);
    if (suivantes === null) fautes.push(`LECTURES : « ${mot} » n'est pas une lecture connue`);
    else voulues = suivantes;
  }
  if (fautes.length === 0) lectures = voulues;
  return fautes;
}
