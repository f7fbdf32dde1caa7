// Tuer net au milieu des écritures, vingt fois : rien de ce qui a été acquitté ne se perd, et le journal se vérifie.
// Un contrôle négatif (commit sans attendre le disque) montre que la perte serait vue. MORTS en fixe le nombre.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifierJournal } from "../../src/metier/grand-livre/index.js";
import { sql } from "../../src/socle/base/base.js";
import { ouvrirBase } from "../../src/socle/base/ouvrir-base.js";
import { RACINE } from "../../src/socle/racine.js";

const MORTS = Number(process.env["MORTS"] ?? 20);

/** Qui meurt : le service seul (la base s'arrête derrière lui), ou la base et le service ensemble, sans un mot. */
type Mort = "service" | "tout";

function enfantsDe(parent: number): number[] {
  return readdirSync("/proc")
    .filter((nom) => /^\d+$/u.test(nom))
    .filter((nom) => {
      try {
        return Number(/^PPid:\s+(\d+)$/mu.exec(readFileSync(`/proc/${nom}/status`, "utf8"))?.[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function tuer(processus: number): void {
  try {
    process.kill(processus, "SIGKILL");
  } catch {
    // Déjà mort : c'est ce qu'on voulait.
  }
}

/** Laisse écrire un moment pris au hasard, tue, et rend les écritures acquittées : identifiant → empreinte. */
async function ecrirePuisTuer(dossier: string, mort: Mort, reglages: readonly string[]): Promise<Map<string, string>> {
  const programme = join(RACINE, "tests/long/ecrire-sans-fin.ts");
  const enfant = spawn(process.execPath, ["--import", "tsx", programme, dossier, ...reglages], {
    cwd: RACINE,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let texte = "";
  const mortEnfant = new Promise((finir) => enfant.once("close", finir));
  const base = await new Promise<number>((trouver, rater) => {
    enfant.stdout.setEncoding("utf8").on("data", (morceau: string) => {
      texte += morceau;
      const pret = /prêt (\d+)/u.exec(texte);
      if (pret !== null) trouver(Number(pret[1]));
    });
    enfant.once("exit", () => rater(new Error("l'écrivain s'est arrêté avant d'être prêt")));
  });
  await new Promise((finir) => setTimeout(finir, 300 + Math.random() * 900));
  const victimes = mort === "tout" ? [base, ...enfantsDe(base)] : [];
  enfant.kill("SIGKILL");
  for (const processus of victimes) tuer(processus);
  await mortEnfant;
  const lignes = texte.split("\n").slice(0, -1);
  return new Map(
    lignes.filter((ligne) => ligne.startsWith("acquittée ")).map((ligne) => [ligne.split(" ")[2] ?? "", ligne.split(" ")[3] ?? ""]),
  );
}

/** Rouvre, vérifie le journal, et compte les écritures acquittées qu'il n'a plus. */
async function compterPerdues(dossier: string, acquittees: ReadonlyMap<string, string>) {
  const bases = await ouvrirBase({ urlBase: null, urlBaseProprietaire: null, dossierDonnees: dossier });
  try {
    const gardees = await bases.service.requete<{ id: string; empreinte: string }>(sql`select id, empreinte from grand_livre.ecritures`);
    const empreintes = new Map(gardees.map(({ id, empreinte }) => [id, empreinte]));
    const perdues = [...acquittees].filter(([id, empreinte]) => empreintes.get(id) !== empreinte).length;
    const { fautes, ecritures } = await verifierJournal(bases.service);
    return { perdues, fautes, ecritures };
  } finally {
    await bases.fermer();
  }
}

describe("la mort brutale", () => {
  let dossier: string;
  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), "cec-mort-"));
    chmodSync(dossier, 0o755);
  });
  afterEach(() => rmSync(dossier, { recursive: true, force: true }));

  it(`ne perd aucune écriture acquittée en ${MORTS} morts, et le journal se vérifie après chacune`, async () => {
    const acquittees = new Map<string, string>();
    for (let mort = 1; mort <= MORTS; mort += 1) {
      const nouvelles = await ecrirePuisTuer(dossier, mort % 2 === 0 ? "service" : "tout", []);
      expect(nouvelles.size).toBeGreaterThan(0);
      for (const [id, empreinte] of nouvelles) acquittees.set(id, empreinte);
      const { perdues, fautes, ecritures } = await compterPerdues(dossier, acquittees);
      expect({ mort, perdues, fautes }).toEqual({ mort, perdues: 0, fautes: [] });
      expect(ecritures).toBeGreaterThanOrEqual(acquittees.size);
    }
    process.stdout.write(`mort brutale : ${MORTS} morts, ${acquittees.size} écritures acquittées, 0 perdue\n`);
  });

  it("verrait la perte : avec un commit qui n'attend pas le disque, des écritures acquittées manquent", async () => {
    let perdues = 0;
    for (let essai = 0; essai < 5 && perdues === 0; essai += 1) {
      const acquittees = await ecrirePuisTuer(dossier, "tout", ["synchronous_commit=off", "wal_writer_delay=10s"]);
      const constat = await compterPerdues(dossier, acquittees);
      expect(constat.fautes).toEqual([]);
      perdues += constat.perdues;
    }
    expect(perdues).toBeGreaterThan(0);
  });
});
