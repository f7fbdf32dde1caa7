// Chaque altération d'un droit scellé ou de son sceau, plantée par qui possède la base, est trouvée.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, constaterApres, unLot, valeurChangee } from "../../../tests/outils/grand-livre.js";
import { inscrireLot, inscrireLotsEnMasse, verifierJournal } from "./index.js";

describe("la vérification des sceaux", () => {
  let essai: BaseDeTest;
  const premier = `10000000${randomUUID().slice(8)}`;
  const second = `20000000${randomUUID().slice(8)}`;

  beforeAll(async () => {
    essai = await baseDeTest();
    // Deux sceaux qui couvrent les deux mêmes titulaires : une écriture déplacée de l'un à l'autre doit se voir.
    for (const annee of [2026, 2027]) {
      await agir(essai.base, (ctx) => inscrireLotsEnMasse(ctx, [unLot(second, { annee }), unLot(premier, { annee })]));
    }
    await agir(essai.base, (ctx) => inscrireLot(ctx, unLot(second, { annee: 2028 })));
  });
  afterAll(() => essai.fermer());

  it("ne trouve aucune faute dans un journal scellé sain, déclencheurs et contraintes écartés ou non", async () => {
    expect(await verifierJournal(essai.base)).toEqual({ titulaires: 2, ecritures: 5, fautes: [] });
    expect((await constaterApres(essai, "select 1")).fautes).toEqual([]);
  });

  it("trouve chaque colonne changée d'un droit scellé ou d'un sceau, une à une", async () => {
    const colonnes = await essai.proprietaire.requete<{ table: string; colonne: string; type: string }>({
      text: `select table_name as "table", column_name as colonne, data_type as type from information_schema.columns
        where table_schema = 'grand_livre' and table_name <> 'reglements'`,
      values: [],
    });
    expect(colonnes.filter(({ table }) => table.startsWith("sceaux")).length).toBe(5);
    for (const { table, colonne, type } of colonnes) {
      const texte = `update grand_livre.${table} set ${colonne} = ${valeurChangee(colonne, type)}
        where ctid = (select ctid from grand_livre.${table} order by ctid limit 1)`;
      expect((await constaterApres(essai, texte)).fautes.length, texte).toBeGreaterThan(0);
    }
  });

  const S = "grand_livre.sceaux";
  const sceauDe = (rang: number) => `(select sceau_id from grand_livre.ecritures where titulaire_id = '${premier}' and rang = ${rang})`;
  const alterations: Readonly<Record<string, readonly [string, RegExp]>> = {
    "un sceau effacé": [`delete from ${S} where id = ${sceauDe(1)}`, /il a disparu/u],
    "un sceau effacé avec sa fermeture": [
      `delete from grand_livre.sceaux_fermes where sceau_id = ${sceauDe(1)}; delete from ${S} where id = ${sceauDe(1)}`,
      /son sceau n'existe pas/u,
    ],
    "un sceau sans écriture ajouté": [
      `insert into ${S} select gen_random_uuid(), ecrit_le, nombre, empreinte from ${S} where id = ${sceauDe(1)}`,
      /0 écritures le citent au lieu de 2/u,
    ],
    "un sceau jamais contrôlé": [`delete from grand_livre.sceaux_fermes where sceau_id = ${sceauDe(1)}`, /pas été contrôlé/u],
    "une écriture passée d'un sceau à l'autre": [
      `update grand_livre.ecritures set sceau_id = ${sceauDe(2)} where titulaire_id = '${premier}' and rang = 1`,
      /3 écritures le citent au lieu de 2/u,
    ],
    "une écriture scellée effacée avec sa suite": [
      `delete from grand_livre.ecritures where titulaire_id = '${premier}'`,
      /1 écritures le citent au lieu de 2/u,
    ],
    "un droit descellé partout où il est écrit": [
      ["ecritures", "lignes", "lots", "soldes"]
        .map((table) => `update grand_livre.${table} set sceau_id = null where titulaire_id = '${premier}'`)
        .join("; "),
      /1 écritures le citent au lieu de 2/u,
    ],
  };
  for (const [quoi, [texte, phrase]] of Object.entries(alterations)) {
    it(`trouve ${quoi}`, async () => {
      expect((await constaterApres(essai, texte)).fautes.map((faute) => faute.phrase).join("\n")).toMatch(phrase);
    });
  }
});
