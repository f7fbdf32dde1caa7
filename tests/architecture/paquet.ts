// Le paquet : versions exactes, une raison par dépendance, un verrou qui ne nomme aucun registre.
import { z } from "zod";
import type { Fichier } from "./arbre.js";
import { type Faute, garde } from "./garde.js";

const paquetLu = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

function dependancesDe(fichiers: readonly Fichier[]): [string, string][] {
  const texte = fichiers.find(({ chemin }) => chemin === "package.json")?.texte ?? "{}";
  const lu = paquetLu.parse(JSON.parse(texte));
  return Object.entries({ ...lu.dependencies, ...lu.optionalDependencies, ...lu.devDependencies });
}

const EXACTE = /^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/u;

export const gardeVersions = garde({
  nom: "les versions des dépendances sont exactes",
  regarde: ({ chemin }) => chemin === "package.json",
  fautes: (regardes) =>
    dependancesDe(regardes)
      .filter(([, version]) => !EXACTE.test(version))
      .map(([nom, version]) => `package.json : ${nom} en « ${version} ».`),
});

export const gardeRaisons = garde({
  nom: "chaque dépendance a sa raison dans une décision",
  regarde: ({ chemin }) => chemin === "package.json" || chemin.startsWith("decisions/"),
  fautes(regardes) {
    const decisions = regardes.filter(({ chemin }) => chemin.startsWith("decisions/")).map(({ texte }) => texte);
    const noms = dependancesDe(regardes).map(([nom]) => nom);
    const sansRaison = noms.filter((nom) => !decisions.some((texte) => texte.includes(`\`${nom}\``)));
    return sansRaison.map((nom): Faute => `package.json : ${nom} n'a pas de raison dans decisions/.`);
  },
});

export const gardeVerrou = garde({
  nom: "le verrou ne nomme aucun registre",
  regarde: ({ chemin }) => chemin === "package-lock.json",
  fautes: (regardes) =>
    regardes
      .filter(({ texte }) => /"resolved"\s*:\s*"(https?:|git)/u.test(texte))
      .map(({ chemin }): Faute => `${chemin} : contient l'adresse d'un registre.`),
});
