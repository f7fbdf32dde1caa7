// Ce que les gardes regardent : les fichiers du projet, leur texte, et leur arbre syntaxique.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Fichier du projet ; `chemin` est relatif à la racine, avec des « / ». */
export interface Fichier {
  readonly chemin: string;
  readonly texte: string;
}

/** Dossiers qui ne sont pas écrits à la main. */
const IGNORES = new Set(["node_modules", "dist", ".git", ".donnees", "captures", "coverage"]);
const LISIBLE = /\.(tsx?|mjs|js|sql|md|json|css|typ|txt|yml)$|^\.ci\/run$|^bin\/|^\.(gitignore|npmrc)$/u;
/** Au-delà, c'est un fichier de données : ses lignes ne sont pas du code. */
const TAILLE_LUE = 2_000_000;

function parcourir(racine: string, dossier: string, fichiers: Fichier[]): void {
  for (const entree of readdirSync(join(racine, dossier), { withFileTypes: true })) {
    const chemin = dossier === "" ? entree.name : `${dossier}/${entree.name}`;
    if (IGNORES.has(entree.name)) continue;
    if (entree.isDirectory()) parcourir(racine, chemin, fichiers);
    else if (entree.isFile()) {
      const texte = LISIBLE.test(chemin) ? readFileSync(join(racine, chemin), "utf8") : "";
      fichiers.push({ chemin, texte: texte.length > TAILLE_LUE ? "" : texte });
    }
  }
}

/** Tous les fichiers du projet ; le texte des fichiers binaires ou de données est vide. */
export function lireArbre(racine: string): Fichier[] {
  const fichiers: Fichier[] = [];
  parcourir(racine, "", fichiers);
  return fichiers;
}

export const estTypeScript = (fichier: Fichier) => /\.tsx?$/u.test(fichier.chemin);
export const estTest = (fichier: Fichier) => /\.test\.tsx?$/u.test(fichier.chemin) || fichier.chemin.startsWith("tests/");
export const estSource = (fichier: Fichier) => estTypeScript(fichier) && fichier.chemin.startsWith("src/");

/** Fait d'une lecture de fichier une lecture qui ne se refait pas : les gardes posent les mêmes questions. */
export function uneFois<Valeur>(lire: (fichier: Fichier) => Valeur): (fichier: Fichier) => Valeur {
  const lues = new WeakMap<Fichier, { readonly valeur: Valeur }>();
  return (fichier) => {
    const connue = lues.get(fichier);
    if (connue !== undefined) return connue.valeur;
    const valeur = lire(fichier);
    lues.set(fichier, { valeur });
    return valeur;
  };
}

/** Arbre syntaxique d'un fichier. */
export const arbreDe = uneFois((fichier) => ts.createSourceFile(fichier.chemin, fichier.texte, ts.ScriptTarget.ES2023, true));

/** Visite chaque nœud d'un fichier, du haut vers le bas. */
export function visiter(fichier: Fichier, voir: (noeud: ts.Node) => void): void {
  const descendre = (noeud: ts.Node): void => {
    voir(noeud);
    ts.forEachChild(noeud, descendre);
  };
  descendre(arbreDe(fichier));
}

/** Ligne (à partir de 1) où commence un nœud. */
export function ligneDe(fichier: Fichier, noeud: ts.Node): number {
  const arbre = arbreDe(fichier);
  return arbre.getLineAndCharacterOfPosition(noeud.getStart(arbre)).line + 1;
}

/** Imports d'un fichier, y compris de types et dynamiques : chemin dans le projet, ou nom de paquet. */
export const importsDe = uneFois((fichier): string[] => {
  const lus = ts.preProcessFile(fichier.texte, true, true).importedFiles;
  return lus.map(({ fileName }) => {
    if (!fileName.startsWith(".")) return fileName;
    const resolu = new URL(fileName, `file:///${fichier.chemin}`).pathname.slice(1);
    return resolu.replace(/\.js$/u, ".ts");
  });
});
