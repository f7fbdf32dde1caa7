// Accepter relit la loi et le catalogue du jour ; proposer aussi ; accorder s'atteste.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { responsableDeTest } from "../../../tests/outils/benevoles.js";
import { DEBUT, type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { type FormationDonnee, retirerFormation, suspendreFormateur } from "../catalogue/index.js";
import { verifierJournal } from "../grand-livre/index.js";
import { type Acteur, modifierProfil } from "../identite/index.js";
import {
  accepterProposition,
  demanderCofinancement,
  lireDossierExploitant,
  planifierDossier,
  proposer,
  repondreCofinancement,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;
const CERTIFIANTE: Partial<FormationDonnee> = { type: "vae", publics: [], roles: [] };
const patronne = responsableDeTest("patronne@asso.fr");
let monde: MondeFormation;
let associationId = "";

beforeAll(async () => {
  monde = await unMondeFormation();
  associationId = await monde.association("patronne@asso.fr");
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
  await monde.test.fermer();
});

const recu = (dossierId: string) => ({ organismeId: monde.organismeId, dossierId });

async function refusDAccepter(titulaire: Titulaire, dossierId: string) {
  const { titulaireId } = titulaire;
  const { empreinte } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossierId));
  return monde.refus(titulaire, (ctx) => accepterProposition(ctx, { titulaireId, dossierId, empreinte }));
}

async function propose(type: "vae" | "permis_leger" = "vae", droits: Parameters<MondeFormation["beneficiaire"]>[0] = { cpf: 200_000 }) {
  const titulaire = await monde.beneficiaire(droits);
  const session = await monde.offre({ ...CERTIFIANTE, type }, { prix: 85_000, heures: 20 });
  return { titulaire, session, dossier: await monde.dossier(titulaire, session, "proposee") };
}

describe("accepter relit la loi du jour", () => {
  it("la retraite prise depuis la demande ferme le compte : le plan le dit, rien ne se réserve (L6323-3)", async () => {
    const { titulaire, dossier } = await propose();
    const retraite = dateCivile("2026-09-01");
    await monde.agir(titulaire, (ctx) => modifierProfil(ctx, { titulaireId: titulaire.titulaireId, retraite }));
    const { plan, statut } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossier.id));
    expect([statut, plan.decision, plan.motifs[0]?.code]).toEqual(["retraite", "refuse", "retraite_formation_fermee"]);
    expect(await refusDAccepter(titulaire, dossier.id)).toMatchObject({
      code: "dossiers/financement-refuse",
      details: { motif: "retraite_formation_fermee" },
    });
    expect((await monde.soldeCpf(titulaire)).centimes).toBe(200_000);
  });

  it("une formation retirée du catalogue ne s'accepte plus, et ne se propose plus (R6333-5)", async () => {
    const { titulaire, session, dossier } = await propose();
    const autre = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 85_000 }), "demandee");
    for (const formationId of [session.formationId, autre.formationId]) {
      await monde.agir(monde.formateur, (ctx) => retirerFormation(ctx, { organismeId: monde.organismeId, formationId }));
    }
    expect(await refusDAccepter(titulaire, dossier.id)).toMatchObject({
      code: "dossiers/demande-irrecevable",
      details: { motif: "formation_retiree" },
    });
    expect(await monde.refus(monde.formateur, (ctx) => proposer(ctx, { ...recu(autre.id), changements: null, mot: "" }))).toMatchObject({
      code: "dossiers/proposition-irrecevable",
      details: { motif: "formation_retiree" },
    });
  });

  it("un organisme suspendu entre-temps n'inscrit plus personne (R6333-6)", async () => {
    const { titulaire, dossier } = await propose();
    const { siret } = dossier;
    await monde.agir(monde.agent, (ctx) => suspendreFormateur(ctx, { siret, raison: "Contrôle en cours." }));
    const refus = await refusDAccepter(titulaire, dossier.id);
    await monde.agir(monde.agent, (ctx) => suspendreFormateur(ctx, { siret, raison: null }));
    expect(refus).toMatchObject({ code: "dossiers/demande-irrecevable", details: { motif: "organisme_suspendu" } });
    expect(await monde.accepter(titulaire, dossier.id)).toMatchObject({ etat: "attente_paiement" });
  });
});

describe("les bornes d'une proposition", () => {
  it("la durée est au centième d'heure, le prix borné, le début assez loin de la demande (R6333-5)", async () => {
    const titulaire = await monde.beneficiaire({ cpf: 200_000 });
    const dossier = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 85_000 }), "demandee");
    const essai = (changements: Parameters<typeof proposer>[1]["changements"]) =>
      monde.refus(monde.formateur, (ctx) => proposer(ctx, { ...recu(dossier.id), changements, mot: "" }));
    expect(await essai({ heures: 10.333 })).toMatchObject({ details: { champ: "heures" } });
    expect(await essai({ heures: 10_001 })).toMatchObject({ details: { champ: "heures" } });
    expect(await essai({ prix: 10_000_001 })).toMatchObject({ details: { champ: "prix" } });
    expect(await essai({ debut: dateCivile("2026-09-03") })).toMatchObject({
      code: "dossiers/proposition-irrecevable",
      details: { motif: "delai_minimal" },
    });
    const changements = { heures: 10.33, prix: 90_000, debut: DEBUT };
    expect(await monde.agir(monde.formateur, (ctx) => proposer(ctx, { ...recu(dossier.id), changements, mot: "" }))).toMatchObject({
      etat: "proposee",
      offre: { heures: 10.33 },
    });
  });
});

describe("l'accord d'un tiers", () => {
  async function demande(type: "vae" | "permis_leger", montant: number) {
    const { titulaire, dossier } = await propose(type);
    const { titulaireId } = titulaire;
    const apport = { titulaireId, dossierId: dossier.id, financeur: "employeur", organismeId: associationId, montant } as const;
    const { id } = await monde.agir(titulaire, (ctx) => demanderCofinancement(ctx, apport));
    return { titulaire, dossier, reponse: { organismeId: associationId, cofinancementId: id, montant, raison: "" } };
  }

  it("s'atteste au titre demandé, association comprise ; l'histoire le garde (L6323-4 II)", async () => {
    const { dossier, reponse } = await demande("vae", 10_000);
    expect(await monde.refus(patronne, (ctx) => repondreCofinancement(ctx, reponse))).toMatchObject({
      code: "dossiers/attestation-manquante",
      details: { financeur: "employeur" },
    });
    await monde.agir(patronne, (ctx) => repondreCofinancement(ctx, { ...reponse, atteste: true }));
    const { evenements } = await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossier.id));
    expect(evenements.find(({ evenement }) => evenement === "accorder_cofinancement")?.details).toMatchObject({
      titreAtteste: "employeur",
    });
  });
});

describe("les comptes particuliers", () => {
  it("agent public : suivie à 100 %, la formation n'utilise que son prix, le reste des lots revient (décret 2017-928 art. 2)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "agent_public" });
    const dossier = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 10_000, heures: 20 }), "acceptee");
    await monde.realiser(titulaire, dossier.id, 100);
    expect(await monde.etatDesLots(titulaire)).toEqual([[14_000, 0, 10_000]]);
    const { parts, du } = await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossier.id));
    expect([du, parts?.map(({ source, montant }) => [source, montant])]).toEqual([10_000, [["cec", 10_000]]]);
  });

  it("une personne détenue lit que son compte se compterait en heures : le plan avertit de ce doute (code pénitentiaire L411-6)", async () => {
    const { titulaire, dossier } = await propose("vae", { cpf: 200_000, statut: "detenu" });
    const { plan } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossier.id));
    expect(plan.avertissements.map(({ doute }) => doute)).toContain("detention");
  });
});
