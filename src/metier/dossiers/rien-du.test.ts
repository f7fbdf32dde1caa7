// Ce qu'un examen et un contrôle peuvent conclure : rien n'est dû, corriger deux fois, rendre au titulaire tout son délai.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FIN, type MondeFormation, SERVICE_FAIT, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import type { Acteur } from "../identite/index.js";
import { netVerse } from "./facturation-suites.js";
import { trouverFactures } from "./factures.sql.js";
import {
  annulerInscription,
  contesterServiceFait,
  deciderExamen,
  declarerServiceFait,
  echoirDossiers,
  facturer,
  installerAcompte,
  leverControle,
  lireDossierExploitant,
  ouvrirControle,
  payerFacture,
  recevoirRetour,
  repondreAbsence,
  validerServiceFait,
  verserAcompte,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(async () => {
  installerAcompte("0");
  await monde.test.fermer();
});

async function unDossier(etat: "acceptee" | "en_formation" | "en_examen" | "service_fait_declare" | "service_fait_valide") {
  const titulaire = await monde.beneficiaire({ lots: [24_000], cpf: 30_000 });
  const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 60_000 });
  const { id: dossierId } = await monde.dossier(titulaire, session, etat);
  return { titulaire, titulaireId: titulaire.titulaireId, dossierId };
}

const lire = (dossierId: string) => monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossierId));
async function corriger(dossierId: string, correction: { taux: number | null; rienDu?: boolean }) {
  await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Doute." }));
  await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Vu.", ...correction }));
}
async function payer(dossierId: string) {
  const { organismeId, formateur, agent } = monde;
  await monde.agir(formateur, (ctx) => facturer(ctx, { organismeId, dossierId, numero: `F-${dossierId.slice(0, 13)}` }));
  await monde.agir(agent, (ctx) => payerFacture(ctx, { dossierId, reference: "VIR" }));
}

/** Tout est revenu : les lots, le second compteur, ce que la personne avait payé. */
async function toutRevenu(titulaire: Titulaire, dossierId: string) {
  expect(await monde.etatDesLots(titulaire)).toEqual([[24_000, 0, 0]]);
  expect((await monde.soldeCpf(titulaire)).centimes).toBe(30_000);
  const { du, parts, paiements } = await lire(dossierId);
  expect({ du, parts }).toEqual({ du: 0, parts: [] });
  expect(paiements.some(({ etat }) => etat === "paye")).toBe(false);
}

describe("rien n'est dû", () => {
  it("une contestation fondée : le service fait se valide sans que rien ne soit dû, et rien ne se facture (R6333-5)", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("service_fait_declare");
    await monde.agir(titulaire, (ctx) => contesterServiceFait(ctx, { titulaireId, dossierId, raison: "La formation n'a pas eu lieu." }));
    const validation = { dossierId, taux: 0, forceMajeure: false, rienDu: true, raison: "Aucune feuille." };
    await monde.agir(monde.agent, (ctx) => validerServiceFait(ctx, validation));
    await toutRevenu(titulaire, dossierId);
    expect(await lire(dossierId)).toMatchObject({ etat: "service_fait_valide", facturation: "pas_facturable", controle: "leve" });
  });

  it("une fraude vue après le paiement : tout revient, l'organisme rend tout, et les droits se rejugent (L6323-45)", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("service_fait_valide");
    await payer(dossierId);
    await monde.test.proprietaire.requete({ text: "delete from activites.a_recalculer", values: [] });
    await corriger(dossierId, { taux: null, rienDu: true });
    await toutRevenu(titulaire, dossierId);
    expect(await lire(dossierId)).toMatchObject({ facturation: "a_rendre" });
    expect(netVerse(await trouverFactures(monde.test.base, [dossierId]))).toBe(0);
    const file = await monde.test.base.requete({
      text: "select 1 from activites.a_recalculer where titulaire_id = $1",
      values: [titulaireId],
    });
    expect(file).toHaveLength(1);
  });

  it("une annulation tardive que la force majeure excusait : un contrôle conclut que rien n'est dû, comme le courriel le promet", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("acceptee");
    monde.horloge.placer("2026-10-30T09:00:00Z");
    await monde.agir(titulaire, (ctx) => annulerInscription(ctx, { titulaireId, dossierId, forceMajeure: null, tardAccepte: true }));
    await corriger(dossierId, { taux: null, rienDu: true });
    await toutRevenu(titulaire, dossierId);
    expect(await lire(dossierId)).toMatchObject({ etat: "annulee_non_realisee", facturation: "pas_facturable" });
  });

  it("tant que rien n'a été dit dû, il n'y a rien à ramener à zéro", async () => {
    const { dossierId } = await unDossier("en_formation");
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Doute." }));
    const levee = { dossierId, raison: "Vu.", taux: null, rienDu: true };
    expect(await monde.refus(monde.agent, (ctx) => leverControle(ctx, levee))).toMatchObject({
      code: "dossiers/saisie-invalide",
      details: { champ: "rienDu" },
    });
  });
});

describe("répondre à une absence", () => {
  it("la personne s'explique autant qu'elle veut avant la décision ; le délai de l'examen ne bouge pas, et ensuite c'est trop tard", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("en_examen");
    const { echeances } = await lire(dossierId);
    monde.horloge.placer("2026-11-04T09:00:00Z");
    const repondre = (mot: string) => monde.agir(titulaire, (ctx) => repondreAbsence(ctx, { titulaireId, dossierId, mot }));
    await repondre("J'étais là.");
    const repondu = await repondre("L'émargement s'est fait l'après-midi.");
    expect(repondu).toMatchObject({ etat: "en_examen", echeances });
    expect(repondu.evenements.filter(({ evenement }) => evenement === "repondre_absence")).toHaveLength(2);
    await expect(repondre(" ")).rejects.toMatchObject({ code: "dossiers/raison-manquante" });
    expect(await monde.refus(monde.formateur, (ctx) => repondreAbsence(ctx, { titulaireId, dossierId, mot: "Non." }))).toMatchObject({
      code: "identite/action-interdite",
    });
    await monde.agir(monde.agent, (ctx) => deciderExamen(ctx, { dossierId, forceMajeure: false, raison: "Lu." }));
    await expect(repondre("Encore.")).rejects.toMatchObject({ code: "dossiers/etape-impossible" });
  });
});

describe("corriger", () => {
  it("levé, le contrôle rend au titulaire tout son délai, et le temps ne valide qu'au bout", async () => {
    const { dossierId } = await unDossier("service_fait_declare");
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Doute." }));
    monde.horloge.placer("2027-03-01T09:00:00Z");
    await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Vu.", taux: null }));
    await echoirDossiers(monde.test.base, monde.horloge);
    const leve = await lire(dossierId);
    const echeance = leve.echeances.find(({ code }) => code === "confirmation_service_fait");
    expect(leve.etat).toBe("service_fait_declare");
    expect(echeance !== undefined && echeance.jour > "2027-03-01").toBe(true);
    monde.horloge.placer("2027-06-01T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect(await lire(dossierId)).toMatchObject({ etat: "service_fait_valide" });
  });

  it("une seconde correction suit un retour, reçu ou pas encore : l'organisme ne doit qu'un retour à la fois", async () => {
    const { titulaire, dossierId } = await unDossier("service_fait_valide");
    await payer(dossierId);
    await corriger(dossierId, { taux: 70 });
    await corriger(dossierId, { taux: 50 });
    const retours = async () => (await trouverFactures(monde.test.base, [dossierId])).filter(({ genre }) => genre === "retour");
    const sommes = async () => (await retours()).map(({ etat, montant }) => `${etat} ${montant}`).toSorted();
    expect(await sommes()).toEqual(["emise 30000", "rejetee 18000"]);
    await monde.agir(monde.agent, (ctx) => recevoirRetour(ctx, { dossierId, reference: "VIR-R1" }));
    await corriger(dossierId, { taux: null, rienDu: true });
    expect(await sommes()).toEqual(["emise 30000", "payee 30000", "rejetee 18000"]);
    await monde.agir(monde.agent, (ctx) => recevoirRetour(ctx, { dossierId, reference: "VIR-R2" }));
    expect(await lire(dossierId)).toMatchObject({ facturation: "rendue" });
    await toutRevenu(titulaire, dossierId);
  });

  it("un acompte qui vaut exactement ce qui est dû solde le dossier, sans facture à attendre", async () => {
    installerAcompte("25");
    const { dossierId } = await unDossier("acceptee");
    await monde.entrer(dossierId);
    await monde.agir(monde.agent, (ctx) => verserAcompte(ctx, { dossierId, reference: "VIR-A" }));
    monde.horloge.placer(`${FIN}T09:00:00Z`);
    const fait = { ...SERVICE_FAIT, taux: 10, heuresNonFaites: 5, cause: "Absences." };
    await monde.agir(monde.formateur, (ctx) => declarerServiceFait(ctx, { organismeId: monde.organismeId, dossierId, ...fait }));
    await monde.agir(monde.agent, (ctx) => validerServiceFait(ctx, { dossierId, taux: 10, forceMajeure: false, raison: "Feuilles." }));
    expect(await lire(dossierId)).toMatchObject({ facturation: "payee", du: 15_000 });
  });
});
