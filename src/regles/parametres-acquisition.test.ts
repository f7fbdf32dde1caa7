// Une valeur de la loi ne va pas sans son article ni ses dates, et ne se devine pas hors d'elles.
import { describe, expect, it } from "vitest";
import { ajouterJours } from "../socle/valeurs/date-civile.js";
import { DateInconnue, valeurAu, versionAu } from "./parametre.js";
import { PARAMETRES_ACQUISITION } from "./parametres-acquisition.js";

describe.each(PARAMETRES_ACQUISITION.map((parametre) => [parametre.nom, parametre] as const))("%s", (_nom, parametre) => {
  it("cite un article pour chaque version, avec sa confiance", () => {
    for (const version of parametre.versions) {
      expect(version.source.citation).not.toBe("");
      expect(["haute", "moyenne", "basse"]).toContain(version.confiance);
      if (version.source.legiarti !== null) expect(version.source.legiarti).toMatch(/^LEGIARTI\d{12}$/u);
    }
  });

  it("rend la version du jour, le premier et le dernier jour compris, et refuse la veille de la première", () => {
    const [premiere] = parametre.versions;
    if (premiere === undefined) throw new Error("Paramètre sans version.");
    expect(versionAu<unknown>(parametre, premiere.depuis)).toBe(premiere);
    if (premiere.jusqu !== null) expect(versionAu<unknown>(parametre, premiere.jusqu)).toBe(premiere);
    expect(() => valeurAu<unknown>(parametre, ajouterJours(premiere.depuis, -1))).toThrow(DateInconnue);
  });
});
