// Les dossiers et l'argent des droits : chaque cas au centime, réservé, utilisé ou rendu à ses lots.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEBUT, type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { deposerActivite, rattacherActivites } from "../activites/index.js";
import type { FormationDonnee } from "../catalogue/index.js";
import { lireSoldes, verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import {
  annulerInscription,
  type Dossier,
  envoyerDemande,
  lireDossierExploitant,
  ouvrirDossier,
  planifierDossier,
  planifierPour,
  proposer,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
const CERTIFIANTE: Partial<FormationDonnee> = { type: "vae", publics: [], roles: [] };

beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
  await monde.test.fermer();
});

const lignes = async (titulaire: Titulaire, dossier: Dossier) => {
  const { plan } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, dossier.id));
  return plan.lignes.map(({ source, montant, heures }) => [source, montant ?? heures]);
};

describe("ce que le plan réserve, au centime", () => {
  it("prix 1 500 €, CPF 1 200 €, CEC 480 €, salarié : 150, 1 200, 150, et 330 restent (D5151-11, L6323-7)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: 120_000 });
    const session = await monde.offre(CERTIFIANTE, { prix: 150_000 });
    const propose = await monde.dossier(titulaire, session, "proposee");
    expect(await lignes(titulaire, propose)).toEqual([
      ["participation", 15_000],
      ["cpf", 120_000],
      ["cec", 15_000],
    ]);
    const accepte = await monde.accepter(titulaire, propose.id);
    expect(accepte.etat).toBe("attente_paiement");
    expect(accepte.plan?.soldeApres).toEqual({ cpf: 0, cec: 33_000 });
    expect(accepte.paiements).toMatchObject([{ montant: 15_000, etat: "attendu" }]);
    expect(await monde.etatDesLots(titulaire)).toEqual([
      [9_000, 15_000, 0],
      [24_000, 0, 0],
    ]);
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ centimes: 0 });
    expect((await monde.payer(titulaire, propose.id)).etat).toBe("acceptee");
  });

  it("retraité, CPF 3 000 €, CEC 480 €, formation de bénévoles de 400 € : le CEC paie, jamais le CPF (L6323-3, L6323-6 5°)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: 300_000, statut: "retraite" });
    const propose = await monde.dossier(titulaire, await monde.offre({}, { prix: 40_000 }), "proposee");
    expect(await lignes(titulaire, propose)).toEqual([
      ["participation", 15_000],
      ["cec", 24_000],
      ["cec", 1_000],
    ]);
    await monde.accepter(titulaire, propose.id);
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ centimes: 300_000 });
  });

  it("bénévole, 300 €, CPF 5 000 €, CEC 240 €, demandeur d'emploi : CEC 240, reste 60 (L6323-6 5°)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], cpf: 500_000, statut: "demandeur_emploi" });
    const propose = await monde.dossier(titulaire, await monde.offre({}, { prix: 30_000 }), "proposee");
    expect(await lignes(titulaire, propose)).toEqual([
      ["cec", 24_000],
      ["titulaire", 6_000],
    ]);
  });

  it("la même, salarié : participation 150, CEC 150 (L6323-6 5°, L6323-7)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], cpf: 500_000 });
    const propose = await monde.dossier(titulaire, await monde.offre({}, { prix: 30_000 }), "proposee");
    expect(await lignes(titulaire, propose)).toEqual([
      ["participation", 15_000],
      ["cec", 15_000],
    ]);
  });

  it("débit de 300 € : le lot déclaré le premier d'abord, 240 au service d'incendie, 60 à l'État (D5151-13)", async () => {
    const lots = [
      { montant: 24_000, declareLe: "2025-05-10" },
      { montant: 24_000, declareLe: "2024-03-20", financeur: "autorite_gestion_sis", activite: "sapeur_pompier_volontaire" },
    ];
    const titulaire = await monde.beneficiaire({ lots, statut: "demandeur_emploi" });
    const valide = await monde.dossier(titulaire, await monde.offre({}, { prix: 30_000 }), "service_fait_valide");
    const { parts } = await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, valide.id));
    expect(parts?.map(({ financeur, source, montant }) => [financeur, source, montant])).toEqual([
      ["autorite_gestion_sis", "cec", 24_000],
      ["etat", "cec", 6_000],
    ]);
  });

  it.each([
    [24_000, 20, 24_000],
    [10_000, 8, 9_600],
    [9_000, 8, 9_000],
  ])("agent public, CEC de %i centimes : %i heures, %i centimes pris (décret 2017-928 art. 2)", async (lot, heures, pris) => {
    const titulaire = await monde.beneficiaire({ lots: [lot], statut: "agent_public" });
    const propose = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 60_000, heures: 20 }), "proposee");
    const { plan } = await monde.agir(titulaire, (ctx) => planifierDossier(ctx, propose.id));
    expect(plan.lignes[0]).toMatchObject({ source: "cec", montant: pris, heures });
  });

  it("agent public : l'accord de l'employeur se dit, et les heures se réservent (CGFP L422-9)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], heures: 5, statut: "agent_public" });
    const propose = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 60_000, heures: 20 }), "proposee");
    const accepte = await monde.accepter(titulaire, propose.id);
    expect(accepte.etat).toBe("acceptee");
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ heures: 0 });
    expect(await monde.etatDesLots(titulaire)).toEqual([[6_000, 18_000, 0]]);
    await monde.realiser(titulaire, accepte.id, 50);
    // Dû 300 € sur 600 : les 180 € des lots reviennent d'abord, puis 120 des 420 € que l'employeur devait, soit 1,42 h sur 5.
    expect(await monde.etatDesLots(titulaire)).toEqual([[24_000, 0, 0]]);
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ heures: 1.42 });
  });

  it("une dotation passe d'abord, et revient entière si l'inscription s'annule à temps (R6333-3)", async () => {
    const titulaire = await monde.beneficiaire({
      cpf: 100_000,
      lots: [24_000],
      dotations: [{ financeur: "region", montant: 50_000 }],
      statut: "demandeur_emploi",
    });
    const propose = await monde.dossier(titulaire, await monde.offre(CERTIFIANTE, { prix: 130_000 }), "proposee");
    expect(await lignes(titulaire, propose)).toEqual([
      ["dotation", 50_000],
      ["cpf", 80_000],
    ]);
    expect((await monde.accepter(titulaire, propose.id)).etat).toBe("acceptee");
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ centimes: 20_000, dotations: [] });
    await monde.agir(titulaire, (ctx) =>
      annulerInscription(ctx, { titulaireId: titulaire.titulaireId, dossierId: propose.id, forceMajeure: null, tardAccepte: false }),
    );
    expect(await monde.soldeCpf(titulaire)).toMatchObject({ centimes: 100_000, dotations: [{ disponible: 50_000 }] });
  });
});

describe("avant tout engagement", () => {
  it("« et si » : un apport d'employeur dispense de la participation, un autre statut change le plan (L6323-7)", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], cpf: 120_000 });
    const session = await monde.offre(CERTIFIANTE, { prix: 150_000 });
    const demande = { titulaireId: titulaire.titulaireId, actionId: session.actionId, sessionId: session.sessionId };
    const plan = (hypotheses: Parameters<typeof planifierPour>[1]["hypotheses"]) =>
      monde.agir(titulaire, (ctx) => planifierPour(ctx, { ...demande, ...(hypotheses === undefined ? {} : { hypotheses }) }));
    expect((await plan(undefined)).plan.resteACharge).toBe(15_000);
    expect((await plan({ abondementEmployeur: 20_000 })).plan.resteACharge).toBe(0);
    expect((await plan({ statut: "demandeur_emploi" })).plan.resteACharge).toBe(6_000);
    expect((await plan({ statut: "demandeur_emploi" })).empreinte).not.toBe((await plan(undefined)).empreinte);
  });

  it("« j'attends les droits de janvier » : le plan est refait avec eux, au jour où le dernier sera inscrit (D5151-14)", async () => {
    const titulaire = await monde.beneficiaire({ statut: "demandeur_emploi" });
    const { titulaireId } = titulaire;
    const nirEmpreinte = "d".repeat(64);
    for (const [annee, jours] of [
      [2025, 34],
      [2026, 12],
    ] as const) {
      const depot = { organismeId: monde.organismeId, organismeNom: "Réserve", idExterne: `ligne-${annee}`, personne: { nirEmpreinte } };
      const faits = { type: "reserve_sanitaire", annee, jours } as const;
      await monde.agir({ genre: "systeme" }, (ctx) => deposerActivite(ctx, { ...depot, faits }));
    }
    await monde.agir(titulaire, (ctx) => rattacherActivites(ctx, { titulaireId, nirEmpreinte }));
    await monde.heuresAEnvoyer(titulaire, 210);
    const { actionId, sessionId } = await monde.offre({}, { prix: 40_000 });
    const demande = { titulaireId, actionId, sessionId };
    const aujourdhui = await monde.agir(titulaire, (ctx) => planifierPour(ctx, demande));
    expect(aujourdhui.plan.resteACharge).toBe(40_000);
    expect(aujourdhui.attendus.map(({ annee, jour, montant }) => [annee, jour, montant])).toEqual([
      [2025, "2026-09-01", 24_000],
      [2026, "2027-01-01", 24_000],
    ]);
    const enJanvier = await monde.agir(titulaire, (ctx) => planifierPour(ctx, { ...demande, hypotheses: { enJanvier: true } }));
    expect(enJanvier).toMatchObject({ date: "2027-01-01", plan: { resteACharge: 0, soldeApres: { cec: 8_000 } } });
    expect(enJanvier.empreinte).not.toBe(aujourdhui.empreinte);
  });

  it("rien n'est réservé avant d'accepter ; la même ouverture rejouée ne fait qu'un dossier", async () => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "demandeur_emploi" });
    const { titulaireId } = titulaire;
    const { actionId, sessionId } = await monde.offre({}, { prix: 20_000 });
    const ouverture = { titulaireId, actionId, sessionId, cle: randomUUID() };
    const un = await monde.agir(titulaire, (ctx) => ouvrirDossier(ctx, ouverture));
    expect((await monde.agir(titulaire, (ctx) => ouvrirDossier(ctx, ouverture))).id).toBe(un.id);
    await monde.agir(titulaire, (ctx) => envoyerDemande(ctx, { titulaireId, dossierId: un.id, message: "" }));
    await monde.agir(monde.formateur, (ctx) =>
      proposer(ctx, {
        organismeId: monde.organismeId,
        dossierId: un.id,
        changements: { prix: 22_000, debut: DEBUT },
        mot: "Repas compris.",
      }),
    );
    expect(await monde.relire(titulaire, un.id)).toMatchObject({ etat: "proposee", propositionModifiee: true, offre: { prix: 22_000 } });
    const soldes = await monde.agir(titulaire, (ctx) => lireSoldes(ctx, titulaireId));
    expect(soldes.cec).toMatchObject({ disponible: 24_000, reserve: 0 });
  });
});
