// Ce que l'organisme n'apprend pas : pourquoi la personne n'est pas venue, ce que sa banque a répondu, ce qu'on lui rend.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEME } from "../../../tests/outils/benevoles.js";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import {
  annulerInscription,
  deciderExamen,
  enregistrerPaiement,
  leverControle,
  lireDossier,
  lireDossierExploitant,
  lireDossierOrganisme,
  listerDossiersOrganisme,
  ouvrirControle,
  renoncerPaiement,
  repondreAbsence,
} from "./index.js";

const CAUSE = "Hospitalisation";
const RAISON = "Le certificat médical";
const MOT = "Opération du genou";

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(() => monde.test.fermer());

async function unDossier(etat: "acceptee" | "attente_paiement") {
  const titulaire = await monde.beneficiaire({ lots: [24_000] });
  const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 60_000 });
  const dossier = await monde.dossier(titulaire, session, etat);
  return { titulaire, titulaireId: titulaire.titulaireId, dossierId: dossier.id, paiementId: dossier.paiements[0]?.id ?? "" };
}

/** Tout ce que l'organisme lit d'un dossier : sa page, la liste, ses courriels. */
async function toutLu(dossierId: string): Promise<string> {
  const { organismeId, formateur } = monde;
  const seul = await monde.agir(formateur, (ctx) => lireDossierOrganisme(ctx, { organismeId, dossierId }));
  const liste = await monde.agir(formateur, (ctx) => listerDossiersOrganisme(ctx, { organismeId }));
  const courriels = await monde.test.base.requete({
    text: "select sujet, texte from socle.courriels where a = $1",
    values: ["formation@exemple.fr"],
  });
  return JSON.stringify([seul, liste.filter(({ id }) => id === dossierId), courriels]);
}

describe("l'empêchement de la personne ne regarde pas l'organisme", () => {
  it("ni la cause, ni sa réponse, ni la raison de la décision ; même corrigé ensuite, la personne et l'agent lisent tout (RGPD art. 9)", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("acceptee");
    monde.horloge.placer("2026-10-30T09:00:00Z");
    await monde.agir(titulaire, (ctx) =>
      annulerInscription(ctx, { titulaireId, dossierId, forceMajeure: { cause: CAUSE }, tardAccepte: false }),
    );
    await monde.agir(titulaire, (ctx) => repondreAbsence(ctx, { titulaireId, dossierId, mot: MOT }));
    await monde.agir(monde.agent, (ctx) => deciderExamen(ctx, { dossierId, forceMajeure: false, raison: RAISON }));
    await monde.agir(monde.agent, (ctx) => ouvrirControle(ctx, { dossierId, raison: "Pièce nouvelle." }));
    await monde.agir(monde.agent, (ctx) => leverControle(ctx, { dossierId, raison: "Vue.", taux: 50 }));
    const lu = await toutLu(dossierId);
    for (const secret of [CAUSE, MOT, RAISON, "repondre_absence"]) expect(lu).not.toContain(secret);
    expect(lu).toContain("invoquer_force_majeure");
    expect(lu).toContain("retenir_absence");
    const sien = JSON.stringify(await monde.agir(titulaire, (ctx) => lireDossier(ctx, { titulaireId, dossierId })));
    const instruit = JSON.stringify(await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, dossierId)));
    for (const dit of [CAUSE, MOT, RAISON]) {
      expect(sien).toContain(dit);
      expect(instruit).toContain(dit);
    }
  });
});

describe("l'argent de la personne ne regarde pas l'organisme", () => {
  it("une carte refusée ne se voit nulle part, ni le délai pour payer ; renoncer se lit comme décliner", async () => {
    const { titulaire, titulaireId, dossierId, paiementId } = await unDossier("attente_paiement");
    const refus = { titulaireId, dossierId, paiementId, issue: "refuse", reference: "CB-1" } as const;
    await monde.agir(SYSTEME, (ctx) => enregistrerPaiement(ctx, refus));
    for (const mot of ["refuser_paiement", "CB-1", "paiement_titulaire"]) expect(await toutLu(dossierId)).not.toContain(mot);
    await monde.agir(titulaire, (ctx) => renoncerPaiement(ctx, { titulaireId, dossierId }));
    const lu = await toutLu(dossierId);
    expect(lu).not.toContain("renoncer_paiement");
    expect(lu).toContain("decliner_proposition");
  });

  it("le délai pour la rembourser non plus", async () => {
    const { titulaire, titulaireId, dossierId } = await unDossier("acceptee");
    const annulation = { titulaireId, dossierId, forceMajeure: null, tardAccepte: false };
    const { echeances } = await monde.agir(titulaire, (ctx) => annulerInscription(ctx, annulation));
    expect(echeances.map(({ code }) => code)).toContain("remboursement_titulaire");
    expect(await toutLu(dossierId)).not.toContain("remboursement_titulaire");
  });
});
