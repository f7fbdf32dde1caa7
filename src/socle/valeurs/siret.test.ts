// Le numéro SIRET : ce qui en est un, ce qui n'en est pas.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ecrireSiret, lireSiret } from "./siret.js";

describe("un SIRET", () => {
  it.each([
    ["49784302900016", "49784302900016"],
    [" 497 843 029 00016 ", "49784302900016"],
    ["497.843.029-00016", "49784302900016"],
    ["356 000 000 00048", "35600000000048"],
    // Bureau de La Poste : clé ordinaire fausse, somme des chiffres multiple de cinq.
    ["35600000000060", "35600000000060"],
  ])("se lit dans « %s »", (tape, lu) => {
    expect(lireSiret(tape)).toBe(lu);
  });

  it.each(["", "4978430290001", "497843029000166", "49784302900017", "35600000000049", "00000000000000", "4978430290001A", "W652000113"])(
    "ne se lit pas dans « %s »",
    (tape) => {
      expect(lireSiret(tape)).toBeNull();
    },
  );

  it("changer un seul chiffre se voit toujours, hors La Poste", () => {
    const change = fc.record({ rang: fc.integer({ min: 0, max: 13 }), ecart: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(change, ({ rang, ecart }) => {
        const chiffres = [..."49784302900016"];
        chiffres[rang] = String((Number(chiffres[rang]) + ecart) % 10);
        expect(lireSiret(chiffres.join(""))).toBeNull();
      }),
    );
  });

  it("s'écrit par groupes", () => {
    expect(ecrireSiret("49784302900016")).toBe("497 843 029 00016");
  });
});
