// Les organismes de formation sur la vraie base : référencés une fois, retrouvés, suspendus, et reconnus par ProConnect sous leur SIRET.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR } from "../../../tests/outils/offre.js";
import { sql } from "../../socle/base/base.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import { ajouterResponsable, organismesDuResponsable } from "../organismes/index.js";
import {
  autoriserBenevoles,
  type DemandeReference,
  enregistrerFormations,
  formateursParmi,
  lireFormateur,
  lireFormation,
  listerFormateurs,
  listerFormationsDe,
  referencerFormateur,
  suspendreFormateur,
} from "./index.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
let monde: Monde;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });
const referencer = (demande: Partial<DemandeReference> = {}, qui = AGENT) =>
  monde.agir(qui, (c) =>
    referencerFormateur(c, { siret: SIRET_FORMATEUR, denomination: "Atelier des Écoles", ville: "Grenoble", ...demande }),
  );
const suspendre = (siret: string, raison: string | null) => monde.agir(AGENT, (c) => suspendreFormateur(c, { siret, raison }));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("le référencement d'un organisme de formation (L6323-9-1)", () => {
  it("une offre importée avant lui est la sienne dès qu'il est référencé", async () => {
    await monde.agir(AGENT, (c) => enregistrerFormations(c, { formations: [formationDeTest()], importId: null }));
    const [avant] = await listerFormateurs(ctx(AGENT), { texte: "000 001 016 00013" });
    expect(avant).toMatchObject({ siret: SIRET_FORMATEUR, denomination: `Organisme ${SIRET_FORMATEUR}`, organismeId: null, formations: 1 });
    const { organismeId } = await referencer({ siret: "000 001 016 00013", numeroActivite: "82 38 00000 00" });
    const attendu = { denomination: "Atelier des Écoles", numeroActivite: "82380000000", ville: "Grenoble", organismeId, suspension: null };
    expect(await lireFormateur(ctx(SYSTEME), organismeId)).toMatchObject(attendu);
    const [formation] = await listerFormationsDe(ctx(SYSTEME), organismeId);
    expect(formation?.organisme).toMatchObject(attendu);
  });

  it("deux fois ou en même temps n'en fait qu'un, et complète sans réécrire", async () => {
    const rendus = await Promise.all([1, 2, 3].map(() => referencer({ codePostal: "38000" })));
    expect(new Set(rendus.map(({ organismeId }) => organismeId)).size).toBe(1);
    const [organisme] = await listerFormateurs(ctx(AGENT), { texte: SIRET_FORMATEUR });
    expect(organisme).toMatchObject({ codePostal: "38000", numeroActivite: "82380000000", referenceLe: new Date("2026-11-23T10:00:00Z") });
  });

  it("garde le nom qu'un fichier public lui donne", async () => {
    await monde.test.base.requete(sql`insert into catalogue.organismes_formation (siret, denomination, ville, empreinte, modifie_le)
      values (${SIRET_AUTRE_FORMATEUR}, 'CENTRE DE L''ISERE', 'VOIRON', '\\x01'::bytea, now())`);
    await referencer({ siret: SIRET_AUTRE_FORMATEUR, denomination: "Un autre nom", ville: "Lyon" });
    const [organisme] = await listerFormateurs(ctx(AGENT), { texte: SIRET_AUTRE_FORMATEUR });
    expect(organisme).toMatchObject({ denomination: "CENTRE DE L'ISERE", ville: "VOIRON" });
  });

  it("ProConnect ouvre l'espace sous ce SIRET, et sous lui seul", async () => {
    const { organismeId } = await referencer();
    const personne = { courriel: "cheffe@atelier.fr", nom: "Ferrand", prenom: "Lise", fonction: "directrice" };
    await monde.agir(AGENT, (c) => ajouterResponsable(c, { organismeId, ...personne }));
    const sous = (siret: string) => organismesDuResponsable(ctx({ genre: "anonyme" }), { courriel: personne.courriel, siret });
    expect((await sous(SIRET_FORMATEUR)).map(({ organisme }) => organisme.id)).toEqual([organismeId]);
    expect(await sous(SIRET_AUTRE_FORMATEUR)).toEqual([]);
    await expect(lireFormateur(ctx(responsableDeTest(personne.courriel)), organismeId)).rejects.toMatchObject({
      code: "identite/action-interdite",
    });
  });

  it.each<[Partial<DemandeReference>, string, string]>([
    [{ siret: " " }, "catalogue/saisie-invalide", "siret"],
    [{ siret: "00000101600014" }, "organismes/saisie-invalide", "siret"],
    [{ siret: "00000303800015", denomination: " " }, "organismes/saisie-invalide", "nom"],
    [{ numeroActivite: "823" }, "catalogue/saisie-invalide", "numeroActivite"],
    [{ siret: "00000303800015", codePostal: "3" }, "organismes/saisie-invalide", "codePostal"],
  ])("nomme le champ en faute : %j", async (demande, code, champ) => {
    await expect(referencer(demande)).rejects.toMatchObject({ code, details: { champ } });
  });
});

describe("chercher, reconnaître, suspendre", () => {
  it("par mots sans accents, ville ou SIRET ; les inscrits d'abord", async () => {
    const chercher = async (texte: string) => (await listerFormateurs(ctx(AGENT), { texte })).map(({ siret }) => siret);
    expect(await chercher("ecoles grenoble")).toEqual([SIRET_FORMATEUR]);
    expect(await chercher("isère")).toEqual([SIRET_AUTRE_FORMATEUR]);
    expect(await chercher("00000202200010")).toEqual([SIRET_AUTRE_FORMATEUR]);
    expect(await chercher("rien de tel")).toEqual([]);
    expect(await chercher("%")).toEqual(await chercher(""));
    await monde.test.base.requete(sql`insert into catalogue.organismes_formation (siret, denomination, modifie_le)
      values ('00000303800015', 'AAA pas inscrit', now())`);
    expect((await chercher("")).at(-1)).toBe("00000303800015");
  });

  it("parmi des organismes, lesquels forment", async () => {
    const { organismeId } = await referencer();
    const association = await monde.association();
    const parmi = [association, organismeId, randomUUID(), "x"];
    expect(await formateursParmi(ctx({ genre: "anonyme" }), parmi)).toEqual(new Set([organismeId]));
    expect(await formateursParmi(ctx(SYSTEME), [])).toEqual(new Set());
  });

  it("l'autorisation de former des bénévoles a une raison et une date, et se retire (L6323-6 II 5°)", async () => {
    await monde.agir(AGENT, (c) => referencerFormateur(c, { siret: SIRET_FORMATEUR, denomination: "Atelier des Écoles" }));
    const autoriser = (raison: string | null, qui: Acteur = AGENT) =>
      monde.agir(qui, (c) => autoriserBenevoles(c, { siret: SIRET_FORMATEUR, raison }));
    const lue = async () => (await listerFormateurs(ctx(AGENT), { texte: SIRET_FORMATEUR }))[0]?.benevoles;
    await expect(autoriser(" ")).rejects.toMatchObject({ code: "catalogue/raison-manquante" });
    await expect(autoriser("Oui.", { genre: "anonyme" })).rejects.toMatchObject({ code: "identite/connexion-requise" });
    await autoriser("Agréé de longue date.");
    expect(await lue()).toEqual({ le: monde.horloge.maintenant(), raison: "Agréé de longue date." });
    await autoriser(null);
    expect(await lue()).toBeNull();
  });

  it("la suspension a une raison, se lit avec l'offre, et se lève (R6333-6)", async () => {
    const { organismeId } = await referencer();
    const [formation] = await listerFormationsDe(ctx(SYSTEME), organismeId);
    const lue = async () => (await lireFormation(ctx({ genre: "anonyme" }), formation?.id ?? "")).organisme.suspension;
    await suspendre(SIRET_FORMATEUR, " Contrôle en cours. ");
    expect(await lue()).toBe("Contrôle en cours.");
    expect(await formateursParmi(ctx(SYSTEME), [organismeId])).toEqual(new Set([organismeId]));
    await suspendre(SIRET_FORMATEUR, null);
    expect(await lue()).toBeNull();
    await expect(suspendre(SIRET_FORMATEUR, "  ")).rejects.toMatchObject({ code: "catalogue/raison-manquante" });
    for (const siret of ["00000404600014", "x"])
      await expect(suspendre(siret, "r")).rejects.toMatchObject({ code: "catalogue/formateur-inconnu" });
  });

  it("ne s'ouvrent qu'à l'exploitant et au service", async () => {
    for (const acteur of [{ genre: "anonyme" } as const, await monde.titulaire(), responsableDeTest("cheffe@atelier.fr")]) {
      for (const essai of [
        () => referencerFormateur(ctx(acteur), { siret: SIRET_FORMATEUR, denomination: "x" }),
        () => suspendreFormateur(ctx(acteur), { siret: SIRET_FORMATEUR, raison: "x" }),
        () => listerFormateurs(ctx(acteur), { texte: "" }),
      ])
        await expect(essai()).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
    }
  });
});
