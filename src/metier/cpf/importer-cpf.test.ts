// Le fichier annuel : crédité une seule fois, corrigé par une ligne de plus, gardé pour qui n'a pas encore de compte.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { compterReprises } from "../../../tests/outils/reprises.js";
import { type ChampsCpf, enMorceaux, importer, ligne, lire, nirNeuf, ouvrir, rattacher } from "../../../tests/outils/versements-cpf.js";
import { sql } from "../../socle/base/base.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { compteurCpf, importerCpf } from "./index.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("le fichier annuel du second compteur (L6323-11)", () => {
  it("crédite droits, dotation et heures de qui a un compte, une réponse par ligne dans l'ordre", async () => {
    const { titulaireId, nir } = await ouvrir(monde, nirNeuf());
    const { bilan, reponses } = await importer(
      monde,
      [
        ligne(nir, { id_ligne: "o-1", montant: "1200,00" }),
        ligne(nir, { id_ligne: "o-2", nature: "dotation", financeur: "region", montant: "500.5" }),
        ligne(nir, { id_ligne: "o-3", nature: "heures", montant: "24,25" }),
      ],
      7,
    );
    expect(bilan).toEqual({ lignes: 3, creditee: 3, en_attente: 0, deja_recue: 0, rejetee: 0 });
    expect(reponses.map(({ ligne: numero, idLigne }) => [numero, idLigne])).toEqual([
      [2, "o-1"],
      [3, "o-2"],
      [4, "o-3"],
    ]);
    expect(await lire(monde, titulaireId)).toMatchObject({
      centimes: 120_000,
      heures: 24.25,
      dotations: [{ financeur: "region", disponible: 50_050 }],
    });
  });

  it("reçu deux fois, à la suite ou en même temps, ne crédite qu'une fois", async () => {
    const { titulaireId, nir } = await ouvrir(monde, nirNeuf());
    const lignes = [ligne(nir), ligne(nir, { nature: "heures", montant: "10" }), ligne(nirNeuf())];
    const [une, autre] = await Promise.all([importer(monde, lignes), importer(monde, lignes)]);
    expect(une.bilan.creditee + autre.bilan.creditee).toBe(2);
    expect(une.bilan.deja_recue + autre.bilan.deja_recue).toBe(3);
    expect((await importer(monde, lignes)).issues).toEqual(["deja_recue", "deja_recue", "deja_recue"]);
    expect(await lire(monde, titulaireId)).toMatchObject({ centimes: 50_000, heures: 10 });
  });

  it("se corrige par une ligne de plus, en plus ou en moins, jamais au-delà du versé ni de ce qui est déjà pris", async () => {
    const { titulaireId, nir } = await ouvrir(monde, nirNeuf());
    const [droits, dotation, heures] = [
      ligne(nir),
      ligne(nir, { nature: "dotation", financeur: "opco", montant: "100" }),
      ligne(nir, { nature: "heures", montant: "20" }),
    ];
    const corriger = (origine: ChampsCpf, montant: string) => ({
      ...origine,
      id_ligne: `c-${randomUUID()}`,
      id_ligne_origine: origine.id_ligne ?? "",
      montant,
    });
    const { issues } = await importer(monde, [
      droits,
      dotation,
      heures,
      corriger(droits, "-100"),
      corriger(droits, "50"),
      corriger(dotation, "-40"),
      corriger(heures, "-0,5"),
      corriger(droits, "-450,01"),
      { ...corriger(droits, "-1"), annee: "2024" },
      corriger({ ...droits, id_ligne: "jamais-vue" }, "-1"),
      { ...droits, montant: "600" },
    ]);
    expect(issues).toEqual([
      ...Array.from({ length: 7 }, () => "creditee"),
      "correction_excessive",
      "origine_differente",
      "origine_inconnue",
      "ligne_differente",
    ]);
    expect(await lire(monde, titulaireId)).toMatchObject({ centimes: 45_000, heures: 19.5, dotations: [{ disponible: 6_000 }] });
    await monde.agir(SYSTEME, (ctx) =>
      compteurCpf().reserver(ctx, { titulaireId, cle: "formation", centimes: 44_000, heures: 19, dotations: [] }),
    );
    const { issues: apres } = await importer(monde, [corriger(droits, "-20"), corriger(heures, "-1"), corriger(droits, "-10")]);
    expect(apres).toEqual(["deja_utilise", "deja_utilise", "deja_utilise"]);
    expect((await verifierJournal(monde.test.base)).fautes).toEqual([]);
    expect(await lire(monde, titulaireId)).toMatchObject({ centimes: 0, heures: 0 });
  });

  it("une correction de ce qui est déjà pris se reprend sur le disponible, puis sur les versements suivants (L6323-45)", async () => {
    const { titulaireId, nir } = await ouvrir(monde, nirNeuf());
    const [droits, dotation, heures] = [
      ligne(nir, { montant: "300" }),
      ligne(nir, { nature: "dotation", financeur: "opco", montant: "100" }),
      ligne(nir, { nature: "heures", montant: "10" }),
    ];
    await importer(monde, [droits, dotation, heures]);
    const [{ id } = { id: "" }] = (await lire(monde, titulaireId)).dotations;
    await monde.agir(SYSTEME, (ctx) =>
      compteurCpf().reserver(ctx, { titulaireId, cle: "f", centimes: 25_000, heures: 8, dotations: [{ id, montant: 10_000 }] }),
    );
    const enMoins = (origine: ChampsCpf, montant: string) => ({
      ...origine,
      id_ligne: `m-${randomUUID()}`,
      id_ligne_origine: origine.id_ligne ?? "",
      montant,
    });
    const corrections = [enMoins(droits, "-200"), enMoins(dotation, "-60"), enMoins(heures, "-5")];
    expect((await importer(monde, corrections)).reponses.map(({ issue }) => issue)).toEqual(["en_attente", "en_attente", "en_attente"]);
    expect((await importer(monde, corrections)).issues).toEqual(["deja_recue", "deja_recue", "deja_recue"]);
    expect(await lire(monde, titulaireId)).toMatchObject({ centimes: 0, heures: 0, dotations: [] });
    const suite = (montant: string) => [
      ligne(nir, { montant }),
      ligne(nir, { nature: "dotation", financeur: "opco", montant: "40" }),
      ligne(nir, { nature: "dotation", financeur: "region", montant: "70" }),
      ligne(nir, { nature: "heures", montant: "2" }),
    ];
    expect((await importer(monde, suite("100"))).issues).toEqual(Array.from({ length: 4 }, () => "creditee"));
    expect(await lire(monde, titulaireId)).toMatchObject({ centimes: 0, heures: 0, dotations: [{ financeur: "region" }] });
    await importer(monde, suite("80"));
    const { centimes, heures: reste, dotations } = await lire(monde, titulaireId);
    expect([centimes, reste]).toEqual([3_000, 1]);
    expect(dotations.filter(({ financeur }) => financeur === "opco").map(({ disponible }) => disponible)).toEqual([2_000]);
    expect((await verifierJournal(monde.test.base)).fautes).toEqual([]);
  });

  it("deux imports et un plan à la fois, dans les deux sens, ne se bloquent jamais", { timeout: 60_000 }, async () => {
    const personnes = await Promise.all(Array.from({ length: 12 }, () => ouvrir(monde, nirNeuf())));
    const lignes = personnes.flatMap(({ nir }) => [ligne(nir, { nature: "heures", montant: "5" }), ligne(nir)]);
    await importer(monde, lignes);
    const { reprises, monde: compte } = compterReprises(monde);
    const encore = () => personnes.flatMap(({ nir }) => [ligne(nir, { nature: "heures", montant: "1" }), ligne(nir, { montant: "1" })]);
    const reserver = personnes.map(({ titulaireId }) =>
      compte.agir(SYSTEME, (ctx) => compteurCpf().reserver(ctx, { titulaireId, cle: "c", centimes: 100, heures: 1, dotations: [] })),
    );
    const croises = [encore(), encore().toReversed(), lignes.toReversed()].map((fichier) => importer(compte, fichier));
    await Promise.all([...croises, ...reserver]);
    expect(reprises()).toBe(0);
    for (const { titulaireId } of personnes) expect(await lire(monde, titulaireId)).toMatchObject({ centimes: 50_100, heures: 6 });
  });

  it("attend qui n'a pas de compte, et le rejoint à l'ouverture, corrections comprises", async () => {
    const nir = nirNeuf();
    const droits = ligne(nir, { montant: "480" });
    const { issues } = await importer(monde, [
      droits,
      ligne(nir, { nature: "heures", montant: "3" }),
      { ...droits, id_ligne: `${droits.id_ligne}c`, id_ligne_origine: droits.id_ligne ?? "", montant: "-80" },
    ]);
    expect(issues).toEqual(["en_attente", "en_attente", "en_attente"]);
    const personne = await ouvrir(monde, nir);
    expect(await rattacher(monde, personne)).toBe(3);
    expect(await rattacher(monde, personne)).toBe(0);
    expect(await lire(monde, personne.titulaireId)).toMatchObject({ centimes: 40_000, heures: 3 });
    expect((await importer(monde, [droits])).issues).toEqual(["deja_recue"]);
  });

  it("par les seuls traits, attend que leur personne vienne", async () => {
    const traits = {
      nir: "",
      nom_naissance: "VERSÉE",
      prenoms: "Camille",
      sexe: "F",
      date_naissance: "1990-05-01",
      code_commune_naissance: "35238",
    };
    expect((await importer(monde, [ligne("", traits)])).issues).toEqual(["en_attente"]);
    const personne = await ouvrir(monde, nirNeuf(), { nom: "VERSEE" });
    expect(await rattacher(monde, personne)).toBe(1);
    expect((await lire(monde, personne.titulaireId)).centimes).toBe(50_000);
  });

  it("ne montre rien à qui n'a donné qu'un numéro : l'identité se prouve d'abord", async () => {
    const personne = await ouvrir(monde, nirNeuf(), { preuve: "declaree" });
    expect((await importer(monde, [ligne(personne.nir)])).issues).toEqual(["en_attente"]);
    expect(await rattacher(monde, personne, "declaree")).toBe(0);
    expect((await lire(monde, personne.titulaireId)).centimes).toBe(0);
  });

  it("met de côté un numéro qui porte le nom d'un autre", async () => {
    const personne = await ouvrir(monde, nirNeuf());
    const autre = { nom_naissance: "MARTIN", prenoms: "Camille", sexe: "F", date_naissance: "1990-05-01" };
    expect((await importer(monde, [ligne(personne.nir, autre)])).issues).toEqual(["en_attente"]);
    expect(await rattacher(monde, personne)).toBe(0);
    expect((await lire(monde, personne.titulaireId)).centimes).toBe(0);
    expect((await importer(monde, [ligne(personne.nir, { ...autre, nom_naissance: "Durand" })])).issues).toEqual(["creditee"]);
  });

  it("ne garde ni ne rend aucun numéro", async () => {
    const nir = nirNeuf();
    const { reponses } = await importer(monde, [ligne(nir), ligne(nir, { id_ligne: nir }), ligne(nir, { montant: nir })]);
    const gardees = await monde.test.base.requete(sql`select to_jsonb(v)::text as texte from cpf.versements v`);
    expect(JSON.stringify([reponses, gardees])).not.toContain(nir.slice(0, 13));
    expect(gardees.length).toBeGreaterThan(0);
  });

  it("une ligne reçue ne se réécrit pas", async () => {
    await importer(monde, [ligne(nirNeuf())]);
    for (const texte of ["update cpf.versements set montant = 1", "delete from cpf.versements"]) {
      const essaye = monde.test.proprietaire.transaction((tx) => tx.requete({ text: texte, values: [] }));
      await expect(essaye).rejects.toMatchObject({ code: "23001" });
    }
  });

  it("est réservé à l'exploitant et au service", async () => {
    const acteur: Acteur = { genre: "titulaire", titulaireId: randomUUID(), preuve: "eidas1" };
    const essaye = importerCpf(monde.test.base, { horloge: monde.horloge, acteur, flux: enMorceaux("") });
    await expect(essaye).rejects.toMatchObject({ code: "identite/action-interdite" });
  });
});

describe("des fichiers tirés au hasard", () => {
  it("créditent la somme de leurs lignes, une fois, quels que soient les renvois et l'ordre de l'ouverture du compte", {
    timeout: 120_000,
  }, async () => {
    const montant = fc.integer({ min: 1, max: 90_000 });
    const versement = fc.record({ nature: fc.constantFrom("droits_annuels", "heures", "dotation"), montant });
    await fc.assert(
      fc.asyncProperty(
        fc.array(versement, { minLength: 1, maxLength: 12 }),
        fc.nat(3),
        fc.boolean(),
        async (versements, renvois, dejaOuvert) => {
          const nir = nirNeuf();
          const avant = dejaOuvert ? await ouvrir(monde, nir) : null;
          const lignes = versements.map((un) =>
            ligne(nir, {
              nature: un.nature,
              montant: (un.montant / 100).toFixed(2),
              ...(un.nature === "dotation" ? { financeur: "etat" } : {}),
            }),
          );
          for (let fois = 0; fois <= renvois; fois += 1) await importer(monde, [...lignes, ...lignes]);
          const personne = avant ?? (await ouvrir(monde, nir));
          await rattacher(monde, personne);
          const total = (nature: string) => versements.filter((un) => un.nature === nature).reduce((somme, un) => somme + un.montant, 0);
          const { centimes, heures, dotations } = await lire(monde, personne.titulaireId);
          expect([centimes, Math.round(heures * 100)]).toEqual([total("droits_annuels"), total("heures")]);
          expect(dotations.reduce((somme, { disponible }) => somme + disponible, 0)).toBe(total("dotation"));
        },
      ),
      { numRuns: 15, seed: 6_323 },
    );
  });
});
