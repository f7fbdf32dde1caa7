// Les déclarations sur la vraie base : dates de la loi, attestations, rejeu, histoire.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { retirerResponsable } from "../organismes/index.js";
import {
  attesterDeclaration,
  type Contenu,
  corrigerDeclaration,
  type Declaration,
  declarerActivite,
  type Envoi,
  enregistrerBrouillon,
  lireDeclaration,
  listerAAttester,
  listerDeclarations,
  listerEvenements,
  listerTraitees,
  marquerEchues,
  type ReponseDeclaration,
  refuserDeclaration,
  retirerDeclaration,
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

const desHeures = (changement: Partial<Contenu> = {}): Contenu => ({
  organismeId,
  type: "benevolat_associatif",
  fonction: "administration",
  debut: dateCivile("2026-01-01"),
  fin: dateCivile("2026-12-31"),
  heures: 120,
  ...changement,
});
const declarer = (changement: Partial<Envoi> = {}, acteur: Titulaire = lui) =>
  monde.agir(acteur, (ctx) => declarerActivite(ctx, { titulaireId: acteur.titulaireId, ...desHeures(), ...changement }));
const recue = (reponse: ReponseDeclaration): Declaration => {
  if (reponse.decision !== "declaree") throw new Error(`Refusée : ${reponse.motifs.map(({ code }) => code).join(", ")}.`);
  return reponse.declaration;
};
const codes = (reponse: { decision: string; motifs?: readonly { code: string; article: string }[] }) =>
  reponse.motifs?.map(({ code, article }) => `${code} ${article}`) ?? [reponse.decision];
const attester = (declarationId: string, acteur = PRESIDENTE, version?: number) =>
  monde.agir(acteur, (ctx) => attesterDeclaration(ctx, { declarationId, ...(version === undefined ? {} : { version }) }));
const refuser = (declarationId: string, acteur = PRESIDENTE) =>
  monde.agir(acteur, (ctx) => refuserDeclaration(ctx, { declarationId, motif: "heures_inexactes", mot: "Plutôt 100 heures." }));
const corriger = (declarationId: string, changement: Partial<Contenu> = {}) =>
  monde.agir(lui, (ctx) => corrigerDeclaration(ctx, { titulaireId: lui.titulaireId, declarationId, ...desHeures(changement) }));
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
    expect(codes(await declarer())).toEqual(attendu);
  });

  it("a pour la réserve civique les mêmes dates, dans un autre texte (D5151-15)", async () => {
    monde.horloge.placer("2027-07-01T10:00:00Z");
    expect(codes(await declarer({ type: "reserve_civique" }))).toEqual(["declaration_hors_delai D5151-15"]);
  });

  it("refuse une période sur deux années, avec la suite à donner (D5151-14 II)", async () => {
    expect(codes(await declarer({ debut: dateCivile("2025-12-01") }))).toEqual(["periode_deux_annees D5151-14 II"]);
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
    const envoi = { titulaireId: lui.titulaireId, declarationId: id, cle: "c1", ...desHeures({ heures: 110 }) };
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
    await garder({ declarationId: vide.id, contenu: { ...desHeures(), fin: dateCivile("2025-01-01"), heures: 1e12 } });
    const complet = await garder({ declarationId: vide.id, contenu: desHeures() });
    expect(complet).toMatchObject({ id: vide.id, heures: 120, annee: 2026 });
    const envoyee = recue(await declarer({ declarationId: vide.id }));
    expect(envoyee).toMatchObject({ id: vide.id, etat: "declaree", saisie: {} });
    await expect(garder({ declarationId: vide.id, contenu: desHeures() })).rejects.toMatchObject({ code: "declarations/etape-impossible" });
    expect(await histoire(vide.id)).toEqual(["enregistrer", "enregistrer", "enregistrer", "declarer"]);
  });

  it("n'en fait pas deux avec la même clé", async () => {
    const [un, deux] = await Promise.all([garder({ cle: "b" }), garder({ cle: "b" })]);
    expect(un.id).toBe(deux.id);
  });
});

describe("attester ou refuser (R5151-17)", () => {
  it.each([
    ["le 31 décembre à 23 h 59 à Paris", "2027-12-31T22:59:59Z", ["attestee"]],
    ["le 1er janvier à 0 h à Paris", "2027-12-31T23:00:00Z", ["attestation_hors_delai R5151-18"]],
  ])("répond comme la loi : %s (R5151-18)", async (_cas, instant, attendu) => {
    const { id } = recue(await declarer());
    monde.horloge.placer(instant);
    expect(codes(await attester(id))).toEqual(attendu);
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
    expect(codes(await corriger(id))).toEqual(["declaration_hors_delai R5151-18"]);
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
      enregistrerBrouillon(ctx, { titulaireId: lui.titulaireId, type: "reserve_civique", contenu: desHeures({ heures: 10 }) }),
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
