// Le registre des organismes sur la vraie base : import rejouable, recherche, proposition, qualification.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { horlogeArretee } from "../../socle/horloge.js";
import { RACINE } from "../../socle/racine.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  chercherOrganismes,
  importerRna,
  lireCsvRna,
  lireOrganisme,
  lireOrganismeParReference,
  listerQualifications,
  proposerOrganisme,
  qualifierOrganisme,
} from "./index.js";

const CSV = join(RACINE, "donnees/rna_extrait_reel.csv");
const SYSTEME: Acteur = { genre: "systeme" };
const AGENT: Acteur = { genre: "agent", agentId: "agent-1" };
const ANONYME: Acteur = { genre: "anonyme" };
const TITULAIRE: Acteur = { genre: "titulaire", titulaireId: "7d3f1c1e-0000-4000-8000-000000000001", preuve: "eidas1" };
const AUTRE_TITULAIRE: Acteur = { genre: "titulaire", titulaireId: "7d3f1c1e-0000-4000-8000-000000000002", preuve: "eidas1" };
const horloge = horlogeArretee("2026-11-23T10:00:00Z");
const RNA_DANSE = "W603001468";

let test: BaseDeTest;
const ctx = (acteur: Acteur): Contexte => ({ base: test.base, horloge, acteur });
const enTransaction = <R>(acteur: Acteur, action: (c: Contexte) => Promise<R>) =>
  test.base.transaction((tx) => action({ base: tx, horloge, acteur }));
const responsable = (courriel: string): Acteur => ({
  genre: "responsable",
  responsableId: "9a000000-0000-4000-8000-000000000001",
  courriel,
  nom: "Roux",
  prenom: "Anne",
  organismes: [],
});

beforeAll(async () => {
  test = await baseDeTest();
  await enTransaction(SYSTEME, (c) => importerRna(c, lireCsvRna(readFileSync(CSV, "utf8"))));
});
afterAll(() => test.fermer());

describe("l'import du répertoire national des associations", () => {
  it("range les 312 associations réelles, et rien de plus la seconde fois", async () => {
    const bilan = await enTransaction(SYSTEME, (c) => importerRna(c, lireCsvRna(readFileSync(CSV, "utf8"))));
    expect(bilan).toEqual({ lues: 312, creees: 0, modifiees: 0, inchangees: 312, rejetees: [] });
  });

  it("retient la création et non la dernière déclaration (L5151-9 6° a)", async () => {
    const danse = await lireOrganismeParReference(ctx(ANONYME), RNA_DANSE);
    expect(danse).toMatchObject({ premiereDeclaration: "1966-05-05", siren: "339466260", commune: "Canny-sur-Matz", proposition: "oui" });
  });

  it("ne prend pas un SIRET « 0 » ni une date 0001-01-01 pour des valeurs", async () => {
    const ligne = {
      id: "W000000001",
      titre: "Essai",
      siret: "0",
      date_creat: "0001-01-01",
      date_publi: "0001-01-01",
      objet_social1: "000000",
      position: "D",
    };
    await enTransaction(SYSTEME, (c) => importerRna(c, [ligne]));
    const essai = await lireOrganismeParReference(ctx(ANONYME), "W000000001");
    expect(essai).toMatchObject({
      siret: null,
      siren: null,
      premiereDeclaration: null,
      objetSocial1: null,
      dissoute: true,
      proposition: "indeterminee",
    });
  });

  it("modifie ce que la source a changé sans toucher la clé ni la décision de l'agent", async () => {
    const avant = await enTransaction(AGENT, async (c) => {
      const { id } = await lireOrganismeParReference(c, "W783000008");
      return qualifierOrganisme(c, { organismeId: id, article200: true, raison: "Objet éducatif.", agent: "agent-1" });
    });
    const ligne = { id: "W783000008", titre: "NOUVEAU NOM", date_creat: "1998-01-02", position: "A", objet_social1: "005005" };
    const bilan = await enTransaction(SYSTEME, (c) => importerRna(c, [ligne]));
    const apres = await lireOrganisme(ctx(ANONYME), avant.id);
    expect(bilan).toMatchObject({ creees: 0, modifiees: 1 });
    expect(apres).toMatchObject({ nom: "NOUVEAU NOM", article200: true, id: avant.id });
  });

  it("rejette une ligne sans numéro ou sans titre en disant laquelle", async () => {
    const bilan = await enTransaction(SYSTEME, (c) =>
      importerRna(c, [
        { id: "", titre: "X" },
        { id: "W000000002", titre: "" },
      ]),
    );
    expect(bilan.rejetees.map(({ ligne }) => ligne)).toEqual([1, 2]);
  });

  it("n'est ouvert qu'au service", async () => {
    for (const acteur of [ANONYME, TITULAIRE, AGENT, responsable("a@exemple.fr")]) {
      await expect(importerRna(ctx(acteur), [])).rejects.toMatchObject({ name: "Refus" });
    }
  });
});

describe("la recherche d'une association", () => {
  it.each([
    ["par le nom, sans accents ni casse", "abc'dance", RNA_DANSE],
    ["par le début d'un mot et la ville", "abc canny", RNA_DANSE],
    ["par le numéro RNA, même espacé", "w 603 001 468", RNA_DANSE],
    ["par le SIREN espacé", "339 466 260", RNA_DANSE],
    ["par l'ancien numéro", "0603001407", RNA_DANSE],
  ])("trouve %s", async (_cas, texte, rna) => {
    const { organismes } = await chercherOrganismes(ctx(ANONYME), { texte });
    expect(organismes.map((organisme) => organisme.rna)).toContain(rna);
  });

  it("rend vingt résultats par page, les associations actives d'abord, et dit s'il en reste", async () => {
    const premiere = await chercherOrganismes(ctx(ANONYME), { texte: "abc" });
    const seconde = await chercherOrganismes(ctx(ANONYME), { texte: "abc", page: 2 });
    expect(premiere.organismes).toHaveLength(20);
    expect(premiere.suite).toBe(true);
    expect(premiere.organismes.every(({ dissoute }) => !dissoute)).toBe(true);
    expect(seconde.organismes[0]?.id).not.toBe(premiere.organismes[0]?.id);
  });

  it.each(["", "   ", "'); drop table", "%_\\", "\u0000\ud800", ":* & !", "🙂", "a".repeat(5000)])("ne casse pas sur %j", async (texte) => {
    const { organismes } = await chercherOrganismes(ctx(ANONYME), { texte });
    expect(organismes).toEqual([]);
  });

  it("refuse une clé inconnue ou mal formée sans erreur de la base", async () => {
    for (const cle of ["x", "'", "00000000-0000-4000-8000-000000000000"]) {
      await expect(lireOrganisme(ctx(ANONYME), cle)).rejects.toMatchObject({ code: "organismes/introuvable" });
    }
  });
});

describe("« mon association n'est pas trouvée »", () => {
  const alsace = {
    cle: "formulaire-1",
    nom: "Chorale de la Robertsau",
    regime: "alsace_moselle" as const,
    commune: "Strasbourg",
    registreLocal: { tribunal: "Strasbourg", volume: "XII", folio: "345" },
    premiereDeclaration: dateCivile("2010-05-04"),
  };

  it("garde la demande, utilisable tout de suite, une seule fois par envoi", async () => {
    const une = await enTransaction(TITULAIRE, (c) => proposerOrganisme(c, alsace));
    const deux = await enTransaction(TITULAIRE, (c) => proposerOrganisme(c, alsace));
    expect(une).toMatchObject({ statut: "propose", article200: null });
    expect(deux.id).toBe(une.id);
  });

  it("se retrouve par le registre d'Alsace-Moselle, pour qui l'a proposée seulement", async () => {
    const texte = "strasbourg volume xii folio 345";
    const sienne = await chercherOrganismes(ctx(TITULAIRE), { texte });
    const autre = await chercherOrganismes(ctx(AUTRE_TITULAIRE), { texte });
    expect(sienne.organismes.map(({ nom }) => nom)).toEqual(["Chorale de la Robertsau"]);
    expect(autre.organismes).toEqual([]);
  });

  it("se montre à tous dès qu'un agent en a décidé (L5151-9 6° a)", async () => {
    const proposee = await enTransaction(TITULAIRE, (c) =>
      proposerOrganisme(c, { cle: "f9", nom: "Zitherverein", regime: "alsace_moselle", commune: "Colmar" }),
    );
    const decision = {
      organismeId: proposee.id,
      article200: true,
      raison: "Statuts lus.",
      agent: "a",
      premiereDeclaration: dateCivile("2001-02-03"),
    };
    await enTransaction(AGENT, (c) => qualifierOrganisme(c, decision));
    const { organismes } = await chercherOrganismes(ctx(AUTRE_TITULAIRE), { texte: "zitherverein colmar" });
    expect(organismes).toMatchObject([{ statut: "inscrit", article200: true, premiereDeclaration: "2001-02-03" }]);
  });

  it("rend l'association du registre quand le numéro RNA donné la désigne", async () => {
    const trouvee = await enTransaction(TITULAIRE, (c) =>
      proposerOrganisme(c, { cle: "formulaire-2", nom: "Danse", regime: "loi1901", commune: "", rna: "w603001468" }),
    );
    expect(trouvee).toMatchObject({ statut: "inscrit", rna: RNA_DANSE });
  });

  it.each([
    ["nom", { nom: " - " }],
    ["rna", { rna: "W12" }],
    ["siren", { siren: "12" }],
    ["codePostal", { codePostal: "abc" }],
    ["registre", { registreLocal: { tribunal: "Metz", volume: "", folio: "" } }],
  ])("nomme le champ %s quand il n'a pas la forme attendue", async (champ, changement) => {
    const demande = enTransaction(TITULAIRE, (c) => proposerOrganisme(c, { ...alsace, cle: "x", ...changement }));
    await expect(demande).rejects.toMatchObject({ code: "organismes/saisie-invalide", details: { champ } });
  });
});

describe("la qualification au titre de l'article 200 du CGI (L5151-9 6° a)", () => {
  it("garde chaque décision et n'écrit pas deux fois la même", async () => {
    const { id } = await lireOrganismeParReference(ctx(ANONYME), "W133012607");
    const decider = (article200: boolean, raison: string) =>
      enTransaction(AGENT, (c) => qualifierOrganisme(c, { organismeId: id, article200, raison, agent: "agent-1" }));
    await decider(false, "Activité lucrative.");
    await decider(false, "Activité lucrative.");
    const reconnu = await decider(true, "Statuts modifiés.");
    const histoire = await listerQualifications(ctx(AGENT), id);
    expect(reconnu.article200).toBe(true);
    expect(histoire.map(({ article200, raison }) => [article200, raison])).toEqual([
      [false, "Activité lucrative."],
      [true, "Statuts modifiés."],
    ]);
  });

  it("ne se décide ni sans raison, ni par une personne qui n'est pas agent", async () => {
    const { id } = await lireOrganismeParReference(ctx(ANONYME), RNA_DANSE);
    const demande = { organismeId: id, article200: true, raison: "Culture.", agent: "x" };
    await expect(qualifierOrganisme(ctx(AGENT), { ...demande, raison: "  " })).rejects.toMatchObject({
      code: "organismes/raison-manquante",
    });
    for (const acteur of [ANONYME, TITULAIRE, responsable("a@exemple.fr")]) {
      await expect(qualifierOrganisme(ctx(acteur), demande)).rejects.toMatchObject({ name: "Refus" });
    }
  });

  it("a une histoire que la base refuse de modifier", async () => {
    for (const base of [test.base, test.proprietaire]) {
      for (const texte of [
        "update organismes.qualifications set raison = ''",
        "delete from organismes.qualifications",
        "truncate organismes.qualifications",
      ]) {
        await expect(base.requete({ text: texte, values: [] })).rejects.toThrow(/permission denied|ne se modifie pas/u);
      }
    }
  });
});
