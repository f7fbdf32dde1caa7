// Tout article cité existe : le registre et les sources sont comparés à la base LEGI, qui n'est jamais crue sur parole.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RACINE } from "../socle/racine.js";
import { CODE_DU_TRAVAIL, VERSIONS_NON_LUES } from "./articles/code-du-travail.js";
import { ARTICLES, articleCite, sansAlinea } from "./articles.js";
import { MOTIFS_ACQUISITION } from "./catalogue-motifs.js";
import { MOTIFS_FINANCEMENT } from "./financement/index.js";

const CODE_DU_TRAVAIL_LEGI = "LEGITEXT000006072050";
const donnee = z.object({
  type: z.string(),
  data: z.object({ id: z.string(), num: z.string().nullish() }),
  children: z.array(z.unknown()).optional(),
});

/** Numéro → identifiant de tous les articles d'un code de la base LEGI. */
function lireLegi(code: string): Map<string, string> {
  const chemin = createRequire(import.meta.url).resolve(`@socialgouv/legi-data/data/${code}.json`);
  const articles = new Map<string, string>();
  const parcourir = (brut: unknown): void => {
    const noeud = donnee.parse(brut);
    if (noeud.type === "article") articles.set(noeud.data.num ?? "", noeud.data.id);
    for (const enfant of noeud.children ?? []) parcourir(enfant);
  };
  parcourir(JSON.parse(readFileSync(chemin, "utf8")));
  return articles;
}

const LEGI = lireLegi(CODE_DU_TRAVAIL_LEGI);

/** Sources du dossier des règles, tests exclus. */
function sources(): { readonly nom: string; readonly texte: string }[] {
  const dossier = join(RACINE, "src/regles");
  return readdirSync(dossier, { recursive: true, encoding: "utf8" })
    .filter((nom) => nom.endsWith(".ts") && !nom.endsWith(".test.ts"))
    .map((nom) => ({ nom, texte: readFileSync(join(dossier, nom), "utf8") }));
}

/** Articles d'autres codes : leur numéro ne doit pas être cherché dans le Code du travail. */
const NUMEROS_AILLEURS = new Set(ARTICLES.filter(({ code }) => code !== "code du travail").map(({ numero }) => numero));
const CITATION = /(?<![\w-])[LRD]\d{3,4}(?:-\d+)*(?: A\b)?(?![\w-])/gu;

const CITATIONS = sources().flatMap(({ nom, texte }) =>
  [...texte.matchAll(CITATION)].map(([numero]) => ({ nom, numero })).filter(({ numero }) => !NUMEROS_AILLEURS.has(numero)),
);
const IDENTIFIANTS = sources().flatMap(({ nom, texte }) => [...texte.matchAll(/LEGIARTI\d+/gu)].map(([id]) => ({ nom, id })));

describe("le registre des articles", () => {
  it("la base LEGI a bien été lue, et des citations ont bien été trouvées", () => {
    expect(LEGI.size).toBeGreaterThan(5_000);
    expect(CITATIONS.length).toBeGreaterThan(100);
    expect(new Set(CITATIONS.map(({ numero }) => numero)).size).toBeGreaterThan(20);
    expect(IDENTIFIANTS.length).toBeGreaterThan(70);
  });

  it("chaque article du Code du travail du registre porte le même identifiant que la base LEGI", () => {
    expect(CODE_DU_TRAVAIL.length).toBeGreaterThan(50);
    for (const [numero, legiarti] of CODE_DU_TRAVAIL) expect([numero, LEGI.get(numero)]).toEqual([numero, legiarti]);
  });

  it("chaque article du Code du travail cité dans les règles existe et est au registre", () => {
    for (const { nom, numero } of CITATIONS) {
      expect([nom, numero, LEGI.has(numero)]).toEqual([nom, numero, true]);
      expect([nom, numero, articleCite(numero)?.code]).toEqual([nom, numero, "code du travail"]);
    }
  });

  it("chaque identifiant Légifrance écrit dans les règles vient de la base LEGI, ou est dit non lu", () => {
    const connus = new Set(LEGI.values());
    const nonLus = new Set(Object.values(VERSIONS_NON_LUES).map(({ legiarti }) => legiarti));
    for (const { nom, id } of IDENTIFIANTS) expect([nom, id, connus.has(id) || nonLus.has(id)]).toEqual([nom, id, true]);
    for (const id of nonLus) expect(connus.has(id)).toBe(false);
  });

  it("six articles sont marqués comme ayant une version plus récente non lue", () => {
    const marques = ARTICLES.filter(({ versionNonLue }) => versionNonLue !== null).map(({ numero }) => numero);
    expect(marques.toSorted()).toEqual(["L5151-9", "L6323-4", "L6323-44", "L6323-6", "L6333-7-1", "R6323"]);
  });

  it("chaque article d'un autre code ou texte porte une référence Légifrance", () => {
    const autres = ARTICLES.filter(({ code }) => code !== "code du travail");
    expect(autres.length).toBeGreaterThan(30);
    for (const { citation, lien } of autres)
      expect([citation, lien.startsWith("https://www.legifrance.gouv.fr/")]).toEqual([citation, true]);
  });

  it("chaque raison que le service peut donner cite un article du registre", () => {
    expect(MOTIFS_ACQUISITION.length).toBeGreaterThan(20);
    for (const { code, article } of [...MOTIFS_ACQUISITION, ...MOTIFS_FINANCEMENT]) {
      expect([code, articleCite(article)?.citation ?? null]).not.toEqual([code, null]);
    }
  });

  it("aucune citation n'est double", () => {
    expect(new Set(ARTICLES.map(({ citation }) => citation)).size).toBe(ARTICLES.length);
  });

  it.each([
    ["D5151-14 I 7°", "D5151-14"],
    ["D5151-14 III", "D5151-14"],
    ["L5151-9 6° a", "L5151-9"],
    ["L5151-9 2° bis", "L5151-9"],
    ["L5151-9 dernier alinéa", "L5151-9"],
    ["D6323-1 A 2°", "D6323-1 A"],
    ["L6323-6 II 5°", "L6323-6"],
    ["L6323-4 II 15°", "L6323-4"],
    ["CSI L411-7", "CSI L411-7"],
    ["CGI 200 1 b", "CGI 200"],
    ["code pénitentiaire L411-6", "code pénitentiaire L411-6"],
    ["décret 2017-928 art. 2", "décret 2017-928"],
    ["loi 2024-344 art. 1", "loi 2024-344"],
  ])("« %s » mène à %s", (citation, attendue) => {
    expect(sansAlinea(citation)).toBe(attendue);
    expect(articleCite(citation)?.citation).toBe(attendue);
  });

  it("le texte copié dans les données est celui de la version du registre", () => {
    const forme = z.object({
      articles: z.array(z.object({ numero: z.string(), legiarti: z.string(), depuis: z.string(), texte: z.string().min(20) })),
    });
    const { articles } = forme.parse(JSON.parse(readFileSync(join(RACINE, "donnees/articles-code-du-travail.json"), "utf8")));
    expect(articles.map(({ numero, legiarti, depuis }) => [numero, legiarti, depuis])).toEqual(CODE_DU_TRAVAIL.map((ligne) => [...ligne]));
  });
});
