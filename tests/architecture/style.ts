// Ce qu'on ne laisse pas derrière soi : travail remis, contrôles éteints, tests mis de côté, traces de la machine.
import ts from "typescript";
import { arbreDe, estSource, estTest, estTypeScript, type Fichier, ligneDe, visiter } from "./arbre.js";
import { type Faute, gardeParFichier } from "./garde.js";

// Les motifs sont composés : ce fichier est lu par la garde comme les autres.
const mot = (...morceaux: readonly string[]) => morceaux.join("");

/** Texte écrit à la main, dont les mots nous appartiennent (ni données, ni verrou, ni texte de licence). */
const estEcrit = ({ chemin, texte }: Fichier) => texte !== "" && !/^(donnees\/|package-lock\.json$|LICEN[CS]E)/u.test(chemin);

function fautesDeMotifs(fichier: Fichier, motifs: readonly (readonly [RegExp, string])[]): Faute[] {
  const fautes: Faute[] = [];
  for (const [rang, ligne] of fichier.texte.split("\n").entries()) {
    for (const [motif, raison] of motifs) if (motif.test(ligne)) fautes.push(`${fichier.chemin}:${rang + 1} : ${raison}.`);
  }
  return fautes;
}

const REMIS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(${mot("TO", "DO")}|${mot("FIX", "ME")}|${mot("XX", "X")}|${mot("HA", "CK")})\\b`, "u"), "un travail remis à plus tard"],
  [new RegExp(`@ts-(${mot("ig", "nore")}|${mot("no", "check")}|${mot("expect-", "error")})`, "u"), "un contrôle de types éteint"],
  [new RegExp(`${mot("biome-", "ignore")}|${mot("eslint-", "disable")}|${mot("prettier-", "ignore")}`, "u"), "un contrôle de style éteint"],
];

export const gardeRienDeRemis = gardeParFichier("rien de remis à plus tard, aucun contrôle éteint", estEcrit, (fichier) =>
  fautesDeMotifs(fichier, REMIS),
);

export const gardeSansAny = gardeParFichier("aucun any", estTypeScript, (fichier) => {
  const fautes: Faute[] = [];
  visiter(fichier, (noeud) => {
    if (noeud.kind === ts.SyntaxKind.AnyKeyword) fautes.push(`${fichier.chemin}:${ligneDe(fichier, noeud)} : any.`);
  });
  return fautes;
});

/** Fichiers où l'on affirme un type sans le vérifier, chacun avec sa raison. */
export const AFFIRMATIONS_PERMISES: Readonly<Record<string, string>> = {};

export const gardeSansAffirmation = gardeParFichier(
  "hors du socle, un type se vérifie et ne s'affirme pas",
  (fichier) => estSource(fichier) && !estTest(fichier) && !fichier.chemin.startsWith("src/socle/"),
  (fichier) => {
    const fautes: Faute[] = [];
    visiter(fichier, (noeud) => {
      if (!ts.isAsExpression(noeud) || noeud.type.getText(arbreDe(fichier)) === "const" || fichier.chemin in AFFIRMATIONS_PERMISES) return;
      fautes.push(`${fichier.chemin}:${ligneDe(fichier, noeud)} : « as ${noeud.type.getText(arbreDe(fichier))} ».`);
    });
    return fautes;
  },
);

const MIS_DE_COTE = new Set(["skip", "only", "todo", "fails", "skipIf", "runIf"]);

export const gardeTestsEntiers = gardeParFichier(
  "aucun test mis de côté",
  (fichier) => /\.test\.tsx?$/u.test(fichier.chemin) || (fichier.chemin.startsWith("tests/") && estTypeScript(fichier)),
  (fichier) => {
    const fautes: Faute[] = [];
    visiter(fichier, (noeud) => {
      if (!ts.isPropertyAccessExpression(noeud) || !MIS_DE_COTE.has(noeud.name.text)) return;
      const texte = noeud.getText(arbreDe(fichier));
      if (/^(it|test|describe|suite)\b/u.test(texte)) fautes.push(`${fichier.chemin}:${ligneDe(fichier, noeud)} : ${texte}.`);
    });
    return fautes;
  },
);

const TRACES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`(?<![\\w.])/${mot("wo", "rk")}/|/${mot("tm", "p")}/(${mot("e", "q")}|bash)|/${mot("ro", "ot")}/|/${mot("ho", "me")}/`, "u"),
    "un chemin de machine",
  ],
  [new RegExp(`\\.\\./${mot("sha", "red")}\\b`, "u"), "un dossier hors du projet"],
  [
    new RegExp(
      `${mot("Anth", "ropic")}|${mot("Claude", " Code")}|${mot("Chat", "GPT")}|\\b${mot("LL", "M")}s?\\b|${mot("agent", " IA")}\\b|${mot("Co-Auth", "ored-By")}`,
      "u",
    ),
    "une trace de l'outil",
  ],
  [new RegExp(`\\b(${mot("issue", " ?#?")}\\d|${mot("issues", " show")})`, "iu"), "un renvoi à un suivi que le lecteur n'a pas"],
];

export const gardeMotsInterdits = gardeParFichier("aucune trace de la machine dans le projet", estEcrit, (fichier) =>
  fautesDeMotifs(fichier, TRACES),
);
