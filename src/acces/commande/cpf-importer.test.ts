// La commande « cec cpf importer » : 0 si tout est pris, 3 si des lignes sont à corriger, 2 si l'entrée ou la base ne va pas.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { fichierCpf, ligne, nirNeuf } from "../../../tests/outils/versements-cpf.js";
import type { AdresseBase } from "../../socle/base/adresse.js";
import { executerCpfImporter } from "./cpf-importer.js";

let essai: BaseDeTest;
const dossier = mkdtempSync(join(tmpdir(), "cec-cpf-"));
beforeAll(async () => {
  essai = await baseDeTest();
});
afterAll(async () => {
  rmSync(dossier, { recursive: true });
  await essai.fermer();
});

function adresseUrl(adresse: AdresseBase): string {
  if ("url" in adresse) return adresse.url;
  return `postgres://${adresse.utilisateur}@localhost/${adresse.base}?host=${encodeURIComponent(adresse.dossierPrise)}`;
}

function fichier(nom: string, contenu: string | Buffer): string {
  const chemin = join(dossier, nom);
  writeFileSync(chemin, contenu);
  return chemin;
}

async function executer(args: readonly string[], terminal = false) {
  const dit = { sortie: "", erreurs: "" };
  const branche = (nom: keyof typeof dit) => ({
    fermee: () => false,
    async ecrire(texte: string) {
      dit[nom] += texte;
    },
  });
  const sorties = { sortie: branche("sortie"), erreurs: branche("erreurs"), terminal };
  const statut = await executerCpfImporter(args, sorties, { DATABASE_URL: adresseUrl(essai.adresse("cec_service")) });
  return { statut, ...dit };
}

describe("cec cpf importer", () => {
  it("répond à chaque ligne, compte, et rend 3 quand une ligne est à corriger", async () => {
    const nir = nirNeuf();
    const chemin = fichier("mixte.csv", fichierCpf([ligne(nir, { id_ligne: "a-1" }), ligne(nir, { id_ligne: "a-2", montant: "zéro" })]));
    const { statut, sortie, erreurs } = await executer([chemin, "--agent", "camille"], true);
    expect(statut).toBe(3);
    expect(
      sortie
        .trim()
        .split("\n")
        .map((texte) => JSON.parse(texte)),
    ).toEqual([
      { ligne: 2, id_ligne: "a-1", issue: "en_attente" },
      {
        ligne: 3,
        id_ligne: "a-2",
        issue: "rejetee",
        fautes: [{ code: "montant", champ: "montant", phrase: expect.stringContaining("décimales") }],
      },
    ]);
    expect(erreurs).toContain("2 lignes : 0 créditées, 1 en attente, 0 déjà reçues, 1 rejetées.");
    expect(erreurs).toContain("Import [");
    expect(sortie + erreurs).not.toContain(nir);
  });

  it("renvoyé, dit tout déjà reçu et rend 0", async () => {
    const chemin = fichier("juste.csv", fichierCpf([ligne(nirNeuf())]));
    expect((await executer([chemin])).statut).toBe(0);
    const encore = await executer([chemin]);
    expect(encore.statut).toBe(0);
    expect(encore.sortie).toContain('"issue":"deja_recue"');
  });

  it.each([
    ["un fichier qui n'existe pas", () => [join(dossier, "absent.csv")], /n'existe pas/u],
    ["un en-tête inconnu", () => [fichier("faux.csv", "a;b\n1;2\n")], /document: L'en-tête/u],
    ["un fichier qui n'est pas un CSV", () => [fichier("latin.csv", Buffer.from("\x00\xff\xfe;\xe9", "latin1"))], /document: L'en-tête/u],
    ["rien", () => [], /fichier: attendu/u],
    ["deux fichiers", () => ["un.csv", "deux.csv"], /fichier: attendu/u],
    ["une option inconnue", () => ["un.csv", "--vite"], /n'existe pas/u],
  ] as const)("rend 2 pour %s, et le dit", async (_quoi, args, phrase) => {
    const { statut, erreurs } = await executer(args());
    expect(statut).toBe(2);
    expect(erreurs).toMatch(phrase);
  });
});
