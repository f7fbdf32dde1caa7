// Une action commence par le droit d'agir, et chaque refus levé a sa phrase.
import ts from "typescript";
import { arbreDe, estSource, estTest, type Fichier, ligneDe, visiter } from "./arbre.js";
import { type Faute, garde } from "./garde.js";
import { contexteDe } from "./zones.js";

/** Fonctions de metier qui reçoivent un contexte sans exiger le droit d'agir (« chemin#nom »), chacune avec sa raison. */
export const SANS_EXIGER: Readonly<Record<string, string>> = {};

function estExportee(noeud: ts.Node): boolean {
  return ts.canHaveModifiers(noeud) && (ts.getModifiers(noeud) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

interface Action {
  readonly nom: string;
  readonly noeud: ts.Node;
  readonly corps: ts.Node | undefined;
}

const recoitContexte = (parametres: readonly ts.ParameterDeclaration[], arbre: ts.SourceFile) =>
  parametres[0]?.name.getText(arbre) === "ctx" && /^Contexte\b/u.test(parametres[0].type?.getText(arbre) ?? "");

/** Fonctions exportées dont le premier paramètre est `ctx: Contexte`, déclarées ou portées par une constante. */
function actionsDe(fichier: Fichier): Action[] {
  const arbre = arbreDe(fichier);
  const actions: Action[] = [];
  for (const noeud of arbre.statements) {
    if (!estExportee(noeud)) continue;
    if (ts.isFunctionDeclaration(noeud) && recoitContexte(noeud.parameters, arbre)) {
      actions.push({ nom: noeud.name?.text ?? "default", noeud, corps: noeud.body });
    }
    if (!ts.isVariableStatement(noeud)) continue;
    for (const { name, initializer } of noeud.declarationList.declarations) {
      const fonction =
        initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) ? initializer : null;
      if (fonction !== null && recoitContexte(fonction.parameters, arbre)) {
        actions.push({ nom: name.getText(arbre), noeud, corps: fonction.body });
      }
    }
  }
  return actions;
}

/** Nommer ce que l'on a reçu ne lit ni n'écrit rien : de telles constantes peuvent précéder le droit d'agir. */
function neFaitQueNommer(instruction: ts.Statement): boolean {
  if (!ts.isVariableStatement(instruction)) return false;
  let agit = false;
  const voir = (noeud: ts.Node): void => {
    if (ts.isCallExpression(noeud) || ts.isNewExpression(noeud) || ts.isAwaitExpression(noeud)) agit = true;
    ts.forEachChild(noeud, voir);
  };
  voir(instruction);
  return !agit;
}

function commenceParExiger(corps: ts.Node | undefined): boolean {
  if (corps === undefined || !ts.isBlock(corps)) return false;
  const premiere = corps.statements.find((instruction) => !neFaitQueNommer(instruction));
  if (premiere === undefined || !ts.isExpressionStatement(premiere)) return false;
  const appel = premiere.expression;
  return ts.isCallExpression(appel) && ts.isIdentifier(appel.expression) && appel.expression.text === "exiger";
}

/** Noms que l'index d'un contexte rend publics ; null s'il n'y a pas d'index ou s'il rend tout. */
function nomsPublics(contexte: string, fichiers: readonly Fichier[]): ReadonlySet<string> | null {
  const index = fichiers.find(({ chemin }) => chemin === `src/metier/${contexte}/index.ts`);
  if (index === undefined || /export \* from/u.test(index.texte)) return null;
  const noms = new Set<string>();
  visiter(index, (noeud) => {
    if (ts.isExportSpecifier(noeud)) noms.add((noeud.propertyName ?? noeud.name).getText(arbreDe(index)));
  });
  return noms;
}

const recoitUnContexte = (fichier: Fichier) =>
  fichier.chemin.startsWith("src/metier/") && estSource(fichier) && !estTest(fichier) && actionsDe(fichier).length > 0;

export const gardeExiger = garde({
  nom: "une action publique d'un contexte commence par exiger le droit d'agir",
  regarde: recoitUnContexte,
  fautes: (regardes, tous) =>
    regardes.flatMap((fichier) => {
      const publics = nomsPublics(contexteDe(fichier.chemin) ?? "", tous);
      return actionsDe(fichier)
        .filter(({ nom }) => publics === null || publics.has(nom))
        .filter(({ nom, corps }) => !commenceParExiger(corps) && !(`${fichier.chemin}#${nom}` in SANS_EXIGER))
        .map(({ nom, noeud }): Faute => `${fichier.chemin}:${ligneDe(fichier, noeud)} : ${nom} ne commence pas par exiger().`);
    }),
});

const CODE = /^[a-z0-9-]+\/[a-z0-9-]+$/u;

interface Leve {
  readonly lieu: string;
  readonly codes: readonly string[];
}

/** Ce que vaut une constante du fichier, s'il n'y en a qu'une de ce nom. */
function constante(fichier: Fichier, nom: string): ts.Expression | undefined {
  const valeurs: ts.Expression[] = [];
  visiter(fichier, (noeud) => {
    if (ts.isVariableDeclaration(noeud) && noeud.name.getText(arbreDe(fichier)) === nom && noeud.initializer)
      valeurs.push(noeud.initializer);
  });
  return valeurs.length === 1 ? valeurs[0] : undefined;
}

/** Codes qu'une expression peut valoir : un texte, chaque branche d'un choix, une constante du fichier. */
function codesDe(fichier: Fichier, valeur: ts.Node | undefined): string[] {
  if (valeur === undefined) return [];
  if (ts.isConditionalExpression(valeur)) return [...codesDe(fichier, valeur.whenTrue), ...codesDe(fichier, valeur.whenFalse)];
  if (ts.isStringLiteral(valeur) || ts.isNoSubstitutionTemplateLiteral(valeur)) return [valeur.text];
  return ts.isIdentifier(valeur) ? codesDe(fichier, constante(fichier, valeur.text)) : [];
}

function refusLeves(fichier: Fichier): Leve[] {
  const leves: Leve[] = [];
  visiter(fichier, (noeud) => {
    if (!ts.isNewExpression(noeud) || !ts.isIdentifier(noeud.expression) || noeud.expression.text !== "Refus") return;
    leves.push({ lieu: `${fichier.chemin}:${ligneDe(fichier, noeud)}`, codes: codesDe(fichier, noeud.arguments?.[0]) });
  });
  return leves;
}

/** Codes qui ont une phrase : les clés des tables de src/acces/phrases. */
function codesAvecPhrase(fichiers: readonly Fichier[]): Set<string> {
  const codes = new Set<string>();
  for (const fichier of fichiers) {
    if (!fichier.chemin.startsWith("src/acces/phrases/") || !estSource(fichier) || estTest(fichier)) continue;
    visiter(fichier, (noeud) => {
      if (ts.isPropertyAssignment(noeud) && ts.isStringLiteral(noeud.name) && CODE.test(noeud.name.text)) codes.add(noeud.name.text);
    });
  }
  return codes;
}

export const gardeRefus = garde({
  nom: "chaque refus levé a sa phrase",
  regarde: (fichier) => estSource(fichier) && !estTest(fichier) && /\bnew Refus\(/u.test(fichier.texte),
  fautes(regardes, tous) {
    const phrases = codesAvecPhrase(tous);
    const fautes: Faute[] = [];
    for (const { lieu, codes } of regardes.flatMap(refusLeves)) {
      if (codes.length === 0) fautes.push(`${lieu} : le code du refus n'est pas écrit là où il est levé.`);
      for (const code of codes) {
        if (!CODE.test(code)) fautes.push(`${lieu} : « ${code} » ne s'écrit pas « contexte/raison ».`);
        else if (!phrases.has(code)) fautes.push(`${lieu} : « ${code} » n'a pas de phrase dans src/acces/phrases.`);
      }
    }
    return fautes;
  },
});
