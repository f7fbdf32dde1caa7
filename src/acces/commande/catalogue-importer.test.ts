// La commande « cec catalogue importer » : ce qu'elle lit, ce qu'elle écrit, ses statuts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../tests/outils/benevoles.js";
import { cheminRncp, fichierMcf, ligneMcf } from "../../../tests/outils/catalogue.js";
import { DOSSIER, fichier } from "../../../tests/outils/lancer-cec.js";
import { executerCatalogueImporter, type ImportTape, importerEnBase, lireImportTape } from "./catalogue-importer.js";
import { aide, trouverCommande } from "./registre.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2025-06-02T10:00:00Z");
});
afterAll(() => monde.test.fermer());

function desSorties(terminal = false) {
  const ecrits = { sortie: "", erreurs: "" };
  const vers = (nom: keyof typeof ecrits) => ({
    ecrire: async (texte: string) => {
      ecrits[nom] += texte;
    },
    fermee: () => false,
  });
  return { ecrits, sorties: { sortie: vers("sortie"), erreurs: vers("erreurs"), terminal } };
}

async function importer(tape: Partial<ImportTape>, terminal = false) {
  const { ecrits, sorties } = desSorties(terminal);
  const entier = { format: "mcf", fichier: "-", rapport: null, agent: "camille", ...tape } as const;
  const statut = await importerEnBase(monde.test.base, entier, { sorties, horloge: monde.horloge });
  return { statut, ...ecrits };
}

describe("cec catalogue importer", () => {
  it("lit le format, le fichier, le rapport et l'agent, dans n'importe quel ordre", () => {
    expect(lireImportTape(["mcf", "a.csv"], "camille")).toEqual({ format: "mcf", fichier: "a.csv", rapport: null, agent: "camille" });
    expect(lireImportTape(["--rapport", "r.csv", "france-competences", "--agent=lou", "-"], "camille")).toEqual({
      format: "france_competences",
      fichier: "-",
      rapport: "r.csv",
      agent: "lou",
    });
  });

  it.each([
    [[], ["format", "fichier"]],
    [["csv", "a.csv"], ["format"]],
    [["mcf"], ["fichier"]],
    [["mcf", "a.csv", "b.csv"], ["b.csv"]],
    [["mcf", "a.csv", "--rapport", "r.xlsx"], ["--rapport"]],
    [["mcf", "a.csv", "--vite"], ["--vite"]],
  ])("nomme toutes les fautes de %j", (args, attendues) => {
    const lu = lireImportTape(args, "camille");
    expect("fautes" in lu ? lu.fautes.map(({ chemin }) => chemin) : []).toEqual(attendues);
  });

  it("importe l'extrait réel de France compétences : statut 0, et la seconde fois rien ne change", async () => {
    const tape = { format: "france_competences", fichier: cheminRncp("Standard") } as const;
    const premier = await importer(tape, true);
    expect([premier.statut, premier.sortie]).toEqual([0, expect.stringContaining("Lignes lues : 9. Créées : 9, ")]);
    expect(premier.erreurs).toMatch(/\rImport \[#{30}\] 100 %/u);
    const second = await importer(tape);
    expect([second.statut, second.erreurs]).toEqual([0, ""]);
    expect(second.sortie).toContain("Créées : 0, modifiées : 0, inchangées : 9");
  });

  it("rend 3 quand des lignes sont à corriger, dit lesquelles, et les écrit dans un rapport", async () => {
    const rapport = join(DOSSIER, "imports.csv");
    const faux = fichier("mcf.csv", fichierMcf([ligneMcf(1), ligneMcf(2, { frais_ttc_tot_mean: "x", numero_formation: "=2" })]));
    const { statut, sortie } = await importer({ fichier: faux, rapport });
    expect(statut).toBe(3);
    expect(sortie).toContain("À corriger : 1.");
    expect(sortie).toContain("- prix_illisible × 1 (ligne 4, =2, frais_ttc_tot_mean) : « x » n'est pas un prix.");
    const [entete, premiere, seconde] = readFileSync(rapport, "utf8").split("\r\n");
    expect(entete).toBe("\ufeffligne;cle;issue;codes;champs;message;conduite");
    expect(premiere).toMatch(/^2;F-1;creee;/u);
    expect(seconde).toMatch(/^4;'=2;rejetee;prix_illisible;/u);
  });

  it("rend 2 quand le fichier est refusé, en une phrase, et garde l'import", async () => {
    const { statut, sortie, erreurs } = await importer({ fichier: fichier("a.zip", Buffer.from([0x50, 0x4b, 3, 4, 0, 0])) });
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(/^document: Ce fichier est une archive/u);
  });

  it.each([
    ["un fichier absent", join(DOSSIER, "absent.csv"), /n'existe pas/u],
    ["un dossier", DOSSIER, /c'est un dossier/u],
  ])("%s se dit avant tout import", async (_, chemin, attendu) => {
    await expect(importer({ fichier: chemin })).rejects.toThrow(attendu);
  });

  it("un rapport impossible à écrire se dit", async () => {
    const tape = { fichier: fichier("juste.csv", fichierMcf([ligneMcf(1)])), rapport: join(DOSSIER, "absent/r.csv") };
    await expect(importer(tape)).rejects.toThrow(/n'existe pas/u);
  });

  it("sans argument, dit ce qui manque et rend 2 sans ouvrir de base ; le mode d'emploi la donne", async () => {
    const { ecrits, sorties } = desSorties();
    expect(await executerCatalogueImporter([], sorties)).toBe(2);
    expect(ecrits.erreurs).toMatch(/^format: attendu l'un des formats : mcf, lheo/u);
    const trouvee = trouverCommande(["catalogue", "importer", "mcf"]);
    expect([trouvee?.suite, aide()]).toEqual([["mcf"], expect.stringContaining("cec catalogue importer FORMAT")]);
  });
});
