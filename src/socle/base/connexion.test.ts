// Les connexions : des types sans surprise, des transactions annulées sur erreur et recommencées sur conflit.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { sql } from "./base.js";
import { codeSql } from "./connexion.js";

describe("la connexion à la base", () => {
  let essai: BaseDeTest;
  beforeAll(async () => {
    essai = await baseDeTest();
    await essai.proprietaire.requete(sql`create schema essai authorization cec_proprietaire`);
    await essai.proprietaire.requete(sql`create table essai.compteurs (nom text primary key, valeur integer not null)`);
    await essai.proprietaire.requete(sql`insert into essai.compteurs values ('a', 0), ('b', 0)`);
  });
  afterAll(() => essai.fermer());

  it("lit une date comme un jour civil, un bigint comme un BigInt, un numeric comme un texte", async () => {
    const [ligne] = await essai.base.requete(
      sql`select date '2026-03-29' as jour, 9007199254740993::bigint as grand, 1.10::numeric as decimal`,
    );
    expect(ligne).toEqual({ jour: "2026-03-29", grand: 9007199254740993n, decimal: "1.10" });
  });

  it("ne colle jamais une valeur dans le texte de l'instruction", async () => {
    const [ligne] = await essai.base.requete(sql`select ${"'; drop table x; --"}::text as lu`);
    expect(ligne).toEqual({ lu: "'; drop table x; --" });
  });

  it("annule toute la transaction quand l'action lève", async () => {
    const action = essai.proprietaire.transaction(async (tx) => {
      await tx.requete(sql`update essai.compteurs set valeur = 99`);
      throw new Error("faute voulue");
    });
    await expect(action).rejects.toThrow("faute voulue");
    expect(await essai.proprietaire.requete(sql`select sum(valeur) as s from essai.compteurs`)).toEqual([{ s: 0n }]);
  });

  it("recommence une transaction prise dans un interblocage", async () => {
    let tours = 0;
    const croiser = (premier: string, second: string) =>
      essai.proprietaire.transaction(async (tx) => {
        tours += 1;
        await tx.requete(sql`update essai.compteurs set valeur = valeur + 1 where nom = ${premier}`);
        await tx.requete(sql`select pg_sleep(0.2)`);
        await tx.requete(sql`update essai.compteurs set valeur = valeur + 1 where nom = ${second}`);
      });
    await Promise.all([croiser("a", "b"), croiser("b", "a")]);
    expect(tours).toBeGreaterThan(2);
    expect(await essai.proprietaire.requete(sql`select sum(valeur) as s from essai.compteurs`)).toEqual([{ s: 4n }]);
  });

  it("refuse au rôle du service de changer le schéma ou l'histoire des migrations", async () => {
    const faute = await essai.base.requete(sql`create table socle.intruse (x int)`).catch(codeSql);
    expect(faute).toBe("42501");
    expect(await essai.base.requete(sql`delete from socle.migrations`).catch(codeSql)).toBe("42501");
  });

  it("survit à la perte d'une connexion au milieu d'une transaction", async () => {
    const perdue = essai.base.transaction(async (tx) => {
      const [moi] = await tx.requete<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await essai.base.requete(sql`select pg_terminate_backend(${moi?.pid ?? 0})`);
      await tx.requete(sql`select 1`);
    });
    await expect(perdue).rejects.toThrow();
    expect(await essai.base.requete(sql`select 1 as un`)).toEqual([{ un: 1 }]);
  });
});
