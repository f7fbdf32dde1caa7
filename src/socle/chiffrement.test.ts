// Le secret au repos : ce qui est fermé s'ouvre, et seulement par son propriétaire.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiffrer, dechiffrer, empreinte, memeEmpreinte, tirerCode } from "./chiffrement.js";

describe("Le chiffrement", () => {
  it("rend le texte à son propriétaire, sans le laisser paraître", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.uuid(), (clair, lien) => {
        const chiffre = chiffrer("nir", clair, lien);
        expect(dechiffrer("nir", chiffre, lien)).toBe(clair);
        expect(chiffre).not.toContain(clair);
        expect(chiffrer("nir", clair, lien)).not.toBe(chiffre);
      }),
    );
  });

  it("ne s'ouvre ni pour un autre propriétaire, ni pour un autre usage, ni altéré", () => {
    const chiffre = chiffrer("nir", "2 88 05", "moi");
    expect(() => dechiffrer("nir", chiffre, "un autre")).toThrow();
    expect(() => dechiffrer("second-facteur", chiffre, "moi")).toThrow();
    expect(() => dechiffrer("nir", `${chiffre.slice(0, -2)}AA`, "moi")).toThrow();
    expect(() => dechiffrer("nir", "texte en clair", "moi")).toThrow("forme inconnue");
  });

  it("donne la même empreinte au même texte, une autre dans un autre domaine", () => {
    expect(empreinte("nir", "x")).toMatch(/^[0-9a-f]{64}$/u);
    expect(memeEmpreinte(empreinte("nir", "x"), empreinte("nir", "x"))).toBe(true);
    expect(memeEmpreinte(empreinte("nir", "x"), empreinte("code", "x"))).toBe(false);
    expect(memeEmpreinte("court", "plus long")).toBe(false);
  });

  it("tire des codes de six chiffres", () => {
    for (let essai = 0; essai < 200; essai += 1) expect(tirerCode()).toMatch(/^\d{6}$/u);
  });
});
