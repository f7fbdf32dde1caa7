// Les lectures que ce service applique là où les conditions d'inscription se contredisent : celles par défaut, sauf choix de l'exploitant.
import { avecLectureDossier, type LecturesDossier, lecturesDossierParDefaut } from "../../regles/dossier/index.js";
import { lireChoix } from "../../regles/lectures.js";

let lectures: LecturesDossier = lecturesDossierParDefaut;

/** Lectures en vigueur ; chaque délai qui en a dépendu le dit. */
export function lecturesDossier(): LecturesDossier {
  return lectures;
}

/** Installe le choix de l'exploitant (« depart=acceptation,retractation=jours ») ; rend les fautes, vide quand tout est compris. */
export function installerLecturesDossier(choix: string): readonly string[] {
  const lu = lireChoix(choix, lecturesDossierParDefaut, avecLectureDossier);
  if (lu.inconnus.length === 0) lectures = lu.lectures;
  return lu.inconnus.map((mot) => `LECTURES_DOSSIER : « ${mot} » n'est pas une lecture connue`);
}
