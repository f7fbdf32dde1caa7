// « npm test » : chaque vérification dans l'ordre, chronométrée ; la première qui échoue arrête tout.
// La dernière ligne, seule, est toujours « N passed, N failed ».
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ajouter, bilan } from "./bilan.mjs";

const RACINE = fileURLToPath(new URL("../", import.meta.url));
const long = process.argv.includes("--long");
// Hors d'un terminal, les couleurs rendraient le journal illisible.
const COULEURS = process.stdout.isTTY ? "--colors=force" : "--colors=off";
const TYPESCRIPT = "node_modules/typescript-7/bin/tsc";

/** Les vérifications sans exécution : nom, puis arguments donnés à Node. */
const ETAPES = [
  { nom: "format et lint (Biome)", arguments: ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", COULEURS] },
  { nom: "types de tout le projet", arguments: [TYPESCRIPT, "-p", "."] },
  { nom: "types des règles, sans Node", arguments: [TYPESCRIPT, "-p", "tsconfig.regles.json"] },
  { nom: "promesses et choix exhaustifs (ESLint)", arguments: ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings=0"] },
  { nom: "code mort (knip)", arguments: ["node_modules/knip/bin/knip.js"] },
  { nom: "construction", arguments: ["construire.mjs"] },
];

/** @param {number} debut */
function duree(debut) {
  return `${((performance.now() - debut) / 1000).toFixed(1).replace(".", ",")} s`;
}

/**
 * Finit par la ligne que lisent les outils.
 * @param {import("./bilan.mjs").Bilan} resultat
 * @returns {never}
 */
function finir(resultat) {
  if (resultat.raison !== null) console.error(`\nÉchec : ${resultat.raison}.`);
  console.log(`\n${resultat.passes} passed, ${resultat.echecs} failed`);
  process.exit(resultat.raison === null ? 0 : 1);
}

/** @param {{ nom: string, arguments: string[] }} etape */
function verifier(etape) {
  const debut = performance.now();
  console.log(`▶ ${etape.nom}`);
  const { status } = spawnSync(process.execPath, etape.arguments, { cwd: RACINE, stdio: "inherit" });
  // Une étape qui échoue compte pour un échec : la dernière ligne ne peut pas rester verte.
  if (status !== 0) finir({ passes: 0, echecs: 1, raison: `l'étape « ${etape.nom} » a échoué en ${duree(debut)}` });
  console.log(`✔ ${etape.nom} : ${duree(debut)}\n`);
}

/**
 * Exécute vitest avec un Node donné et rend son bilan.
 * @param {string} noeud chemin de l'exécutable Node
 * @param {string} nom ce qui est affiché
 */
function lancerVitest(noeud, nom) {
  const debut = performance.now();
  console.log(`▶ ${nom}`);
  const dossier = mkdtempSync(join(tmpdir(), "cec-tests-"));
  const fichier = join(dossier, "rapport.json");
  const configuration = long ? ["--config", "vitest.config.long.ts"] : [];
  const rapports = ["--reporter=default", "--reporter=json", `--outputFile.json=${fichier}`];
  const env = long ? { ...process.env, DOSSIERS: process.env["DOSSIERS"] ?? "100000" } : process.env;
  const { status } = spawnSync(noeud, ["node_modules/vitest/vitest.mjs", "run", ...configuration, ...rapports], {
    cwd: RACINE,
    stdio: "inherit",
    env,
  });
  const rapport = lireRapport(fichier);
  rmSync(dossier, { recursive: true, force: true });
  console.log(`${status === 0 ? "✔" : "✘"} ${nom} : ${duree(debut)}\n`);
  return bilan(rapport, status ?? 1);
}

/**
 * @param {string} fichier
 * @returns {import("./bilan.mjs").Rapport | null}
 */
function lireRapport(fichier) {
  try {
    return JSON.parse(readFileSync(fichier, "utf8"));
  } catch {
    return null;
  }
}

const debut = performance.now();
for (const etape of ETAPES) verifier(etape);
let resultat = lancerVitest(process.execPath, `tests, Node ${process.versions.node}`);
const autreNoeud = process.env["NODE24"];
if (long && autreNoeud !== undefined) resultat = ajouter(resultat, lancerVitest(autreNoeud, `tests, ${autreNoeud}`));
if (long && autreNoeud === undefined) console.log("Passage sous Node 24 non fait : donnez NODE24=/chemin/vers/node.");
console.log(`Durée totale : ${duree(debut)}`);
finir(resultat);
