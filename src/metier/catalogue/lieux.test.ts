// Les lieux tapés : communes, codes postaux, accents, abréviations, homonymes et fautes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comprendreLieu, situer } from "./lieux.js";

const nomDe = (texte: string) => comprendreLieu(texte)?.lieu.nom;

describe("un lieu tapé", () => {
  it.each([
    ["Lyon", "Lyon"],
    ["lyon", "Lyon"],
    ["69123", undefined],
    ["69003", "Lyon 3e Arrondissement"],
    ["69003 Lyon", "Lyon 3e Arrondissement"],
    ["Lyon 3", "Lyon 3e Arrondissement"],
    ["Lyon 3e", "Lyon 3e Arrondissement"],
    ["38000", "Grenoble"],
    ["38000 Grenoble", "Grenoble"],
    ["Grenoble Cedex", "Grenoble"],
    ["saint etienne", "Saint-Étienne"],
    ["St-Étienne", "Saint-Étienne"],
    ["ST ETIENNE 42000", "Saint-Étienne"],
    ["Évry-Courcouronnes", "Évry-Courcouronnes"],
    ["l'hay les roses", "L'Haÿ-les-Roses"],
    ["Marseile", "Marseille"],
    ["Strasb", "Strasbourg"],
    ["97400", "Saint-Denis"],
  ])("« %s » se comprend « %s »", (texte, attendu) => {
    expect(nomDe(texte)).toBe(attendu);
  });

  it.each(["", "   ", "x", "Zzyzxville", "00000", "99999", "12", "🙂"])("« %s » n'est pas un lieu", (texte) => {
    expect(comprendreLieu(texte)).toBeNull();
  });

  it("donne la commune la plus peuplée d'abord, et propose ses homonymes", () => {
    const compris = comprendreLieu("Saint-Denis");
    expect(compris?.lieu.codePostal.slice(0, 2)).toMatch(/93|97/u);
    expect(compris?.homonymes.length).toBeGreaterThan(1);
    expect(compris?.homonymes.every(({ nom }) => nom === "Saint-Denis")).toBe(true);
    expect(new Set(compris?.homonymes.map(({ codePostal }) => codePostal)).size).toBe(compris?.homonymes.length);
  });

  it("distingue les homonymes par leur code postal", () => {
    const [reunion, autre] = [comprendreLieu("97400 Saint-Denis"), comprendreLieu("93200 Saint-Denis")];
    expect(reunion?.lieu.latitude).toBeLessThan(0);
    expect(autre?.lieu.latitude).toBeGreaterThan(48);
  });

  it("ne casse sur aucun texte, et reste en France", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (texte) => {
        const compris = comprendreLieu(texte);
        expect(compris === null || Math.abs(compris.lieu.latitude) < 90).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("situer une action", () => {
  it("suit le code postal et la commune, et à défaut d'un code connu la commune du même département", () => {
    expect(situer("38000", "Grenoble")).toMatchObject({ latitude: expect.closeTo(45.18, 1), longitude: expect.closeTo(5.72, 1) });
    expect(situer("38040", "GRENOBLE CEDEX 9")).toBeNull();
    expect(situer("38040", "GRENOBLE CEDEX")).toEqual(situer("38000", "Grenoble"));
    expect(situer(null, "Grenoble")).toEqual(situer("38000", "Grenoble"));
  });

  it("ne devine pas : un nom approché, ou d'un autre département, n'est pas situé", () => {
    expect(situer(null, "Grenobl")).toBeNull();
    expect(situer("59999", "Grenoble")).toBeNull();
    expect(situer(null, "")).toBeNull();
  });
});
