// Les responsables d'un organisme sur la vraie base : plusieurs, jamais zéro, et seuls maîtres chez eux.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest as responsable, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import { ajouterResponsable, compterResponsables, listerResponsables, organismesDuResponsable, retirerResponsable } from "./index.js";

const ANONYME: Acteur = { genre: "anonyme" };
const AGENT: Acteur = { genre: "agent", agentId: "agent-1" };
let monde: Monde;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });
const enTransaction = <R>(acteur: Acteur, action: (c: Contexte) => Promise<R>) => monde.agir(acteur, action);

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("les responsables d'un organisme (R5151-17)", () => {
  const personne = { nom: "Roux", prenom: "Anne", fonction: "présidente" };

  it("sont plusieurs, se gèrent entre eux, et le dernier ne se retire pas", async () => {
    const id = await monde.association();
    const anne = await enTransaction(SYSTEME, (c) => ajouterResponsable(c, { organismeId: id, courriel: " Anne@Exemple.fr", ...personne }));
    const parAnne = responsable("anne@exemple.fr");
    const luc = await enTransaction(parAnne, (c) =>
      ajouterResponsable(c, { organismeId: id, courriel: "luc@exemple.fr", nom: "Blanc", prenom: "Luc", fonction: "trésorier" }),
    );
    await enTransaction(parAnne, (c) =>
      ajouterResponsable(c, { organismeId: id, courriel: "LUC@exemple.fr", nom: "Blanc", prenom: "Luc", fonction: "secrétaire" }),
    );
    const ensemble = await listerResponsables(ctx(parAnne), id);
    expect(ensemble.map(({ courriel, fonction }) => [courriel, fonction]).sort()).toEqual([
      ["anne@exemple.fr", "présidente"],
      ["luc@exemple.fr", "secrétaire"],
    ]);
    await enTransaction(parAnne, (c) => retirerResponsable(c, { organismeId: id, responsableId: anne.id }));
    await expect(listerResponsables(ctx(parAnne), id)).rejects.toMatchObject({ code: "identite/action-interdite" });
    const dernier = enTransaction(responsable("luc@exemple.fr"), (c) => retirerResponsable(c, { organismeId: id, responsableId: luc.id }));
    await expect(dernier).rejects.toMatchObject({ code: "organismes/dernier-responsable" });
    expect(await compterResponsables(ctx(ANONYME), id)).toBe(1);
  });

  it("ne se retirent pas l'un l'autre au même instant", async () => {
    for (let essai = 0; essai < 15; essai += 1) {
      const organismeId = await monde.association("a@exemple.fr", "b@exemple.fr");
      const [a, b] = await listerResponsables(ctx(responsable("a@exemple.fr")), organismeId);
      await Promise.allSettled([
        enTransaction(responsable("a@exemple.fr"), (c) => retirerResponsable(c, { organismeId, responsableId: b?.id ?? "" })),
        enTransaction(responsable("b@exemple.fr"), (c) => retirerResponsable(c, { organismeId, responsableId: a?.id ?? "" })),
      ]);
      expect(await compterResponsables(ctx(ANONYME), organismeId)).toBe(1);
    }
  });

  it("se retrouvent par leur adresse à la connexion, et par elle seule", async () => {
    const id = await monde.association("eve@exemple.fr", "luc2@exemple.fr");
    const fonctions = await organismesDuResponsable(ctx(ANONYME), { courriel: "EVE@exemple.fr", siret: null });
    expect(fonctions.map(({ organisme, responsable: { courriel } }) => [organisme.id, courriel])).toEqual([[id, "eve@exemple.fr"]]);
    expect(await organismesDuResponsable(ctx(ANONYME), { courriel: "inconnu@exemple.fr", siret: null })).toEqual([]);
  });

  it("ne se gèrent pas de l'extérieur, ni avec une adresse qui n'en est pas une", async () => {
    const id = await monde.association();
    const nouveau = { organismeId: id, courriel: "x@exemple.fr", ...personne };
    for (const acteur of [ANONYME, await monde.titulaire(), responsable("intrus@exemple.fr")]) {
      await expect(ajouterResponsable(ctx(acteur), nouveau)).rejects.toMatchObject({ name: "Refus" });
      await expect(listerResponsables(ctx(acteur), id)).rejects.toMatchObject({ name: "Refus" });
    }
    await expect(listerResponsables(ctx(AGENT), id)).rejects.toMatchObject({ code: "identite/action-interdite" });
    await expect(ajouterResponsable(ctx(SYSTEME), { ...nouveau, courriel: "pas une adresse" })).rejects.toMatchObject({
      details: { champ: "courriel" },
    });
  });
});
