// Les règles de la maison, exécutables : chaque garde juge le projet, voit sa violation plantée, et refuse de ne rien regarder.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SANS_EXIGER } from "./architecture/actions.js";
import { lireArbre } from "./architecture/arbre.js";
import { CAS_FRONTIERES } from "./architecture/cas-frontieres.js";
import { CAS_HABITUDES, GLOSSAIRE_DU_PROJET } from "./architecture/cas-habitudes.js";
import { AFFIRMATIONS_PERMISES } from "./architecture/style.js";
import { FONCTIONS_LONGUES_PERMISES, LONGS_PERMIS } from "./architecture/taille.js";

const RACINE = fileURLToPath(new URL("../", import.meta.url));
const PROJET = lireArbre(RACINE);
const CAS = [...CAS_FRONTIERES, ...CAS_HABITUDES];
/** Deux gardes reçoivent une table inventée pour leurs violations : le projet est jugé avec la sienne. */
const INVENTEES = new Set(
  CAS.filter(({ garde, accepte }) => accepte.length === 0 || garde.nom === GLOSSAIRE_DU_PROJET.nom).map(({ garde }) => garde),
);
const DU_PROJET = [...CAS.map(({ garde }) => garde).filter((garde) => !INVENTEES.has(garde)), GLOSSAIRE_DU_PROJET];

describe("le projet respecte chaque règle", () => {
  it.each(DU_PROJET.map((garde) => [garde.nom, garde] as const))("%s", (_nom, { verifier }) => {
    expect(verifier(PROJET)).toEqual([]);
  });

  it("les exceptions ont chacune un fichier et une raison", () => {
    const chemins = new Set(PROJET.map(({ chemin }) => chemin));
    for (const [exception, raison] of Object.entries({
      ...LONGS_PERMIS,
      ...FONCTIONS_LONGUES_PERMISES,
      ...SANS_EXIGER,
      ...AFFIRMATIONS_PERMISES,
    })) {
      expect(chemins, exception).toContain(exception.split("#")[0]);
      expect(raison.length, exception).toBeGreaterThan(20);
    }
  });
});

describe.each(CAS.map((cas) => [cas.garde.nom, cas] as const))("la garde « %s »", (_nom, { garde, accepte, violations }) => {
  it("refuse de n'avoir rien regardé", () => {
    expect(garde.verifier([])).toHaveLength(1);
    expect(garde.verifier([])[0]).toMatch(/aucun fichier/u);
  });

  it("accepte ce qui est permis", () => {
    if (accepte.length === 0) expect(violations.length).toBeGreaterThan(0);
    else expect(garde.verifier(accepte)).toEqual([]);
  });

  it.each(violations.map((violation) => [violation.quoi, violation] as const))(
    "voit la violation plantée : %s",
    (_quoi, { fichiers, attendu }) => {
      expect(garde.verifier(fichiers).join("\n")).toMatch(attendu);
    },
  );
});

describe("une violation plantée dans le projet lui-même", () => {
  const plantees = CAS_FRONTIERES.filter(({ garde }) => !INVENTEES.has(garde)).flatMap(({ garde, violations }) =>
    violations.map(({ quoi, fichiers, attendu }) => [`${quoi} — ${garde.nom}`, { garde, fichiers, attendu }] as const),
  );

  it.each(plantees)("se voit : %s", (_titre, { garde, fichiers, attendu }) => {
    const remplaces = new Set(fichiers.map(({ chemin }) => chemin));
    const projet = [...PROJET.filter(({ chemin }) => !remplaces.has(chemin)), ...fichiers];
    expect(garde.verifier(projet).join("\n")).toMatch(attendu);
  });
});

/** Compile un texte comme s'il était dans les règles, avec leurs types à elles ; rend la sortie du compilateur. */
function compilerCommeRegle(texte: string): string {
  const dossier = mkdtempSync(join(tmpdir(), "cec-regles-"));
  try {
    writeFileSync(join(dossier, "a.ts"), texte);
    writeFileSync(
      join(dossier, "tsconfig.json"),
      JSON.stringify({
        extends: join(RACINE, "tsconfig.regles.json"),
        include: ["a.ts"],
        compilerOptions: { module: "esnext", moduleResolution: "bundler" },
      }),
    );
    const { stdout } = spawnSync(process.execPath, [join(RACINE, "node_modules/typescript-7/bin/tsc"), "-p", dossier], {
      encoding: "utf8",
    });
    return stdout;
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

describe("R3 : les types des règles n'ont pas la machine", () => {
  it.each(["process.env", 'fetch("x")', "console.log(1)", "setTimeout(() => 0, 1)"])("ne compile pas %s", (violation) => {
    expect(compilerCommeRegle(`export const a = ${violation};\n`)).toMatch(/error TS/u);
  });

  it("compile une règle", () => {
    expect(compilerCommeRegle("export const a = Math.max(1, 2);\n")).toBe("");
  });
});
