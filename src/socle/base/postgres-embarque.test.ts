// Le PostgreSQL embarqué : démarre partout où le projet est posé, ne se lance pas deux fois, meurt avec le service.
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { RACINE } from "../racine.js";
import { sql } from "./base.js";
import { ouvrirBase } from "./ouvrir-base.js";
import { demarrerPostgres } from "./postgres-embarque.js";
import { completerLiens, PostgresIndisponible } from "./programme-postgres.js";

const dossiers: string[] = [];
function dossierNeuf(mode = 0o755): string {
  const dossier = mkdtempSync(join(tmpdir(), "cec-pg-"));
  chmodSync(dossier, mode);
  dossiers.push(dossier);
  return dossier;
}
afterEach(() => {
  for (const dossier of dossiers.splice(0)) rmSync(dossier, { recursive: true, force: true });
});

const reglages = (dossierDonnees: string) => ({ urlBase: null, urlBaseProprietaire: null, dossierDonnees });

async function tenir(dossier: string): Promise<{ enfant: ChildProcess; processus: number }> {
  const programme = join(RACINE, "tests/outils/tenir-postgres.ts");
  const enfant = spawn(process.execPath, ["--import", "tsx", programme, dossier], { stdio: ["ignore", "pipe", "inherit"], cwd: RACINE });
  const processus = await new Promise<number>((trouver, rater) => {
    enfant.stdout?.on("data", (morceau: Buffer) => trouver(Number(/prêt (\d+)/u.exec(morceau.toString())?.[1])));
    enfant.once("exit", (code) => rater(new Error(`sorti avec ${code}`)));
  });
  return { enfant, processus };
}

async function attendreLaFin(processus: number): Promise<boolean> {
  for (let tour = 0; tour < 1200; tour += 1) {
    try {
      process.kill(processus, 0);
    } catch {
      return true;
    }
    await new Promise((finir) => setTimeout(finir, 25));
  }
  return false;
}

describe("le PostgreSQL embarqué", () => {
  it("se crée, garde ce qu'on y écrit et sépare les deux rôles", async () => {
    const dossier = dossierNeuf();
    const premiere = await ouvrirBase(reglages(dossier));
    await premiere.proprietaire.requete(sql`create schema a`);
    await premiere.proprietaire.requete(sql`create table a.t as select 7 as x`);
    await expect(premiere.service.requete(sql`select * from a.t`)).rejects.toThrow(/permission denied/u);
    await premiere.fermer();
    const seconde = await ouvrirBase(reglages(dossier));
    expect(await seconde.proprietaire.requete(sql`select x from a.t`)).toEqual([{ x: 7 }]);
    expect(await seconde.service.requete(sql`select current_user::text as moi`)).toEqual([{ moi: "cec_service" }]);
    await seconde.fermer();
  });

  it("démarre dans un dossier fermé aux autres et au chemin plus long qu'une prise", async () => {
    const dossier = join(dossierNeuf(0o700), "un-chemin-".repeat(12));
    const bases = await ouvrirBase(reglages(dossier));
    expect(await bases.service.requete(sql`select 1 as un`)).toEqual([{ un: 1 }]);
    await bases.fermer();
  });

  it("ne lance qu'un serveur quand deux démarrages partent ensemble, et le second reprend le premier", async () => {
    const dossier = join(dossierNeuf(), "pg");
    const serveurs = await Promise.all([demarrerPostgres(dossier), demarrerPostgres(dossier)]);
    expect(new Set(serveurs.map((serveur) => serveur.processus)).size).toBe(1);
    expect(serveurs.filter((serveur) => serveur.lanceIci)).toHaveLength(1);
    await Promise.all(serveurs.map((serveur) => serveur.arreter()));
    expect(existsSync(join(dossier, "postmaster.pid"))).toBe(false);
  });

  it.each([
    ["ouvert à tous", 0o755],
    ["fermé aux autres", 0o700],
  ])("meurt avec le service tué net, et redémarre derrière lui (dossier %s)", async (_, mode) => {
    const dossier = dossierNeuf(mode);
    const { enfant, processus } = await tenir(dossier);
    enfant.kill("SIGKILL");
    expect(await attendreLaFin(processus)).toBe(true);
    const bases = await ouvrirBase(reglages(dossier));
    expect(await bases.service.requete(sql`select 1 as un`)).toEqual([{ un: 1 }]);
    await bases.fermer();
  });

  it("reprend un serveur vivant sans l'arrêter en partant", async () => {
    const dossier = dossierNeuf();
    const { enfant, processus } = await tenir(dossier);
    const bases = await ouvrirBase(reglages(dossier));
    expect(await bases.service.requete(sql`select 1 as un`)).toEqual([{ un: 1 }]);
    await bases.fermer();
    expect(process.kill(processus, 0)).toBe(true);
    enfant.kill("SIGTERM");
    expect(await attendreLaFin(processus)).toBe(true);
  });

  it("refuse une base d'une autre version en disant laquelle", async () => {
    const dossier = join(dossierNeuf(), "pg");
    mkdirSync(dossier);
    writeFileSync(join(dossier, "PG_VERSION"), "15\n");
    await expect(demarrerPostgres(dossier)).rejects.toBeInstanceOf(PostgresIndisponible);
  });

  it("refait les liens de bibliothèques que npm n'a pas faits", () => {
    const paquet = dossierNeuf();
    mkdirSync(join(paquet, "native/lib"), { recursive: true });
    writeFileSync(join(paquet, "native/lib/libx.so.60.2"), "");
    writeFileSync(join(paquet, "native/lib/liby.so.1.2"), "");
    symlinkSync("liby.so.1.2", join(paquet, "native/lib/liby.so.1"));
    const liens = ["x.so.60", "y.so.1"].map((nom) => ({ source: `native/lib/lib${nom}.2`, target: `native/lib/lib${nom}` }));
    writeFileSync(join(paquet, "native/pg-symlinks.json"), JSON.stringify(liens));
    completerLiens(paquet);
    expect(existsSync(join(paquet, "native/lib/libx.so.60"))).toBe(true);
  });
});
