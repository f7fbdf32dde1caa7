// Le bilan d'une exécution ne peut pas être vert par accident.
import { describe, expect, it } from "vitest";
import { ajouter, bilan } from "./bilan.mjs";

const bon = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: true };

describe("le bilan des tests", () => {
  it("compte les tests passés", () => {
    expect(bilan(bon, 0)).toEqual({ passes: 3, echecs: 0, raison: null });
  });

  it.each([
    ["un test échoue", { ...bon, numFailedTests: 2, success: false }, 1],
    ["aucun test n'est exécuté", { ...bon, numPassedTests: 0 }, 0],
    ["un test est passé sous silence", { ...bon, numPendingTests: 1 }, 0],
    ["un test reste à écrire", { ...bon, numTodoTests: 1 }, 0],
    ["un fichier de tests ne se charge pas", { ...bon, success: false }, 1],
    ["vitest sort en erreur malgré un rapport vert", bon, 1],
    ["le rapport manque", null, 0],
  ])("échoue quand %s", (_cas, rapport, code) => {
    const resultat = bilan(rapport, code);
    expect(resultat.echecs).toBeGreaterThan(0);
    expect(resultat.raison).not.toBeNull();
  });

  it("additionne deux passages et garde la première raison", () => {
    const mauvais = bilan(null, 1);
    expect(ajouter(bilan(bon, 0), mauvais)).toEqual({ passes: 3, echecs: 1, raison: mauvais.raison });
  });
});
