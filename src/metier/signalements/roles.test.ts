// Qui peut faire quoi d'un signalement : chaque rôle devant chaque action.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { deposerActivite, listerActivites, rattacherActivites } from "../activites/index.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  cloreSignalement,
  histoireDuSignalement,
  listerSansReponse,
  listerSignalements,
  listerSignalementsAdresses,
  rappelerSignalements,
  repondreSignalement,
  signalerInexacte,
  signalerNonDeclaree,
} from "./index.js";

interface Cible {
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly activiteId: string;
  readonly signalementId: string;
}

const ACTIONS: Record<string, { permis: readonly string[]; agir: (ctx: Contexte, c: Cible) => Promise<unknown> }> = {
  signalerNonDeclaree: {
    permis: ["lui"],
    agir: (ctx, c) => signalerNonDeclaree(ctx, { ...c, type: "reserve_sanitaire", annee: 2025 }),
  },
  signalerInexacte: { permis: ["lui"], agir: (ctx, c) => signalerInexacte(ctx, { ...c, faux: "34 jours", seraitVrai: "36 jours" }) },
  cloreSignalement: { permis: ["lui"], agir: (ctx, c) => cloreSignalement(ctx, c) },
  listerSignalements: { permis: ["lui", "systeme"], agir: (ctx, c) => listerSignalements(ctx, c.titulaireId) },
  histoireDuSignalement: { permis: ["lui", "systeme"], agir: (ctx, c) => histoireDuSignalement(ctx, c) },
  repondreSignalement: {
    permis: ["responsable"],
    agir: (ctx, c) => repondreSignalement(ctx, { ...c, reponse: "maintenue", raison: "Déjà déclarée." }),
  },
  listerSignalementsAdresses: { permis: ["responsable"], agir: (ctx, c) => listerSignalementsAdresses(ctx, c.organismeId) },
  listerSansReponse: { permis: ["agent"], agir: (ctx) => listerSansReponse(ctx) },
  rappelerSignalements: { permis: ["systeme"], agir: (ctx) => rappelerSignalements(ctx) },
};

let monde: Monde;
let titulaire: Extract<Acteur, { genre: "titulaire" }>;
let acteurs: Record<string, Acteur>;
let organismeId = "";
let activiteId = "";

beforeAll(async () => {
  monde = await unMonde("2027-01-10T10:00:00Z");
  titulaire = await monde.titulaire();
  organismeId = await monde.association("presidente@exemple.fr");
  await monde.association("ailleurs@exemple.fr");
  const nirEmpreinte = "c".repeat(64);
  await monde.agir(SYSTEME, (ctx) =>
    deposerActivite(ctx, {
      organismeId,
      organismeNom: "Association",
      idExterne: "ligne-1",
      personne: { nirEmpreinte },
      faits: { type: "reserve_sanitaire", annee: 2026, jours: 34 },
    }),
  );
  await monde.agir(titulaire, (ctx) => rattacherActivites(ctx, { titulaireId: titulaire.titulaireId, nirEmpreinte }));
  activiteId = (await monde.agir(titulaire, (ctx) => listerActivites(ctx, titulaire.titulaireId)))[0]?.id ?? "";
  acteurs = {
    anonyme: { genre: "anonyme" },
    arrivant: { genre: "arrivant", personneId: titulaire.titulaireId, preuve: "eidas1" },
    lui: titulaire,
    autre: await monde.titulaire(),
    responsable: responsableDeTest("presidente@exemple.fr"),
    ailleurs: responsableDeTest("ailleurs@exemple.fr"),
    declarant: { genre: "declarant", clientId: "c1", organismeId, portees: ["depots:deposer", "depots:lire"] },
    agent: { genre: "agent", agentId: "a1" },
    systeme: SYSTEME,
  };
});
afterAll(() => monde.test.fermer());

const ROLES = ["anonyme", "arrivant", "lui", "autre", "responsable", "ailleurs", "declarant", "agent", "systeme"];
const CASES = Object.keys(ACTIONS).flatMap((action) => ROLES.map((role) => ({ action, role })));

describe("les droits d'agir sur un signalement", () => {
  it.each(CASES)("$role devant $action", async ({ action, role }) => {
    const essai = ACTIONS[action];
    const acteur = acteurs[role];
    if (essai === undefined || acteur === undefined) throw new Error("Cas mal écrit.");
    const { titulaireId } = titulaire;
    // La personne conteste son activité : un signalement ouvert attend, quelle que soit la case essayée avant.
    const { id: signalementId } = await monde.agir(titulaire, (ctx) =>
      signalerInexacte(ctx, { titulaireId, activiteId, faux: "34 jours" }),
    );
    const tente = monde.agir(acteur, (ctx) => essai.agir(ctx, { titulaireId, organismeId, activiteId, signalementId }));
    if (essai.permis.includes(role)) await expect(tente).resolves.toBeDefined();
    else await expect(tente).rejects.toMatchObject({ code: expect.stringMatching(/^identite\/(connexion-requise|action-interdite)$/u) });
  });

  it("contester une activité qui n'est pas la sienne ne la trouve pas", async () => {
    const autre = await monde.titulaire();
    const demande = { titulaireId: autre.titulaireId, activiteId, faux: "tout" };
    await expect(monde.agir(autre, (ctx) => signalerInexacte(ctx, demande))).rejects.toMatchObject({ code: "signalements/introuvable" });
  });
});
