// Ce que le titulaire paie : l'encaissement, l'échec, l'échéance, le paiement tardif, ce qui lui est rendu.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { responsableDeTest, SYSTEME } from "../../../tests/outils/benevoles.js";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import type { Acteur } from "../identite/index.js";
import {
  annulerInscription,
  ENCAISSEMENT_DE_DEMONSTRATION,
  ENCAISSEMENT_HORS_LIGNE,
  echoirDossiers,
  enregistrerPaiement,
  installerEncaissement,
  leverControle,
  lireDossierExploitant,
  listerFacturation,
  ouvrirControle,
  ouvrirEncaissement,
  rembourserTitulaire,
  renoncerPaiement,
  validerServiceFait,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterEach(() => installerEncaissement(ENCAISSEMENT_HORS_LIGNE));
afterAll(() => monde.test.fermer());

async function unDossier(etat: "attente_paiement" | "acceptee" | "service_fait_declare", lots: number[] = [24_000]) {
  const titulaire = await monde.beneficiaire({ lots });
  const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 60_000 });
  const dossier = await monde.dossier(titulaire, session, etat);
  return { titulaire, dossier, paiementId: dossier.paiements[0]?.id ?? "" };
}

type Un = Awaited<ReturnType<typeof unDossier>>;
const issue = (acteur: Acteur, { titulaire, dossier, paiementId }: Un, dit: { issue: "paye" | "refuse"; reference?: string }) =>
  monde.agir(acteur, (ctx) =>
    enregistrerPaiement(ctx, { titulaireId: titulaire.titulaireId, dossierId: dossier.id, paiementId, reference: "CB-1", ...dit }),
  );
const ouvrir = (titulaire: Titulaire, dossierId: string, retour = "/mon-compte") =>
  monde.agir(titulaire, (ctx) => ouvrirEncaissement(ctx, { titulaireId: titulaire.titulaireId, dossierId, retour }));
const sommes = async (titulaire: Titulaire, dossierId: string) =>
  (await monde.relire(titulaire, dossierId)).paiements.map(({ etat, montant }) => [etat, montant]);
const utilises = async (titulaire: Titulaire) => (await monde.lots(titulaire)).map(({ disponible, reserve }) => [disponible, reserve]);

describe("payer sa part", () => {
  it("la participation et le reste font une somme attendue ; la payer inscrit (L6323-7)", async () => {
    const un = await unDossier("attente_paiement");
    expect(await sommes(un.titulaire, un.dossier.id)).toEqual([["attendu", 36_000]]);
    await issue(SYSTEME, un, { issue: "paye" });
    await issue(SYSTEME, un, { issue: "paye" });
    expect(await monde.relire(un.titulaire, un.dossier.id)).toMatchObject({ etat: "acceptee", paiements: [{ etat: "paye" }] });
    await expect(issue(SYSTEME, un, { issue: "refuse", reference: "CB-2" })).rejects.toMatchObject({ code: "dossiers/paiement-clos" });
  });

  it("hors ligne, aucune adresse et un agent constate ; en démonstration, une page du portail", async () => {
    const un = await unDossier("attente_paiement");
    expect(await ouvrir(un.titulaire, un.dossier.id)).toMatchObject({ adresse: null, paiement: { montant: 36_000 } });
    installerEncaissement(ENCAISSEMENT_DE_DEMONSTRATION);
    const { adresse } = await ouvrir(un.titulaire, un.dossier.id, "/mon-compte/formations?a=1");
    expect(adresse).toBe(`/demonstration/paiement/${un.dossier.id}/${un.paiementId}?retour=%2Fmon-compte%2Fformations%3Fa%3D1`);
    for (const faux of ["https://ailleurs.fr", "//ailleurs.fr", "/\\ailleurs.fr", "mon-compte"]) {
      await expect(ouvrir(un.titulaire, un.dossier.id, faux)).rejects.toMatchObject({ details: { champ: "retour" } });
    }
    await issue(monde.agent, un, { issue: "paye" });
    expect(await monde.relire(un.titulaire, un.dossier.id)).toMatchObject({ etat: "acceptee" });
  });

  it("refusé, on recommence jusqu'à l'échéance ; jamais le titulaire ne dit lui-même qu'il a payé", async () => {
    const un = await unDossier("attente_paiement");
    await issue(SYSTEME, un, { issue: "refuse" });
    expect(await sommes(un.titulaire, un.dossier.id)).toEqual([["refuse", 36_000]]);
    await expect(issue(un.titulaire, un, { issue: "paye" })).rejects.toMatchObject({ code: "identite/action-interdite" });
    await ouvrir(un.titulaire, un.dossier.id);
    await issue(SYSTEME, un, { issue: "paye", reference: "CB-2" });
    expect(await monde.relire(un.titulaire, un.dossier.id)).toMatchObject({ etat: "acceptee" });
  });

  it("passé l'échéance, ou si l'on renonce, les droits reviennent et plus rien n'est attendu", async () => {
    const expire = await unDossier("attente_paiement");
    expect(await utilises(expire.titulaire)).toEqual([[0, 24_000]]);
    monde.horloge.placer("2026-09-08T09:00:00Z");
    await echoirDossiers(monde.test.base, monde.horloge);
    expect(await monde.relire(expire.titulaire, expire.dossier.id)).toMatchObject({
      etat: "sans_suite_titulaire",
      paiements: [{ etat: "annule" }],
    });
    expect(await utilises(expire.titulaire)).toEqual([[24_000, 0]]);
    const renonce = await unDossier("attente_paiement");
    const { titulaireId } = renonce.titulaire;
    await monde.agir(renonce.titulaire, (ctx) => renoncerPaiement(ctx, { titulaireId, dossierId: renonce.dossier.id }));
    expect(await monde.relire(renonce.titulaire, renonce.dossier.id)).toMatchObject({
      etat: "refusee_titulaire",
      paiements: [{ etat: "annule" }],
    });
  });

  it("confirmé trop tard, l'argent n'est dû à personne : il se rend", async () => {
    const un = await unDossier("attente_paiement");
    monde.horloge.placer("2026-09-08T09:00:00Z");
    await issue(SYSTEME, un, { issue: "paye", reference: "CB-TARD" });
    const relu = await monde.relire(un.titulaire, un.dossier.id);
    expect(relu).toMatchObject({ etat: "sans_suite_titulaire", paiements: [{ etat: "a_rembourser", rembourserAvant: "2026-10-08" }] });
    expect(relu.echeances.find(({ code }) => code === "remboursement_titulaire")?.jour).toBe("2026-10-08");
  });
});

describe("rendre", () => {
  const rendre = (dossierId: string, paiementId: string) =>
    monde.agir(monde.agent, (ctx) => rembourserTitulaire(ctx, { dossierId, paiementId, reference: "VIR-7" }));

  it("annulé à temps, tout est rendu sous trente jours du calendrier ; l'agent le fait une fois (R6333-5)", async () => {
    const { titulaire, dossier, paiementId } = await unDossier("acceptee");
    const { titulaireId } = titulaire;
    await expect(rendre(dossier.id, paiementId)).rejects.toMatchObject({ code: "dossiers/paiement-clos" });
    await monde.agir(titulaire, (ctx) =>
      annulerInscription(ctx, { titulaireId, dossierId: dossier.id, forceMajeure: null, tardAccepte: false }),
    );
    expect(await monde.relire(titulaire, dossier.id)).toMatchObject({
      paiements: [{ etat: "a_rembourser", rembourserAvant: "2026-10-01" }],
    });
    const file = await monde.agir(monde.agent, (ctx) => listerFacturation(ctx));
    expect(file.paiements.find(({ id }) => id === paiementId)).toMatchObject({ etat: "a_rembourser", numero: dossier.numero });
    await rendre(dossier.id, paiementId);
    await rendre(dossier.id, paiementId);
    const relu = await monde.relire(titulaire, dossier.id);
    expect(relu).toMatchObject({ paiements: [{ etat: "rembourse", montant: 36_000 }] });
    expect(relu.echeances.some(({ code }) => code === "remboursement_titulaire")).toBe(false);
  });

  it("le service fait réduit jusqu'à sa part : le surplus se rend, et les deux sommes font ce qu'il a payé", async () => {
    const { titulaire, dossier } = await unDossier("service_fait_declare");
    const valider = { dossierId: dossier.id, taux: 10, forceMajeure: false, raison: "Feuilles de présence." };
    await monde.agir(monde.agent, (ctx) => validerServiceFait(ctx, valider));
    // 25 % de 600 € : 150 € dus, pris d'abord sur ce que le titulaire a payé.
    expect(await sommes(titulaire, dossier.id)).toEqual(
      expect.arrayContaining([
        ["paye", 15_000],
        ["a_rembourser", 21_000],
      ]),
    );
    expect(await utilises(titulaire)).toEqual([[24_000, 0]]);
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId: dossier.id, raison: "Doute." }));
    await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId: dossier.id, raison: "Vu.", taux: null }));
    const lu = await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossier.id));
    expect(lu.parts).toEqual([{ financeur: "titulaire", source: "participation", lot: null, montant: 15_000 }]);
  });

  it("un autre compte ne trouve ni le dossier ni le paiement", async () => {
    const un = await unDossier("attente_paiement");
    const autre = await monde.titulaire();
    const tente = monde.agir(autre, (ctx) =>
      ouvrirEncaissement(ctx, { titulaireId: autre.titulaireId, dossierId: un.dossier.id, retour: "/" }),
    );
    await expect(tente).rejects.toMatchObject({ code: "dossiers/introuvable" });
    const usurpe = monde.agir(autre, (ctx) => renoncerPaiement(ctx, { titulaireId: un.titulaire.titulaireId, dossierId: un.dossier.id }));
    await expect(usurpe).rejects.toMatchObject({ code: "identite/action-interdite" });
    const responsable = responsableDeTest("formation@exemple.fr");
    await expect(issue(responsable, un, { issue: "paye" })).rejects.toMatchObject({ code: "identite/action-interdite" });
  });
});
