// L'enregistrement en masse sur la vraie base : renvoyer ne change rien, retirer n'efface rien, et chacun n'envoie que son offre.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { actionDeTest, formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR, sessionDeTest } from "../../../tests/outils/offre.js";
import { sql } from "../../socle/base/base.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import { ajouterResponsable } from "../organismes/index.js";
import {
  enregistrerFormations,
  type Formation,
  type FormationDonnee,
  lireFormation,
  lireFormationDeLAction,
  listerFormationsDe,
  referencerFormateur,
} from "./index.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
let monde: Monde;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });
const enregistrer = (formations: readonly FormationDonnee[], acteur: Acteur = AGENT, organismeId?: string) =>
  monde.agir(acteur, (c) =>
    enregistrerFormations(c, { formations, importId: null, ...(organismeId === undefined ? {} : { organismeId }) }),
  );

async function lire(numero: string): Promise<Formation> {
  const [ligne] = await monde.test.base.requete<{ id: string }>(sql`select id from catalogue.formations where numero = ${numero}`);
  return lireFormation(ctx({ genre: "anonyme" }), ligne?.id ?? "");
}

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("l'enregistrement d'une offre", () => {
  it("garde tout ce que la formation dit, et la relit à l'identique", async () => {
    const donnee = formationDeTest({
      organismeNom: "Atelier des associations",
      source: "lheo",
      numero: "F-tout",
      type: "rncp",
      certification: "RNCP12345",
      publics: [],
      roles: ["tresorier", "president"],
      blocs: ["RNCP12345BC01"],
      niveauSortie: 5,
      formacodes: ["32654", "13030"],
      romes: ["M1203"],
      url: "https://exemple.fr/f",
      actions: [actionDeTest({ heures: 14.5, prix: 1_234_567, sessions: [sessionDeTest({ places: null })] })],
    });
    expect(await enregistrer([donnee])).toEqual([{ numero: "F-tout", issue: "creee" }]);
    const lue = await lire("F-tout");
    const { organismeNom, siret, certification, actions, ...simples } = donnee;
    expect(lue).toMatchObject({ ...simples, roles: ["president", "tresorier"], retiree: false });
    expect(lue.organisme).toMatchObject({ siret, denomination: organismeNom, organismeId: null, suspension: null });
    expect(lue.certification).toMatchObject({ code: certification, active: false, remplaceePar: [] });
    expect(lue.actions).toMatchObject(actions);
    expect((await lireFormationDeLAction(ctx(AGENT), lue.actions[0]?.id ?? "")).id).toBe(lue.id);
  });

  it("ne récrit rien quand l'envoi est le même, aux blancs et à l'ordre près", async () => {
    const deux = [sessionDeTest(), sessionDeTest({ numero: "S2" })];
    await enregistrer([formationDeTest({ numero: "F-meme", actions: [actionDeTest({ sessions: deux })] })]);
    const avant = await lire("F-meme");
    monde.horloge.placer("2026-11-24T10:00:00Z");
    const renvoi = formationDeTest({ numero: " F-meme ", actions: [actionDeTest({ commune: " Grenoble ", sessions: deux.toReversed() })] });
    expect(await enregistrer([renvoi])).toEqual([{ numero: "F-meme", issue: "inchangee" }]);
    expect(await lire("F-meme")).toEqual(avant);
    const [ligne] = await monde.test.base.requete<{ le: Date }>(
      sql`select modifiee_le as le from catalogue.formations where numero = 'F-meme'`,
    );
    expect(ligne?.le.toISOString()).toBe("2026-11-23T10:00:00.000Z");
  });

  it("retire sans effacer l'action et la session que l'envoi n'a plus, et les retrouve sous la même clé", async () => {
    const entiere = formationDeTest({
      numero: "F-retrait",
      actions: [actionDeTest({ sessions: [sessionDeTest(), sessionDeTest({ numero: "S2" })] }), actionDeTest({ numero: "A2" })],
    });
    await enregistrer([entiere]);
    const avant = await lire("F-retrait");
    const reduite = formationDeTest({ numero: "F-retrait" });
    expect(await enregistrer([reduite])).toEqual([{ numero: "F-retrait", issue: "modifiee" }]);
    const reduit = await lire("F-retrait");
    expect(reduit.actions.map(({ numero, sessions }) => [numero, sessions.map((s) => s.numero)])).toEqual([["A1", ["S1"]]]);
    expect(reduit.id).toBe(avant.id);
    expect((await lireFormationDeLAction(ctx(AGENT), avant.actions[1]?.id ?? "")).id).toBe(avant.id);
    await enregistrer([entiere]);
    expect(await lire("F-retrait")).toEqual(avant);
  });

  it("change une session en place : sa clé reste", async () => {
    await enregistrer([formationDeTest({ numero: "F-date" })]);
    const avant = await lire("F-date");
    const fin = dateCivile("2027-02-10");
    await enregistrer([
      formationDeTest({ numero: "F-date", actions: [actionDeTest({ sessions: [sessionDeTest({ fin, etat: "fermee" })] })] }),
    ]);
    const [session] = (await lire("F-date")).actions[0]?.sessions ?? [];
    expect(session).toMatchObject({ id: avant.actions[0]?.sessions[0]?.id, fin, etat: "fermee" });
  });

  it("de deux formations du même numéro garde la dernière ; une autre source est une autre formation", async () => {
    const premiere = formationDeTest({ numero: "F-double", intitule: "Première" });
    const rendues = await enregistrer([premiere, { ...premiere, intitule: "Seconde" }, { ...premiere, source: "lheo" }]);
    expect(rendues.map(({ issue }) => issue)).toEqual(["creee", "creee", "creee"]);
    const lignes = await monde.test.base.requete(sql`select intitule from catalogue.formations where numero = 'F-double' order by source`);
    expect(lignes).toEqual([{ intitule: "Première" }, { intitule: "Seconde" }]);
  });

  it("garde un texte que la base ne saurait écrire, nettoyé", async () => {
    await enregistrer([formationDeTest({ numero: "F-sale", intitule: 'Tré\u0000sor \ud800 \\ "guillemets" {}' })]);
    expect((await lire("F-sale")).intitule).toBe('Trésor \ufffd \\ "guillemets" {}');
  });

  it("plus d'une tranche à la fois, et deux envois au même instant ne font qu'une offre", async () => {
    const formations = Array.from({ length: 2500 }, (_, rang) => formationDeTest({ numero: `M${rang}`, siret: SIRET_AUTRE_FORMATEUR }));
    const envois = await Promise.all([enregistrer(formations), enregistrer(formations.toReversed())]);
    expect(envois.flat().filter(({ issue }) => issue === "creee")).toHaveLength(2500);
    const [compte] = await monde.test.base.requete<{ n: number }>(
      sql`select count(*)::integer as n from catalogue.formations f join catalogue.actions a on a.formation_id = f.id
        join catalogue.sessions s on s.action_id = a.id where f.numero ~ '^M[0-9]+$'`,
    );
    expect(compte?.n).toBe(2500);
  });
});

describe("qui peut enregistrer", () => {
  let organismeId: string;
  let autreId: string;
  let responsable: Acteur;
  beforeAll(async () => {
    const inscrire = (siret: string) => monde.agir(AGENT, (c) => referencerFormateur(c, { siret, denomination: `Centre ${siret}` }));
    ({ organismeId } = await inscrire(SIRET_FORMATEUR));
    ({ organismeId: autreId } = await inscrire(SIRET_AUTRE_FORMATEUR));
    const personne = { courriel: "offre@centre.fr", nom: "Ferrand", prenom: "Lise", fonction: "directrice" };
    await monde.agir(AGENT, (c) => ajouterResponsable(c, { organismeId, ...personne }));
    responsable = { ...responsableDeTest(personne.courriel), organismes: [organismeId] };
  });

  it("l'organisme envoie sa propre offre, et la liste", async () => {
    expect(await enregistrer([formationDeTest({ numero: "O1" })], responsable, organismeId)).toEqual([{ numero: "O1", issue: "creee" }]);
    expect((await listerFormationsDe(ctx(responsable), organismeId)).map(({ numero }) => numero)).toContain("O1");
  });

  it("pas celle d'un autre SIRET", async () => {
    const essai = enregistrer([formationDeTest({ siret: SIRET_AUTRE_FORMATEUR })], responsable, organismeId);
    await expect(essai).rejects.toMatchObject({ code: "catalogue/siret-etranger", details: { attendu: SIRET_FORMATEUR } });
  });

  it("ni au nom d'un organisme qui n'est pas le sien, ni à la place de l'exploitant", async () => {
    const siennes = [formationDeTest({ siret: SIRET_AUTRE_FORMATEUR })];
    await expect(enregistrer(siennes, responsable, autreId)).rejects.toMatchObject({ code: "identite/action-interdite" });
    await expect(listerFormationsDe(ctx(responsable), autreId)).rejects.toMatchObject({ code: "identite/action-interdite" });
    for (const acteur of [responsable, await monde.titulaire(), { genre: "anonyme" } as const]) {
      await expect(enregistrer(siennes, acteur)).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
    }
  });

  it("un organisme qui n'est pas référencé n'a pas d'offre", async () => {
    const organisme = await monde.association("tresoriere@asso.fr");
    const tresoriere: Acteur = { ...responsableDeTest("tresoriere@asso.fr"), organismes: [organisme] };
    await expect(listerFormationsDe(ctx(tresoriere), organisme)).rejects.toMatchObject({ code: "catalogue/pas-formateur" });
    await expect(enregistrer([formationDeTest()], SYSTEME, organisme)).rejects.toMatchObject({ code: "catalogue/pas-formateur" });
  });
});
