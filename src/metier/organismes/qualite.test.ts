// La qualité d'une association un jour donné, et ce que son objet social propose.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RACINE } from "../../socle/racine.js";
import { ajouterJours, dateCivile } from "../../socle/valeurs/date-civile.js";
import { lireCsvRna, lireLigneRna } from "./lire-rna.js";
import { caractereDe, libelleObjetSocial, lireNomenclature, proposerArticle200 } from "./objet-social.js";
import type { Organisme } from "./organisme.js";
import { anciennetePour, qualiteOrganisme } from "./qualite.js";
import { motsDe, nettoyer } from "./texte.js";

const uneAssociation = (changement: Partial<Organisme> = {}): Organisme => ({
  id: "a0000000-0000-4000-8000-000000000001",
  statut: "inscrit",
  rna: "W751000001",
  siren: null,
  siret: null,
  registreLocal: null,
  regime: "loi1901",
  nom: "Association",
  sigle: null,
  objet: "",
  objetSocial1: null,
  objetSocial2: null,
  commune: "Paris",
  codePostal: "75001",
  premiereDeclaration: dateCivile("2015-03-01"),
  dissoute: false,
  dissouteLe: null,
  proposition: "oui",
  article200: true,
  source: "rna",
  donneeDu: null,
  ...changement,
});
const jour = dateCivile;
const codes = (organisme: Organisme, date: string) => qualiteOrganisme(organisme, jour(date)).motifs.map(({ code }) => code);
const verdict = (organisme: Organisme, date: string) => qualiteOrganisme(organisme, jour(date)).ouvreDroit;

describe("la qualité d'une association", () => {
  it("ouvre droit quand l'ancienneté et l'objet sont acquis (L5151-9 6° a)", () => {
    expect(verdict(uneAssociation(), "2026-05-01")).toBe("oui");
  });

  it.each([
    ["onze mois, en 2026", "2025-06-01", "2026-05-01", "non"],
    ["un an tout juste", "2025-05-01", "2026-05-01", "oui"],
    ["treize mois, mais avant le 17 avril 2024", "2023-02-01", "2024-03-01", "non"],
    ["treize mois, le 20 avril 2024", "2023-03-20", "2024-04-20", "oui"],
    ["trois ans avant 2024", "2020-03-01", "2023-03-01", "oui"],
    ["née un 29 février, la veille de l'anniversaire", "2024-02-29", "2025-02-28", "non"],
    ["née un 29 février, le 1er mars", "2024-02-29", "2025-03-01", "oui"],
  ])("juge l'ancienneté : %s (L5151-9 6° a)", (_cas, premiere, date, attendu) => {
    expect(verdict(uneAssociation({ premiereDeclaration: jour(premiere) }), date)).toBe(attendu);
  });

  it.each([
    ["2020-06-01", "2023-06-01"],
    ["2022-06-01", "2024-04-17"],
    ["2023-04-17", "2024-04-17"],
    ["2023-06-01", "2024-06-01"],
    ["1966-05-05", "1969-05-05"],
  ])("déclarée le %s, elle a l'ancienneté depuis le %s (loi 2024-344)", (premiere, depuis) => {
    expect(anciennetePour(jour(premiere))).toBe(depuis);
  });

  it("dit la même chose que sa date « depuis », quel que soit le jour (L5151-9 6° a)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 4000 }), (avant, apres) => {
        const premiere = ajouterJours(jour("2000-01-01"), avant);
        const date = ajouterJours(jour("2017-01-01"), apres);
        const { ouvreDroit, depuis } = qualiteOrganisme(uneAssociation({ premiereDeclaration: premiere }), date);
        expect(ouvreDroit === "oui").toBe(depuis !== null && depuis <= date);
      }),
    );
  });

  it.each([
    ["un autre régime", { regime: "autre" as const }, "non", "organisme_hors_regime"],
    ["une dissolution passée", { dissoute: true, dissouteLe: jour("2025-01-01") }, "non", "association_dissoute"],
    ["une dissolution sans date", { dissoute: true }, "non", "association_dissoute"],
    ["un refus de l'article 200", { article200: false }, "non", "article200_refuse"],
    ["une décision attendue", { article200: null }, "en_attente", "article200_en_attente"],
    ["une date inconnue", { premiereDeclaration: null }, "en_attente", "anciennete_inconnue"],
  ])("donne d'abord la raison qui l'emporte : %s (L5151-9 6° a)", (_cas, changement, attendu, code) => {
    const organisme = uneAssociation(changement);
    expect(verdict(organisme, "2026-05-01")).toBe(attendu);
    expect(codes(organisme, "2026-05-01")[0]).toBe(code);
  });

  it("ouvre encore droit avant le jour de sa dissolution, et en Alsace-Moselle", () => {
    expect(verdict(uneAssociation({ dissoute: true, dissouteLe: jour("2026-06-01") }), "2026-05-31")).toBe("oui");
    expect(verdict(uneAssociation({ regime: "alsace_moselle", rna: null }), "2026-05-01")).toBe("oui");
  });

  it("donne toujours un article et une phrase", () => {
    for (const article200 of [true, false, null]) {
      for (const { article, phrase } of qualiteOrganisme(uneAssociation({ article200 }), jour("2012-01-01")).motifs) {
        expect(article).toContain("L5151-9");
        expect(phrase.endsWith(".")).toBe(true);
      }
    }
  });
});

describe("l'objet social (article 200 du CGI, 1, b)", () => {
  it.each([
    [["006040"], "oui"],
    [["011065", "015000"], "oui"],
    [["024000"], "oui"],
    [["002005"], "oui"],
    [["040000"], "non"],
    [["001000"], "non"],
    [["006040", "023000"], "non"],
    [["011015"], "non"],
    [[null, null], "indeterminee"],
    [["050000"], "indeterminee"],
  ] as const)("propose, pour %j : %s", (objets, attendu) => {
    expect(proposerArticle200(objets)).toBe(attendu);
  });

  it("connaît les 297 codes de la nomenclature, et en propose une partie seulement", () => {
    const codesConnus = [...lireNomenclature().keys()];
    const proposes = codesConnus.filter((code) => caractereDe(code) !== null);
    expect(codesConnus).toHaveLength(297);
    expect(proposes.length).toBeGreaterThan(100);
    expect(proposes.length).toBeLessThan(codesConnus.length);
    expect(libelleObjetSocial("006040")).toBe("danse");
    expect(libelleObjetSocial("999999")).toBeNull();
  });
});

describe("la lecture du répertoire", () => {
  it("lit les 312 lignes réelles sans en rejeter, ni inventer de date avant la loi de 1901", () => {
    const lues = lireCsvRna(readFileSync(join(RACINE, "donnees/rna_extrait_reel.csv"), "utf8")).map(lireLigneRna);
    const fiches = lues.filter((fiche) => typeof fiche !== "string");
    expect(fiches).toHaveLength(312);
    expect(fiches.every(({ premiereDeclaration }) => premiereDeclaration === null || premiereDeclaration > "1901-07-01")).toBe(true);
    expect(fiches.filter(({ siret }) => siret !== null)).toHaveLength(25);
  });

  it("écrit les mots sans accents ni casse, et ôte ce que la base refuse", () => {
    expect(motsDe("L'Étoile-Sœur du Nº1")).toEqual(["l", "etoile", "soeur", "du", "no1"]);
    expect(nettoyer(" a\u0000b\ud800 ", 10)).toBe("ab\ufffd");
    expect(nettoyer("ab😀", 3)).toBe("ab");
  });
});
