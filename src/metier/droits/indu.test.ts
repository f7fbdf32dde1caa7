// Un droit dépensé dont l'activité est annulée : un indu, que la Caisse peut retenir, sans rien effacer ni rendre un solde négatif (L6323-45).
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { sql } from "../../socle/base/base.js";
import { Refus } from "../../socle/refus.js";
import { euros } from "../../socle/valeurs/montant.js";
import { deposerActivite } from "../activites/index.js";
import { annulerReservation, executerReservation, listerEcritures, rembourser, reserver, verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import {
  abandonnerIndu,
  calculerDroits,
  calculerDroitsEnMasse,
  type DroitsDuTitulaire,
  installerRecouvrement,
  lireDroits,
  listerIndusOuverts,
  recouvrerIndu,
} from "./index.js";

const AGENTE: Acteur = { genre: "agent", agentId: "agente" };
const SANITAIRE = { type: "reserve_sanitaire", annee: 2025, jours: 40 };
const MILITAIRE = { type: "reserve_militaire_operationnelle", annee: 2025, jours: 90 };
const REINSERTION = { type: "reserve_citoyenne_reinsertion", annee: 2025, heures: 90 };

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-03-10T10:00:00Z");
});
afterEach(async () => {
  installerRecouvrement("");
  expect((await verifierJournal(monde.test.base)).fautes).toEqual([]);
});
afterAll(() => monde.test.fermer());

const calculer = (titulaireId: string) => monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId));
const lire = (titulaireId: string): Promise<DroitsDuTitulaire> => monde.agir(SYSTEME, (ctx) => lireDroits(ctx, titulaireId));

/** Dépose sans recalculer ; rend l'activité. */
async function deposer(titulaireId: string, faits: object): Promise<string> {
  const depot = { organismeId: "organisme", organismeNom: "Organisme", idExterne: randomUUID(), personne: { titulaireId }, faits };
  return (await monde.agir(SYSTEME, (ctx) => deposerActivite(ctx, depot))).activiteId;
}

async function titulaireAvec(...activites: readonly object[]): Promise<{ titulaireId: string; activites: string[] }> {
  const { titulaireId } = await monde.titulaire();
  const ids: string[] = [];
  for (const faits of activites) {
    ids.push(await deposer(titulaireId, faits));
    await calculer(titulaireId);
  }
  return { titulaireId, activites: ids };
}

function reserverEuros(titulaireId: string, somme: number): Promise<string> {
  const demande = { titulaireId, cle: randomUUID(), cec: euros(somme), cpf: 0 };
  return monde.agir(SYSTEME, async (ctx) => (await reserver(ctx, demande)).id);
}

const executer = (titulaireId: string, reservationId: string) =>
  monde.agir(SYSTEME, (ctx) => executerReservation(ctx, { titulaireId, cle: randomUUID(), reservationId }));

async function depenser(titulaireId: string, somme: number): Promise<string> {
  const reservationId = await reserverEuros(titulaireId, somme);
  await executer(titulaireId, reservationId);
  return reservationId;
}

/** Annule ou rend une activité, puis recalcule. */
async function annuler(titulaireId: string, activiteId: string, annulee = true): Promise<void> {
  await monde.test.base.requete(sql`update activites.activites set annulee_le = case when ${annulee} then now() end
    where titulaire_id = ${titulaireId} and id = ${activiteId}`);
  await calculer(titulaireId);
}

const decider = (action: typeof recouvrerIndu, titulaireId: string, induId = "") =>
  monde.agir(AGENTE, (ctx) => action(ctx, { titulaireId, induId, motif: "Activité annulée par l'organisme." }));

async function seulIndu(titulaireId: string) {
  const { indus } = await lire(titulaireId);
  expect(indus).toHaveLength(1);
  const [indu] = indus;
  if (indu === undefined) throw new Error("Aucun indu.");
  return indu;
}

const sommes = ({ soldes: { cec } }: DroitsDuTitulaire) => [cec.acquis, cec.disponible, cec.reserve, cec.utilise].map((un) => un / 100);

describe("le constat", () => {
  it("un lot dépensé en entier puis annulé devient un indu, et rien n'est retenu sans décision (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    await depenser(titulaireId, 240);
    await annuler(titulaireId, activites[0] ?? "");
    const indu = await seulIndu(titulaireId);
    expect(indu).toMatchObject({ montant: euros(240), retenu: 0, reste: euros(240), etat: "constate", retenueDecidee: false });
    expect(indu.explication.map(({ article }) => article)).toEqual(["L6323-45", "L6323-45"]);
    expect(indu.hypotheses).toMatchObject([{ doute: "RECOUVREMENT_INDU", lecture: "sur_decision" }]);
    expect(indu.recours.join(" ")).toMatch(/deux mois/u);
    expect(sommes(await lire(titulaireId))).toEqual([240, 0, 0, 240]);
    await expect(calculer(titulaireId)).resolves.toBe(0);
    await seulIndu(titulaireId);
  });

  it("gardée hors du compte par la personne, une activité dont le droit est dépensé ne crée aucun indu (L5151-8)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    await depenser(titulaireId, 100);
    await monde.test.base.requete(sql`update activites.activites set recensee = false
      where titulaire_id = ${titulaireId} and id = ${activites[0] ?? ""}`);
    await calculer(titulaireId);
    const droits = await lire(titulaireId);
    expect(droits.indus).toEqual([]);
    expect(sommes(droits)).toEqual([100, 0, 0, 100]);
  });

  it("moitié dépensé : la part disponible est reprise tout de suite, l'autre est l'indu (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    await depenser(titulaireId, 120);
    await annuler(titulaireId, activites[0] ?? "");
    expect((await seulIndu(titulaireId)).montant).toBe(euros(120));
    const droits = await lire(titulaireId);
    expect(sommes(droits)).toEqual([120, 0, 0, 120]);
    expect(droits.lots[0]?.reprise?.droit.motifs[0]?.article).toBe("L5151-8");
  });

  it("la part réservée attend : exécutée, elle s'ajoute à l'indu ; annulée, elle est reprise (D5151-13)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    const [executee, annulee] = [await reserverEuros(titulaireId, 100), await reserverEuros(titulaireId, 60)];
    await annuler(titulaireId, activites[0] ?? "");
    expect((await lire(titulaireId)).indus).toEqual([]);
    expect(sommes(await lire(titulaireId))).toEqual([160, 0, 160, 0]);
    await executer(titulaireId, executee);
    await monde.agir(SYSTEME, (ctx) => annulerReservation(ctx, { titulaireId, cle: "annulation", reservationId: annulee }));
    await calculer(titulaireId);
    expect((await seulIndu(titulaireId)).montant).toBe(euros(100));
    expect(sommes(await lire(titulaireId))).toEqual([100, 0, 0, 100]);
  });

  it("l'activité revenue, l'indu est sans objet, la part reprise et ce qui était retenu sont rendus (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE, MILITAIRE);
    await depenser(titulaireId, 100);
    await annuler(titulaireId, activites[0] ?? "");
    await decider(recouvrerIndu, titulaireId, (await seulIndu(titulaireId)).id);
    expect(sommes(await lire(titulaireId))).toEqual([240, 140, 0, 100]);
    await annuler(titulaireId, activites[0] ?? "", false);
    expect(await seulIndu(titulaireId)).toMatchObject({ etat: "sans_objet", retenu: 0, reste: 0 });
    expect(sommes(await lire(titulaireId))).toEqual([480, 380, 0, 100]);
    await expect(calculer(titulaireId)).resolves.toBe(0);
    await annuler(titulaireId, activites[0] ?? "");
    expect((await lire(titulaireId)).indus.map(({ etat, montant }) => [etat, montant])).toEqual([
      ["sans_objet", euros(100)],
      ["constate", euros(100)],
    ]);
    expect(sommes(await lire(titulaireId))).toEqual([340, 240, 0, 100]);
  });

  it("la formation remboursée, la somme rendue au lot sans appui paie l'indu, et ce qui était retenu ailleurs revient (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE, MILITAIRE);
    const reservationId = await depenser(titulaireId, 200);
    await annuler(titulaireId, activites[0] ?? "");
    await decider(recouvrerIndu, titulaireId, (await seulIndu(titulaireId)).id);
    expect(sommes(await lire(titulaireId))).toEqual([240, 40, 0, 200]);
    const remboursement = { titulaireId, cle: "remboursement", reservationId, cec: euros(200), cpf: 0 };
    await monde.agir(SYSTEME, (ctx) => rembourser(ctx, remboursement));
    await calculer(titulaireId);
    expect(sommes(await lire(titulaireId))).toEqual([240, 240, 0, 0]);
    expect(await seulIndu(titulaireId)).toMatchObject({ etat: "recouvre", retenu: euros(200), reste: 0 });
    await expect(calculer(titulaireId)).resolves.toBe(0);
  });
});

describe("la retenue", () => {
  it("se prend sur les lots disponibles, par des écritures qui compensent ; deux fois n'en fait qu'une (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE, MILITAIRE);
    await depenser(titulaireId, 240);
    await annuler(titulaireId, activites[0] ?? "");
    const { id } = await seulIndu(titulaireId);
    await Promise.all([decider(recouvrerIndu, titulaireId, id), decider(recouvrerIndu, titulaireId, id)]);
    const indu = await decider(recouvrerIndu, titulaireId, id);
    expect(indu).toMatchObject({ etat: "recouvre", retenu: euros(240), reste: 0 });
    expect(sommes(await lire(titulaireId))).toEqual([240, 0, 0, 240]);
    const ecritures = await monde.agir(SYSTEME, (ctx) => listerEcritures(ctx, titulaireId));
    expect(ecritures.filter(({ genre }) => genre === "correction")).toHaveLength(1);
    // Le droit qui a payé l'indu n'est pas redonné.
    await expect(calculer(titulaireId)).resolves.toBe(0);
    expect((await lire(titulaireId)).enCours.filter(({ decision }) => decision === "acquis")).toEqual([]);
  });

  it("décidée sans rien de disponible, elle prend sur les inscriptions suivantes, jusqu'au dernier centime (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    await depenser(titulaireId, 150);
    await annuler(titulaireId, activites[0] ?? "");
    const { id } = await seulIndu(titulaireId);
    await expect(decider(recouvrerIndu, titulaireId, id)).resolves.toMatchObject({
      etat: "constate",
      retenueDecidee: true,
      reste: euros(150),
    });
    await deposer(titulaireId, MILITAIRE);
    await monde.agir(SYSTEME, (ctx) => calculerDroitsEnMasse(ctx, [titulaireId]));
    expect(await seulIndu(titulaireId)).toMatchObject({ etat: "recouvre", retenu: euros(150) });
    expect(sommes(await lire(titulaireId))).toEqual([240, 90, 0, 150]);
  });

  it("d'office, elle ne touche que les droits inscrits après le constat (RECOUVREMENT_INDU)", async () => {
    expect(installerRecouvrement("au_hasard")).toHaveLength(1);
    expect(installerRecouvrement("inscriptions_ulterieures")).toEqual([]);
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE, MILITAIRE);
    await depenser(titulaireId, 480);
    const tiers = await titulaireAvec(SANITAIRE, MILITAIRE);
    await depenser(tiers.titulaireId, 100);
    await annuler(titulaireId, activites[0] ?? "");
    await annuler(tiers.titulaireId, tiers.activites[0] ?? "");
    expect(sommes(await lire(tiers.titulaireId))).toEqual([340, 240, 0, 100]);
    await deposer(titulaireId, REINSERTION);
    await calculer(titulaireId);
    expect(await seulIndu(titulaireId)).toMatchObject({ etat: "recouvre", retenu: euros(240) });
    expect(sommes(await lire(titulaireId))).toEqual([480, 0, 0, 480]);
  });

  it("deux indus se retiennent du plus ancien au plus récent, et un droit qui a payé un indu peut en devenir un (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE, MILITAIRE, REINSERTION);
    await depenser(titulaireId, 300);
    await annuler(titulaireId, activites[0] ?? "");
    await annuler(titulaireId, activites[1] ?? "");
    const { indus } = await lire(titulaireId);
    expect(indus.map(({ montant }) => montant)).toEqual([euros(240), euros(60)]);
    for (const { id } of indus) await decider(recouvrerIndu, titulaireId, id);
    expect((await lire(titulaireId)).indus.map(({ etat, retenu }) => [etat, retenu])).toEqual([
      ["recouvre", euros(240)],
      ["constate", 0],
    ]);
    // Le troisième lot a payé le premier indu ; il tombe à son tour : ce qu'il avait payé est dû.
    await annuler(titulaireId, activites[2] ?? "");
    expect((await lire(titulaireId)).indus.map(({ montant }) => montant)).toEqual([euros(240), euros(60), euros(240)]);
    expect(sommes(await lire(titulaireId))).toEqual([300, 0, 0, 300]);
  });

  it("laisse sous le plafond ce qui est acquis, net de ce qui est retenu (D5151-14 III)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE, MILITAIRE, REINSERTION);
    await depenser(titulaireId, 240);
    await annuler(titulaireId, activites[0] ?? "");
    await deposer(titulaireId, {
      type: "sapeur_pompier_volontaire",
      signature: "2025-02-01",
      arreteNotifieLe: "2025-03-01",
      dureeAnnees: 5,
    });
    await expect(calculer(titulaireId)).resolves.toBe(0);
    await decider(recouvrerIndu, titulaireId, (await seulIndu(titulaireId)).id);
    await expect(calculer(titulaireId)).resolves.toBe(1);
    expect(sommes(await lire(titulaireId))).toEqual([720, 480, 0, 240]);
  });

  it("abandonnée, elle ne prend plus rien et garde son histoire ; close, elle ne se rouvre pas (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    await depenser(titulaireId, 240);
    await annuler(titulaireId, activites[0] ?? "");
    const { id } = await seulIndu(titulaireId);
    expect(await monde.agir(AGENTE, (ctx) => listerIndusOuverts(ctx))).toContainEqual(
      expect.objectContaining({ titulaireId, induId: id, reste: euros(240), retenueDecidee: false }),
    );
    await decider(abandonnerIndu, titulaireId, id);
    await decider(abandonnerIndu, titulaireId, id);
    await deposer(titulaireId, MILITAIRE);
    await calculer(titulaireId);
    expect(await seulIndu(titulaireId)).toMatchObject({ etat: "abandonne", reste: 0, hypotheses: [] });
    expect(sommes(await lire(titulaireId))).toEqual([480, 240, 0, 240]);
    const histoire = await monde.test.base.requete(
      sql`select evenement, par from droits.indus_evenements where titulaire_id = ${titulaireId} order by rang`,
    );
    expect(histoire).toEqual([
      { evenement: "constat", par: "systeme" },
      { evenement: "abandon", par: "agent:agente" },
    ]);
    await expect(decider(recouvrerIndu, titulaireId, id)).rejects.toThrow(new Refus("droits/indu-clos", { etat: "abandonne" }));
  });

  it("demande un agent, un motif et un indu qui existe, et l'histoire ne s'efface pas (L6323-45)", async () => {
    const { titulaireId, activites } = await titulaireAvec(SANITAIRE);
    await depenser(titulaireId, 240);
    await annuler(titulaireId, activites[0] ?? "");
    const { id: induId } = await seulIndu(titulaireId);
    const moi: Acteur = { genre: "titulaire", titulaireId, preuve: "eidas1" };
    const demande = { titulaireId, induId, motif: "Essai." };
    await expect(monde.agir(moi, (ctx) => abandonnerIndu(ctx, demande))).rejects.toThrow(/action-interdite/u);
    await expect(monde.agir(AGENTE, (ctx) => recouvrerIndu(ctx, { ...demande, motif: " " }))).rejects.toThrow(/motif-requis/u);
    await expect(monde.agir(AGENTE, (ctx) => recouvrerIndu(ctx, { ...demande, induId: randomUUID() }))).rejects.toThrow(/indu-inconnu/u);
    await expect(monde.test.proprietaire.requete(sql`delete from droits.indus_evenements`)).rejects.toThrow(/ne se modifie pas/u);
    await expect(monde.test.proprietaire.requete(sql`update droits.indus set montant = 1`)).rejects.toThrow(/ne se modifie pas/u);
  });
});
