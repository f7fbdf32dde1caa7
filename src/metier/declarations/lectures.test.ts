// Ce qu'on lit des déclarations : les totaux de l'année et les faits remis à la loi.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { evaluerDroits } from "../../regles/acquisition.js";
import { lecturesParDefaut } from "../../regles/lectures.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { proposerOrganisme } from "../organismes/index.js";
import {
  attesterDeclaration,
  type Contenu,
  declarerActivite,
  enregistrerBrouillon,
  faitsDeclares,
  retirerDeclaration,
  totauxDeLAnnee,
} from "./index.js";

const PRESIDENTE = responsableDeTest("presidente@exemple.fr");
let monde: Monde;
let lui: Awaited<ReturnType<Monde["titulaire"]>>;
let une: string;
let autre: string;

beforeAll(async () => {
  monde = await unMonde("2027-03-01T10:00:00Z");
});
afterAll(() => monde.test.fermer());
beforeEach(async () => {
  lui = await monde.titulaire();
  une = await monde.association("presidente@exemple.fr");
  autre = await monde.association("presidente@exemple.fr");
});

const contenu = (changement: Partial<Contenu>): Contenu => ({
  organismeId: une,
  type: "benevolat_associatif",
  fonction: "administration",
  debut: dateCivile("2026-01-01"),
  fin: dateCivile("2026-12-31"),
  heures: 90,
  ...changement,
});
const declarer = async (changement: Partial<Contenu>) => {
  const reponse = await monde.agir(lui, (ctx) => declarerActivite(ctx, { titulaireId: lui.titulaireId, ...contenu(changement) }));
  if (reponse.decision !== "declaree") throw new Error("La déclaration du test n'est pas passée.");
  return reponse.declaration;
};
const noter = (changement: Partial<Contenu>) =>
  monde.agir(lui, (ctx) =>
    enregistrerBrouillon(ctx, {
      titulaireId: lui.titulaireId,
      type: changement.type ?? "benevolat_associatif",
      contenu: contenu(changement),
    }),
  );
const faits = () => monde.agir(SYSTEME, (ctx) => faitsDeclares(ctx, lui.titulaireId));

describe("les totaux de l'année face à 200 et 100 heures (D5151-14 I 7°)", () => {
  it("additionnent au centième les seules fonctions qui comptent, et nomment la meilleure association (L5151-9 6° b)", async () => {
    const attestee = await declarer({ heures: 120.1 });
    await monde.agir(PRESIDENTE, (ctx) => attesterDeclaration(ctx, { declarationId: attestee.id }));
    await declarer({ organismeId: autre, heures: 80.2, fonction: "encadrement" });
    const troisieme = await monde.association();
    await declarer({ organismeId: troisieme, heures: 40, fonction: "autre" });
    const { benevolat, reserveCivique } = await monde.agir(lui, (ctx) => totauxDeLAnnee(ctx, lui.titulaireId, 2026));
    expect(benevolat).toMatchObject({
      heures: 200.3,
      attestees: 120.1,
      declarees: 80.2,
      notees: 0,
      sansDroit: 40,
      seuil: 200,
      seuilMemeOrganisme: 100,
      meilleur: { organismeId: une, heures: 120.1, attestees: 120.1 },
    });
    expect(reserveCivique).toMatchObject({ heures: 0, meilleur: null, parOrganisme: [] });
  });

  it("comptent les brouillons à part, oublient les retraits et les autres années", async () => {
    await noter({ heures: 10.5 });
    const retiree = await declarer({ organismeId: autre, heures: 70 });
    await monde.agir(lui, (ctx) => retirerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId: retiree.id }));
    await noter({ debut: dateCivile("2027-01-01"), fin: dateCivile("2027-02-01"), heures: 5 });
    const { benevolat } = await monde.agir(lui, (ctx) => totauxDeLAnnee(ctx, lui.titulaireId, 2026));
    expect(benevolat).toMatchObject({ heures: 10.5, notees: 10.5, declarees: 0 });
  });

  it("répondent pour toute année, même d'avant le compte", async () => {
    const { benevolat } = await monde.agir(lui, (ctx) => totauxDeLAnnee(ctx, lui.titulaireId, 1990));
    expect(benevolat.heures).toBe(0);
  });
});

describe("les faits remis à la loi", () => {
  it("disent l'association, sa première déclaration et la décision d'un agent (L5151-9 6° a)", async () => {
    const declaree = await declarer({ heures: 120 });
    await monde.agir(PRESIDENTE, (ctx) => attesterDeclaration(ctx, { declarationId: declaree.id }));
    expect(await faits()).toEqual([
      {
        id: declaree.id,
        type: "benevolat_associatif",
        debut: "2026-01-01",
        fin: "2026-12-31",
        heures: 120,
        fonction: "administration",
        declareLe: "2027-03-01",
        attesteLe: "2027-03-01",
        organisme: { id: une, regime: "loi1901", declareLe: "2015-03-01", article200: true },
      },
    ]);
  });

  it("disent la réserve civique avec sa thématique (D5151-15)", async () => {
    await declarer({ type: "reserve_civique", thematique: "numerique" });
    expect(await faits()).toMatchObject([{ type: "reserve_civique", thematique: "numerique", organisme: { id: une } }]);
  });

  it("disent un brouillon complet comme non déclaré, et taisent ce qui est incomplet, à cheval ou retiré (L5151-8)", async () => {
    const brouillon = await noter({ heures: 12 });
    await noter({ heures: 0 });
    await noter({ debut: dateCivile("2025-12-01") });
    const retiree = await declarer({ organismeId: autre });
    await monde.agir(lui, (ctx) => retirerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId: retiree.id }));
    expect(await faits()).toMatchObject([{ id: brouillon.id, declareLe: null, attesteLe: null }]);
  });

  it("laissent en attente une association proposée dont la date n'est pas connue (L5151-9 6° a)", async () => {
    const proposee = await monde.agir(lui, (ctx) =>
      proposerOrganisme(ctx, { cle: "p", nom: "Les Amis du lavoir", regime: "loi1901", commune: "Vezelay" }),
    );
    await declarer({ organismeId: proposee.id });
    expect(await faits()).toMatchObject([{ organisme: { id: proposee.id, article200: null } }]);
  });
});

describe("la loi, lisant ces faits", () => {
  const droits = async () =>
    evaluerDroits(
      {
        evalueLe: monde.horloge.aujourdhui(),
        titulaire: { naissance: dateCivile("1990-05-01"), contratApprentissage: null, retraite: null, deces: null },
        activites: await faits(),
      },
      lecturesParDefaut,
    ).droits.map(({ annee, decision, montant }) => ({ annee, decision, montant }));

  it("attend l'attestation, puis donne 240 € pour 120 et 90 heures attestées (D5151-14 I 7°)", async () => {
    const deux = [await declarer({ heures: 120 }), await declarer({ organismeId: autre, heures: 90, fonction: "encadrement" })];
    expect(await droits()).toEqual([{ annee: 2026, decision: "en_attente", montant: 0 }]);
    for (const { id } of deux) await monde.agir(PRESIDENTE, (ctx) => attesterDeclaration(ctx, { declarationId: id }));
    expect(await droits()).toEqual([{ annee: 2026, decision: "acquis", montant: 24_000 }]);
  });

  it("refuse ce qui n'a pas été attesté à temps (R5151-18)", async () => {
    await declarer({ heures: 210 });
    monde.horloge.placer("2028-01-01T10:00:00Z");
    expect(await droits()).toEqual([{ annee: 2026, decision: "refuse", montant: 0 }]);
    monde.horloge.placer("2027-03-01T10:00:00Z");
  });
});
