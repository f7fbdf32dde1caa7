// Le cofinancement : demander, accorder en partie, refuser, laisser expirer, appeler ce que le plan prend, libérer le reste.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { responsableDeTest } from "../../../tests/outils/benevoles.js";
import { FIN, type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import type { FinanceurTiers, TypeFormation } from "../../regles/financement/index.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur, Statut } from "../identite/index.js";
import { trouverCofinancements } from "./cofinancements.sql.js";
import {
  annulerParFinanceur,
  confirmerServiceFait,
  declarerServiceFait,
  demanderCofinancement,
  echoirDossiers,
  enregistrerVersement,
  leverControle,
  listerCofinancements,
  ouvrirControle,
  planifierDossier,
  rendreVersement,
  renoncerCofinancement,
  repondreCofinancement,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
let associationId = "";
let autreId = "";
const president = responsableDeTest("president@asso.fr");
const ailleurs = responsableDeTest("ailleurs@asso.fr");

beforeAll(async () => {
  monde = await unMondeFormation();
  associationId = await monde.association("president@asso.fr");
  autreId = await monde.association("ailleurs@asso.fr");
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
  await monde.test.fermer();
});

async function propose(options: { prix?: number; type?: Exclude<TypeFormation, "creation_entreprise">; statut?: Statut } = {}) {
  const titulaire = await monde.beneficiaire({ lots: [24_000], statut: options.statut ?? "salarie" });
  const session = await monde.offre({ type: options.type ?? "vae", publics: [], roles: [] }, { prix: options.prix ?? 100_000 });
  return { titulaire, dossier: await monde.dossier(titulaire, session, "proposee") };
}

const demander = (titulaire: Titulaire, dossierId: string, voulu: { montant: number; financeur?: FinanceurTiers; organismeId?: string }) =>
  monde.agir(titulaire, (ctx) =>
    demanderCofinancement(ctx, {
      ...{ titulaireId: titulaire.titulaireId, dossierId, financeur: "association", organismeId: associationId },
      ...voulu,
    }),
  );
const repondre = (cofinancementId: string, montant: number | null, raison = "") =>
  monde.agir(president, (ctx) =>
    repondreCofinancement(ctx, { organismeId: associationId, cofinancementId, montant, raison, atteste: true }),
  );
const tenus = (dossierId: string) => trouverCofinancements(monde.test.base, dossierId);
const etats = async (dossierId: string) => (await tenus(dossierId)).map(({ etat }) => etat);

describe("demander et répondre", () => {
  it("accorder une partie rend la proposition au titulaire avec un délai entier, et le plan en tient compte (L6323-4 II 15°)", async () => {
    const { titulaire, dossier } = await propose();
    const { id } = await demander(titulaire, dossier.id, { montant: 50_000 });
    expect(await monde.relire(titulaire, dossier.id)).toMatchObject({ etat: "attente_financeur" });
    monde.horloge.placer("2026-09-03T09:00:00Z");
    await repondre(id, 30_000);
    const relu = await monde.relire(titulaire, dossier.id);
    expect(relu).toMatchObject({ etat: "proposee", cofinancements: [{ etat: "accorde", montantAccorde: 30_000 }] });
    expect(relu.echeances.find(({ code }) => code === "acceptation_titulaire")?.jour).toBe("2026-09-09");
    const { plan } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossier.id));
    expect(plan.lignes.map(({ source, montant }) => [source, montant])).toEqual([
      ["participation", 15_000],
      ["cec", 24_000],
      ["abondement", 30_000],
      ["titulaire", 31_000],
    ]);
  });

  it("un refus dit sa raison et rend la proposition ; on peut demander à un autre", async () => {
    const { titulaire, dossier } = await propose();
    const { id } = await demander(titulaire, dossier.id, { montant: 50_000 });
    await expect(repondre(id, null, " ")).rejects.toMatchObject({ code: "dossiers/raison-manquante" });
    await repondre(id, null, "Le budget de l'année est dépensé.");
    await expect(repondre(id, 10)).rejects.toMatchObject({ code: "dossiers/cofinancement-clos", details: { etat: "refuse" } });
    await demander(titulaire, dossier.id, { montant: 10_000, financeur: "employeur", organismeId: autreId });
    expect(await monde.relire(titulaire, dossier.id)).toMatchObject({
      etat: "attente_financeur",
      cofinancements: [{ etat: "refuse", raison: "Le budget de l'année est dépensé." }, { etat: "demande" }],
    });
  });

  it("un seul à la fois ; la somme tient dans le prix ; un tiers sans responsable ne peut pas répondre", async () => {
    const { titulaire, dossier } = await propose();
    const vide = await monde.association();
    await expect(demander(titulaire, dossier.id, { montant: 10_000, financeur: "opco", organismeId: vide })).rejects.toMatchObject({
      code: "dossiers/cofinanceur-sans-responsable",
    });
    for (const montant of [0, -1, 1.5, 100_001]) {
      await expect(demander(titulaire, dossier.id, { montant })).rejects.toMatchObject({ details: { champ: "montant", maximum: 100_000 } });
    }
    await demander(titulaire, dossier.id, { montant: 100_000 });
    await expect(demander(titulaire, dossier.id, { montant: 1 })).rejects.toMatchObject({ code: "dossiers/etape-impossible" });
  });

  it("là où la loi n'admet pas d'autre argent, rien ne se demande (L6323-6 II 5°)", async () => {
    const benevoles = await propose({ type: "benevoles_volontaires", prix: 30_000 });
    await expect(demander(benevoles.titulaire, benevoles.dossier.id, { montant: 100 })).rejects.toMatchObject({
      details: { cause: "formation" },
    });
    const agentPublic = await propose({ statut: "agent_public" });
    await expect(demander(agentPublic.titulaire, agentPublic.dossier.id, { montant: 100 })).rejects.toMatchObject({
      details: { cause: "heures" },
    });
  });

  it("renoncer, ou laisser passer dix jours ouvrés, rend la proposition", async () => {
    const { titulaire, dossier } = await propose();
    const { titulaireId } = titulaire;
    await demander(titulaire, dossier.id, { montant: 10_000 });
    await monde.agir(titulaire, (ctx) => renoncerCofinancement(ctx, { titulaireId, dossierId: dossier.id }));
    await demander(titulaire, dossier.id, { montant: 10_000 });
    const limite = (await monde.relire(titulaire, dossier.id)).echeances.find(({ code }) => code === "reponse_financeur")?.jour;
    expect(limite).toBe("2026-09-15");
    monde.horloge.placer("2026-09-16T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect(await monde.relire(titulaire, dossier.id)).toMatchObject({ etat: "proposee" });
    expect((await etats(dossier.id)).toSorted()).toEqual(["expire", "renonce"]);
  });

  it("permis léger d'un salarié : le refus, ou le silence, du seul tiers met fin au dossier (L6323-6 II 4°)", async () => {
    const refuse = await propose({ type: "permis_leger" });
    const { id } = await demander(refuse.titulaire, refuse.dossier.id, { montant: 20_000, financeur: "employeur" });
    await repondre(id, null, "Sans lien avec le poste.");
    expect(await monde.relire(refuse.titulaire, refuse.dossier.id)).toMatchObject({ etat: "refusee_financeur" });
    const muet = await propose({ type: "permis_leger" });
    await demander(muet.titulaire, muet.dossier.id, { montant: 20_000, financeur: "employeur" });
    monde.horloge.placer("2026-09-16T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect(await monde.relire(muet.titulaire, muet.dossier.id)).toMatchObject({ etat: "refusee_financeur" });
    expect(await etats(muet.dossier.id)).toEqual(["expire"]);
  });
});

describe("ce que voit le cofinanceur", () => {
  it("la formation, le prix, les dates, le nom et la somme ; ni solde, ni plan ; un autre organisme n'en voit rien", async () => {
    const { titulaire, dossier } = await propose();
    const { id } = await demander(titulaire, dossier.id, { montant: 50_000 });
    const lister = (acteur: Acteur, organismeId: string) => monde.agir(acteur, (ctx) => listerCofinancements(ctx, { organismeId }));
    const vue = (await lister(president, associationId)).find((une) => une.id === id);
    expect(Object.keys(vue ?? {}).toSorted()).toEqual(
      "debut,demandeLe,etat,fin,financeur,id,intitule,montantAccorde,montantAppele,montantDemande,nom,prenoms,prix,raison,repondreAvant,signataire,verseLe".split(
        ",",
      ),
    );
    expect(vue).toMatchObject({ prenoms: "Camille", nom: "Durand", prix: 100_000, montantDemande: 50_000, repondreAvant: "2026-09-15" });
    expect((await lister(ailleurs, autreId)).some((une) => une.id === id)).toBe(false);
    await expect(lister(ailleurs, associationId)).rejects.toMatchObject({ code: "identite/action-interdite" });
    const deAilleurs = monde.agir(ailleurs, (ctx) =>
      repondreCofinancement(ctx, { organismeId: autreId, cofinancementId: id, montant: 1, raison: "" }),
    );
    await expect(deAilleurs).rejects.toMatchObject({ code: "dossiers/introuvable" });
  });
});

describe("de l'accord au versement", () => {
  async function inscrit(prix: number, accorde: number) {
    const { titulaire, dossier } = await propose({ prix });
    const { id } = await demander(titulaire, dossier.id, { montant: accorde });
    await repondre(id, accorde);
    await monde.accepter(titulaire, dossier.id);
    await monde.payer(titulaire, dossier.id);
    return { titulaire, dossier, id };
  }

  async function realise({ titulaire, dossier }: { titulaire: Titulaire; dossier: { id: string } }, taux: number) {
    await monde.entrer(dossier.id);
    monde.horloge.placer(`${FIN}T09:00:00Z`);
    const fait = {
      sortieLe: FIN,
      taux,
      heuresNonFaites: taux === 100 ? 0 : 3,
      forceMajeure: false,
      cause: taux === 100 ? null : "Absences",
    };
    await monde.agir(monde.formateur, (ctx) =>
      declarerServiceFait(ctx, { organismeId: monde.organismeId, dossierId: dossier.id, ...fait }),
    );
    const { titulaireId } = titulaire;
    await monde.agir(titulaire, (ctx) => confirmerServiceFait(ctx, { titulaireId, dossierId: dossier.id, note: null }));
  }
  const verser = (cofinancementId: string) =>
    monde.agir(monde.agent, (ctx) => enregistrerVersement(ctx, { cofinancementId, reference: "VIR-9" }));

  it("le plan n'appelle que ce qu'il prend ; le surplus est libéré (R6333-3 3°)", async () => {
    const { dossier } = await inscrit(60_000, 50_000);
    expect(await tenus(dossier.id)).toMatchObject([{ etat: "appele", montantAccorde: 50_000, montantAppele: 21_000 }]);
    const entier = await inscrit(30_000, 10_000);
    expect(await tenus(entier.dossier.id)).toMatchObject([{ etat: "libere", montantAppele: null }]);
  });

  it("le service fait partiel réduit sa part, que l'agent constate ensuite une seule fois", async () => {
    const un = await inscrit(60_000, 50_000);
    await expect(verser(un.id)).rejects.toMatchObject({ code: "dossiers/versement-trop-tot" });
    await realise(un, 75);
    expect(await tenus(un.dossier.id)).toMatchObject([{ etat: "appele", montantAppele: 6_000 }]);
    await verser(un.id);
    await verser(un.id);
    expect(await tenus(un.dossier.id)).toMatchObject([{ etat: "verse", verseLe: FIN, referenceVersement: "VIR-9" }]);
  });

  it("versé puis corrigé par un contrôle, ce qui est de trop lui revient", async () => {
    const un = await inscrit(60_000, 50_000);
    await realise(un, 100);
    await verser(un.id);
    const { id: dossierId } = un.dossier;
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Feuilles." }));
    await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Vu.", taux: 75 }));
    expect(await tenus(dossierId)).toMatchObject([{ etat: "verse", montantAppele: 21_000, montantARendre: 15_000 }]);
    const rendre = () => monde.agir(monde.agent, (ctx) => rendreVersement(ctx, { cofinancementId: un.id, reference: "VIR-10" }));
    await rendre();
    await expect(rendre()).rejects.toMatchObject({ code: "dossiers/cofinancement-clos" });
    expect(await tenus(dossierId)).toMatchObject([{ etat: "verse", montantAppele: 6_000, montantARendre: null }]);
  });

  it("une annulation libère tout, une demande en attente comprise", async () => {
    const { dossier } = await inscrit(60_000, 50_000);
    await monde.agir(monde.agent, (ctx) => annulerParFinanceur(ctx, { dossierId: dossier.id, raison: "Convention rompue." }));
    expect(await etats(dossier.id)).toEqual(["libere"]);
    const attente = await propose();
    await demander(attente.titulaire, attente.dossier.id, { montant: 1_000 });
    await monde.agir(monde.agent, (ctx) => annulerParFinanceur(ctx, { dossierId: attente.dossier.id, raison: "Convention rompue." }));
    expect(await etats(attente.dossier.id)).toEqual(["renonce"]);
  });
});
