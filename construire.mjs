// Construit dist/ avec TypeScript 7 : `npm ci` finit par ici, dans un dépôt cloné comme dans une archive.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ici = (chemin) => fileURLToPath(new URL(chemin, import.meta.url));
const compilateur = ici("node_modules/typescript-7/bin/tsc");

if (!existsSync(compilateur)) {
  // Installation sans outils de développement : on ne touche à rien et l'installation n'échoue pas.
  const suite = existsSync(ici("dist/main.js")) ? "le dossier dist/ présent est gardé." : "dist/ manque : lancez « npm ci » complet.";
  console.warn(`Construction passée : TypeScript n'est pas installé ; ${suite}`);
  process.exit(0);
}

// Un fichier effacé de src/ ne doit pas survivre dans dist/.
rmSync(ici("dist"), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compilateur, "-p", ici("tsconfig.construction.json")], { stdio: "inherit" });
if (status !== 0) console.error("Construction refusée : corrigez les types ci-dessus.");
process.exit(status ?? 1);
