// Qui peut faire quoi d'une déclaration : chaque rôle devant chaque action.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  attesterDeclaration,
  corrigerDeclaration,
  declarerActivite,
  enregistrerBrouillon,
  faitsDeclares,
  lireDeclaration,
  listerAAttester,
  listerDeclarations,
  listerEvenements,
  listerTraitees,
  marquerEchues,
  refuserDeclaration,
  retirerDeclaration,
  totauxDeLAnnee,
} from "./index.js";

interface Cible {
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly declarationId: string;
}
const heures = (organismeId: string) => ({
  organismeId,
  type: "benevolat_associatif" as const,
  fonction: "administration" as const,
  debut: dateCivile("2026-01-01"),
  fin: dateCivile("2026-06-30"),
  heures: 50,
});

const ACTIONS: Record<string, { permis: readonly string[]; agir: (ctx: Contexte, c: Cible) => Promise<unknown> }> = {
  enregistrerBrouillon: {
    permis: ["lui"],
    agir: (ctx, { titulaireId }) => enregistrerBrouillon(ctx, { titulaireId, type: "benevolat_associatif", contenu: {} }),
  },
  declarerActivite: {
    permis: ["lui"],
    agir: (ctx, { titulaireId, organismeId }) => declarerActivite(ctx, { titulaireId, ...heures(organismeId), type: "reserve_civique" }),
  },
  corrigerDeclaration: { permis: ["lui"], agir: (ctx, c) => corrigerDeclaration(ctx, { ...c, ...heures(c.organismeId) }) },
  retirerDeclaration: { permis: ["lui"], agir: (ctx, c) => retirerDeclaration(ctx, c) },
  attesterDeclaration: { permis: ["responsable"], agir: (ctx, c) => attesterDeclaration(ctx, c) },
  refuserDeclaration: { permis: ["responsable"], agir: (ctx, c) => refuserDeclaration(ctx, { ...c, motif: "autre", mot: "Voyons-nous." }) },
  listerAAttester: { permis: ["responsable"], agir: (ctx, c) => listerAAttester(ctx, c.organismeId) },
  listerTraitees: { permis: ["responsable"], agir: (ctx, c) => listerTraitees(ctx, c.organismeId) },
  listerDeclarations: { permis: ["lui", "systeme"], agir: (ctx, c) => listerDeclarations(ctx, c.titulaireId) },
  lireDeclaration: { permis: ["lui", "systeme"], agir: (ctx, c) => lireDeclaration(ctx, c) },
  listerEvenements: { permis: ["lui", "systeme"], agir: (ctx, c) => listerEvenements(ctx, c) },
  totauxDeLAnnee: { permis: ["lui", "systeme"], agir: (ctx, c) => totauxDeLAnnee(ctx, c.titulaireId, 2026) },
  faitsDeclares: { permis: ["lui", "systeme"], agir: (ctx, c) => faitsDeclares(ctx, c.titulaireId) },
  marquerEchues: { permis: ["systeme"], agir: (ctx) => marquerEchues(ctx) },
};
const ROLES = [
  "anonyme",
  "arrivant",
  "lui",
  "un autre titulaire",
  "responsable",
  "responsable d'un autre organisme",
  "agent",
  "systeme",
] as const;
const CASES = Object.entries(ACTIONS).flatMap(([action, { permis }]) =>
  ROLES.map((role) => ({ role, action, permis: permis.includes(role) })),
);

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2027-03-01T10:00:00Z");
  await monde.association("ailleurs@exemple.fr");
});
afterAll(() => monde.test.fermer());

async function preparer(role: (typeof ROLES)[number]): Promise<{ acteur: Acteur; cible: Cible }> {
  const lui = await monde.titulaire();
  const organismeId = await monde.association("ici@exemple.fr");
  const acteurs: Record<(typeof ROLES)[number], Acteur> = {
    anonyme: { genre: "anonyme" },
    arrivant: { genre: "arrivant", personneId: lui.titulaireId, preuve: "eidas1" },
    lui,
    "un autre titulaire": await monde.titulaire(),
    responsable: responsableDeTest("ici@exemple.fr"),
    // Sa session dit tenir cet organisme : seule la base décide.
    "responsable d'un autre organisme": { ...responsableDeTest("ailleurs@exemple.fr"), ...{ organismes: [organismeId] } },
    agent: { genre: "agent", agentId: "agent-1" },
    systeme: SYSTEME,
  };
  const reponse = await monde.agir(lui, (ctx) => declarerActivite(ctx, { titulaireId: lui.titulaireId, ...heures(organismeId) }));
  if (reponse.decision !== "declaree") throw new Error("La déclaration du test n'est pas passée.");
  return { acteur: acteurs[role], cible: { titulaireId: lui.titulaireId, organismeId, declarationId: reponse.declaration.id } };
}

describe("rôle × action sur une déclaration", () => {
  it.each(CASES)("$role, $action : $permis", async ({ role, action, permis }) => {
    const { acteur, cible } = await preparer(role);
    const essai = monde.agir(acteur, async (ctx) => ACTIONS[action]?.agir(ctx, cible));
    if (permis) await expect(essai).resolves.toBeDefined();
    else await expect(essai).rejects.toMatchObject({ code: expect.stringMatching(/^identite\/(connexion-requise|action-interdite)$/u) });
  });

  it("un titulaire n'atteint pas la déclaration d'un autre par sa clé", async () => {
    const { cible } = await preparer("lui");
    const autre = await monde.titulaire();
    const siennes = { ...cible, titulaireId: autre.titulaireId };
    for (const agir of [ACTIONS["retirerDeclaration"], ACTIONS["corrigerDeclaration"], ACTIONS["lireDeclaration"]]) {
      await expect(monde.agir(autre, async (ctx) => agir?.agir(ctx, siennes))).rejects.toMatchObject({ code: "declarations/introuvable" });
    }
  });
});
