// Les activités déposées par des organismes sur la vraie base : dépôt rejouable, rattachement, recensement.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { TYPES_ACTIVITE } from "../../regles/faits.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Acteur } from "../identite/index.js";
import {
  choisirRecensement,
  deposerActivite,
  faitsDeposes,
  lireFaits,
  listerActivites,
  listerChoix,
  rattacherActivites,
  TYPES_DEPOSES,
} from "./index.js";

const ANONYME: Acteur = { genre: "anonyme" };
const AGENT: Acteur = { genre: "agent", agentId: "agent-1" };
let monde: Monde;
let rang = 0;

beforeAll(async () => {
  monde = await unMonde("2027-02-01T10:00:00Z");
});
afterAll(() => monde.test.fermer());

const unDepot = (changement: Record<string, unknown> = {}) => {
  rang += 1;
  return {
    organismeId: "agence-service-civique",
    organismeNom: "Agence du service civique",
    idExterne: `contrat-${rang}`,
    personne: { nirEmpreinte: `${rang}`.padStart(64, "e") },
    faits: { type: "service_civique", debut: "2026-01-01", fin: "2026-07-31" },
    ...changement,
  };
};
const deposer = (depot: ReturnType<typeof unDepot>, acteur: Acteur = SYSTEME) => monde.agir(acteur, (ctx) => deposerActivite(ctx, depot));

describe("le dépôt d'une activité par un organisme", () => {
  it("attend la première connexion de la personne, puis rejoint son compte, une seule fois", async () => {
    const depot = unDepot();
    const depose = await deposer(depot);
    const titulaire = await monde.titulaire();
    const rattacher = () =>
      monde.agir(titulaire, (ctx) => rattacherActivites(ctx, { titulaireId: titulaire.titulaireId, ...depot.personne }));
    expect(depose).toMatchObject({ attend: true, dejaDeposee: false });
    expect([await rattacher(), await rattacher()]).toEqual([1, 0]);
    const activites = await monde.agir(titulaire, (ctx) => listerActivites(ctx, titulaire.titulaireId));
    expect(activites).toMatchObject([
      { id: depose.activiteId, organismeNom: "Agence du service civique", declareLe: "2027-02-01", recensee: true },
    ]);
  });

  it("rejoint tout de suite un compte déjà rattaché", async () => {
    const { personne } = unDepot();
    const titulaire = await monde.titulaire();
    await monde.agir(titulaire, (ctx) => rattacherActivites(ctx, { titulaireId: titulaire.titulaireId, ...personne }));
    expect(await deposer(unDepot({ personne }))).toMatchObject({ attend: false });
    expect(await monde.agir(titulaire, (ctx) => listerActivites(ctx, titulaire.titulaireId))).toHaveLength(1);
  });

  it("ne reste pas en attente quand il croise la première connexion", async () => {
    for (let essai = 0; essai < 10; essai += 1) {
      const depot = unDepot();
      const titulaire = await monde.titulaire();
      await Promise.all([
        deposer(depot),
        monde.agir(titulaire, (ctx) => rattacherActivites(ctx, { titulaireId: titulaire.titulaireId, ...depot.personne })),
      ]);
      expect(await monde.agir(titulaire, (ctx) => listerActivites(ctx, titulaire.titulaireId))).toHaveLength(1);
    }
  });

  it("n'en fait pas deux quand il est renvoyé, même au même instant, et refuse un renvoi différent", async () => {
    const depot = unDepot();
    const rendus = await Promise.all([deposer(depot), deposer(depot), deposer(depot)]);
    expect(new Set(rendus.map(({ activiteId }) => activiteId)).size).toBe(1);
    const autre = { ...depot, faits: { type: "service_civique", debut: "2026-01-01", fin: "2026-12-31" } };
    await expect(deposer(autre)).rejects.toMatchObject({ code: "activites/depot-different" });
  });

  it.each([
    ["un type que la personne déclare elle-même", { type: "benevolat_associatif" }, "type :"],
    ["un champ inconnu", { type: "reserve_sanitaire", annee: 2026, jours: 30, heures: 2 }, "heures : champ inconnu"],
    ["un champ manquant", { type: "reserve_sanitaire", annee: 2026 }, "jours :"],
    ["une date impossible", { type: "reserve_citoyenne_defense_securite", debut: "2026-02-30", fin: "2026-03-01" }, "debut :"],
    ["une période inversée", { type: "reserve_citoyenne_defense_securite", debut: "2026-03-01", fin: "2026-02-01" }, "fin :"],
    ["un nombre négatif", { type: "reserve_sanitaire", annee: 2026, jours: -1 }, "jours :"],
    [
      "un texte que la base ne garde pas",
      { type: "maitre_apprentissage", debut: "2026-01-01", fin: "2026-02-01", apprenti: "a\u0000" },
      "apprenti :",
    ],
    ["rien", null, ":"],
  ])("nomme la faute : %s", async (_cas, faits, attendu) => {
    const depot = deposer(unDepot({ faits }));
    await expect(depot).rejects.toMatchObject({ code: "activites/faits-invalides", details: { fautes: expect.stringContaining(attendu) } });
  });

  it("refuse une date de déclaration à venir", async () => {
    await expect(deposer(unDepot({ declareLe: dateCivile("2027-02-02") }))).rejects.toMatchObject({ code: "activites/faits-invalides" });
  });

  it("n'appartient qu'au service", async () => {
    const titulaire = await monde.titulaire();
    for (const acteur of [ANONYME, AGENT, titulaire, responsableDeTest("a@exemple.fr")]) {
      await expect(deposer(unDepot(), acteur)).rejects.toMatchObject({ name: "Refus" });
    }
  });
});

describe("les douze types d'activité déposés", () => {
  const FAITS: readonly Record<string, unknown>[] = [
    { type: "service_civique", debut: "2026-01-01", fin: "2026-07-31", contrat: "c1" },
    { type: "reserve_militaire_operationnelle", annee: 2026, jours: 90 },
    { type: "reserve_citoyenne_defense_securite", debut: "2021-01-01", fin: "2025-12-31" },
    { type: "reserve_communale_securite_civile", signature: "2026-02-01", dureeAnnees: 5 },
    { type: "reserve_sanitaire", annee: 2026, jours: 30 },
    { type: "maitre_apprentissage", debut: "2026-01-01", fin: "2026-07-31", apprenti: "x1" },
    { type: "reserve_citoyenne_education_nationale", debut: "2026-01-01", fin: "2026-12-31", interventions: 25 },
    { type: "sapeur_pompier_volontaire", signature: "2025-12-20", arreteNotifieLe: "2026-01-10", dureeAnnees: 5 },
    { type: "reserve_police_nationale", debut: "2023-01-01", fin: "2025-12-31", qualite: "4", vacationsParAn: [75, 75, 75] },
    { type: "reserve_citoyenne_police_nationale", debut: "2023-01-01", fin: "2025-12-31", heuresParAn: [350, 350, 350.5] },
    { type: "reserve_citoyenne_reinsertion", annee: 2026, heures: 80 },
    { type: "proche_aidant", annee: 2026, accordDeBranche: null },
  ];

  it("sont ceux de L5151-9 que la personne ne déclare pas elle-même (R5151-16, D5151-15)", () => {
    const attendus = TYPES_ACTIVITE.filter((type) => type !== "benevolat_associatif" && type !== "reserve_civique");
    expect([...TYPES_DEPOSES].sort()).toEqual([...attendus].sort());
    expect(FAITS.map(({ type }) => type).sort()).toEqual([...attendus].sort());
  });

  it.each(FAITS)("se lisent, se gardent et se remettent à la loi sans changer : $type", async (faits) => {
    const titulaire = await monde.titulaire();
    const { activiteId } = await deposer(unDepot({ personne: { titulaireId: titulaire.titulaireId }, faits }));
    const remis = await monde.agir(SYSTEME, (ctx) => faitsDeposes(ctx, titulaire.titulaireId));
    expect(lireFaits(faits).valide).toBe(true);
    expect(remis).toMatchObject([{ ...faits, id: activiteId, declareLe: "2027-02-01", recensee: true }]);
  });
});

describe("le choix de recenser (L5151-8)", () => {
  it("sort une activité du compte, l'y ramène, et garde l'histoire", async () => {
    const titulaire = await monde.titulaire();
    const { activiteId } = await deposer(unDepot({ personne: { titulaireId: titulaire.titulaireId } }));
    const choisir = (recensee: boolean) => monde.agir(titulaire, (ctx) => choisirRecensement(ctx, { activiteId, recensee }));
    await choisir(false);
    await choisir(false);
    expect(await monde.agir(SYSTEME, (ctx) => faitsDeposes(ctx, titulaire.titulaireId))).toMatchObject([{ recensee: false }]);
    await choisir(true);
    const choix = await monde.agir(titulaire, (ctx) => listerChoix(ctx, { titulaireId: titulaire.titulaireId, activiteId }));
    expect(choix.map(({ recensee }) => recensee)).toEqual([false, true]);
  });

  it("n'appartient qu'à la personne elle-même", async () => {
    const [une, autre] = [await monde.titulaire(), await monde.titulaire()];
    const { activiteId } = await deposer(unDepot({ personne: { titulaireId: une.titulaireId } }));
    await expect(monde.agir(autre, (ctx) => choisirRecensement(ctx, { activiteId, recensee: false }))).rejects.toMatchObject({
      code: "activites/introuvable",
    });
    await expect(monde.agir(une, (ctx) => choisirRecensement(ctx, { activiteId: "'", recensee: false }))).rejects.toMatchObject({
      code: "activites/introuvable",
    });
    for (const acteur of [ANONYME, AGENT, SYSTEME, responsableDeTest("a@exemple.fr")]) {
      await expect(monde.agir(acteur, (ctx) => choisirRecensement(ctx, { activiteId, recensee: false }))).rejects.toMatchObject({
        name: "Refus",
      });
    }
    for (const acteur of [ANONYME, AGENT, autre, responsableDeTest("a@exemple.fr")]) {
      await expect(monde.agir(acteur, (ctx) => listerActivites(ctx, une.titulaireId))).rejects.toMatchObject({ name: "Refus" });
      await expect(monde.agir(acteur, (ctx) => faitsDeposes(ctx, une.titulaireId))).rejects.toMatchObject({ name: "Refus" });
    }
  });

  it("a une histoire que la base refuse de modifier", async () => {
    for (const texte of ["update activites.choix set recensee = true", "delete from activites.choix", "truncate activites.choix"]) {
      await expect(monde.test.proprietaire.requete({ text: texte, values: [] })).rejects.toThrow(/ne se modifie pas/u);
    }
  });
});

describe("connaître le numéro de quelqu'un ne montre pas sa vie", () => {
  it("sans identité prouvée, rien n'est rattaché ni montré", async () => {
    const depot = unDepot();
    await deposer(depot);
    const { titulaireId } = await monde.titulaire();
    const inconnu: Acteur = { genre: "titulaire", titulaireId, preuve: "declaree" };
    const arrivant: Acteur = { genre: "arrivant", personneId: titulaireId, preuve: "declaree" };
    for (const acteur of [inconnu, arrivant]) {
      expect(await monde.agir(acteur, (ctx) => rattacherActivites(ctx, { titulaireId, ...depot.personne }))).toBe(0);
    }
    await deposer(unDepot({ personne: { titulaireId } }));
    expect(await monde.agir(inconnu, (ctx) => listerActivites(ctx, titulaireId))).toEqual([]);
    expect(await monde.agir(inconnu, (ctx) => faitsDeposes(ctx, titulaireId))).toEqual([]);
  });
});
