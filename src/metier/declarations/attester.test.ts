// Attester sur la vraie base : les dates de la loi, deux responsables, sa propre déclaration, le temps, l'histoire.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { codesDe, desHeures, recue } from "../../../tests/outils/declarations.js";
import { retirerResponsable } from "../organismes/index.js";
import {
  attesterDeclaration,
  type Contenu,
  corrigerDeclaration,
  declarerActivite,
  type Envoi,
  enregistrerBrouillon,
  lireDeclaration,
  listerAAttester,
  listerEvenements,
  marquerEchues,
  refuserDeclaration,
} from "./index.js";

type Titulaire = Awaited<ReturnType<Monde["titulaire"]>>;
const PRESIDENTE = responsableDeTest("presidente@exemple.fr");
const TRESORIER = responsableDeTest("tresorier@exemple.fr");

let monde: Monde;
let lui: Titulaire;
let organismeId: string;

beforeAll(async () => {
  monde = await unMonde("2027-03-01T10:00:00Z");
});
afterAll(() => monde.test.fermer());
beforeEach(async () => {
  monde.horloge.placer("2027-03-01T10:00:00Z");
  lui = await monde.titulaire();
  organismeId = await monde.association("presidente@exemple.fr", "tresorier@exemple.fr");
});

const declarer = (changement: Partial<Envoi> = {}, acteur: Titulaire = lui) =>
  monde.agir(acteur, (ctx) => declarerActivite(ctx, { titulaireId: acteur.titulaireId, ...desHeures(organismeId), ...changement }));
const attester = (declarationId: string, acteur = PRESIDENTE, version?: number) =>
  monde.agir(acteur, (ctx) => attesterDeclaration(ctx, { declarationId, ...(version === undefined ? {} : { version }) }));
const refuser = (declarationId: string, acteur = PRESIDENTE) =>
  monde.agir(acteur, (ctx) => refuserDeclaration(ctx, { declarationId, motif: "heures_inexactes", mot: "Plutôt 100 heures." }));
const corriger = (declarationId: string, changement: Partial<Contenu> = {}) =>
  monde.agir(lui, (ctx) =>
    corrigerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId, ...desHeures(organismeId, changement) }),
  );
const histoire = async (declarationId: string) =>
  (await monde.agir(lui, (ctx) => listerEvenements(ctx, { titulaireId: lui.titulaireId, declarationId }))).map(
    ({ evenement }) => evenement,
  );

describe("attester ou refuser (R5151-17)", () => {
  it.each([
    ["le 31 décembre à 23 h 59 à Paris", "2027-12-31T22:59:59Z", ["attestee"]],
    ["le 1er janvier à 0 h à Paris", "2027-12-31T23:00:00Z", ["attestation_hors_delai R5151-18"]],
  ])("répond comme la loi : %s (R5151-18)", async (_cas, instant, attendu) => {
    const { id } = recue(await declarer());
    monde.horloge.placer(instant);
    expect(codesDe(await attester(id))).toEqual(attendu);
  });

  it("deux responsables au même instant n'en font qu'une attestation", async () => {
    const { id } = recue(await declarer());
    const reponses = await Promise.all([attester(id), attester(id, TRESORIER), attester(id), attester(id, TRESORIER)]);
    expect(reponses.map(({ decision }) => decision)).toEqual(["attestee", "attestee", "attestee", "attestee"]);
    expect(await histoire(id)).toEqual(["declarer", "attester"]);
  });

  it("l'un atteste quand l'autre refuse : le premier arrivé l'emporte, l'histoire est suivie", async () => {
    const { id } = recue(await declarer());
    await Promise.allSettled([attester(id), refuser(id, TRESORIER)]);
    const evenements = await histoire(id);
    expect([
      ["declarer", "attester"],
      ["declarer", "refuser", "attester"],
    ]).toContainEqual(evenements);
  });

  it("un refus revient à la personne avec sa raison ; elle corrige, renvoie, et l'association atteste", async () => {
    const { id } = recue(await declarer());
    const refusee = await refuser(id);
    expect(refusee).toMatchObject({ etat: "refusee", motifRefus: "heures_inexactes", mot: "Plutôt 100 heures." });
    monde.horloge.placer("2027-06-30T21:00:00Z");
    expect(recue(await corriger(id, { heures: 100 }))).toMatchObject({
      etat: "declaree",
      motifRefus: null,
      mot: null,
      declareLe: "2027-06-30",
    });
    expect((await attester(id)).decision).toBe("attestee");
    expect(await histoire(id)).toEqual(["declarer", "refuser", "corriger", "attester"]);
  });

  it("après le 30 juin, on ne corrige plus, mais l'association peut revenir sur son refus (R5151-17, R5151-18)", async () => {
    const { id } = recue(await declarer());
    await refuser(id);
    monde.horloge.placer("2027-07-01T10:00:00Z");
    expect(codesDe(await corriger(id))).toEqual(["declaration_hors_delai R5151-18"]);
    expect(await attester(id)).toMatchObject({ declaration: { etat: "attestee", declareLe: "2027-03-01", motifRefus: null } });
  });

  it("on n'atteste que ce qu'on a lu : une correction entre-temps se relit", async () => {
    const { id, version } = recue(await declarer());
    await corriger(id, { heures: 200 });
    await expect(attester(id, PRESIDENTE, version)).rejects.toMatchObject({ code: "declarations/modifiee-entretemps" });
    expect((await attester(id, PRESIDENTE, version + 1)).decision).toBe("attestee");
  });

  it("un refus sans un mot n'est pas reçu", async () => {
    const { id } = recue(await declarer());
    const sansMot = monde.agir(PRESIDENTE, (ctx) => refuserDeclaration(ctx, { declarationId: id, motif: "autre", mot: " \u0000 " }));
    await expect(sansMot).rejects.toMatchObject({ code: "declarations/mot-manquant" });
  });

  it("un responsable retiré n'atteste plus, quoi que garde sa session", async () => {
    const { id } = recue(await declarer());
    const [attente] = await monde.agir(PRESIDENTE, (ctx) => listerAAttester(ctx, organismeId));
    const { rows } = {
      rows: await monde.test.base.requete<{ id: string }>({
        text: "select id from organismes.responsables where organisme_id = $1 and courriel = 'tresorier@exemple.fr'",
        values: [organismeId],
      }),
    };
    await monde.agir(PRESIDENTE, (ctx) => retirerResponsable(ctx, { organismeId, responsableId: rows[0]?.id ?? "" }));
    expect(attente?.declaration.id).toBe(id);
    await expect(attester(id, TRESORIER)).rejects.toMatchObject({ code: "identite/action-interdite" });
  });
});

describe("personne n'atteste la sienne tant qu'un autre responsable existe (R5151-17, doute D12)", () => {
  it("reconnu à son adresse, le responsable est renvoyé vers les autres, qui le peuvent", async () => {
    const benevole = await monde.titulaire("Presidente@Exemple.fr");
    const { id } = recue(await declarer({}, benevole));
    const attente = await monde.agir(PRESIDENTE, (ctx) => listerAAttester(ctx, organismeId));
    expect(attente).toMatchObject([{ sienne: true, peutAttester: false }]);
    await expect(attester(id)).rejects.toMatchObject({
      code: "declarations/auto-attestation",
      details: { autres: expect.stringContaining("tresorier") },
    });
    expect((await attester(id, TRESORIER)).decision).toBe("attestee");
  });

  it("reconnu à son compte, aussi, même sous une autre adresse", async () => {
    await monde.test.base.requete({
      text: "update organismes.responsables set titulaire_id = $1 where organisme_id = $2 and courriel = 'presidente@exemple.fr'",
      values: [lui.titulaireId, organismeId],
    });
    const { id } = recue(await declarer());
    await expect(attester(id)).rejects.toMatchObject({ code: "declarations/auto-attestation" });
  });

  it("reconnu à son nom, aussi, même sous une autre adresse et un autre compte", async () => {
    const sous = { ...PRESIDENTE, prenom: "camille", nom: "DURAND" };
    const { id } = recue(await declarer());
    await expect(attester(id, sous)).rejects.toMatchObject({ code: "declarations/auto-attestation" });
    expect((await attester(id, TRESORIER)).decision).toBe("attestee");
  });

  it("seul responsable, il le peut, et l'histoire le dit", async () => {
    const seul = await monde.association("presidente@exemple.fr");
    const benevole = await monde.titulaire("presidente@exemple.fr");
    const { id } = recue(await declarer({ organismeId: seul }, benevole));
    expect(await attester(id)).toMatchObject({ decision: "attestee", declaration: { autoAttestee: true } });
  });
});

describe("ce que le temps apporte (R5151-18)", () => {
  it("fait échoir les brouillons après le 30 juin et les attentes après le 31 décembre, une seule fois", async () => {
    const { id } = recue(await declarer());
    const brouillon = await monde.agir(lui, (ctx) =>
      enregistrerBrouillon(ctx, { titulaireId: lui.titulaireId, type: "reserve_civique", contenu: desHeures(organismeId, { heures: 10 }) }),
    );
    const echoirLe = async (instant: string) => {
      monde.horloge.placer(instant);
      await monde.agir(SYSTEME, marquerEchues);
      const encore = await monde.agir(SYSTEME, marquerEchues);
      const etat = async (declarationId: string) =>
        (await monde.agir(lui, (ctx) => lireDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId }))).etat;
      return [await etat(brouillon.id), await etat(id), encore];
    };
    expect(await echoirLe("2027-06-30T21:59:59Z")).toEqual(["brouillon", "declaree", 0]);
    expect(await echoirLe("2027-06-30T22:00:00Z")).toEqual(["echue", "declaree", 0]);
    expect(await echoirLe("2027-12-31T22:59:59Z")).toEqual(["echue", "declaree", 0]);
    expect(await echoirLe("2027-12-31T23:00:00Z")).toEqual(["echue", "echue", 0]);
    expect(await histoire(id)).toEqual(["declarer", "echoir"]);
    await expect(attester(id)).rejects.toMatchObject({ code: "declarations/etape-impossible", details: { etat: "echue" } });
  });

  it("passé par deux tâches au même instant, n'écrit qu'un évènement", async () => {
    const { id } = recue(await declarer());
    monde.horloge.placer("2028-01-01T10:00:00Z");
    await Promise.all([monde.agir(SYSTEME, marquerEchues), monde.agir(SYSTEME, marquerEchues)]);
    expect(await histoire(id)).toEqual(["declarer", "echoir"]);
  });
});

describe("l'histoire d'une déclaration", () => {
  it("ne se modifie ni ne s'efface, même par le propriétaire de la base", async () => {
    recue(await declarer());
    for (const base of [monde.test.base, monde.test.proprietaire]) {
      for (const texte of [
        "update declarations.evenements set evenement = 'x'",
        "delete from declarations.evenements",
        "truncate declarations.evenements",
      ]) {
        await expect(base.requete({ text: texte, values: [] })).rejects.toThrow(/permission denied|ne se modifie pas/u);
      }
    }
  });

  it("dit qui, quand, quoi", async () => {
    const { id } = recue(await declarer());
    await attester(id);
    const evenements = await monde.agir(lui, (ctx) => listerEvenements(ctx, { titulaireId: lui.titulaireId, declarationId: id }));
    expect(evenements).toMatchObject([
      {
        rang: 1,
        evenement: "declarer",
        etat: "declaree",
        acteurGenre: "titulaire",
        acteurId: lui.titulaireId,
        jour: "2027-03-01",
        contenu: { heures: 120 },
      },
      { rang: 2, evenement: "attester", etat: "attestee", acteurGenre: "responsable", acteurNom: "Responsable presidente" },
    ]);
  });
});
