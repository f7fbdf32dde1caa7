// Les lectures que ce service applique là où les conditions d'inscription se contredisent : celles par défaut, sauf choix de l'exploitant.
import { avecLectureDossier, type LecturesDossier, lecturesDossierParDefaut } from "../../regles/dossier/index.js";

let lectures: LecturesDossier = lecturesDossierParDefaut;

/** Lectures en vigueur ; chaque délai qui en a dépendu le dit. */
export function lecturesDossier(): LecturesDossier {
  return lectures;
}

/** Installe le choix de l'exploitant (« depart=acceptation,retractation=jours ») ; rend les fautes, vide quand tout est compris. */
export function installerLecturesDossier(choix: string): readonly string[] {
  const fautes: string[] = [];
  let voulues = lecturesDossierParDefaut;
  for (const mot of choix.split(",").map((un) => un.trim())) {
    if (mot === "") continue;
    const [code = "", lecture = ""] = mot.split("=");
    const suivantes = avecLectureDossier(voulues, code, lecture);
    if (suivantes === null) fautes.push(`LECTURES_DOSSIER : « ${mot} » n'est pas une lecture connue`);
    else voulues = suivantes;
  }
  if (fautes.length === 0) lectures = voulues;
  return fautes;
}
