// Les pages publiques : un seul titre, un HTML valide, des liens qui mènent quelque part, un poids tenu.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { demanderPage } from "../../../../../tests/outils/page-publique.js";
import { FICHES_ACTIVITES } from "../../../../regles/catalogue-activites.js";
import { TYPES_ACTIVITE } from "../../../../regles/faits.js";
import { RACINE } from "../../../../socle/racine.js";
import { dateCivile } from "../../../../socle/valeurs/date-civile.js";
import { Gabarit } from "../../composants/index.js";
import { exemplesDe } from "./activites/exemples.js";
import { cheminActivite } from "./activites/presentation.js";
import { routes } from "./routes.js";

/** La recherche lit la base : elle se visite avec le service entier, non ici. */
const LIT_LA_BASE = "/formations";
const CHEMINS = [
  ...routes.map((route) => route.chemin).filter((chemin) => !chemin.includes(":") && chemin !== LIT_LA_BASE),
  ...TYPES_ACTIVITE.map(cheminActivite),
];
/** Pages des autres parties du portail vers lesquelles les pages publiques renvoient. */
const AILLEURS = ["/connexion", "/demonstration/horloge", "/mon-compte", LIT_LA_BASE];
const FEUILLE = gzipSync(readFileSync(join(RACINE, "public", "feuille.css"))).length;
const POIDS_PERMIS = 40 * 1024;

async function document(chemin: string): Promise<string> {
  const reponse = await demanderPage(chemin);
  const gabarit = h(
    Gabarit,
    { titre: reponse.titre, presence: null, demonstration: { jour: "lundi 23 novembre 2026" }, jeton: "", cheminActuel: chemin },
    reponse.contenu,
  );
  return `<!doctype html>${renderToString(gabarit)}`;
}

const validateur = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "void-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "attribute-boolean-style": "off",
    "no-inline-style": "error",
    "tel-non-breaking": "off",
  },
});

describe.each(CHEMINS)("la page %s", (chemin) => {
  it("a un seul titre de premier rang, et un HTML valide", async () => {
    const html = await document(chemin);
    expect(html.match(/<h1[\s>]/gu)).toHaveLength(1);
    const rapport = await validateur.validateString(html);
    const fautes = rapport.results.flatMap((resultat) => resultat.messages.map((message) => `${message.ruleId} : ${message.message}`));
    expect(fautes).toEqual([]);
  });

  it("ne contient que des liens qui mènent à une page, à un fichier ou à une ancre qui existent", async () => {
    const html = await document(chemin);
    const droit = await document("/droit");
    const liens = [...html.matchAll(/<a [^>]*href="([^"]+)"/gu)].map((lien) => lien[1] ?? "");
    expect(liens.length).toBeGreaterThan(5);
    const morts = liens.filter((lien) => {
      if (/^https:\/\//u.test(lien) || lien.startsWith("/public/")) return false;
      const [page = "", ancre] = (lien.split("?")[0] ?? "").split("#");
      if (ancre !== undefined) return !(page === "/droit" ? droit : html).includes(`id="${ancre}"`);
      return ![...CHEMINS, ...AILLEURS].includes(page);
    });
    expect(morts).toEqual([]);
  });

  it("pèse moins de 40 Ko avec sa feuille de style", async () => {
    expect(gzipSync(await document(chemin)).length + FEUILLE).toBeLessThan(POIDS_PERMIS);
  });
});

describe("les fichiers publics", () => {
  it("la police pèse moins de 60 Ko et sa licence l'accompagne", () => {
    expect(readFileSync(join(RACINE, "public", "atkinson-hyperlegible-next.woff2")).length).toBeLessThan(60 * 1024);
    expect(readFileSync(join(RACINE, "public", "atkinson-hyperlegible-next-OFL.txt"), "utf8")).toContain("SIL OPEN FONT LICENSE");
  });
});

describe("les exemples d'une activité", () => {
  it.each(FICHES_ACTIVITES.filter((fiche) => fiche.type !== "proche_aidant").map((fiche) => [fiche.nom, fiche.type] as const))(
    "%s : le premier ouvre un droit, le second est refusé avec son article",
    (_nom, type) => {
      const [assez, insuffisant] = exemplesDe(type, dateCivile("2026-11-23"));
      expect(assez?.droit.decision).toBe("acquis");
      expect(assez?.droit.montant).toBe(24_000);
      expect(insuffisant?.droit.decision).toBe("refuse");
      expect(insuffisant?.droit.motifs[0]?.article).toMatch(/^(?:[LRD]5151|CSI)/u);
    },
  );
});

describe("le droit appliqué", () => {
  it("nomme les six articles qui ont une version plus récente", async () => {
    const html = await document("/droit");
    expect(html).toContain("6 articles ont une version plus récente");
    for (const numero of ["L5151-9", "L6323-4", "L6323-6", "L6323-44", "L6333-7-1", "R6323"]) {
      expect(html).toContain(`>${numero}</span>`);
    }
  });
});
