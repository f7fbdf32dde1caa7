// R6 et R7 : où s'écrit le SQL, quel schéma chacun peut nommer, et le grand livre qui ne fait que grandir.
import ts from "typescript";
import { arbreDe, estSource, estTest, type Fichier, importsDe, ligneDe, uneFois, visiter } from "./arbre.js";
import { type Faute, garde, gardeParFichier } from "./garde.js";
import { contexteDe, type Dependances } from "./zones.js";

const ECRITURE =
  /\b(insert\s+into|update\s+(only\s+)?[\w."]+\s+(as\s+\w+\s+|\w+\s+)?set|delete\s+from|truncate\s+(table\s+)?\w+|for\s+(no\s+key\s+)?update)\b/iu;
const DEFINITION = /\b(create|alter|drop)\s+(or\s+replace\s+)?(table|schema|role|database|index|function|trigger|view)\b/iu;
const LECTURE = /\bselect\b[\s\S]*\bfrom\s+[a-z_]+/iu;

const estSql = (texte: string) => ECRITURE.test(texte) || DEFINITION.test(texte) || LECTURE.test(texte);

interface Texte {
  readonly ligne: number;
  readonly texte: string;
}

/** Textes d'un fichier : chaînes et gabarits entiers, les valeurs y étant remplacées par « $ ». */
const textesDe = uneFois((fichier): Texte[] => {
  const textes: Texte[] = [];
  visiter(fichier, (noeud) => {
    const ligne = () => ligneDe(fichier, noeud);
    if (ts.isTemplateExpression(noeud)) {
      textes.push({ ligne: ligne(), texte: [noeud.head.text, ...noeud.templateSpans.map((span) => span.literal.text)].join(" $ ") });
    } else if (ts.isStringLiteral(noeud) || ts.isNoSubstitutionTemplateLiteral(noeud)) {
      textes.push({ ligne: ligne(), texte: noeud.text });
    }
  });
  return textes.map(({ ligne, texte }) => ({ ligne, texte: texte.replace(/--[^\n]*/gu, "") }));
});

const estFichierSql = (fichier: Fichier) => fichier.chemin.endsWith(".sql.ts");
const peutEcrireDuSql = (fichier: Fichier) => estFichierSql(fichier) || fichier.chemin.startsWith("src/socle/base/");

function importeSql(fichier: Fichier): boolean {
  let importe = false;
  visiter(fichier, (noeud) => {
    if (ts.isImportSpecifier(noeud) && (noeud.propertyName ?? noeud.name).getText(arbreDe(fichier)) === "sql") importe = true;
  });
  return importe && importsDe(fichier).includes("src/socle/base/base.ts");
}

export const gardeSqlAPart = gardeParFichier(
  "R6 : le SQL n'est que dans les fichiers .sql.ts et socle/base",
  (fichier) => estSource(fichier) && !estTest(fichier) && !peutEcrireDuSql(fichier),
  (fichier) => {
    const fautes = textesDe(fichier).filter(({ texte }) => estSql(texte));
    const lignes = fautes.map(({ ligne }) => `${fichier.chemin}:${ligne} : du SQL hors d'un fichier .sql.ts.`);
    return importeSql(fichier) ? [...lignes, `${fichier.chemin} : importe « sql » hors d'un fichier .sql.ts.`] : lignes;
  },
);

const schemaDe = (contexte: string) => contexte.replaceAll("-", "_");

/** Schémas de contextes nommés par un texte SQL : « schema.table ». */
function schemasNommes(texte: string, schemas: readonly string[]): string[] {
  return schemas.filter((schema) => new RegExp(`(?<![\\w.])${schema}\\.[a-z_]`, "iu").test(texte));
}

const estLecture = (fichier: Fichier) => fichier.chemin.startsWith("src/acces/portail/lectures/");

function fautesDeSchema(fichier: Fichier, schemas: readonly string[]): Faute[] {
  if (estLecture(fichier) || fichier.chemin.startsWith("src/socle/base/")) return [];
  const contexte = contexteDe(fichier.chemin);
  const sien = contexte === null ? null : schemaDe(contexte);
  return textesDe(fichier).flatMap(({ ligne, texte }) =>
    schemasNommes(texte, schemas)
      .filter((schema) => schema !== sien)
      .map((schema) => `${fichier.chemin}:${ligne} : nomme le schéma ${schema}, qui n'est pas le sien.`),
  );
}

/** R6 : chaque contexte ne nomme que son schéma ; la table donne les contextes. */
export const gardeSchemas = (table: Dependances) =>
  garde({
    nom: "R6 : un contexte ne nomme que son schéma",
    regarde: (fichier) => estFichierSql(fichier) && !estTest(fichier),
    fautes: (regardes) => regardes.flatMap((fichier) => fautesDeSchema(fichier, Object.keys(table).map(schemaDe))),
  });

export const gardeLectures = gardeParFichier(
  "R6 : les lectures des écrans ne font que lire",
  (fichier) => estLecture(fichier) && estSource(fichier) && !estTest(fichier),
  (fichier) =>
    textesDe(fichier)
      .filter(({ texte }) => ECRITURE.test(texte) || DEFINITION.test(texte))
      .map(({ ligne }) => `${fichier.chemin}:${ligne} : une lecture n'écrit pas.`),
);

const LIVRE = String.raw`"?grand_livre"?\.(?!"?soldes\b)`;
const REECRITURES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\bupdate\s+(only\s+)?${LIVRE}`, "iu"), "UPDATE"],
  [/\bdelete\s+from\s+(only\s+)?"?grand_livre"?\./iu, "DELETE"],
  [/\btruncate\s+(table\s+)?(only\s+)?"?grand_livre"?\./iu, "TRUNCATE"],
  [new RegExp(String.raw`\binsert\s+into\s+${LIVRE}[\s\S]*on\s+conflict[\s\S]*do\s+update`, "iu"), "ON CONFLICT DO UPDATE"],
  [new RegExp(String.raw`\bmerge\s+into\s+${LIVRE}`, "iu"), "MERGE"],
];

export const gardeGrandLivre = gardeParFichier(
  "R7 : le grand livre ne se réécrit pas",
  (fichier) => estSource(fichier) && !estTest(fichier) && peutEcrireDuSql(fichier),
  (fichier) =>
    textesDe(fichier).flatMap(({ ligne, texte }) =>
      REECRITURES.filter(([motif]) => motif.test(texte)).map(([, verbe]) => `${fichier.chemin}:${ligne} : ${verbe} sur grand_livre.`),
    ),
);

const NUMERO = /^migrations\/(\d{4})-[a-z0-9-]+\.sql$/u;

function fautesDeMigration(fichiers: readonly Fichier[]): Faute[] {
  const vus = new Map<string, string>();
  const fautes: Faute[] = [];
  for (const { chemin, texte } of fichiers) {
    const numero = NUMERO.exec(chemin)?.[1];
    if (numero === undefined) fautes.push(`${chemin} : une migration s'appelle « 0001-nom.sql ».`);
    else if (vus.has(numero)) fautes.push(`${chemin} : même numéro que ${vus.get(numero)}.`);
    else vus.set(numero, chemin);
    const instructions = texte.replace(/--[^\n]*/gu, "").split(";");
    if (instructions.some((instruction) => /grand_livre\./iu.test(instruction) && /on\s+delete\s+(cascade|set)/iu.test(instruction))) {
      fautes.push(`${chemin} : un effacement en cascade ne touche pas le grand livre.`);
    }
  }
  return fautes;
}

export const gardeMigrations = garde({
  nom: "R7 : les migrations sont numérotées, et aucune n'efface le grand livre en cascade",
  regarde: (fichier) =>
    fichier.chemin.startsWith("migrations/") && fichier.chemin.endsWith(".sql") && !fichier.chemin.endsWith("/schema.sql"),
  fautes: fautesDeMigration,
});
