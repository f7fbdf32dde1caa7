// Ce que la personne voit des activités que d'autres ont déposées : si elles comptent, ce qui a changé, et les heures qu'on lui propose.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client, type ReponseLue } from "../../../../../../tests/outils/client.js";
import { type ServiceDeTest, unService } from "../../../../../../tests/outils/service.js";
import { ouvrirCompteDe, personneSimulee } from "../../../../../../tests/outils/visites.js";
import { changerDepot, type DepotDeLot, deposerEnMasse, type FaitsDeposes } from "../../../../../metier/activites/index.js";
import type { Contexte } from "../../../../../metier/contexte.js";
import { empreinteNir } from "../../../../../metier/identite/index.js";
import { horlogeArretee } from "../../../../../socle/horloge.js";
import { dateCivile } from "../../../../../socle/valeurs/date-civile.js";

const JOUR = dateCivile("2026-11-23");
const ORGANISME = { organismeId: "federation", organismeNom: "Fédération des lavoirs" };

let service: ServiceDeTest;
let salariee: Client;

beforeAll(async () => {
  service = await unService();
  salariee = new Client(service);
  await ouvrirCompteDe(salariee, "salariee");
}, 60_000);
afterAll(() => service.fermer());

function texteDe({ html }: ReponseLue): string {
  return html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/gu, " ");
}

function depot(idExterne: string, faits: FaitsDeposes): DepotDeLot {
  const personne = {
    nirEmpreinte: empreinteNir(personneSimulee("salariee").nir),
    noyauEmpreinte: null,
    traitsEmpreinte: null,
    doute: null,
  };
  return { idExterne, activiteId: randomUUID(), personne, faits, declareLe: JOUR, numeroLigne: 1, empreinteLigne: "0".repeat(64) };
}

function enTantQueService(action: (ctx: Contexte) => Promise<unknown>): Promise<unknown> {
  const horloge = horlogeArretee("2026-11-23T10:00:00Z");
  return service.bases.base.transaction((tx) => action({ base: tx, horloge, acteur: { genre: "systeme" } }));
}

async function deposer(idExterne: string, faits: FaitsDeposes): Promise<string> {
  const neuf = depot(idExterne, faits);
  await enTantQueService((ctx) => deposerEnMasse(ctx, { ...ORGANISME, lotId: randomUUID(), depots: [neuf] }));
  return neuf.activiteId;
}

function benevolat(rna: string, annee = 2026): FaitsDeposes {
  return {
    type: "benevolat_associatif",
    debut: dateCivile(`${annee}-01-01`),
    fin: dateCivile(`${annee}-12-31`),
    heures: 120,
    fonction: "encadrement",
    organisme: { rna, siret: null, registreLocal: null, nom: "Les Amis du lavoir" },
  };
}

async function declarer(id: string, cle: string): Promise<ReponseLue> {
  return salariee.envoyer(`/mon-compte/activites/${id}/declarer`, { cle, _csrf: await salariee.jeton() });
}

describe("des heures proposées par une fédération", () => {
  it("se montrent comme proposées, et ne comptent pas (R5151-16)", async () => {
    await deposer("proposition-1", benevolat("W652000113"));
    const page = texteDe(await salariee.aller("/mon-compte/activites"));
    for (const attendu of [
      "Proposée par Fédération des lavoirs",
      "ABCD LANNEMEZAN",
      "Vérifier et déclarer",
      "30 juin 2027",
      "Rien ne compte",
    ])
      expect(page).toContain(attendu);
    for (const chemin of ["/mon-compte", "/mon-compte/releve"]) {
      expect(texteDe(await salariee.aller(chemin))).not.toContain("Fédération des lavoirs");
    }
  });

  it("ouvrent une déclaration remplie, que la personne change sans que le bouton l'écrase", async () => {
    const id = await deposer("proposition-2", benevolat("W921003154"));
    const relecture = await declarer(id, "une-cle");
    expect(new URL(relecture.url).pathname).toMatch(/\/verifier$/u);
    for (const attendu of ["ABC LITTERAL", "120 h", "J'encadre d'autres bénévoles"]) expect(texteDe(relecture)).toContain(attendu);
    const base = new URL(relecture.url).pathname.replace(/\/verifier$/u, "");
    const heures = { debut: "01/01/2026", fin: "31/12/2026", heures: "95", _csrf: await salariee.jeton() };
    await salariee.envoyer(`${base}/periode`, heures);
    const encore = await declarer(id, "une-autre-cle");
    expect(new URL(encore.url).pathname).toBe(`${base}/verifier`);
    expect(texteDe(encore)).toContain("95 h");
  });

  it("d'une association que le registre ne connaît pas commencent par la chercher", async () => {
    const id = await deposer("proposition-3", benevolat("W999999999"));
    expect(texteDe(await salariee.aller("/mon-compte/activites"))).toContain("Les Amis du lavoir");
    const chercher = await declarer(id, "cle-3");
    expect(new URL(chercher.url).pathname).toMatch(/\/association$/u);
    expect(new URL((await declarer(id, "cle-3")).url).pathname).toBe(new URL(chercher.url).pathname);
  });

  it("d'une année trop ancienne disent que le délai est passé (R5151-18)", async () => {
    await deposer("proposition-4", benevolat("W652000113", 2024));
    expect(texteDe(await salariee.aller("/mon-compte/activites"))).toContain("Le délai pour déclarer ces heures est passé");
  });

  it("d'une autre personne ne se déclarent pas", async () => {
    expect((await declarer(randomUUID(), "cle-5")).statut).toBe(404);
  });
});

describe("une activité déposée", () => {
  it("dit si elle compte, et ce que son organisme en a annulé", async () => {
    const id = await deposer("reserve-1", { type: "reserve_sanitaire", annee: 2026, jours: 34 });
    const page = texteDe(await salariee.aller("/mon-compte/activites"));
    for (const attendu of ["Déclarée par Fédération des lavoirs le 23 novembre 2026", "34 jours", "C'est inexact"])
      expect(page).toContain(attendu);
    const annulation = depot("reserve-1-annulee", { type: "reserve_sanitaire", annee: 2026, jours: 34 });
    await enTantQueService((ctx) =>
      changerDepot(ctx, { ...ORGANISME, lotId: randomUUID(), operation: "annulation", idOrigine: "reserve-1", depot: annulation }),
    );
    const apres = texteDe(await salariee.aller("/mon-compte/activites"));
    expect(apres).toContain("Annulée");
    expect(apres).toContain("Ne compte plus");
    expect((await salariee.aller(`/mon-compte/activites/${id}/inexact`)).statut).toBe(200);
  });

  it("garde l'histoire de ses corrections : chaque version se compare à la suivante, sans rien perdre", async () => {
    await deposer("reserve-3", { type: "reserve_sanitaire", annee: 2024, jours: 30 });
    const changer = ([idOrigine, idLigne]: readonly [string, string], operation: "rectification" | "annulation", jours: number) =>
      enTantQueService((ctx) => {
        const ligne = depot(idLigne, { type: "reserve_sanitaire", annee: 2024, jours });
        return changerDepot(ctx, { ...ORGANISME, lotId: randomUUID(), operation, idOrigine, depot: ligne });
      });
    await changer(["reserve-3", "reserve-3b"], "rectification", 33);
    await changer(["reserve-3b", "reserve-3c"], "rectification", 36);
    const page = texteDe(await salariee.aller("/mon-compte/activites"));
    expect(page).toMatch(
      /Fédération des lavoirs a déclaré cette activité pour vous\..*Durée\s: 33 jours au lieu de 30 jours\..*Durée\s: 36 jours au lieu de 33 jours\./u,
    );
    await changer(["reserve-3c", "reserve-3d"], "annulation", 36);
    const apres = texteDe(await salariee.aller("/mon-compte/activites"));
    expect(apres).toMatch(/36 jours au lieu de 33 jours\..*a annulé ce qu'il avait déclaré/u);
    const emportees = await salariee.aller("/mon-compte/mes-donnees.json");
    expect(emportees.html).toMatch(/"versions": \[\s*\{[\s\S]*?"jours": 30/u);
  });

  it("d'un organisme absent du registre se conteste : le signalement est gardé, et la page dit que personne n'y répond encore", async () => {
    const id = await deposer("reserve-2", { type: "reserve_sanitaire", annee: 2025, jours: 12 });
    const chemin = `/mon-compte/activites/${id}/inexact`;
    expect(texteDe(await salariee.aller(chemin))).toContain("Personne n'est encore inscrit pour lui répondre");
    const envoi = await salariee.envoyer(chemin, { faux: "12 jours", seraitVrai: "31 jours", _csrf: await salariee.jeton() });
    expect(new URL(envoi.url).pathname).toMatch(/^\/mon-compte\/signaler\//u);
    expect(texteDe(envoi)).toContain("31 jours");
  });

  it("ne se conteste pas par qui ne l'a pas sur son compte", async () => {
    const chemin = `/mon-compte/activites/${randomUUID()}/inexact`;
    expect((await salariee.aller(chemin)).statut).toBe(404);
    expect((await salariee.envoyer(chemin, { faux: "x", _csrf: await salariee.jeton() })).statut).toBe(404);
  });
});
