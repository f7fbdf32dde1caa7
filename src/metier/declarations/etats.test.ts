// La vie d'une déclaration : chaque case de la table, et ses propriétés.
import { describe, expect, it } from "vitest";
import { ETATS, EVENEMENTS, TRANSITIONS } from "./etats.js";
import { issueDe } from "./franchir.js";
import { brouillonNeuf } from "./la-sienne.js";

const ATTENDU: Record<string, string> = {
  "brouillon enregistrer": "brouillon",
  "brouillon declarer": "declaree",
  "brouillon retirer": "retiree",
  "brouillon echoir": "echue",
  "declaree corriger": "declaree",
  "declaree attester": "attestee",
  "declaree refuser": "refusee",
  "declaree retirer": "retiree",
  "declaree echoir": "echue",
  "attestee attester": "sans_effet",
  "refusee corriger": "declaree",
  "refusee attester": "attestee",
  "refusee refuser": "sans_effet",
  "refusee retirer": "retiree",
  "refusee echoir": "echue",
  "retiree retirer": "sans_effet",
  "echue echoir": "sans_effet",
};
const CASES = ETATS.flatMap((etat) =>
  EVENEMENTS.map((evenement) => ({ etat, evenement, issue: ATTENDU[`${etat} ${evenement}`] ?? "refus" })),
);

describe("la table des états d'une déclaration", () => {
  it.each(CASES)("$etat + $evenement → $issue", ({ etat, evenement, issue }) => {
    const declaration = { ...brouillonNeuf("t", "benevolat_associatif"), etat };
    expect(TRANSITIONS[etat][evenement]).toBe(issue);
    if (issue === "refus") {
      expect(() => issueDe(declaration, evenement)).toThrow(
        expect.objectContaining({ code: "declarations/etape-impossible", details: { etat, evenement } }),
      );
    } else {
      expect(issueDe(declaration, evenement)).toBe(issue === "sans_effet" ? null : issue);
    }
  });

  it("n'a pas d'impasse : tout état vivant mène à une attestation, et le temps finit tous ceux qui attendent (R5151-18)", () => {
    const vivants = ["brouillon", "declaree", "refusee"] as const;
    for (const etat of vivants) {
      expect(TRANSITIONS[etat].echoir).toBe("echue");
      expect(TRANSITIONS[etat].retirer).toBe("retiree");
      expect([TRANSITIONS[etat].attester, TRANSITIONS[etat].declarer]).toContain(etat === "brouillon" ? "declaree" : "attestee");
    }
  });
});
