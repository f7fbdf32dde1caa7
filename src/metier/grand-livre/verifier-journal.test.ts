// Chaque altération plantée par qui possède la base est trouvée ; un journal sain n'a aucune faute.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { agir, constaterApres, unLot, valeurChangee } from "../../../tests/outils/grand-livre.js";
import type { Base } from "../../socle/base/base.js";
import {
  alimenterCpf,
  annulerReservation,
  corrigerLot,
  executerReservation,
  inscrireLot,
  rembourser,
  reserver,
  verifierJournal,
} from "./index.js";

const UNE_LIGNE: Readonly<Record<string, string>> = {
  ecritures: "and rang = 3",
  lignes: "and ecriture_rang = 3 and rang = 2",
  lots: "and annee = 2026",
  reglements: "and issue = 'execution'",
};

/** Une vie entière : deux lots, une correction, le CPF, une réservation exécutée puis remboursée, une autre annulée. Neuf écritures. */
async function vivre(base: Base, titulaireId: string): Promise<void> {
  await agir(base, async (ctx) => {
    const lot = await inscrireLot(ctx, unLot(titulaireId, { cle: "lot-1" }));
    await inscrireLot(ctx, unLot(titulaireId, { cle: "lot-2", annee: 2026 }));
    await corrigerLot(ctx, { titulaireId, cle: "correction", lotId: lot.id, montant: 1_000, motif: "essai" });
    await alimenterCpf(ctx, { titulaireId, cle: "cpf", montant: 50_000, origine: "employeur" });
    const premiere = await reserver(ctx, { titulaireId, cle: "r1", cec: 30_000, cpf: 10_000 });
    await executerReservation(ctx, { titulaireId, cle: "x1", reservationId: premiere.id });
    await rembourser(ctx, { titulaireId, cle: "b1", reservationId: premiere.id, cec: 5_000, cpf: 0 });
    const seconde = await reserver(ctx, { titulaireId, cle: "r2", cec: 2_000, cpf: 0 });
    await annulerReservation(ctx, { titulaireId, cle: "a2", reservationId: seconde.id });
  });
}

describe("la vérification du journal", () => {
  let essai: BaseDeTest;
  // Deux voisins encadrent la victime : la faute ne doit être dite que d'elle.
  const avant = `00000000${randomUUID().slice(8)}`;
  const victime = `80000000${randomUUID().slice(8)}`;
  const apres = `ffffffff${randomUUID().slice(8)}`;

  beforeAll(async () => {
    essai = await baseDeTest();
    for (const titulaireId of [avant, victime, apres]) await vivre(essai.base, titulaireId);
  });
  afterAll(() => essai.fermer());

  const constater = (texte: string) => constaterApres(essai, texte.replaceAll("$T", `titulaire_id = '${victime}'`));

  it("ne trouve aucune faute dans un journal sain, et dit combien elle en a lu", async () => {
    expect(await verifierJournal(essai.base)).toEqual({ titulaires: 3, ecritures: 27, fautes: [] });
  });

  it("ne trouve aucune faute quand rien n'est altéré, déclencheurs et contraintes écartés", async () => {
    expect((await constater("select 1")).fautes).toEqual([]);
  });

  it("ne trouve aucune faute pendant que d'autres écrivent, et lit plus de titulaires qu'une lecture n'en prend", async () => {
    const autre = await baseDeTest();
    const ecritures = Array.from({ length: 20 }, () => vivre(autre.base, randomUUID()));
    for (let tour = 0; tour < 5; tour += 1) expect((await verifierJournal(autre.base)).fautes).toEqual([]);
    await Promise.all(ecritures);
    await Promise.all(Array.from({ length: 410 }, () => agir(autre.base, (ctx) => inscrireLot(ctx, unLot(randomUUID())))));
    expect(await verifierJournal(autre.base)).toEqual({ titulaires: 430, ecritures: 590, fautes: [] });
    await autre.fermer();
  });

  const E = "grand_livre.ecritures";
  const L = "grand_livre.lignes";
  const alterations: Readonly<Record<string, readonly [string, RegExp]>> = {
    "une écriture du milieu effacée": [`delete from ${E} where $T and rang = 4`, /rang 4/u],
    "la dernière écriture effacée avec ses lignes": [
      `delete from ${L} where $T and ecriture_rang = 9; delete from ${E} where $T and rang = 9`,
      /tête de chaîne/u,
    ],
    "toutes les écritures effacées": [`delete from ${L} where $T; delete from ${E} where $T`, /tête de chaîne/u],
    "le jour d'une écriture changé": [`update ${E} set jour = jour - 1 where $T and rang = 2`, /écriture 2 : son contenu/u],
    "l'instant d'une écriture décalé d'une microseconde": [
      `update ${E} set ecrite_le = ecrite_le + interval '1 microsecond' where $T and rang = 3`,
      /écriture 3 : son contenu/u,
    ],
    "la clé d'une écriture changée": [`update ${E} set cle = 'autre' where $T and rang = 1`, /écriture 1 : son contenu/u],
    "la demande d'une écriture changée": [`update ${E} set demande = demande || ' ' where $T and rang = 4`, /écriture 4 : son contenu/u],
    "le genre d'une écriture changé": [`update ${E} set genre = 'annulation' where $T and rang = 6`, /écriture 6/u],
    "la cible d'une correction changée": [
      `update ${E} set cible_id = (select id from ${E} where $T and rang = 2) where $T and rang = 3`,
      /écriture 3 : son contenu/u,
    ],
    "l'identifiant d'une écriture changé": [`update ${E} set id = gen_random_uuid() where $T and rang = 5`, /écriture 5/u],
    "deux écritures échangées": [
      `update ${E} set rang = 100 where $T and rang = 3; update ${E} set rang = 3 where $T and rang = 4; update ${E} set rang = 4 where $T and rang = 100`,
      /écriture 3/u,
    ],
    "une empreinte refaite": [`update ${E} set empreinte = repeat('c', 64) where $T and rang = 5`, /écriture 6 : elle ne suit pas/u],
    "un montant changé des deux côtés": [
      `update ${L} set montant = sign(montant) * 24100 where $T and ecriture_rang = 1`,
      /écriture 1 : son contenu/u,
    ],
    "un montant changé d'un seul côté": [
      `update ${L} set montant = montant + 1 where $T and ecriture_rang = 4 and montant > 0`,
      /s'écartent de 1/u,
    ],
    "une ligne effacée": [`delete from ${L} where $T and ecriture_rang = 5 and rang = 2`, /lignes au lieu de/u],
    "une ligne renumérotée": [`update ${L} set rang = 30 where $T and ecriture_rang = 5 and rang = 6`, /ne se suivent pas/u],
    "des lignes ajoutées": [
      `insert into ${L} select titulaire_id, ecriture_rang, rang + 10, compte, lot_id, montant from ${L} where $T and ecriture_rang = 4`,
      /4 lignes au lieu de 2/u,
    ],
    "des lignes sans écriture": [
      `insert into ${L} select titulaire_id, 77, rang, compte, lot_id, montant from ${L} where $T and ecriture_rang = 4`,
      /l'écriture 77 n'existe pas/u,
    ],
    "une ligne portée à un autre lot": [
      `update ${L} set lot_id = (select id from ${E} where $T and rang = 2) where $T and ecriture_rang = 1`,
      /écriture 1 : son contenu/u,
    ],
    "un lot changé": ["update grand_livre.lots set annee = 2020 where $T and annee = 2026", /ne dit plus/u],
    "un lot effacé": ["delete from grand_livre.lots where $T and annee = 2026", /son lot a disparu/u],
    "un lot ajouté": [
      "insert into grand_livre.lots select titulaire_id, gen_random_uuid(), activite, annee, financeur, montant, declare_le, decision_id, plafond from grand_livre.lots where $T and annee = 2026",
      /aucune écriture ne l'inscrit/u,
    ],
    "un règlement effacé": ["delete from grand_livre.reglements where $T and issue = 'execution'", /ne la désigne pas/u],
    "un règlement retourné": ["update grand_livre.reglements set issue = 'annulation' where $T", /ne la désigne pas/u],
    "un règlement ajouté": [
      `insert into grand_livre.reglements select titulaire_id, id, 'execution', id from ${E} where $T and rang = 1`,
      /réglée sans écriture/u,
    ],
    "un solde gonflé": ["update grand_livre.soldes set cec_disponible = cec_disponible + 1 where $T", /cec_disponible vaut/u],
    "un solde déplacé": [
      "update grand_livre.soldes set cpf_utilise = cpf_utilise - 100, cpf_disponible = cpf_disponible + 100 where $T",
      /cpf_utilise vaut/u,
    ],
    "une tête de chaîne changée": ["update grand_livre.soldes set derniere_empreinte = repeat('d', 64) where $T", /tête de chaîne/u],
    "une ligne de soldes effacée": ["delete from grand_livre.soldes where $T", /a disparu/u],
  };
  for (const [quoi, [texte, phrase]] of Object.entries(alterations)) {
    it(`trouve ${quoi}, et n'accuse que le titulaire touché`, async () => {
      const { titulaires, fautes } = await constater(texte);
      expect(titulaires).toBe(3);
      expect(fautes.map((faute) => faute.phrase).join("\n")).toMatch(phrase);
      expect(new Set(fautes.map((faute) => faute.titulaireId))).toEqual(new Set([victime]));
    });
  }

  it("trouve chaque colonne changée, une à une : aucune n'échappe à l'empreinte ni aux recoupements", async () => {
    const colonnes = await essai.proprietaire.requete<{ table: string; colonne: string; type: string }>({
      text: `select table_name as "table", column_name as colonne, data_type as type from information_schema.columns
        where table_schema = 'grand_livre' and column_name <> 'titulaire_id' and table_name not like 'sceaux%'`,
      values: [],
    });
    expect(colonnes.length).toBeGreaterThan(30);
    for (const { table, colonne, type } of colonnes) {
      const ordre = `update grand_livre.${table} set ${colonne} = ${valeurChangee(colonne, type)} where $T ${UNE_LIGNE[table] ?? ""}`;
      expect((await constater(ordre)).fautes.length, ordre).toBeGreaterThan(0);
    }
  });
});
