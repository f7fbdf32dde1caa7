// Qui doit savoir est prévenu, dans la même transaction que l'étape.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { desHeures, recue } from "../../../tests/outils/declarations.js";
import { sql } from "../../socle/base/base.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { attesterDeclaration, declarerActivite, rappelerEcheances, refuserDeclaration } from "./index.js";

const EN_2025 = { debut: dateCivile("2025-01-01"), fin: dateCivile("2025-12-31") };

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-03-10T10:00:00Z");
});
afterAll(() => monde.test.fermer());

async function recus(a: string): Promise<string[]> {
  const lignes = await monde.test.base.requete<{ sujet: string }>(sql`select sujet from socle.courriels where a = ${a} order by cree_le`);
  return lignes.map((ligne) => ligne.sujet);
}

async function declarer(courriel: string, organismeId: string): Promise<string> {
  const titulaire = await monde.titulaire(courriel);
  return monde.agir(titulaire, async (ctx) => {
    const heures = desHeures(organismeId, { ...EN_2025, heures: 200 });
    return recue(await declarerActivite(ctx, { titulaireId: titulaire.titulaireId, ...heures })).id;
  });
}

const adresse = (qui: string) => `${qui}-${randomUUID()}@exemple.fr`;

it("une déclaration prévient tous les responsables, sans nom ni heures, avec la dernière date utile (R5151-17)", async () => {
  const [presidente, suppleant, benevole] = [adresse("presidente"), adresse("suppleant"), adresse("benevole")];
  await declarer(benevole, await monde.association(presidente, suppleant));
  for (const a of [presidente, suppleant]) expect(await recus(a)).toEqual(["Une déclaration à attester avant le 31 décembre 2026"]);
  const [courriel] = await monde.test.base.requete<{ texte: string }>(sql`select texte from socle.courriels where a = ${presidente}`);
  expect(courriel?.texte).not.toMatch(/Durand|Camille|200/u);
});

it("une attestation et un refus préviennent la personne (R5151-16, R5151-17)", async () => {
  const [presidente, une, autre] = [adresse("presidente"), adresse("une"), adresse("autre")];
  const organismeId = await monde.association(presidente);
  const responsable = responsableDeTest(presidente);
  const attestee = await declarer(une, organismeId);
  const refusee = await declarer(autre, organismeId);
  await monde.agir(responsable, (ctx) => attesterDeclaration(ctx, { declarationId: attestee }));
  await monde.agir(responsable, (ctx) =>
    refuserDeclaration(ctx, { declarationId: refusee, motif: "heures_inexactes", mot: "Voyez la trésorière." }),
  );
  expect(await recus(une)).toEqual(["Vos heures sont attestées"]);
  expect(await recus(autre)).toEqual(["Vos heures n'ont pas été attestées"]);
});

it("le silence est relancé à quatre-vingt-dix, trente et sept jours du 31 décembre, une fois par palier (R5151-17, R5151-18)", async () => {
  const ailleurs = await unMonde("2026-03-10T10:00:00Z");
  const [presidente, benevole] = [adresse("presidente"), adresse("benevole")];
  const organismeId = await ailleurs.association(presidente);
  const titulaire = await ailleurs.titulaire(benevole);
  await ailleurs.agir(titulaire, (ctx) =>
    declarerActivite(ctx, {
      titulaireId: titulaire.titulaireId,
      ...desHeures(organismeId, { ...EN_2025, fonction: "encadrement", heures: 200 }),
    }),
  );
  const rappeler = (instant: string) => {
    ailleurs.horloge.placer(instant);
    return ailleurs.agir(SYSTEME, rappelerEcheances);
  };
  const envois = [];
  for (const jour of ["2026-09-01", "2026-10-02", "2026-10-03", "2026-12-01", "2026-12-24", "2026-12-31", "2027-01-01"]) {
    envois.push([jour, await rappeler(`${jour}T10:00:00Z`)]);
  }
  expect(envois).toEqual([
    ["2026-09-01", 0],
    ["2026-10-02", 1],
    ["2026-10-03", 0],
    ["2026-12-01", 1],
    ["2026-12-24", 1],
    ["2026-12-31", 0],
    ["2027-01-01", 0],
  ]);
  const compter = (a: string) => ailleurs.test.base.requete(sql`select 1 from socle.courriels where a = ${a}`);
  expect(await compter(presidente)).toHaveLength(4);
  expect(await compter(benevole)).toHaveLength(3);
  await ailleurs.test.fermer();
});
