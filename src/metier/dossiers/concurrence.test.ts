// Plusieurs inscriptions à la fois sur les mêmes droits : jamais sous zéro, et chaque perdante sait pourquoi.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MondeFormation, type SessionDOffre, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import type { Base } from "../../socle/base/base.js";
import { ouvrirConnexions } from "../../socle/base/connexion.js";
import { ROLE_SERVICE } from "../../socle/base/ouvrir-base.js";
import { Refus } from "../../socle/refus.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { accepterProposition, echoirDossiers, planifierDossier } from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

const A_LA_FOIS = 32;
let monde: MondeFormation;
let large: Base;
let sessions: SessionDOffre[];

beforeAll(async () => {
  monde = await unMondeFormation();
  large = ouvrirConnexions(monde.test.adresse(ROLE_SERVICE), { connexions: A_LA_FOIS });
  sessions = [];
  for (let rang = 0; rang < A_LA_FOIS; rang += 1) sessions.push(await monde.offre({ intitule: `Formation ${rang}` }, { prix: 9_000 }));
}, 60_000);
afterAll(async () => {
  await large.fermer();
  await monde.test.fermer();
});

/** Accepte avec le plan déjà montré, sur une connexion à soi. */
async function accepter(
  titulaire: Titulaire,
  { dossierId, empreinte }: { dossierId: string; empreinte: string },
): Promise<Refus | "acceptee"> {
  try {
    await large.transaction((base) =>
      accepterProposition(
        { base, horloge: monde.horloge, acteur: titulaire },
        { titulaireId: titulaire.titulaireId, dossierId, empreinte },
      ),
    );
    return "acceptee";
  } catch (erreur) {
    if (erreur instanceof Refus) return erreur;
    throw erreur;
  }
}

it("trente-deux acceptations simultanées d'un même compte : la première passe, les autres lisent qui a pris les droits (D5151-11)", async () => {
  const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], statut: "demandeur_emploi" });
  const montres: { dossierId: string; empreinte: string }[] = [];
  for (const session of sessions) {
    const { id: dossierId } = await monde.dossier(titulaire, session, "proposee");
    montres.push({ dossierId, empreinte: (await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossierId))).empreinte });
  }
  const issues = await Promise.all(montres.map((montre) => accepter(titulaire, montre)));
  const perdants = issues.filter((issue) => issue !== "acceptee");
  expect(issues.length - perdants.length).toBe(1);
  for (const perdant of perdants) {
    expect(perdant.code).toBe("dossiers/plan-change");
    expect(perdant.details).toMatchObject({ cause: "autre_inscription", moinsCec: 9_000 });
  }
}, 120_000);

it("chacun relit son plan et recommence : les droits se vident au centime, jamais sous zéro, et rien n'est accepté deux fois", async () => {
  const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], statut: "demandeur_emploi" });
  const ids: string[] = [];
  for (const session of sessions) ids.push((await monde.dossier(titulaire, session, "proposee")).id);
  const insister = async (dossierId: string): Promise<"acceptee" | "sans droits"> => {
    for (let essai = 0; essai < 3 * A_LA_FOIS; essai += 1) {
      const { empreinte, plan } = await large.transaction((base) =>
        planifierDossier({ base, horloge: monde.horloge, acteur: titulaire }, dossierId),
      );
      if (plan.resteACharge > 0) return "sans droits";
      if ((await accepter(titulaire, { dossierId, empreinte })) === "acceptee") return "acceptee";
    }
    throw new Error("Une acceptation n'aboutit jamais.");
  };
  const issues = await Promise.all(ids.map(insister));
  // 480 € paient cinq formations de 90 € ; il reste 30 €.
  expect(issues.filter((issue) => issue === "acceptee")).toHaveLength(5);
  const lots = await monde.lots(titulaire);
  expect(lots.map(({ disponible, reserve }) => [disponible, reserve])).toEqual([
    [0, 24_000],
    [3_000, 21_000],
  ]);
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
}, 120_000);

it("deux clics sur « accepter » ne réservent qu'une fois", async () => {
  const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "demandeur_emploi" });
  const session = await monde.offre({}, { prix: 9_000 });
  const { id: dossierId } = await monde.dossier(titulaire, session, "proposee");
  const { empreinte } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossierId));
  const issues = await Promise.all([accepter(titulaire, { dossierId, empreinte }), accepter(titulaire, { dossierId, empreinte })]);
  expect(issues.filter((issue) => issue === "acceptee")).toHaveLength(1);
  expect(issues.find((issue) => issue !== "acceptee")).toMatchObject({ code: "dossiers/etape-impossible", details: { etat: "acceptee" } });
  expect((await monde.lots(titulaire))[0]).toMatchObject({ disponible: 15_000, reserve: 9_000 });
});

it("deux passages du temps à la fois ne font échoir chaque dossier qu'une fois, et un troisième n'a rien à faire", async () => {
  const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "demandeur_emploi" });
  const ids: string[] = [];
  for (const session of sessions.slice(0, 8)) ids.push((await monde.dossier(titulaire, session, "proposee")).id);
  monde.horloge.placer("2026-09-20T09:00:00Z");
  await Promise.all([echoirDossiers(large, monde.horloge), echoirDossiers(large, monde.horloge)]);
  for (const id of ids) {
    const dossier = await monde.relire(titulaire, id);
    expect(dossier.etat).toBe("sans_suite_titulaire");
    expect(dossier.evenements.filter(({ par }) => par === "horloge")).toHaveLength(1);
  }
  expect(await echoirDossiers(large, monde.horloge)).toBe(0);
});
