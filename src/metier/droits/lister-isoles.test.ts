// Les comptes mis de côté se voient : combien, depuis quand, pourquoi ; et seulement de qui tient le service.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { sql } from "../../socle/base/base.js";
import type { Acteur } from "../identite/index.js";
import { compterIndusOuverts, listerIsoles } from "./index.js";

const AGENTE: Acteur = { genre: "agent", agentId: "agente" };

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-03-10T10:00:00Z");
});
afterAll(() => monde.test.fermer());

it("liste les plus anciens d'abord, et compte tous les autres", async () => {
  expect(await monde.agir(AGENTE, listerIsoles)).toEqual({ nombre: 0, premiers: [] });
  const ancien = randomUUID();
  await monde.test.base.requete(sql`insert into droits.isoles (titulaire_id, raison, depuis)
    select gen_random_uuid(), 'defaut', '2026-03-02T10:00:00Z' from generate_series(1, 120)`);
  await monde.test.base.requete(sql`insert into droits.isoles (titulaire_id, raison, depuis)
    values (${ancien}, 'grand-livre/solde-insuffisant', '2026-03-01T10:00:00Z')`);
  const { nombre, premiers } = await monde.agir(SYSTEME, listerIsoles);
  expect([nombre, premiers.length]).toEqual([121, 100]);
  expect(premiers[0]).toMatchObject({ titulaireId: ancien, raison: "grand-livre/solde-insuffisant" });
});

it("ne se lit ni d'une personne, ni d'un responsable, ni d'un visiteur", async () => {
  const autres: Acteur[] = [await monde.titulaire(), responsableDeTest("r@exemple.fr"), { genre: "anonyme" }];
  for (const acteur of autres) {
    const refuse = { code: expect.stringMatching(/^identite\//u) };
    await expect(monde.agir(acteur, listerIsoles)).rejects.toMatchObject(refuse);
    await expect(monde.agir(acteur, compterIndusOuverts)).rejects.toMatchObject(refuse);
  }
});
