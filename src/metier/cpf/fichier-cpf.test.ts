// Un fichier annuel mal écrit : chaque faute a sa ligne et son nom, et n'arrête pas les autres lignes.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { enMorceaux, fichierCpf, importer, ligne, nirNeuf } from "../../../tests/outils/versements-cpf.js";
import { OCTETS_PAR_ENREGISTREMENT } from "../../socle/fichier/enregistrements.js";
import { RACINE } from "../../socle/racine.js";
import { importerCpf, type ReponseVersement } from "./index.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("l'exemple publié", () => {
  it("se lit sans faute, et n'a aucun numéro", async () => {
    const texte = readFileSync(join(RACINE, "donnees", "exemple-cpf.csv"), "utf8");
    const bilan = await importerCpf(monde.test.base, { horloge: monde.horloge, acteur: SYSTEME, flux: enMorceaux(texte) });
    expect(bilan).toMatchObject({ lignes: 4, en_attente: 4, rejetee: 0 });
    expect(texte).not.toMatch(/[12]\d{12}/u);
  });
});

describe("une ligne mal écrite", () => {
  const nir = nirNeuf();
  it.each([
    [{ id_ligne: "" }, "id_ligne"],
    [{ id_ligne: "a b" }, "id_ligne"],
    [{ annee: "2014" }, "annee"],
    [{ annee: "2027" }, "annee"],
    [{ nature: "points" }, "nature"],
    [{ nature: "dotation" }, "financeur_manquant"],
    [{ financeur: "region" }, "financeur_en_trop"],
    [{ montant: "0" }, "montant"],
    [{ montant: "-5" }, "montant"],
    [{ montant: "1,234" }, "montant"],
    [{ montant: "1e3" }, "montant"],
    [{ nir: "1".repeat(15) }, "nir"],
    [{ nir: "" }, "personne"],
    [
      { nir: "", nom_naissance: "DURAND", prenoms: "Camille", sexe: "F", date_naissance: "1990-00-00", code_commune_naissance: "35238" },
      "personne",
    ],
  ] as const)("%j est rejetée : %s, sans arrêter les autres", async (change, code) => {
    const { issues } = await importer(monde, [ligne(nir, change), ligne(nirNeuf())]);
    expect(issues).toEqual([code, "en_attente"]);
  });

  it.each([
    ["", "entete"],
    ["id_ligne;autre\n", "entete"],
    ["id_ligne;annee;nature;nir\n", "colonne_manquante"],
    ["\ufeff\xff", "entete"],
  ])("un fichier %j ne se lit pas : %s", async (texte, code) => {
    const essaye = importerCpf(monde.test.base, { horloge: monde.horloge, acteur: SYSTEME, flux: enMorceaux(texte) });
    await expect(essaye).rejects.toMatchObject({ faute: { code } });
  });

  it.each([
    ["un fichier Windows-1252 se lit", Buffer.from("LEFÈVRE", "latin1"), "en_attente"],
    ["un caractère abîmé dans de l'UTF-8 ne coûte que sa ligne", Buffer.concat([Buffer.from("É"), Buffer.from([0xe9])]), "encodage"],
  ])("%s", async (_titre, nom, attendu) => {
    const [entete, donnee] = fichierCpf([ligne(nirNeuf(), { nom_naissance: "NOM" })]).split("NOM");
    const reponses: ReponseVersement[] = [];
    async function* flux() {
      yield Buffer.concat([Buffer.from(entete ?? ""), nom, Buffer.from(donnee ?? "")]);
    }
    const repondre = async (rendues: readonly ReponseVersement[]) => void reponses.push(...rendues);
    await importerCpf(monde.test.base, { horloge: monde.horloge, acteur: SYSTEME, flux: flux(), repondre });
    expect(reponses.map(({ fautes, issue }) => fautes[0]?.code ?? issue)).toEqual([attendu]);
  });

  it("des guillemets, des champs ou des caractères de trop se disent", async () => {
    const entete = "id_ligne;annee;nature;montant;nir\n";
    const texte = `\ufeff${entete}"x;2025;heures;1;\nx;2025\n${"x".repeat(OCTETS_PAR_ENREGISTREMENT + 1)}\n"v-${randomUUID()}";"2025";"heures";"1";${nirNeuf()}`;
    const reponses: ReponseVersement[] = [];
    await importerCpf(monde.test.base, {
      horloge: monde.horloge,
      acteur: SYSTEME,
      flux: enMorceaux(texte, 11),
      repondre: async (rendues) => void reponses.push(...rendues),
    });
    expect(reponses.map(({ ligne: numero, fautes, issue }) => [numero, fautes[0]?.code ?? issue])).toEqual([
      [2, "guillemets"],
      [3, "nombre_de_colonnes"],
      [4, "ligne_trop_longue"],
      [5, "en_attente"],
    ]);
  });
});
