// Petit, et dire pourquoi : longueur des fichiers et des fonctions, nombre de paramètres, noms sans accent.
import ts from "typescript";
import { arbreDe, estSource, estTest, estTypeScript, type Fichier, ligneDe, visiter } from "./arbre.js";
import { type Faute, gardeParFichier } from "./garde.js";

const LIGNES_PAR_FICHIER = 300;
const LIGNES_PAR_FONCTION = 50;
const PARAMETRES = 3;

/** Fichiers plus longs, chacun avec sa raison. */
export const LONGS_PERMIS: Readonly<Record<string, string>> = {
  "public/feuille.css": "une seule feuille servie telle quelle, sans outil d'assemblage : la couper ferait une requête de plus par page",
  "clients/typescript/schema.d.ts": "engendré depuis la description de l'API : un test vérifie qu'il est à jour",
  "tests/cas/droits.cas.ts": "la table des cas de la loi, une ligne par numéro : des données, que l'on cherche dans un seul endroit",
};
/** Fonctions plus longues (« chemin#nom »), chacune avec sa raison. */
export const FONCTIONS_LONGUES_PERMISES: Readonly<Record<string, string>> = {};

const lignesDe = (texte: string) => texte.replace(/\n$/u, "").split("\n").length;

export const gardeLongueurDesFichiers = gardeParFichier(
  `un fichier ne passe pas ${LIGNES_PAR_FICHIER} lignes`,
  (fichier) => estTypeScript(fichier) || /^(public|tests)\/.*\.(css|js|mjs)$/u.test(fichier.chemin),
  ({ chemin, texte }) => {
    const lignes = lignesDe(texte);
    if (lignes <= LIGNES_PAR_FICHIER || chemin in LONGS_PERMIS) return [];
    return [`${chemin} : ${lignes} lignes.`];
  },
);

type Fonction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.ConstructorDeclaration;

const estFonction = (noeud: ts.Node): noeud is Fonction =>
  ts.isFunctionDeclaration(noeud) ||
  ts.isFunctionExpression(noeud) ||
  ts.isArrowFunction(noeud) ||
  ts.isMethodDeclaration(noeud) ||
  ts.isConstructorDeclaration(noeud);

/** Nom sous lequel on parle d'une fonction : le sien, ou celui de la constante qui la porte. */
function nomDe(noeud: Fonction, arbre: ts.SourceFile): string {
  if (noeud.name !== undefined) return noeud.name.getText(arbre);
  const parent = noeud.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText(arbre);
  return "anonyme";
}

/** « describe » n'est qu'un titre autour de ses tests : sa longueur ne dit rien. */
function estBlocDeTests(noeud: Fonction, arbre: ts.SourceFile): boolean {
  return ts.isCallExpression(noeud.parent) && /^describe\b/u.test(noeud.parent.expression.getText(arbre));
}

function fautesDeFonctions(fichier: Fichier): Faute[] {
  const arbre = arbreDe(fichier);
  const fautes: Faute[] = [];
  visiter(fichier, (noeud) => {
    if (!estFonction(noeud) || estBlocDeTests(noeud, arbre)) return;
    const nom = nomDe(noeud, arbre);
    const lignes = lignesDe(noeud.getText(arbre));
    const lieu = `${fichier.chemin}:${ligneDe(fichier, noeud)}`;
    if (lignes > LIGNES_PAR_FONCTION && !(`${fichier.chemin}#${nom}` in FONCTIONS_LONGUES_PERMISES)) {
      fautes.push(`${lieu} : ${nom} fait ${lignes} lignes.`);
    }
    // Une fonction passée à une bibliothèque reçoit ce qu'elle veut bien lui donner.
    if (noeud.parameters.length > PARAMETRES && !ts.isCallExpression(noeud.parent)) {
      fautes.push(`${lieu} : ${nom} prend ${noeud.parameters.length} paramètres.`);
    }
  });
  return fautes;
}

export const gardeFonctions = gardeParFichier(
  `une fonction ne passe pas ${LIGNES_PAR_FONCTION} lignes ni ${PARAMETRES} paramètres`,
  estTypeScript,
  fautesDeFonctions,
);

const INTERDITS = ["utils", "util", "helpers", "helper", "common", "shared", "misc"];

export const gardeNomsDeFichiers = gardeParFichier(
  "les noms de fichiers sont en minuscules, sans accent, et disent leur objet",
  (fichier) => /^(src|tests|bench|migrations|decisions|donnees|public|docs|bin)\//u.test(fichier.chemin),
  ({ chemin }) => {
    const fautes: Faute[] = [];
    if (!/^[\w./-]+$/u.test(chemin)) fautes.push(`${chemin} : un nom de fichier est en ASCII, sans espace.`);
    const morceaux = chemin.toLowerCase().split(/[/.]/u);
    const fourreTout = morceaux.find((morceau) => INTERDITS.includes(morceau));
    if (fourreTout !== undefined) fautes.push(`${chemin} : « ${fourreTout} » ne dit pas ce que c'est.`);
    if (/^src\//u.test(chemin) && !/^[a-z0-9./-]+$/u.test(chemin.replace(/README\.md$/u, "")))
      fautes.push(`${chemin} : un nom de src est en kebab-case.`);
    return fautes;
  },
);

const ASCII = /^[\x20-\x7e]*$/u;

export const gardeIdentifiants = gardeParFichier("les identifiants sont en ASCII", estTypeScript, (fichier) => {
  const fautes: Faute[] = [];
  visiter(fichier, (noeud) => {
    // Une lettre seule pour clé est une table de lettres (« œ » → « oe »), pas un nom.
    const lettre = ts.isIdentifier(noeud) && noeud.text.length === 1 && ts.isPropertyAssignment(noeud.parent);
    if (ts.isIdentifier(noeud) && !lettre && !ASCII.test(noeud.text))
      fautes.push(`${fichier.chemin}:${ligneDe(fichier, noeud)} : ${noeud.text}.`);
  });
  return fautes;
});

export const gardePremiereLigne = gardeParFichier(
  "la première ligne d'un fichier dit ce dont il répond",
  (fichier) => estSource(fichier) && !estTest(fichier),
  ({ chemin, texte }) => (/^(#!.*\n)?(\/\/ |\/\*\*? ?)\S/u.test(texte) ? [] : [`${chemin} : commence sans phrase.`]),
);
