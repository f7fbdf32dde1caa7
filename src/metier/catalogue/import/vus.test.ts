// L'ensemble des clés vues : il n'en oublie aucune en grandissant, et n'en invente pas.
import { describe, expect, it } from "vitest";
import { Vus } from "./vus.js";

describe("les clés déjà vues d'un fichier", () => {
  it("se reconnaissent toutes après cinquante mille autres, et aucune n'est prise pour une autre", () => {
    const vus = new Vus();
    const cles = Array.from({ length: 50_000 }, (_, rang) => `mcf 00000101600013 F-${rang}`);
    expect(cles.every((cle) => vus.ajouter(cle))).toBe(true);
    expect(cles.some((cle) => vus.ajouter(cle))).toBe(false);
    expect(cles.every((cle) => vus.contient(cle))).toBe(true);
    expect(cles.some((cle) => vus.contient(`${cle}.`))).toBe(false);
  });
});
