// Les signalements sur la vraie base : envoyer une fois, répondre en signant, rappeler, dire le silence, et prévenir qui doit l'être.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { sql } from "../../socle/base/base.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Acteur } from "../identite/index.js";
import {
  cloreSignalement,
  histoireDuSignalement,
  listerSansReponse,
  listerSignalements,
  listerSignalementsAdresses,
  rappelerSignalements,
  repondreSignalement,
  type Signalement,
  signalerNonDeclaree,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;
const AGENT: Acteur = { genre: "agent", agentId: "agent-1" };
const DEPART = "2027-01-10T10:00:00Z";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde(DEPART);
});
afterAll(() => monde.test.fermer());

const adresse = (qui: string) => `${qui}-${randomUUID()}@exemple.fr`;

async function recus(a: string): Promise<{ sujet: string; texte: string }[]> {
  return monde.test.base.requete(sql`select sujet, texte from socle.courriels where a = ${a} order by cree_le`);
}

function signaler(titulaire: Titulaire, organismeId: string, mot = "Rien n'est arrivé sur mon compte."): Promise<Signalement> {
  return monde.agir(titulaire, (ctx) =>
    signalerNonDeclaree(ctx, { titulaireId: titulaire.titulaireId, organismeId, type: "reserve_sanitaire", annee: 2026, mot }),
  );
}

/** Une personne, un organisme, son responsable, et le signalement de l'une à l'autre. */
async function unSignalement() {
  const courriels = { presidente: adresse("presidente"), suppleant: adresse("suppleant"), personne: adresse("personne") };
  const organismeId = await monde.association(courriels.presidente, courriels.suppleant);
  const titulaire = await monde.titulaire(courriels.personne);
  const signalement = await signaler(titulaire, organismeId);
  return { courriels, organismeId, titulaire, signalement, responsable: responsableDeTest(courriels.presidente) };
}

describe("signaler que son organisme ne l'a pas déclaré", () => {
  it("prévient tous les responsables, avec une date et sans rien dire de la personne", async () => {
    const { courriels, signalement } = await unSignalement();
    expect(signalement).toMatchObject({ etat: "envoye", echeance: "2027-02-09", regleEcheance: "delai_du_service", annee: 2026 });
    for (const a of [courriels.presidente, courriels.suppleant]) {
      const [courriel, ...autres] = await recus(a);
      expect(autres).toEqual([]);
      expect(courriel?.sujet).toBe("Un signalement attend votre réponse au plus tard le 9 février 2027");
      expect(courriel?.texte).not.toMatch(/Durand|Camille|sanitaire|€|Rien n'est arrivé/u);
    }
  });

  it("n'en fait qu'un quand il est envoyé deux fois, même au même instant", async () => {
    const { courriels, organismeId, titulaire, signalement } = await unSignalement();
    const encore = await Promise.all([signaler(titulaire, organismeId), signaler(titulaire, organismeId, "autre mot")]);
    expect(new Set(encore.map(({ id }) => id))).toEqual(new Set([signalement.id]));
    expect(await recus(courriels.presidente)).toHaveLength(1);
  });

  it("range une période sous l'année où elle finit", async () => {
    const { organismeId, titulaire } = await unSignalement();
    const periode = { debut: dateCivile("2025-10-01"), fin: dateCivile("2026-05-31") };
    const signalement = await monde.agir(titulaire, (ctx) =>
      signalerNonDeclaree(ctx, { titulaireId: titulaire.titulaireId, organismeId, type: "service_civique", annee: null, periode }),
    );
    expect(signalement).toMatchObject({ annee: 2026, ...periode });
  });

  it.each([
    ["un bénévolat, que la personne déclare elle-même (R5151-16)", { type: "benevolat_associatif" as const }, "type"],
    ["une année à venir", { annee: 2028 }, "annee"],
    ["une année d'avant le compte (L5151-9)", { annee: 2016 }, "annee"],
    ["ni année ni période", { annee: null }, "annee"],
    ["une période inversée", { periode: { debut: dateCivile("2026-05-01"), fin: dateCivile("2026-04-01") } }, "fin"],
  ])("refuse %s", async (_cas, changement, champ) => {
    const { organismeId, titulaire } = await unSignalement();
    const demande = { titulaireId: titulaire.titulaireId, organismeId, type: "reserve_sanitaire" as const, annee: 2025, ...changement };
    await expect(monde.agir(titulaire, (ctx) => signalerNonDeclaree(ctx, demande))).rejects.toMatchObject({
      code: "signalements/saisie-invalide",
      details: { champ },
    });
  });

  it("refuse un organisme inconnu, et plus de vingt signalements ouverts", async () => {
    const titulaire = await monde.titulaire();
    await expect(signaler(titulaire, randomUUID())).rejects.toMatchObject({ code: "organismes/introuvable" });
    const organismeId = await monde.association(adresse("seule"));
    const signalerAnnee = (rang: number) =>
      monde.agir(titulaire, (ctx) =>
        signalerNonDeclaree(ctx, {
          titulaireId: titulaire.titulaireId,
          organismeId,
          type: rang < 10 ? "reserve_sanitaire" : rang < 20 ? "service_civique" : "proche_aidant",
          annee: 2017 + (rang % 10),
        }),
      );
    for (let rang = 0; rang < 20; rang += 1) await signalerAnnee(rang);
    await expect(signalerAnnee(20)).rejects.toMatchObject({ code: "signalements/trop-de-signalements", details: { maximum: 20 } });
  });

  it("refuse qui n'a pas prouvé son identité, et ne lui montre rien", async () => {
    const { organismeId, titulaire } = await unSignalement();
    const declaree: Titulaire = { ...titulaire, preuve: "declaree" };
    await expect(signaler(declaree, organismeId)).rejects.toMatchObject({ code: "signalements/identite-a-prouver" });
    expect(await monde.agir(declaree, (ctx) => listerSignalements(ctx, titulaire.titulaireId))).toEqual([]);
    expect(await monde.agir(titulaire, (ctx) => listerSignalements(ctx, titulaire.titulaireId))).toHaveLength(1);
  });
});

describe("répondre", () => {
  it("date et signe la réponse, prévient la personne, et l'écrit dans l'histoire", async () => {
    const { courriels, organismeId, titulaire, signalement, responsable } = await unSignalement();
    const demande = { organismeId, signalementId: signalement.id, reponse: "declaree" as const, idLigne: "L-2026-0042" };
    const repondu = await monde.agir(responsable, (ctx) => repondreSignalement(ctx, demande));
    expect(repondu).toMatchObject({
      etat: "repondu",
      reponse: "declaree",
      idLigne: "L-2026-0042",
      reponduLe: "2027-01-10",
      repondantFonction: "membre du bureau",
    });
    expect(repondu.repondantNom).toContain("Responsable");
    const [courriel] = await recus(courriels.personne);
    expect(courriel?.sujet).toBe("Une réponse à votre signalement");
    expect(courriel?.texte).not.toMatch(/Association|sanitaire|€/u);
    const histoire = await monde.agir(titulaire, (ctx) =>
      histoireDuSignalement(ctx, { titulaireId: titulaire.titulaireId, signalementId: signalement.id }),
    );
    expect(histoire.map(({ evenement }) => evenement)).toEqual(["envoyer", "repondre"]);
    expect(histoire[1]?.signataire).toContain("membre du bureau");
    await monde.agir(responsable, (ctx) => repondreSignalement(ctx, demande));
    expect(await recus(courriels.personne)).toHaveLength(1);
    await expect(
      monde.agir(responsable, (ctx) => repondreSignalement(ctx, { ...demande, reponse: "personne_inconnue" })),
    ).rejects.toMatchObject({ code: "signalements/etape-impossible" });
  });

  it("maintenir demande une raison, et rectifier n'a de sens que pour une activité déclarée", async () => {
    const { organismeId, signalement, responsable } = await unSignalement();
    const repondre = (reponse: "maintenue" | "rectifiee", raison: string | null) =>
      monde.agir(responsable, (ctx) => repondreSignalement(ctx, { organismeId, signalementId: signalement.id, reponse, raison }));
    await expect(repondre("maintenue", "  ")).rejects.toMatchObject({ code: "signalements/raison-manquante" });
    await expect(repondre("rectifiee", null)).rejects.toMatchObject({ code: "signalements/saisie-invalide" });
    expect(await repondre("maintenue", "Moins de trente jours dans l'année.")).toMatchObject({ reponse: "maintenue" });
  });

  it("l'organisme lit ses signalements, avec le nom de la personne, et jamais ceux d'un autre", async () => {
    const { organismeId, signalement, responsable } = await unSignalement();
    const autre = await unSignalement();
    const [adressee, ...reste] = await monde.agir(responsable, (ctx) => listerSignalementsAdresses(ctx, organismeId));
    expect(reste).toEqual([]);
    expect(adressee?.signalement.id).toBe(signalement.id);
    expect(adressee?.personne).toMatchObject({ prenoms: "Camille", nom: "Durand" });
    await expect(monde.agir(responsable, (ctx) => listerSignalementsAdresses(ctx, autre.organismeId))).rejects.toMatchObject({
      code: "identite/action-interdite",
    });
    await expect(
      monde.agir(responsable, (ctx) =>
        repondreSignalement(ctx, { organismeId, signalementId: autre.signalement.id, reponse: "personne_inconnue" }),
      ),
    ).rejects.toMatchObject({ code: "signalements/introuvable" });
  });

  it("la personne clôt, puis peut signaler de nouveau", async () => {
    const { organismeId, titulaire, signalement, responsable } = await unSignalement();
    const clore = () =>
      monde.agir(titulaire, (ctx) => cloreSignalement(ctx, { titulaireId: titulaire.titulaireId, signalementId: signalement.id }));
    expect((await clore()).etat).toBe("clos");
    expect((await clore()).version).toBe(2);
    await expect(
      monde.agir(responsable, (ctx) =>
        repondreSignalement(ctx, { organismeId, signalementId: signalement.id, reponse: "personne_inconnue" }),
      ),
    ).rejects.toMatchObject({ code: "signalements/etape-impossible" });
    expect((await signaler(titulaire, organismeId)).id).not.toBe(signalement.id);
  });
});

describe("le temps", () => {
  it("rappelle à dix et à trois jours une seule fois, puis dit le silence à la personne et à l'exploitant", async () => {
    const { courriels, organismeId, signalement, responsable } = await unSignalement();
    const suivre = async (jour: string) => {
      monde.horloge.placer(`${jour}T10:00:00Z`);
      await Promise.all([monde.agir(SYSTEME, rappelerSignalements), monde.agir(SYSTEME, rappelerSignalements)]);
      await monde.agir(SYSTEME, rappelerSignalements);
      return [(await recus(courriels.presidente)).length, (await recus(courriels.personne)).length];
    };
    const vus = [];
    for (const jour of ["2027-01-29", "2027-01-30", "2027-02-05", "2027-02-06", "2027-02-09", "2027-02-10", "2027-03-01"]) {
      vus.push([jour, ...(await suivre(jour))]);
    }
    expect(vus).toEqual([
      ["2027-01-29", 1, 0],
      ["2027-01-30", 2, 0],
      ["2027-02-05", 2, 0],
      ["2027-02-06", 3, 0],
      ["2027-02-09", 3, 0],
      ["2027-02-10", 3, 1],
      ["2027-03-01", 3, 1],
    ]);
    expect((await recus(courriels.personne))[0]?.sujet).toBe("Votre signalement est resté sans réponse");
    const silences = await monde.agir(AGENT, listerSansReponse);
    const sien = silences.find(({ id }) => id === signalement.id);
    expect(sien).toMatchObject({ organismeId, echeance: "2027-02-09" });
    expect(JSON.stringify(sien)).not.toMatch(/Durand|Rien n'est arrivé/u);
    const tardive = await monde.agir(responsable, (ctx) =>
      repondreSignalement(ctx, { organismeId, signalementId: signalement.id, reponse: "declaree" }),
    );
    expect(tardive.etat).toBe("repondu");
    monde.horloge.placer(DEPART);
  });

  it("l'histoire ne se modifie ni ne s'efface", async () => {
    await unSignalement();
    for (const ordre of [
      sql`update signalements.evenements set etat = 'clos'`,
      sql`delete from signalements.evenements`,
      sql`truncate signalements.evenements`,
    ]) {
      await expect(monde.test.proprietaire.requete(ordre)).rejects.toThrow("ne se modifie pas");
    }
  });
});
