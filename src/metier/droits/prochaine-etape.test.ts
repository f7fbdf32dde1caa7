// La seule chose à faire maintenant, dans chaque situation.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Monde, responsableDeTest, unMonde } from "../../../tests/outils/benevoles.js";
import { desHeures, recue } from "../../../tests/outils/declarations.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { attesterDeclaration, declarerActivite, enregistrerBrouillon, refuserDeclaration } from "../declarations/index.js";
import { lireDroits } from "./index.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-03-10T10:00:00Z");
});
afterAll(() => monde.test.fermer());

const EN_2025 = { debut: dateCivile("2025-01-01"), fin: dateCivile("2025-12-31") };
type Titulaire = Awaited<ReturnType<Monde["titulaire"]>>;

const etapeDe = (titulaire: Titulaire) =>
  monde.agir(titulaire, async (ctx) => (await lireDroits(ctx, titulaire.titulaireId)).prochaineEtape);

function noter(titulaire: Titulaire, organismeId: string, fonction: "administration" | "autre") {
  const { type, ...contenu } = desHeures(organismeId, { ...EN_2025, fonction });
  return monde.agir(titulaire, (ctx) => enregistrerBrouillon(ctx, { titulaireId: titulaire.titulaireId, type, contenu }));
}

async function envoyer(titulaire: Titulaire, organismeId: string): Promise<string> {
  return monde.agir(
    titulaire,
    async (ctx) => recue(await declarerActivite(ctx, { titulaireId: titulaire.titulaireId, ...desHeures(organismeId, EN_2025) })).id,
  );
}

it("rien de déclaré au printemps : déclarer l'année passée avant le 30 juin (R5151-16)", async () => {
  await expect(etapeDe(await monde.titulaire())).resolves.toMatchObject({ date: "2026-06-30", lien: "/mon-compte/declarer" });
});

it("un brouillon de l'année passée : l'envoyer, à l'organisme nommé ; une fonction que la loi ne compte pas ne presse pas (L5151-9 6° b)", async () => {
  const titulaire = await monde.titulaire();
  await noter(titulaire, await monde.association(), "autre");
  await expect(etapeDe(titulaire)).resolves.toMatchObject({ lien: "/mon-compte/declarer" });
  await noter(titulaire, await monde.association(), "administration");
  const etape = await etapeDe(titulaire);
  expect(etape?.phrase).toMatch(/^Envoyez vos heures de 2025 à Association \d+\.$/u);
  expect(etape?.date).toBe("2026-06-30");
});

it("envoyée : l'attente dit sa limite ; refusée : corriger avant le 30 juin ; attestée : plus rien ne presse (R5151-17)", async () => {
  const titulaire = await monde.titulaire();
  const courriel = `presidente-${randomUUID()}@exemple.fr`;
  const declarationId = await envoyer(titulaire, await monde.association(courriel));
  await expect(etapeDe(titulaire)).resolves.toMatchObject({ date: "2026-12-31" });
  await monde.agir(responsableDeTest(courriel), (ctx) => refuserDeclaration(ctx, { declarationId, motif: "autre", mot: "Appelez-moi." }));
  const refusee = await etapeDe(titulaire);
  expect(refusee?.phrase).toContain("corrigez et renvoyez");
  expect(refusee?.date).toBe("2026-06-30");
  await monde.agir(responsableDeTest(courriel), (ctx) => attesterDeclaration(ctx, { declarationId }));
  await expect(etapeDe(titulaire)).resolves.toMatchObject({ date: null });
});
