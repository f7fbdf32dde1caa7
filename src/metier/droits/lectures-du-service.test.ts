// Le choix de l'exploitant là où les textes hésitent (D2 à D15).
import { afterEach, expect, it } from "vitest";
import { lecturesParDefaut } from "../../regles/lectures.js";
import { installerLectures, lecturesDuService } from "./lectures-du-service.js";

afterEach(() => {
  installerLectures("");
});

it("sans choix, les lectures par défaut s'appliquent", () => {
  expect(installerLectures("")).toEqual([]);
  expect(lecturesDuService()).toEqual(lecturesParDefaut);
});

it("un choix change la lecture nommée et elle seule", () => {
  expect(installerLectures("D2=par_annee, D3=solde")).toEqual([]);
  expect(lecturesDuService()).toEqual({ ...lecturesParDefaut, D2: "par_annee", D3: "solde" });
});

it("un choix inconnu est refusé par son nom, et rien n'est changé", () => {
  expect(installerLectures("D2=par_annee,D99=oui,D3=jamais")).toEqual([
    "LECTURES : « D99=oui » n'est pas une lecture connue",
    "LECTURES : « D3=jamais » n'est pas une lecture connue",
  ]);
  expect(lecturesDuService()).toEqual(lecturesParDefaut);
});
