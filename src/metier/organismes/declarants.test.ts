// Les organismes déclarants sur la vraie base : une seule inscription, reconnus par leurs numéros, et ProConnect qui doit les nommer.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { sql } from "../../socle/base/base.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  ajouterResponsable,
  chercherDeclarants,
  type DemandeDeclarant,
  estResponsable,
  inscrireDeclarant,
  lireDeclarant,
  lireOrganismeParReference,
  listerResponsables,
  listerResponsablesDuDeclarant,
  organismesDuResponsable,
  organismesSousUnAutreSiret,
} from "./index.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
const ANONYME: Acteur = { genre: "anonyme" };
const SDIS = "00000101600013";
const AUTRE = "00000202200010";
let monde: Monde;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });
const inscrire = (demande: DemandeDeclarant, acteur: Acteur = AGENT) => monde.agir(acteur, (c) => inscrireDeclarant(c, demande));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("l'inscription d'un déclarant (L5151-9)", () => {
  it("par SIRET, deux fois ou en même temps, ne fait qu'un organisme", async () => {
    const demande = { siret: "000 001 016 00013", nom: "Service d'incendie", codePostal: "38000", commune: "Grenoble" };
    const inscrits = await Promise.all([1, 2, 3].map(() => inscrire(demande)));
    expect(new Set(inscrits.map(({ organisme }) => organisme.id)).size).toBe(1);
    expect(inscrits[0]).toMatchObject({ siret: SDIS, organisme: { nom: "Service d'incendie", statut: "inscrit", siren: "000001016" } });
    expect((await inscrire({ ...demande, nom: "Un autre nom" })).organisme.nom).toBe("Service d'incendie");
  });

  it("par numéro RNA, reprend l'association du registre, et le SIRET donné ensuite la complète", async () => {
    const organismeId = await monde.association();
    const { rna } = await lireOrganismeParReference(ctx(ANONYME), organismeId);
    const sansSiret = await inscrire({ rna, nom: "Peu importe" });
    expect(sansSiret).toMatchObject({ siret: null, organisme: { id: organismeId, regime: "loi1901" } });
    expect((await inscrire({ rna, siret: AUTRE, nom: "Peu importe" })).siret).toBe(AUTRE);
    await expect(inscrire({ rna, siret: "00000303800015", nom: "x" })).rejects.toMatchObject({ code: "organismes/numeros-discordants" });
  });

  it("par registre d'Alsace-Moselle, retrouvé ensuite quelle que soit la casse", async () => {
    const registreLocal = { tribunal: "Strasbourg", volume: "XII", folio: "34" };
    const { organisme } = await inscrire({ registreLocal, nom: "Sauveteurs du Rhin" });
    expect(organisme).toMatchObject({ regime: "alsace_moselle", registreLocal });
    expect((await inscrire({ registreLocal: { ...registreLocal, tribunal: "STRASBOURG" }, nom: "x" })).organisme.id).toBe(organisme.id);
    expect((await lireOrganismeParReference(ctx(ANONYME), " strasbourg / xii / 34 ")).id).toBe(organisme.id);
  });

  it("refuse des numéros qui désignent deux organismes", async () => {
    const { rna } = await lireOrganismeParReference(ctx(ANONYME), await monde.association());
    await expect(inscrire({ siret: SDIS, rna, nom: "x" })).rejects.toMatchObject({ code: "organismes/numeros-discordants" });
  });

  it.each<[Partial<DemandeDeclarant>, string]>([
    [{}, "numero"],
    [{ siret: "00000101600014" }, "siret"],
    [{ rna: "751000001" }, "rna"],
    [{ registreLocal: { tribunal: "Metz", volume: "", folio: "1" } }, "registre"],
    [{ siret: "00000505800011", nom: " … " }, "nom"],
    [{ siret: "00000505800011", codePostal: "380" }, "codePostal"],
  ])("nomme le champ en faute : %j", async (demande, champ) => {
    const essai = inscrire({ nom: "Organisme", ...demande });
    await expect(essai).rejects.toMatchObject({ code: "organismes/saisie-invalide", details: { champ } });
  });

  it("une référence se lit aussi comme un SIRET ; un SIRET faux ou partagé ne désigne personne", async () => {
    expect((await lireOrganismeParReference(ctx(ANONYME), "000 001 016 00013")).nom).toBe("Service d'incendie");
    await expect(lireOrganismeParReference(ctx(ANONYME), "00000101600014")).rejects.toMatchObject({ code: "organismes/introuvable" });
    const [une, deux] = [await monde.association(), await monde.association()];
    const partage = "49784302900016";
    await monde.test.proprietaire.requete(sql`update organismes.organismes set siret = ${partage} where id in (${une}, ${deux})`);
    await expect(lireOrganismeParReference(ctx(ANONYME), partage)).rejects.toMatchObject({ code: "organismes/reference-ambigue" });
    const { organisme } = await inscrire({ siret: partage, nom: "Le vrai" });
    expect((await lireOrganismeParReference(ctx(ANONYME), partage)).id).toBe(organisme.id);
  });

  it("ne s'ouvre qu'à l'exploitant et au service", async () => {
    const { organisme } = await inscrire({ siret: SDIS, nom: "x" });
    const id = organisme.id;
    const declarant: Acteur = { genre: "declarant", clientId: "c", organismeId: id, portees: ["depots:deposer"] };
    for (const acteur of [ANONYME, await monde.titulaire(), responsableDeTest("x@exemple.fr"), declarant]) {
      for (const action of [
        inscrireDeclarant(ctx(acteur), { siret: SDIS, nom: "x" }),
        lireDeclarant(ctx(acteur), id),
        chercherDeclarants(ctx(acteur), ""),
        listerResponsablesDuDeclarant(ctx(acteur), id),
      ]) {
        await expect(action).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
      }
    }
    expect((await inscrire({ siret: SDIS, nom: "x" }, SYSTEME)).organisme.id).toBe(id);
    expect((await lireDeclarant(ctx(AGENT), id)).siret).toBe(SDIS);
    await expect(lireDeclarant(ctx(AGENT), await monde.association())).rejects.toMatchObject({ code: "organismes/pas-declarant" });
  });
});

describe("les responsables d'un déclarant (R5151-17)", () => {
  const CHEFFE = { courriel: "cheffe@sdis.fr", nom: "Charpenay", prenom: "Nadège", fonction: "cheffe" };

  it("le premier est nommé par l'agent ; ensemble ils se gèrent ensuite eux-mêmes", async () => {
    const { organisme } = await inscrire({ siret: SDIS, nom: "x" });
    await monde.agir(AGENT, (c) => ajouterResponsable(c, { organismeId: organisme.id, ...CHEFFE }));
    const liste = await listerResponsablesDuDeclarant(ctx(AGENT), organisme.id);
    expect(liste.map(({ courriel }) => courriel)).toEqual(["cheffe@sdis.fr"]);
    const cheffe: Acteur = { ...responsableDeTest(CHEFFE.courriel), organismes: [organisme.id] };
    await monde.agir(cheffe, (c) => ajouterResponsable(c, { ...CHEFFE, organismeId: organisme.id, courriel: "adjoint@sdis.fr" }));
    expect(await listerResponsables(ctx(cheffe), organisme.id)).toHaveLength(2);
  });

  it("ceux d'une association qui n'est pas déclarante se nomment entre eux : l'agent n'y peut rien", async () => {
    const organismeId = await monde.association();
    const essai = monde.agir(AGENT, (c) => ajouterResponsable(c, { organismeId, ...CHEFFE }));
    await expect(essai).rejects.toMatchObject({ code: "organismes/pas-declarant" });
  });

  it("ne voient l'organisme que si ProConnect présente son SIRET", async () => {
    const { courriel } = CHEFFE;
    const [sous] = await organismesDuResponsable(ctx(ANONYME), { courriel, siret: SDIS });
    expect(sous?.organisme.siret).toBe(SDIS);
    for (const siret of [null, AUTRE]) {
      expect(await organismesDuResponsable(ctx(ANONYME), { courriel, siret })).toEqual([]);
      expect(await organismesSousUnAutreSiret(ctx(ANONYME), { courriel, siret })).toEqual([{ nom: "Service d'incendie", siret: SDIS }]);
    }
    expect(await organismesSousUnAutreSiret(ctx(ANONYME), { courriel, siret: SDIS })).toEqual([]);
  });

  it("l'adresse seule n'ouvre aucune action d'un déclarant à SIRET, et suffit à une association sans SIRET", async () => {
    const { organisme } = await inscrire({ siret: SDIS, nom: "x" });
    const parAdresse = responsableDeTest(CHEFFE.courriel);
    expect(await estResponsable(monde.test.base, parAdresse, organisme.id)).toBe(false);
    await expect(listerResponsables(ctx(parAdresse), organisme.id)).rejects.toMatchObject({ code: "identite/action-interdite" });
    const association = await monde.association(CHEFFE.courriel);
    const { rna } = await lireOrganismeParReference(ctx(ANONYME), association);
    await inscrire({ rna, nom: "x" });
    expect(await estResponsable(monde.test.base, parAdresse, association)).toBe(true);
    expect((await organismesDuResponsable(ctx(ANONYME), { courriel: CHEFFE.courriel, siret: AUTRE })).map((f) => f.organisme.id)).toEqual([
      association,
    ]);
  });
});
