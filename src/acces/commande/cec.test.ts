// La vraie commande, lancée comme on la lance : statuts, sorties, et toutes les entrées fausses.
import { accessSync, constants, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cec, DEMANDE, DOSSIER, fichier, lignes, NUMERO } from "../../../tests/outils/lancer-cec.js";
import { RACINE } from "../../socle/racine.js";

describe.concurrent("la commande cec", { timeout: 60_000 }, () => {
  it("planifie depuis un fichier : un document, statut 0, rien sur la sortie d'erreur", async () => {
    const { statut, sortie, erreurs } = await cec(["financement", "planifier", fichier("juste.json", JSON.stringify(DEMANDE))]);
    expect([statut, erreurs]).toEqual([0, ""]);
    expect(JSON.parse(sortie)).toMatchObject({ decision: "finance", resteACharge: 15_000 });
  });

  it("un refus de la loi est une réponse : statut 0", async () => {
    const entree = JSON.stringify({ ...DEMANDE, formation: { type: "creation_entreprise", prix: 1 } });
    const { statut, sortie } = await cec(["financement", "planifier"], entree);
    expect(statut).toBe(0);
    expect(JSON.parse(sortie)).toMatchObject({ decision: "refuse", lignes: [] });
  });

  it("une lecture choisie change la réponse (doute D6)", async () => {
    const entree = JSON.stringify({ ...DEMANDE, formation: { type: "benevoles_volontaires", prix: 20_000 } });
    const { sortie } = await cec(["financement", "planifier", "-", "--lecture", "D6=non_due", "--lecture=D15=oui"], entree);
    expect(JSON.parse(sortie)).toMatchObject({ resteACharge: 0, hypotheses: [{ doute: "D6", lecture: "non_due" }] });
  });

  it.each<[string, string[], string | Uint8Array, RegExp]>([
    ["aucune commande", [], "", /^commande: .*droits evaluer/u],
    ["une commande inconnue", ["droit", "evaluer"], "", /^commande: « droit evaluer »/u],
    ["une commande coupée", ["financement"], "", /^commande: /u],
    ["une option inconnue", ["financement", "planifier", "--vite"], "", /^--vite: /u],
    ["une option d'une autre commande", ["nir", "verifier", "--lecture", "D3=solde"], "", /^--lecture: /u],
    ["une valeur qui manque", ["financement", "planifier", "--lecture"], "", /^--lecture: il manque/u],
    ["une valeur de trop", ["financement", "planifier", "--ndjson=oui"], "", /^--ndjson: /u],
    ["un doute inconnu", ["financement", "planifier", "--lecture", "D99=oui"], "", /^--lecture: .*D2, D3/u],
    ["une lecture inconnue", ["financement", "planifier", "--lecture", "D3=jamais"], "", /^--lecture: .*D3=total_acquis, D3=solde/u],
    ["une lecture sans égal", ["financement", "planifier", "--lecture", "D3"], "", /^--lecture: /u],
    [
      "la même lecture deux fois autrement",
      ["financement", "planifier", "--lecture", "D6=due", "--lecture", "D6=non_due"],
      "",
      /D6 est donné deux fois/u,
    ],
    ["un fichier absent", ["financement", "planifier", join(DOSSIER, "absent.json")], "", /absent\.json: ce fichier n'existe pas/u],
    ["un dossier", ["financement", "planifier", DOSSIER], "", /c'est un dossier/u],
    ["deux fichiers", ["financement", "planifier", "a.json", "b.json"], "", /^b\.json: ce mot est de trop/u],
    ["une entrée vide", ["financement", "planifier"], "", /^document: le texte est vide/u],
    ["du JSON coupé", ["financement", "planifier"], '{"date":', /^document: .*JSON/u],
    ["de l'UTF-8 faux", ["financement", "planifier"], new Uint8Array([0x22, 0xff, 0x22]), /UTF-8/u],
    ["un champ faux", ["financement", "planifier"], JSON.stringify({ ...DEMANDE, cpf: -1 }), /^cpf: « -1 » n'est pas accepté, attendu /u],
    ["un fichier à motifs", ["motifs", "x.json"], "", /^motifs: /u],
    [
      "une identité absente",
      ["nir", "verifier", "--identite", join(DOSSIER, "personne.json")],
      NUMERO,
      /^--identite: ce fichier n'existe pas/u,
    ],
    ["une identité et un numéro au même endroit", ["nir", "verifier", "--identite", "-"], NUMERO, /^--identite: /u],
  ])("%s : statut 2, une ligne par faute, sortie vide", async (_, mots, entree, attendu) => {
    const { statut, sortie, erreurs } = await cec(mots, entree);
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(attendu);
    for (const ligne of erreurs.trimEnd().split("\n")) expect(ligne).toMatch(/^[^:]+: .+/u);
  });

  it("dit toutes les fautes d'un document, une par ligne", async () => {
    const { erreurs } = await cec(["financement", "planifier"], JSON.stringify({ ...DEMANDE, cpf: -1, "autre\nchamp": 1, date: "hier" }));
    expect(erreurs.trimEnd().split("\n")).toHaveLength(3);
  });

  it("--aide donne le mode d'emploi, statut 0", async () => {
    const [generale, precise] = await Promise.all([cec(["--aide"]), cec(["nir", "verifier", "--aide"])]);
    expect([generale.statut, precise.statut]).toEqual([0, 0]);
    for (const nom of ["droits evaluer", "financement planifier", "nir verifier", "motifs"]) expect(generale.sortie).toContain(nom);
    expect(precise.sortie).toContain("--identite");
  });

  it("liste les motifs, chacun avec son article et sa phrase, sans doublon", async () => {
    const { statut, sortie } = await cec(["motifs", "--ndjson"]);
    expect(statut).toBe(0);
    const motifs = lignes(sortie);
    expect(motifs.length).toBeGreaterThan(40);
    for (const motif of motifs)
      expect(motif).toEqual({ code: expect.stringMatching(/^[a-z0-9_]+$/u), article: expect.any(String), phrase: expect.any(String) });
    expect(new Set(motifs.map((motif) => Object(motif).code)).size).toBe(motifs.length);
  });

  it("bin/cec est un programme qui lance la commande construite", () => {
    const chemin = join(RACINE, "bin/cec");
    accessSync(chemin, constants.X_OK);
    const texte = readFileSync(chemin, "utf8");
    expect(texte.startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(texte).toContain("../dist/cec.js");
  });
});
