// Les mots de passe : longs, inconnus des fuites, gardés en argon2id.
import { describe, expect, it } from "vitest";
import { examinerMotDePasse, hacherMotDePasse, verifierLeurre, verifierMotDePasse } from "./mot-de-passe.js";

describe("Un mot de passe", () => {
  it.each([
    ["court12", "trop_court"],
    ["x".repeat(201), "trop_long"],
    ["aaaaaaaaaaaaaa", "trop_previsible"],
    ["abcabcabcabcabc", "trop_previsible"],
    ["password12345", "trop_connu"],
    ["123456Password", "trop_connu"],
    ["Superman!!!!!!", "trop_connu"],
    ["kerdanet-2026", "trop_previsible"],
  ])("« %s » est refusé : %s", async (motDePasse, defaut) => {
    expect(await examinerMotDePasse(motDePasse, ["Kerdanet"])).toBe(defaut);
  });

  it.each(["trois vaches violettes", "Qn7-vRt2-kLp9-zz", "le renard lit sous la pluie"])("« %s » convient", async (motDePasse) => {
    expect(await examinerMotDePasse(motDePasse, ["Kerdanet"])).toBeNull();
  });

  it("est gardé en argon2id avec un sel propre, et reconnu quelle que soit l'écriture de ses accents", async () => {
    const hache = await hacherMotDePasse("été sous la pluie");
    expect(hache).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(await hacherMotDePasse("été sous la pluie")).not.toBe(hache);
    expect(await verifierMotDePasse("été sous la pluie".normalize("NFD"), hache)).toBe(true);
    expect(await verifierMotDePasse("hiver sous la pluie", hache)).toBe(false);
    expect(await verifierLeurre("n'importe quoi")).toBe(false);
  });
});
