// Les migrations : une fois, dans l'ordre, jamais modifiées.
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { sql } from "./base.js";
import { ouvrirConnexions } from "./connexion.js";
import { appliquerMigrations, MigrationRefusee } from "./migrations.js";

describe("les migrations", () => {
  let essai: BaseDeTest;
  let dossier: string;

  beforeEach(async () => {
    essai = await baseDeTest({ vide: true });
    dossier = mkdtempSync(join(tmpdir(), "cec-migrations-"));
    writeFileSync(join(dossier, "0001-un.sql"), "create schema a; create table a.t (x int); insert into a.t values (1);");
    writeFileSync(join(dossier, "0002-deux.sql"), "insert into a.t values (2);");
  });
  afterEach(async () => {
    await essai.fermer();
    rmSync(dossier, { recursive: true });
  });

  const somme = async () => (await essai.proprietaire.requete<{ s: bigint }>(sql`select sum(x) as s, count(*) from a.t`))[0]?.s;

  it("s'installent dans l'ordre, puis une seconde installation ne fait rien", async () => {
    expect(await appliquerMigrations(essai.proprietaire, dossier)).toEqual(["0001-un.sql", "0002-deux.sql"]);
    expect(await appliquerMigrations(essai.proprietaire, dossier)).toEqual([]);
    expect(await somme()).toBe(3n);
  });

  it("ne s'appliquent qu'une fois quand deux installations partent ensemble", async () => {
    const autre = ouvrirConnexions(essai.adresse("cec_proprietaire"), { connexions: 2 });
    const rendus = await Promise.all([appliquerMigrations(essai.proprietaire, dossier), appliquerMigrations(autre, dossier)]);
    await autre.fermer();
    expect(rendus.flat().sort()).toEqual(["0001-un.sql", "0002-deux.sql"]);
    expect(await somme()).toBe(3n);
  });

  it("refusent un fichier modifié après coup, sans rien appliquer d'autre", async () => {
    await appliquerMigrations(essai.proprietaire, dossier);
    writeFileSync(join(dossier, "0001-un.sql"), "-- autre texte");
    writeFileSync(join(dossier, "0003-trois.sql"), "insert into a.t values (3);");
    await expect(appliquerMigrations(essai.proprietaire, dossier)).rejects.toThrow(/0001-un\.sql a été modifiée/u);
    expect(await somme()).toBe(3n);
  });

  it("refusent un fichier disparu, un nom mal fait et un numéro porté deux fois", async () => {
    await appliquerMigrations(essai.proprietaire, dossier);
    writeFileSync(join(dossier, "0002-encore.sql"), "select 1;");
    await expect(appliquerMigrations(essai.proprietaire, dossier)).rejects.toThrow(/numéro 0002/u);
    unlinkSync(join(dossier, "0002-encore.sql"));
    writeFileSync(join(dossier, "trois.sql"), "select 1;");
    await expect(appliquerMigrations(essai.proprietaire, dossier)).rejects.toThrow(/mal nommée/u);
    unlinkSync(join(dossier, "trois.sql"));
    unlinkSync(join(dossier, "0002-deux.sql"));
    await expect(appliquerMigrations(essai.proprietaire, dossier)).rejects.toBeInstanceOf(MigrationRefusee);
  });

  it("annulent entièrement un fichier fautif, qui s'applique une fois réparé", async () => {
    writeFileSync(join(dossier, "0003-trois.sql"), "insert into a.t values (3); insert into a.absente values (1);");
    await expect(appliquerMigrations(essai.proprietaire, dossier)).rejects.toThrow(/0003-trois\.sql/u);
    expect(await somme()).toBe(3n);
    writeFileSync(join(dossier, "0003-trois.sql"), "insert into a.t values (3);");
    expect(await appliquerMigrations(essai.proprietaire, dossier)).toEqual(["0003-trois.sql"]);
    expect(await somme()).toBe(6n);
  });

  it("installent le schéma entier du projet, deux fois sans effet", async () => {
    expect((await appliquerMigrations(essai.proprietaire)).length).toBeGreaterThan(0);
    expect(await appliquerMigrations(essai.proprietaire)).toEqual([]);
  });
});
