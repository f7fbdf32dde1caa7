// Les autorisations de déclarer sur la vraie base : leurs dates, leur histoire, et qui peut les lire ou les décider.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { sql } from "../../socle/base/base.js";
import { ajouterJours, dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  ajouterResponsable,
  autorisationEnVigueur,
  autorisationsDe,
  autoriserDeclarant,
  type DemandeAutorisation,
  inscrireDeclarant,
  listerAutorisations,
  listerDeclarants,
  terminerAutorisation,
  versionAutorisations,
} from "./index.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
const ANONYME: Acteur = { genre: "anonyme" };
const DEBUT = dateCivile("2026-01-01");
const FIN = dateCivile("2026-12-31");
let monde: Monde;
let rang = 0;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });
const accorder = (demande: DemandeAutorisation, acteur: Acteur = AGENT) => monde.agir(acteur, (c) => autoriserDeclarant(c, demande));
const terminer = (demande: Parameters<typeof terminerAutorisation>[1], acteur: Acteur = AGENT) =>
  monde.agir(acteur, (c) => terminerAutorisation(c, demande));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

/** Un déclarant neuf, et la demande d'une autorisation pour toute l'année 2026. */
async function unDeclarant(): Promise<DemandeAutorisation> {
  rang += 1;
  const registreLocal = { tribunal: "Colmar", volume: "1", folio: String(rang) };
  const { organisme } = await monde.agir(AGENT, (c) => inscrireDeclarant(c, { registreLocal, nom: `Service numéro ${rang}` }));
  return {
    organismeId: organisme.id,
    type: "sapeur_pompier_volontaire",
    depuis: DEBUT,
    jusquAu: FIN,
    peutEmployerNir: true,
    raison: "Décision du préfet.",
  };
}

describe("les dates d'une autorisation (L5151-9)", () => {
  it("elle vaut du premier au dernier jour compris, pour son activité seule", async () => {
    const demande = await unDeclarant();
    const accordee = await accorder(demande);
    const pour = (type: DemandeAutorisation["type"], jour: typeof DEBUT) => autorisationEnVigueur([accordee], type, jour)?.id ?? null;
    expect(pour(demande.type, ajouterJours(DEBUT, -1))).toBeNull();
    expect(pour(demande.type, DEBUT)).toBe(accordee.id);
    expect(pour(demande.type, ajouterJours(FIN, -1))).toBe(accordee.id);
    expect(pour(demande.type, FIN)).toBe(accordee.id);
    expect(pour(demande.type, ajouterJours(FIN, 1))).toBeNull();
    expect(pour("service_civique", DEBUT)).toBeNull();
  });

  it("la même, renvoyée, n'en fait pas deux ; une autre qui la chevauche est refusée ; la suivante passe dès le lendemain", async () => {
    const demande = await unDeclarant();
    const accordee = await accorder(demande);
    expect(await accorder(demande)).toEqual(accordee);
    for (const depuis of [ajouterJours(DEBUT, -10), DEBUT, FIN]) {
      const essai = accorder({ ...demande, depuis, jusquAu: null, peutEmployerNir: false });
      await expect(essai).rejects.toMatchObject({ code: "organismes/autorisation-chevauche", details: { jusquAu: FIN } });
    }
    await accorder({ ...demande, depuis: ajouterJours(FIN, 1), jusquAu: null });
    await accorder({ ...demande, type: "service_civique" });
    expect(await listerAutorisations(ctx(AGENT), demande.organismeId)).toHaveLength(3);
  });

  it("deux décisions au même instant n'en laissent passer qu'une", async () => {
    const demande = await unDeclarant();
    const essais = await Promise.allSettled([true, false].map((peutEmployerNir) => accorder({ ...demande, peutEmployerNir })));
    expect(essais.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each<[Partial<DemandeAutorisation>, string]>([
    [{ jusquAu: dateCivile("2025-12-31") }, "jusquAu"],
    [{ raison: "  " }, "raison"],
  ])("nomme le champ en faute : %j", async (demande, champ) => {
    const essai = accorder({ ...(await unDeclarant()), ...demande });
    await expect(essai).rejects.toMatchObject({ code: "organismes/saisie-invalide", details: { champ } });
  });

  it("un organisme qui n'est pas inscrit n'est pas autorisé", async () => {
    const essai = accorder({ ...(await unDeclarant()), organismeId: await monde.association() });
    await expect(essai).rejects.toMatchObject({ code: "organismes/pas-declarant" });
  });
});

describe("la fin d'une autorisation", () => {
  it("se pose une fois, avec sa raison ; celle qui était prévue reste lisible", async () => {
    const demande = await unDeclarant();
    const { id, organismeId } = await accorder(demande);
    const fin = { organismeId, autorisationId: id, jusquAu: dateCivile("2026-06-30"), raison: "Service dissous." };
    const terminee = await terminer(fin);
    expect(terminee).toMatchObject({ jusquAu: "2026-06-30", finPrevue: FIN, fin: { par: "agente-1", raison: "Service dissous." } });
    expect(await terminer(fin)).toEqual(terminee);
    await expect(terminer({ ...fin, raison: "Autre raison." })).rejects.toMatchObject({ code: "organismes/autorisation-terminee" });
    expect(await listerAutorisations(ctx(AGENT), organismeId)).toEqual([terminee]);
    await accorder({ ...demande, depuis: dateCivile("2026-07-01"), jusquAu: null });
  });

  it("ne recule pas la fin prévue, ne précède pas la veille du début ; la veille l'annule et libère ses jours", async () => {
    const demande = await unDeclarant();
    const { id, organismeId } = await accorder(demande);
    const fin = { organismeId, autorisationId: id, raison: "Accordée par erreur." };
    for (const jusquAu of [ajouterJours(FIN, 1), ajouterJours(DEBUT, -2)]) {
      await expect(terminer({ ...fin, jusquAu })).rejects.toMatchObject({ details: { champ: "finLe" } });
    }
    await terminer({ ...fin, jusquAu: ajouterJours(DEBUT, -1) });
    const neuve = await accorder({ ...demande, raison: "La bonne." });
    const toutes = await listerAutorisations(ctx(AGENT), organismeId);
    expect(autorisationEnVigueur(toutes, demande.type, DEBUT)?.id).toBe(neuve.id);
  });

  it("d'une autorisation inconnue ou d'un autre organisme est refusée", async () => {
    const [une, autre] = [await accorder(await unDeclarant()), await accorder(await unDeclarant())];
    const fin = { organismeId: une.organismeId, autorisationId: autre.id, jusquAu: FIN, raison: "x" };
    await expect(terminer(fin)).rejects.toMatchObject({ code: "organismes/autorisation-introuvable" });
  });

  it("l'histoire ne se réécrit ni ne s'efface, même par le propriétaire de la base", async () => {
    const { id, organismeId } = await accorder(await unDeclarant());
    await terminer({ organismeId, autorisationId: id, jusquAu: DEBUT, raison: "x" });
    const { proprietaire, base } = monde.test;
    for (const instruction of [
      sql`update organismes.autorisations set jusqu_au = null, terminee_le = null, terminee_par = null, raison_fin = null where id = ${id}`,
      sql`update organismes.autorisations set jusqu_au = ${FIN} where id = ${id}`,
      sql`update organismes.autorisations set raison = 'autre' where id = ${id}`,
      sql`delete from organismes.autorisations where id = ${id}`,
      sql`truncate organismes.autorisations`,
    ]) {
      await expect(proprietaire.requete(instruction)).rejects.toMatchObject({ code: "23001" });
      await expect(base.requete(instruction)).rejects.toThrow();
    }
    expect(await listerAutorisations(ctx(AGENT), organismeId)).toMatchObject([{ jusquAu: DEBUT }]);
  });
});

describe("qui lit et qui décide", () => {
  it("la version change quand une autorisation est accordée ou terminée, et pas quand le temps passe", async () => {
    const demande = await unDeclarant();
    const version = () => versionAutorisations(ctx(SYSTEME), demande.organismeId);
    const versions = [await version()];
    const { id } = await accorder(demande);
    versions.push(await version());
    monde.horloge.placer("2027-06-01T10:00:00Z");
    expect(await version()).toBe(versions[1]);
    monde.horloge.placer("2026-11-23T10:00:00Z");
    await terminer({ organismeId: demande.organismeId, autorisationId: id, jusquAu: DEBUT, raison: "x" });
    versions.push(await version());
    expect(new Set(versions).size).toBe(3);
  });

  it("chaque action, chaque rôle : décider est à l'exploitant, lire est à qui dépose pour l'organisme", async () => {
    const demande = await unDeclarant();
    const { organismeId } = demande;
    const { id } = await accorder(demande);
    const autre = (await unDeclarant()).organismeId;
    const nommee = { organismeId, courriel: "cheffe@exemple.fr", nom: "C", prenom: "N", fonction: "cheffe" };
    await monde.agir(AGENT, (c) => ajouterResponsable(c, nommee));
    const logiciel = (pour: string): Acteur => ({ genre: "declarant", clientId: "c", organismeId: pour, portees: ["depots:lire"] });
    const acteurs: readonly (readonly [string, Acteur, { readonly decide: boolean; readonly lit: boolean }])[] = [
      ["anonyme", ANONYME, { decide: false, lit: false }],
      ["arrivant", { genre: "arrivant", personneId: organismeId, preuve: "eidas1" }, { decide: false, lit: false }],
      ["titulaire", await monde.titulaire(), { decide: false, lit: false }],
      ["responsable", responsableDeTest("cheffe@exemple.fr"), { decide: false, lit: true }],
      ["responsable d'ailleurs", responsableDeTest("intrus@exemple.fr"), { decide: false, lit: false }],
      ["logiciel", logiciel(organismeId), { decide: false, lit: true }],
      ["logiciel d'ailleurs", logiciel(autre), { decide: false, lit: false }],
      ["agent", AGENT, { decide: true, lit: false }],
      ["systeme", SYSTEME, { decide: true, lit: true }],
    ];
    const permis = async (action: Promise<unknown>) =>
      action.then(
        () => true,
        (erreur: unknown) => {
          expect(erreur).toMatchObject({ code: expect.stringMatching(/^identite\//u) });
          return false;
        },
      );
    const fin = { organismeId, autorisationId: id, jusquAu: FIN, raison: "x" };
    for (const [nom, acteur, { decide, lit }] of acteurs) {
      expect(await permis(accorder(demande, acteur)), `${nom} accorde`).toBe(decide);
      expect(await permis(terminer(fin, acteur)), `${nom} termine`).toBe(decide);
      expect(await permis(listerAutorisations(ctx(acteur), organismeId)), `${nom} liste`).toBe(decide);
      expect(await permis(autorisationsDe(ctx(acteur), organismeId)), `${nom} lit`).toBe(lit);
      expect(await permis(versionAutorisations(ctx(acteur), organismeId)), `${nom} lit la version`).toBe(lit);
      expect(await permis(listerDeclarants(ctx(acteur))), `${nom} choisit son organisme`).toBe(true);
    }
  });

  it("chacun trouve les déclarants autorisés aujourd'hui, par leur nom, sans leurs numéros ni leurs raisons", async () => {
    const demande = await unDeclarant();
    const nom = `Service numéro ${rang}`;
    const trouver = () => listerDeclarants(ctx(ANONYME), { recherche: nom });
    expect(await trouver()).toEqual([]);
    await accorder({ ...demande, type: "reserve_civique" });
    await accorder(demande);
    const { organismeId } = demande;
    const types = ["reserve_civique", "sapeur_pompier_volontaire"];
    expect(await trouver()).toEqual([{ organismeId, nom, commune: "", types }]);
    monde.horloge.placer("2027-01-01T10:00:00Z");
    expect(await trouver()).toEqual([]);
    monde.horloge.placer("2026-11-23T10:00:00Z");
  });
});
