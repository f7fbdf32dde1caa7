// R1 à R5 et R8 : qui peut importer qui, dossier par dossier.

import ts from "typescript";
import { DEPENDANCES, SEUIL } from "../../src/metier/dependances.js";
import { arbreDe, estSource, estTest, estTypeScript, type Fichier, importsDe, ligneDe, visiter } from "./arbre.js";
import { type Faute, garde, gardeParFichier } from "./garde.js";

type Zone = "main" | "acces" | "metier" | "regles" | "valeurs" | "socle" | "inconnue";

/** Table des contextes ; les gardes la reçoivent pour pouvoir en juger une autre. */
export type Dependances = Readonly<Record<string, readonly string[]>>;

const DOSSIERS: readonly (readonly [string, Zone])[] = [
  ["src/acces/", "acces"],
  ["src/metier/", "metier"],
  ["src/regles/", "regles"],
  ["src/socle/valeurs/", "valeurs"],
  ["src/socle/", "socle"],
];
/** Les programmes : ils assemblent, et personne ne les importe. */
const PROGRAMMES = new Set(["src/main.ts", "src/cec.ts"]);
/** Fichiers placés à la racine de metier : ce que tous les contextes partagent. */
const RACINE_METIER = new Set(["src/metier/contexte.ts", "src/metier/dependances.ts"]);

const PERMIS: Readonly<Record<Zone, readonly Zone[]>> = {
  main: ["acces", "metier", "regles", "valeurs", "socle"],
  acces: ["acces", "metier", "regles", "valeurs", "socle"],
  metier: ["metier", "regles", "valeurs", "socle"],
  regles: ["regles", "valeurs"],
  valeurs: ["valeurs"],
  socle: ["socle", "valeurs"],
  inconnue: [],
};

export function zoneDe(chemin: string): Zone {
  if (PROGRAMMES.has(chemin)) return "main";
  return DOSSIERS.find(([dossier]) => chemin.startsWith(dossier))?.[1] ?? "inconnue";
}

export function contexteDe(chemin: string): string | null {
  return /^src\/metier\/([^/]+)\//u.exec(chemin)?.[1] ?? null;
}

const importsDuProjet = (fichier: Fichier) => importsDe(fichier).filter((vers) => vers.startsWith("src/"));

function fautesDeZone(fichier: Fichier): Faute[] {
  const zone = zoneDe(fichier.chemin);
  const fautes: Faute[] = [];
  for (const vers of importsDe(fichier)) {
    const dehors = /^(tests|bench)\//u.test(vers);
    if (dehors && !estTest(fichier)) fautes.push(`${fichier.chemin} : importe ${vers}, hors de src.`);
    if (!vers.startsWith("src/")) continue;
    const autre = zoneDe(vers);
    if (autre === "main") fautes.push(`${fichier.chemin} : importe le programme ${vers} ; personne ne le peut.`);
    // Un test lit parfois un fichier de données ou une base : le socle l'y aide, sans que son sujet en dépende.
    else if (!PERMIS[zone].includes(autre) && !(estTest(fichier) && autre === "socle"))
      fautes.push(`${fichier.chemin} : ${zone} n'importe pas ${autre} (${vers}).`);
  }
  return fautes;
}

export const gardeZones = gardeParFichier("R1, R3, R4 : les imports vont dans le sens des dossiers", estSource, fautesDeZone);

export const gardeZonesConnues = gardeParFichier(
  "R8 : chaque fichier de src est dans une zone connue",
  (fichier) => fichier.chemin.startsWith("src/"),
  ({ chemin }) => {
    const contexte = contexteDe(chemin);
    if (zoneDe(chemin) === "inconnue") return [`${chemin} : zone inconnue.`];
    if (!chemin.startsWith("src/metier/") || RACINE_METIER.has(chemin)) return [];
    if (contexte === null) return [`${chemin} : un fichier de metier est dans un contexte.`];
    return contexte in DEPENDANCES ? [] : [`${chemin} : contexte ${contexte} absent de src/metier/dependances.ts.`];
  },
);

/** Cycles de la table : chaque chemin qui revient à son point de départ. */
function cyclesDe(table: Dependances): Faute[] {
  const fautes: Faute[] = [];
  const suivre = (contexte: string, chemin: readonly string[]): void => {
    if (chemin.includes(contexte)) {
      fautes.push(`dependances : cycle ${[...chemin, contexte].join(" → ")}.`);
      return;
    }
    for (const suivant of table[contexte] ?? []) suivre(suivant, [...chemin, contexte]);
  };
  for (const contexte of Object.keys(table)) suivre(contexte, []);
  return fautes;
}

function fautesDeContexte(fichier: Fichier, table: Dependances): Faute[] {
  const contexte = contexteDe(fichier.chemin);
  const fautes: Faute[] = [];
  for (const vers of importsDuProjet(fichier)) {
    const autre = contexteDe(vers);
    if (autre === null || autre === contexte) continue;
    // Les codes de refus d'un contexte sont la seule chose que acces nomme hors de son index : il leur donne une phrase.
    const codes = contexte === null && vers === `src/metier/${autre}/refus.ts`;
    const seuil = codes || (SEUIL as readonly string[]).includes(vers);
    if (vers !== `src/metier/${autre}/index.ts` && !seuil)
      fautes.push(`${fichier.chemin} : passe par ${vers} au lieu de l'index de ${autre}.`);
    if (seuil && contexte === null) continue;
    if (contexte !== null && !(table[contexte] ?? []).includes(autre)) {
      fautes.push(`${fichier.chemin} : ${contexte} n'a pas ${autre} dans src/metier/dependances.ts.`);
    }
  }
  return fautes;
}

/** R2, avec la table donnée. */
export const gardeContextes = (table: Dependances) =>
  garde({
    nom: "R2 : un contexte n'en joint un autre que par son index, si la table le dit",
    regarde: (fichier) => /^src\/(metier|acces)\//u.test(fichier.chemin) && estTypeScript(fichier),
    fautes: (regardes) => [...cyclesDe(table), ...regardes.flatMap((fichier) => fautesDeContexte(fichier, table))],
  });

/** Ce que la loi n'a pas : l'heure, le hasard, la machine. */
const IMPUR: Readonly<Record<string, string>> = { "Date.now": "l'heure", "Math.random": "le hasard" };
const GLOBAUX_IMPURS = new Set(["process", "fetch", "performance", "crypto", "console", "globalThis", "setTimeout", "setInterval"]);

function impuretes(fichier: Fichier): Faute[] {
  const arbre = arbreDe(fichier);
  const fautes: Faute[] = [];
  const dire = (noeud: ts.Node, quoi: string) =>
    fautes.push(`${fichier.chemin}:${ligneDe(fichier, noeud)} : ${quoi} n'a pas sa place ici.`);
  visiter(fichier, (noeud) => {
    if (ts.isPropertyAccessExpression(noeud)) {
      const quoi = IMPUR[noeud.getText(arbre)];
      if (quoi !== undefined) dire(noeud, quoi);
      if (ts.isIdentifier(noeud.expression) && GLOBAUX_IMPURS.has(noeud.expression.text)) dire(noeud, noeud.expression.text);
    }
    if (ts.isNewExpression(noeud) && noeud.expression.getText(arbre) === "Date" && (noeud.arguments ?? []).length === 0)
      dire(noeud, "l'heure");
    if (ts.isCallExpression(noeud) && ts.isIdentifier(noeud.expression)) {
      if (noeud.expression.text === "Date" || GLOBAUX_IMPURS.has(noeud.expression.text)) dire(noeud, noeud.expression.text);
    }
  });
  return fautes;
}

export const gardeReglesPures = gardeParFichier(
  "R3 : les règles ne connaissent ni l'heure, ni le hasard, ni la machine, ni un paquet",
  (fichier) => /^src\/(regles|socle\/valeurs)\//u.test(fichier.chemin) && estTypeScript(fichier) && !estTest(fichier),
  (fichier) => {
    const paquets = importsDe(fichier).filter((vers) => !vers.startsWith("src/"));
    return [...paquets.map((paquet) => `${fichier.chemin} : importe ${paquet}.`), ...impuretes(fichier)];
  },
);

const PAQUETS_TECHNIQUES = /^(pg|fastify|@fastify\/.*|openid-client|oidc-provider|jose|nodemailer|preact.*)$/u;

export const gardePaquets = gardeParFichier(
  "R5 : la base, le serveur web et OIDC ne sont connus que de socle et acces",
  (fichier) => estSource(fichier) && !["socle", "acces"].includes(zoneDe(fichier.chemin)),
  (fichier) =>
    importsDe(fichier)
      .filter((vers) => PAQUETS_TECHNIQUES.test(vers))
      .map((paquet) => `${fichier.chemin} : importe ${paquet}.`),
);
