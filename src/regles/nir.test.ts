// Le numéro de sécurité sociale : les vecteurs publics, chaque règle nommée, et le secret du numéro.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RACINE } from "../socle/racine.js";
import { lireNir, verifierNir } from "./nir.js";

const vecteur = z.object({ nir: z.string(), format_ok: z.boolean(), key_ok: z.boolean(), kind: z.string(), note: z.string() });
const { vectors } = z
  .object({ vectors: z.array(vecteur) })
  .parse(JSON.parse(readFileSync(join(RACINE, "donnees/nir_vecteurs.json"), "utf8")));

/** Ajoute sa clé à un numéro de treize caractères, calculée ici autrement que dans le service : par grands entiers. */
function avecCle(treize: string): string {
  const corse = treize.replace(/^(.{5})2A/u, "$119").replace(/^(.{5})2B/u, "$118");
  return `${treize}${(97n - (BigInt(corse) % 97n)).toString().padStart(2, "0")}`;
}

describe("la forme du numéro (décret 82-103, art. 4)", () => {
  it("il y a des vecteurs, valides et non", () => {
    expect(vectors.length).toBeGreaterThan(25);
    expect(vectors.some(({ format_ok, key_ok, kind }) => format_ok && key_ok && kind === "nir")).toBe(true);
  });

  it.each(vectors)("vecteur public : $note ($kind)", ({ nir, format_ok, key_ok, kind }) => {
    const { valide, regle } = verifierNir(nir);
    expect(valide).toBe(kind === "nir" && format_ok && key_ok);
    if (kind === "nir" && format_ok && !key_ok) expect(regle).toBe("cle");
    if (kind !== "nir") expect(regle).toBe("sexe");
  });

  it.each([
    ["", "longueur"],
    ["28405750560012", "longueur"],
    ["2840575056001234", "longueur"],
    ["384057505600123", "sexe"],
    ["784057505600123", "sexe"],
    ["X84057505600123", "sexe"],
    ["284007505600123", "mois"],
    ["284137505600123", "mois"],
    ["284197505600123", "mois"],
    ["2840O7505600123", "mois"],
    ["284050005600123", "lieu"],
    ["284057500000123", "lieu"],
    ["284052C05600123", "lieu"],
    ["276052000400123", "lieu"],
    ["265059600100123", "lieu"],
    ["284057505600023", "ordre"],
    ["284057505600000", "ordre"],
    ["284057505600A23", "ordre"],
    ["2840575056001AB", "cle"],
    ["284057505600123", "cle"],
  ])("« %s » échoue d'abord sur %s", (texte, regle) => {
    expect(verifierNir(texte).regle).toBe(regle);
  });

  it.each([
    ["Corse avant 1976", "2750520004001"],
    ["Corse-du-Sud", "284052A004001"],
    ["Haute-Corse", "284052B033001"],
    ["né à l'étranger", "1840599352001"],
    ["Tunisie avant l'indépendance", "1550596001001"],
    ["mois inconnu", "1844275056001"],
  ])("%s : bien formé", (_, treize) => {
    expect(verifierNir(avecCle(treize))).toMatchObject({ valide: true, regle: null });
  });

  it("espaces, points, traits d'union et minuscules ne comptent pas", () => {
    const numero = avecCle("284052A004001");
    expect(verifierNir(`${numero.slice(0, 1)} ${numero.slice(1, 3)}.${numero.slice(3, 5)}-${numero.slice(5)}`.toLowerCase()).valide).toBe(
      true,
    );
    expect(verifierNir(`\t${numero.slice(0, 5)}\u00a0${numero.slice(5)}\n`).valide).toBe(true);
  });

  it("un seul chiffre changé se voit toujours", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(14), fc.integer({ min: 1, max: 9 }), (ordre, rang, ecart) => {
        const numero = avecCle(`2840575056${ordre.toString().padStart(3, "0")}`);
        expect(verifierNir(numero).valide).toBe(true);
        const chiffre = (Number(numero[rang]) + ecart) % 10;
        expect(verifierNir(`${numero.slice(0, rang)}${chiffre}${numero.slice(rang + 1)}`).valide).toBe(false);
      }),
    );
  });

  it("tout texte a une réponse, qui ne contient jamais le numéro", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[12][0-9 .-]{10,20}$/u)), (texte) => {
        const reponse = verifierNir(texte);
        expect(reponse.valide).toBe(reponse.regle === null);
        expect(lireNir(texte) !== null).toBe(reponse.valide);
        expect(JSON.stringify(reponse)).not.toMatch(/\d{3}/u);
      }),
    );
  });
});
