// La table des lieux suit les communes à travers leurs réformes, et ne connaît pas celles qui n'ont jamais existé.
import { describe, expect, it } from "vitest";
import { lireTableDesLieux } from "./lire-table-des-lieux.js";

const TABLE = lireTableDesLieux();

describe("la table des lieux", () => {
  it.each(["75048", "93048", "75107", "2A004", "20004", "33063", "97105"])("connaît la commune %s", (code) => {
    expect(TABLE.communeConnue(code)).toBe(true);
  });

  it.each(["33999", "00001", "99100", "75999"])("ne connaît pas la commune %s", (code) => {
    expect(TABLE.communeConnue(code)).toBe(false);
  });

  it.each([
    ["75048", "93048", true],
    ["93048", "75048", true],
    ["20004", "2A004", true],
    ["60696", "60057", true],
    ["33063", "33318", false],
  ])("%s et %s : même commune %s", (a, b, attendu) => {
    expect(TABLE.memeCommune(a, b)).toBe(attendu);
  });

  it("connaît les pays d'aujourd'hui, pas ceux d'hier", () => {
    expect([TABLE.paysConnu("99352"), TABLE.paysConnu("99142")]).toEqual([true, false]);
  });
});
