// La commande « cec depot verifier », lancée comme on la lance : statuts, résumé, rapport.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cec, DOSSIER, fichier } from "../../../tests/outils/lancer-cec.js";
import { RACINE } from "../../socle/racine.js";
import { executerDepotVerifier } from "./depot-verifier.js";

const EXEMPLE = join(RACINE, "donnees/exemples-depot/sapeur_pompier_volontaire.csv");
const JUSTE = readFileSync(EXEMPLE, "utf8");
const FAUX = JUSTE.replace("1984-05-17", "1984-02-30").replace(";MODÈLE;", ";=CMD();");

/** Exécute la commande sans la lancer ; rend son statut et ce qu'elle écrit. */
async function executer(mots: readonly string[], terminal = false) {
  const ecrits = { sortie: "", erreurs: "" };
  const vers = (nom: keyof typeof ecrits) => ({
    ecrire: async (texte: string) => {
      ecrits[nom] += texte;
    },
    fermee: () => false,
  });
  const statut = await executerDepotVerifier(mots, { sortie: vers("sortie"), erreurs: vers("erreurs"), terminal });
  return { statut, ...ecrits };
}

describe("cec depot verifier", () => {
  it("lancée pour de vrai sur l'entrée standard, dit que l'exemple passe : statut 0", { timeout: 60_000 }, async () => {
    const { statut, sortie, erreurs } = await cec(["depot", "verifier", "-"], JUSTE);
    expect([statut, erreurs]).toEqual([0, ""]);
    expect(sortie).toMatch(/^Lignes lues : 2\. Passent : 2 /u);
  });

  it("rend 3 quand des lignes sont à corriger, et dit lesquelles", async () => {
    const { statut, sortie } = await executer([fichier("faux.csv", FAUX)]);
    expect(statut).toBe(3);
    expect(sortie).toContain("date_inexistante × 1 (ligne 2, date_naissance)");
    expect(sortie).toContain("nom_illisible × 1 (ligne 3, nom_naissance)");
  });

  it("écrit un rapport ligne à ligne qu'aucun tableur n'exécute", async () => {
    const rapport = join(DOSSIER, "rapport.csv");
    expect((await executer([fichier("faux.csv", FAUX), "--rapport", rapport])).statut).toBe(3);
    const [entete, premiere, seconde] = readFileSync(rapport, "utf8").split("\r\n");
    expect(entete).toMatch(/^id_ligne;statut;codes;champ;message;/u);
    expect(premiere).toMatch(/^exemple-2025-000001;REJETEE;date_inexistante;date_naissance;/u);
    expect(seconde).toMatch(/^exemple-2025-000002;REJETEE;nom_illisible;nom_naissance;« =CMD\(\) »/u);
  });

  it("écrit un rapport JSON, un document par ligne", async () => {
    const rapport = join(DOSSIER, "rapport.json");
    await executer([fichier("faux.csv", FAUX), "--rapport", rapport]);
    const lignes = readFileSync(rapport, "utf8").trim().split("\n");
    expect(lignes.map((ligne) => JSON.parse(ligne))).toMatchObject([
      { id_ligne: "exemple-2025-000001", statut: "REJETEE", ligne: 2, fautes: [{ code: "date_inexistante", champ: "date_naissance" }] },
      { ligne: 3 },
    ]);
  });

  it("lit le Windows-1252 en le disant", async () => {
    const { statut, sortie } = await executer([fichier("ancien.csv", Buffer.from(JUSTE, "latin1"))]);
    expect(statut).toBe(0);
    expect(sortie).toContain("Windows-1252");
  });

  it("montre une barre de progression à qui regarde", async () => {
    expect((await executer([EXEMPLE], true)).erreurs).toMatch(/\rLecture \[#{30}\] 100 %/u);
    expect((await executer([EXEMPLE])).erreurs).toBe("");
  });

  it.each<[string, readonly string[], RegExp]>([
    ["un fichier absent", [join(DOSSIER, "absent.csv")], /absent\.csv: ce fichier n'existe pas/u],
    ["un dossier", [DOSSIER], /c'est un dossier/u],
    ["rien", [], /^fichier: attendu/u],
    ["deux fichiers", ["a.csv", "b.csv"], /^b\.csv: ce mot est de trop/u],
    ["une option inconnue", ["a.csv", "--vite"], /^--vite: cette option n'existe pas/u],
    ["un rapport d'un autre genre", ["a.csv", "--rapport", "r.xlsx"], /^--rapport: attendu/u],
    ["un rapport impossible à écrire", [EXEMPLE, "--rapport", join(DOSSIER, "absent/r.csv")], /n'existe pas/u],
    ["une archive", [fichier("a.zip", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))], /une archive/u],
    ["un en-tête seul", [fichier("seul.csv", JUSTE.split("\r\n")[0] ?? "")], /que son en-tête/u],
    ["des virgules", [fichier("virgules.csv", JUSTE.replaceAll(";", ","))], /virgules/u],
  ])("%s : statut 2, une phrase, sortie vide", async (_, mots, attendu) => {
    const { statut, sortie, erreurs } = await executer(mots);
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(attendu);
  });
});
