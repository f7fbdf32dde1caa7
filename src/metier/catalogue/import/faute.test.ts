// Les fautes d'un import : chacune s'explique, sans mot oublié ni accolade restée.
import { describe, expect, it } from "vitest";
import { montrable } from "../../../socle/fichier/texte-de-faute.js";
import { CODES_FAUTES_IMPORT, expliquerFauteImport } from "./faute.js";

describe("chaque faute d'import", () => {
  it.each(CODES_FAUTES_IMPORT)("%s a sa règle, sa phrase et sa conduite, en phrases entières", (code) => {
    const faute = { code, champ: "colonne", details: { forme: "Une forme connue.", fiche: "RNCP1" } };
    const { regle, phrase, conduite } = expliquerFauteImport(faute, "exploitant");
    for (const texte of [regle, phrase, conduite, expliquerFauteImport(faute, "organisme").conduite]) {
      expect(texte).toMatch(/^[\p{Lu}«0-9"].*[.]$/u);
      expect(texte).not.toMatch(/[{}]/u);
      expect(texte.length).toBeLessThan(260);
    }
  });

  it("met les détails à leur place", () => {
    const faute = { code: "colonnes_absentes", champ: null, details: { lues: 3, attendues: 16 } } as const;
    expect(expliquerFauteImport(faute, "exploitant").phrase).toBe("La ligne a 3 champs, l'en-tête en a 16.");
  });

  it("une certification inconnue ne demande pas à l'organisme ce que seul l'exploitant peut importer", () => {
    const faute = { code: "certification_inconnue", champ: null, details: { fiche: "RNCP1" } } as const;
    expect(expliquerFauteImport(faute, "exploitant").conduite).toMatch(/^Importez les fichiers de France compétences/u);
    expect(expliquerFauteImport(faute, "organisme").conduite).toMatch(/^Vérifiez le numéro\./u);
  });

  it("une valeur montrée n'a ni caractère de commande ni longueur démesurée", () => {
    expect(montrable("a\tb\u202ec\0")).toBe("a·b·c·");
    expect(montrable("x".repeat(500))).toHaveLength(60);
  });
});
