// « cec nir verifier » de bout en bout : toute forme de texte, l'accord avec une identité, et le secret du numéro.
import { describe, expect, it } from "vitest";
import { cec, fichier, lignes, NUMERO } from "../../../tests/outils/lancer-cec.js";

describe.concurrent("nir verifier", { timeout: 60_000 }, () => {
  it("lit l'entrée standard ou l'argument, et ne réimprime jamais le numéro", async () => {
    const fins = await Promise.all([
      cec(["nir", "verifier", "-"], NUMERO),
      cec(["nir", "verifier"], `${NUMERO}\n`),
      cec(["nir", "verifier", ...NUMERO.split(" ")]),
    ]);
    for (const { statut, sortie, erreurs } of fins) {
      expect([statut, erreurs]).toEqual([0, ""]);
      expect(JSON.parse(sortie)).toMatchObject({ valide: false, regle: "cle" });
      expect(sortie.replace(/\s/gu, "")).not.toContain("28405");
    }
  });

  it("compare le numéro à une identité FranceConnect", async () => {
    const identite = {
      sub: "x",
      given_name: "Angela",
      gender: "female",
      birthdate: "1962-08-24",
      birthplace: "75107",
      birthcountry: "99100",
    };
    const { sortie } = await cec(["nir", "verifier", "--identite", fichier("identite.json", JSON.stringify(identite))], "262087510704255");
    expect(JSON.parse(sortie)).toMatchObject({
      valide: true,
      coherence: { sexe: "coherent", annee: "coherent", mois: "coherent", lieu: "coherent" },
    });
  });

  it.each([
    ["un trait faux", { gender: "F" }, /^identite\.gender: /u],
    ["un champ inconnu", { sexe: "F" }, /^identite\.sexe: /u],
    ["une date impossible", { birthdate: "1962-13-01" }, /^identite\.birthdate: /u],
    ["une liste", [], /^--identite: /u],
  ])("%s dans l'identité : statut 2", async (nom, identite, attendu) => {
    const { statut, sortie, erreurs } = await cec(
      ["nir", "verifier", "--identite", fichier(`${nom}.json`, JSON.stringify(identite))],
      NUMERO,
    );
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(attendu);
  });

  it("tout texte a une réponse, même vide, et un flux en donne une par ligne", async () => {
    const [vide, flux] = await Promise.all([
      cec(["nir", "verifier"], ""),
      cec(["nir", "verifier", "--ndjson"], `${NUMERO}\n"262087510704255"\nabc\n`),
    ]);
    expect(JSON.parse(vide.sortie)).toMatchObject({ regle: "longueur" });
    expect(lignes(flux.sortie).map((reponse) => Object(reponse).regle)).toEqual(["cle", null, "longueur"]);
  });

  it("un numéro tapé à la mauvaise place n'est pas réimprimé dans la faute", async () => {
    const fins = await Promise.all([
      cec(["284057505600123"]),
      cec(["financement", "planifier", "a", "284 05 75 056 001 23"]),
      cec(["nir", "verifier", "--284057505600123"]),
    ]);
    for (const { statut, erreurs } of fins) {
      expect(statut).toBe(2);
      expect(erreurs).not.toMatch(/28405|84 05/u);
    }
  });
});
