// Déclarer sur la vraie base : les dates de la loi, les heures possibles, le rejeu, le brouillon.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, unMonde } from "../../../tests/outils/benevoles.js";
import { codesDe, desHeures, recue } from "../../../tests/outils/declarations.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import {
  attesterDeclaration,
  type Contenu,
  corrigerDeclaration,
  declarerActivite,
  type Envoi,
  enregistrerBrouillon,
  listerAAttester,
  listerDeclarations,
  listerEvenements,
  listerTraitees,
  retirerDeclaration,
} from "./index.js";

type Titulaire = Awaited<ReturnType<Monde["titulaire"]>>;
const PRESIDENTE = responsableDeTest("presidente@exemple.fr");

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
const corriger = (declarationId: string, changement: Partial<Contenu> = {}) =>
  monde.agir(lui, (ctx) =>
    corrigerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId, ...desHeures(organismeId, changement) }),
  );
const histoire = async (declarationId: string) =>
  (await monde.agir(lui, (ctx) => listerEvenements(ctx, { titulaireId: lui.titulaireId, declarationId }))).map(
    ({ evenement }) => evenement,
  );

describe("déclarer ses heures de l'année précédente", () => {
  it("les envoie à l'association, qui les voit avec l'échéance, puis les atteste (R5151-16, R5151-17)", async () => {
    const declaration = recue(await declarer());
    const attente = await monde.agir(PRESIDENTE, (ctx) => listerAAttester(ctx, organismeId));
    expect(declaration).toMatchObject({ etat: "declaree", annee: 2026, heures: 120, declareLe: "2027-03-01", attesteLe: null });
    expect(attente).toMatchObject([
      { echeance: "2027-12-31", correctionJusquAu: "2027-06-30", sienne: false, peutAttester: true, personne: { nom: "Durand" } },
    ]);
    const reponse = await attester(declaration.id);
    expect(reponse).toMatchObject({
      decision: "attestee",
      declaration: { etat: "attestee", attesteLe: "2027-03-01", autoAttestee: false },
    });
    expect(await monde.agir(PRESIDENTE, (ctx) => listerAAttester(ctx, organismeId))).toEqual([]);
    expect(await monde.agir(PRESIDENTE, (ctx) => listerTraitees(ctx, organismeId))).toHaveLength(1);
    expect(await histoire(declaration.id)).toEqual(["declarer", "attester"]);
  });

  it.each([
    ["le 30 juin à 23 h 59 à Paris", "2027-06-30T21:59:59Z", ["declaree"]],
    ["le 1er juillet à 0 h à Paris", "2027-06-30T22:00:00Z", ["declaration_hors_delai R5151-18"]],
    ["le 31 décembre, avant minuit à Paris, pour l'année en cours", "2026-12-31T22:59:59Z", ["annee_non_terminee R5151-16"]],
    ["le 1er janvier à Paris", "2026-12-31T23:00:00Z", ["declaree"]],
    ["un an trop tard", "2028-03-01T10:00:00Z", ["annee_passee R5151-16", "declaration_hors_delai R5151-18"]],
  ])("répond comme la loi : %s (R5151-16, R5151-18)", async (_cas, instant, attendu) => {
    monde.horloge.placer(instant);
    expect(codesDe(await declarer())).toEqual(attendu);
  });

  it("a pour la réserve civique les mêmes dates, dans un autre texte (D5151-15)", async () => {
    monde.horloge.placer("2027-07-01T10:00:00Z");
    expect(codesDe(await declarer({ type: "reserve_civique" }))).toEqual(["declaration_hors_delai D5151-15"]);
  });

  it("refuse une période sur deux années, avec la suite à donner (D5151-14 II)", async () => {
    expect(codesDe(await declarer({ debut: dateCivile("2025-12-01") }))).toEqual(["periode_deux_annees D5151-14 II"]);
  });

  it("garde en brouillon ce qui est envoyé trop tôt : rien de tapé n'est perdu", async () => {
    const reponse = await declarer({ debut: dateCivile("2027-01-01"), fin: dateCivile("2027-02-28"), heures: 30.5, cle: "trop-tot" });
    const gardees = await monde.agir(lui, (ctx) => listerDeclarations(ctx, lui.titulaireId));
    expect(reponse).toMatchObject({ decision: "refusee", brouillon: { etat: "brouillon", heures: 30.5 } });
    expect(gardees).toMatchObject([{ etat: "brouillon", annee: 2027, heures: 30.5, organismeId }]);
  });

  it.each([
    ["zéro", { heures: 0 }],
    ["un nombre négatif", { heures: -3 }],
    ["moins d'un centième", { heures: 0.004 }],
    ["plus de 24 heures par jour", { heures: 24.01, fin: dateCivile("2026-01-01") }],
    ["pas un nombre", { heures: Number.NaN }],
    ["l'infini", { heures: Number.POSITIVE_INFINITY }],
  ])("refuse des heures impossibles : %s", async (_cas, changement) => {
    await expect(declarer(changement)).rejects.toMatchObject({ code: "declarations/heures-impossibles" });
  });

  it("admet 24 heures un seul jour, et garde les centièmes", async () => {
    const un = recue(await declarer({ heures: 24, debut: dateCivile("2026-05-01"), fin: dateCivile("2026-05-01") }));
    expect(recue(await corriger(un.id, { heures: 99.999 })).heures).toBe(100);
    expect(recue(await corriger(un.id, { heures: 99.99 })).heures).toBe(99.99);
  });

  it.each([
    ["une période inversée", { fin: dateCivile("2025-12-31") }, "declarations/periode-inversee"],
    ["un organisme inconnu", { organismeId: "00000000-0000-4000-8000-000000000000" }, "organismes/introuvable"],
    ["un organisme mal formé", { organismeId: "'" }, "declarations/saisie-invalide"],
  ])("refuse %s", async (_cas, changement, code) => {
    await expect(declarer(changement)).rejects.toMatchObject({ code });
  });

  it("n'admet qu'une déclaration par association et par année, et dit laquelle compléter (F34030)", async () => {
    const premiere = recue(await declarer());
    await expect(declarer()).rejects.toMatchObject({ code: "declarations/deja-declaree", details: { declarationId: premiere.id } });
    await monde.agir(lui, (ctx) => retirerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId: premiere.id }));
    expect(recue(await declarer()).etat).toBe("declaree");
    expect(recue(await declarer({ type: "reserve_civique" })).etat).toBe("declaree");
  });

  it("avertit sans refuser : fonction sans droit, personne pour attester (L5151-9 6° b, R5151-17)", async () => {
    const sansPersonne = await monde.association();
    const reponse = await declarer({ organismeId: sansPersonne, fonction: "autre", intitule: "  accueil\u0000 " });
    const avertis = reponse.decision === "declaree" ? reponse.avertissements.map(({ code, article }) => `${code} ${article}`) : [];
    expect(avertis).toEqual(["fonction_sans_droit L5151-9 6° b", "aucun_responsable R5151-17"]);
    expect(recue(reponse).intitule).toBe("accueil");
  });
});

describe("deux envois n'en font qu'un", () => {
  it("avec la même clé, même au même instant", async () => {
    const reponses = await Promise.all([1, 2, 3, 4].map(() => declarer({ cle: "formulaire-a" })));
    expect(new Set(reponses.map((reponse) => recue(reponse).id)).size).toBe(1);
    expect(await histoire(recue(reponses[0] ?? (await declarer())).id)).toEqual(["declarer"]);
  });

  it("sans clé, au même instant, une seule passe", async () => {
    const essais = await Promise.allSettled([declarer(), declarer(), declarer()]);
    expect(essais.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("une correction renvoyée, un retrait refait ne font rien de plus", async () => {
    const { id } = recue(await declarer());
    const envoi = { titulaireId: lui.titulaireId, declarationId: id, cle: "c1", ...desHeures(organismeId, { heures: 110 }) };
    await monde.agir(lui, (ctx) => corrigerDeclaration(ctx, envoi));
    await monde.agir(lui, (ctx) => corrigerDeclaration(ctx, envoi));
    const retirer = () => monde.agir(lui, (ctx) => retirerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId: id }));
    await retirer();
    await retirer();
    expect(await histoire(id)).toEqual(["declarer", "corriger", "retirer"]);
  });
});

describe("le brouillon", () => {
  const garder = (changement: object) =>
    monde.agir(lui, (ctx) =>
      enregistrerBrouillon(ctx, { titulaireId: lui.titulaireId, type: "benevolat_associatif", contenu: {}, ...changement }),
    );

  it("garde tout ce qui est tapé, même insensé, puis s'envoie", async () => {
    const vide = await garder({
      saisie: { heures: "beaucoup\u0000", debut: "32/13/2026", "\ud800": "x" },
      contenu: { heures: -5, organismeId: "?" },
    });
    expect(vide).toMatchObject({ etat: "brouillon", heures: null, organismeId: null, saisie: { heures: "beaucoup", debut: "32/13/2026" } });
    await garder({ declarationId: vide.id, contenu: { ...desHeures(organismeId), fin: dateCivile("2025-01-01"), heures: 1e12 } });
    const complet = await garder({ declarationId: vide.id, contenu: desHeures(organismeId) });
    expect(complet).toMatchObject({ id: vide.id, heures: 120, annee: 2026 });
    const envoyee = recue(await declarer({ declarationId: vide.id }));
    expect(envoyee).toMatchObject({ id: vide.id, etat: "declaree", saisie: {} });
    await expect(garder({ declarationId: vide.id, contenu: desHeures(organismeId) })).rejects.toMatchObject({
      code: "declarations/etape-impossible",
    });
    expect(await histoire(vide.id)).toEqual(["enregistrer", "enregistrer", "enregistrer", "declarer"]);
  });

  it("n'en fait pas deux avec la même clé, et garde pourtant ce qui a été retapé en revenant en arrière", async () => {
    const [un, deux] = await Promise.all([
      garder({ cle: "b", saisie: { b: "1", aa: "2" } }),
      garder({ cle: "b", saisie: { b: "1", aa: "2" } }),
    ]);
    const retape = await garder({ cle: "b", saisie: { b: "3" } });
    expect([deux.id, retape.id]).toEqual([un.id, un.id]);
    expect(retape.saisie).toEqual({ b: "3" });
    expect(await histoire(un.id)).toEqual(["enregistrer", "enregistrer"]);
  });
});
