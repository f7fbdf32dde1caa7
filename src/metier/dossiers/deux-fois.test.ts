// Deux fois le même geste, ou sur une page restée ouverte : l'argent ne se perd ni ne part deux fois.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { responsableDeTest, SYSTEME } from "../../../tests/outils/benevoles.js";
import { DEBUT, FIN, type MondeFormation, SERVICE_FAIT, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import type { Acteur } from "../identite/index.js";
import { isolerDossier } from "./dossiers.sql.js";
import { trouverFactures } from "./factures.sql.js";
import {
  contesterServiceFait,
  declarerServiceFait,
  demanderCofinancement,
  enregistrerPaiement,
  enregistrerVersement,
  facturer,
  leverControle,
  lireDossierExploitant,
  listerDossiersAInstruire,
  listerDossiersIsoles,
  listerFacturation,
  ouvrirControle,
  ouvrirEncaissement,
  payerFacture,
  rejeterFacture,
  rembourserTitulaire,
  repondreCofinancement,
  retirerDemande,
} from "./index.js";
import { trouverPaiements } from "./paiements.sql.js";

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(() => monde.test.fermer());

type Mene = Parameters<MondeFormation["dossier"]>[2];
async function unDossier(etat: Mene, prix = 60_000) {
  const titulaire = await monde.beneficiaire({ lots: [24_000] });
  const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix });
  const dossier = await monde.dossier(titulaire, session, etat);
  return { titulaire, titulaireId: titulaire.titulaireId, dossierId: dossier.id, paiementId: dossier.paiements[0]?.id ?? "" };
}
type Un = Awaited<ReturnType<typeof unDossier>>;

/** Ce que le prestataire dit d'un paiement, et sa référence. */
type Dit = readonly [issue: "paye" | "refuse", reference: string];

const dire = ({ titulaireId, dossierId, paiementId }: Un, [issue, reference]: Dit, par: Acteur = SYSTEME) =>
  monde.agir(par, (ctx) => enregistrerPaiement(ctx, { titulaireId, dossierId, paiementId, issue, reference }));
const paiements = async ({ dossierId }: Un) =>
  (await trouverPaiements(monde.test.base, dossierId)).map(({ etat, montant, reference }) => `${etat} ${montant} ${reference}`).toSorted();
const lire = (dossierId: string) => monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossierId));

describe("le prestataire se répète", () => {
  it("débité deux fois, le second paiement a sa ligne et se rend, une seule fois, même rejoué (R6333-5)", async () => {
    const un = await unDossier("attente_paiement");
    await dire(un, ["paye", "CB-1"]);
    await dire(un, ["paye", "CB-2"]);
    await dire(un, ["paye", "CB-2"]);
    await dire(un, ["paye", "CB-1"]);
    expect(await paiements(un)).toEqual(["a_rembourser 36000 CB-2", "paye 36000 CB-1"]);
    const { etat, echeances } = await lire(un.dossierId);
    expect(etat).toBe("acceptee");
    expect(echeances.map(({ code }) => code)).toContain("remboursement_titulaire");
    const rendu = (await trouverPaiements(monde.test.base, un.dossierId)).find(({ reference }) => reference === "CB-2");
    const remboursement = { dossierId: un.dossierId, paiementId: rendu?.id ?? "", reference: "VIR-1" };
    await monde.agir(monde.agent, (ctx) => rembourserTitulaire(ctx, remboursement));
    await dire(un, ["paye", "CB-2"]);
    expect(await paiements(un)).toEqual(["paye 36000 CB-1", "rembourse 36000 CB-2"]);
  });

  it("un agent qui constate deux fois le même paiement n'en fait pas naître un second", async () => {
    const un = await unDossier("attente_paiement");
    await dire(un, ["paye", "CHEQUE-1"], monde.agent);
    await expect(dire(un, ["paye", "CHEQUE-2"], monde.agent)).rejects.toMatchObject({ code: "dossiers/paiement-clos" });
    expect(await paiements(un)).toEqual(["paye 36000 CHEQUE-1"]);
  });

  it("un refus rejoué après un nouvel essai, ou après un autre refus, ne compte qu'une fois", async () => {
    const un = await unDossier("attente_paiement");
    const { titulaire, titulaireId, dossierId } = un;
    const essayer = () => monde.agir(titulaire, (ctx) => ouvrirEncaissement(ctx, { titulaireId, dossierId, retour: "/mon-compte" }));
    await dire(un, ["refuse", "CB-1"]);
    await essayer();
    await dire(un, ["refuse", "CB-1"]);
    expect(await paiements(un)).toEqual(["attendu 36000 CB-1"]);
    await dire(un, ["refuse", "CB-2"]);
    await essayer();
    await dire(un, ["refuse", "CB-1"]);
    const { evenements } = await lire(dossierId);
    expect(evenements.filter(({ evenement }) => evenement === "refuser_paiement")).toHaveLength(2);
  });
});

describe("deux onglets de l'exploitant", () => {
  it("la facture payée ou rejetée est celle que la page montrait : remplacée depuis, ou changée, rien ne part", async () => {
    const { dossierId } = await unDossier("service_fait_valide");
    const { organismeId, formateur, agent } = monde;
    const emettre = (numero: string) => monde.agir(formateur, (ctx) => facturer(ctx, { organismeId, dossierId, numero }));
    const { id, montant } = await emettre("F-ONGLET-1");
    const lue = { id, montant };
    await monde.agir(agent, (ctx) => rejeterFacture(ctx, { dossierId, lue, raison: "SIRET absent." }));
    const suivante = await emettre("F-ONGLET-2");
    const refuse = { code: "dossiers/piece-changee" };
    expect(await monde.refus(agent, (ctx) => payerFacture(ctx, { dossierId, lue, reference: "VIR-1" }))).toMatchObject(refuse);
    expect(await monde.refus(agent, (ctx) => rejeterFacture(ctx, { dossierId, lue, raison: "Encore." }))).toMatchObject(refuse);
    const autreSomme = { id: suivante.id, montant: montant - 1 };
    expect(await monde.refus(agent, (ctx) => payerFacture(ctx, { dossierId, lue: autreSomme, reference: "VIR-1" }))).toMatchObject(refuse);
    const bonne = { dossierId, lue: { id: suivante.id, montant }, reference: "VIR-1" };
    await monde.agir(agent, (ctx) => payerFacture(ctx, bonne));
    expect(await monde.agir(agent, (ctx) => payerFacture(ctx, bonne))).toMatchObject({ id: suivante.id, etat: "payee" });
    expect((await trouverFactures(monde.test.base, [dossierId])).map(({ etat }) => etat).toSorted()).toEqual(["payee", "rejetee"]);
  });
});

describe("le cofinanceur", () => {
  it("n'est prévenu que si ce qu'il doit change, et son versement se constate à la somme lue (L6323-4 II)", async () => {
    const associationId = await monde.association("president@asso.fr");
    const { titulaire, titulaireId, dossierId } = await unDossier("proposee");
    const demande = { titulaireId, dossierId, financeur: "association", organismeId: associationId, montant: 20_000 } as const;
    const { id } = await monde.agir(titulaire, (ctx) => demanderCofinancement(ctx, demande));
    const reponse = { organismeId: associationId, cofinancementId: id, montant: 20_000, raison: "", atteste: true };
    await monde.agir(responsableDeTest("president@asso.fr"), (ctx) => repondreCofinancement(ctx, reponse));
    await monde.accepter(titulaire, dossierId);
    await monde.payer(titulaire, dossierId);
    const recus = async () =>
      (await monde.test.base.requete({ text: "select 1 from socle.courriels where a = $1", values: ["president@asso.fr"] })).length;
    const avant = await recus();
    await monde.realiser(titulaire, dossierId, 100);
    expect(await recus()).toBe(avant);
    const verser = (montant: number) => (ctx: Parameters<typeof enregistrerVersement>[0]) =>
      enregistrerVersement(ctx, { cofinancementId: id, montant, reference: "VIR-9" });
    expect(await monde.refus(monde.agent, verser(19_999))).toMatchObject({ code: "dossiers/piece-changee" });
    await monde.agir(monde.agent, verser(20_000));
  });
});

describe("le service fait", () => {
  it("une part qui ferait devoir le prix entier ne se déclare pas avant le dernier jour ; un abandon, si", async () => {
    const { dossierId } = await unDossier("en_formation");
    const { organismeId, formateur } = monde;
    const declarer = (taux: number) => (ctx: Parameters<typeof declarerServiceFait>[0]) =>
      declarerServiceFait(ctx, {
        ...{ organismeId, dossierId, ...SERVICE_FAIT, sortieLe: DEBUT, taux },
        ...(taux === 100 ? {} : { heuresNonFaites: 3, cause: "Partie avant la fin." }),
      });
    for (const taux of [100, 80]) {
      expect(await monde.refus(formateur, declarer(taux))).toMatchObject({ code: "dossiers/pas-finie", details: { jour: FIN } });
    }
    await monde.agir(formateur, declarer(10));
    expect(await lire(dossierId)).toMatchObject({ etat: "service_fait_declare", realisation: { taux: 10 } });
  });
});

describe("les files de l'exploitant", () => {
  it("un contrôle sans échéance ne passe pas derrière tout : depuis le plus longtemps d'abord", async () => {
    const ancien = await unDossier("service_fait_declare");
    const { titulaire, titulaireId, dossierId } = ancien;
    await monde.agir(titulaire, (ctx) => contesterServiceFait(ctx, { titulaireId, dossierId, raison: "Non." }));
    monde.horloge.placer("2026-09-01T09:00:00Z");
    const examen = await unDossier("en_examen");
    await monde.test.proprietaire.requete({
      text: "update dossiers.dossiers set echeance = $2, modifie_le = $3 where id = $1",
      values: [examen.dossierId, "2027-01-15", "2026-12-01T09:00:00Z"],
    });
    const ids = (await monde.agir(monde.agent, (ctx) => listerDossiersAInstruire(ctx))).map(({ id }) => id);
    expect(ids.indexOf(dossierId)).toBeLessThan(ids.indexOf(examen.dossierId));
  });

  it("ce qui attend d'être payé depuis le plus longtemps vient d'abord", async () => {
    const { organismeId, formateur } = monde;
    const dossiers: string[] = [];
    for (const jour of ["2026-11-20", "2026-12-02"]) {
      const { dossierId } = await unDossier("service_fait_valide");
      monde.horloge.placer(`${jour}T09:00:00Z`);
      await monde.agir(formateur, (ctx) => facturer(ctx, { organismeId, dossierId, numero: `F-FILE-${jour}` }));
      dossiers.push(dossierId);
      monde.horloge.placer("2026-09-01T09:00:00Z");
    }
    const file = (await monde.agir(monde.agent, (ctx) => listerFacturation(ctx))).dossiers.map(({ dossierId }) => dossierId);
    expect(file.filter((id) => dossiers.includes(id))).toEqual(dossiers);
  });

  it("un dossier isolé qu'un geste fait avancer n'est plus isolé", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("demandee");
    await isolerDossier(monde.test.base, { dossierId, raison: "defaut", depuis: monde.horloge.maintenant() });
    const isoles = async () => (await monde.agir(monde.agent, (ctx) => listerDossiersIsoles(ctx))).map((un) => un.dossierId);
    expect(await isoles()).toContain(dossierId);
    await monde.agir(titulaire, (ctx) => retirerDemande(ctx, { titulaireId, dossierId }));
    expect(await isoles()).not.toContain(dossierId);
  });
});

describe("un contrôle sans correction", () => {
  it("ne change rien à ce qui est dû", async () => {
    const { dossierId } = await unDossier("service_fait_valide");
    const { du, parts } = await lire(dossierId);
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Doute." }));
    await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Vu.", taux: null }));
    expect(await lire(dossierId)).toMatchObject({ du, parts, controle: "leve" });
  });
});
