// Les lectures que ce service applique là où les textes hésitent : celles par défaut, sauf choix de l'exploitant au démarrage.
import { avecLecture, type Lectures, lecturesParDefaut, lireChoix } from "../../regles/lectures.js";

let lectures: Lectures = lecturesParDefaut;

/** Lectures en vigueur ; chaque réponse qui en a dépendu le dit. */
export function lecturesDuService(): Lectures {
  return lectures;
}

/** Installe le choix de l'exploitant (« D2=par_annee,D3=solde ») ; rend les fautes, vide quand tout est compris. */
export function installerLectures(choix: string): readonly string[] {
  const lu = lireChoix(choix, lecturesParDefaut, avecLecture);
  if (lu.inconnus.length === 0) lectures = lu.lectures;
  return lu.inconnus.map((mot) => `LECTURES : « ${mot} » n'est pas une lecture connue`);
}
