// La vie d'un signalement : chaque case de la table, ses propriétés, et la date avant laquelle on répond.
import { afterEach, describe, expect, it } from "vitest";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { delaiReponseSignalement, echeanceDeReponse, installerDelaiReponse } from "./delai-reponse.js";
import { ETATS_OUVERTS, ETATS_SIGNALEMENT, EVENEMENTS_SIGNALEMENT, TRANSITIONS_SIGNALEMENT } from "./etats.js";
import { issueDe } from "./franchir.js";
import { palierDe } from "./paliers.js";

const ATTENDU: Record<string, string> = {
  "neuf envoyer": "envoye",
  "envoye envoyer": "sans_effet",
  "envoye relancer": "relance",
  "envoye repondre": "repondu",
  "envoye echoir": "sans_reponse",
  "envoye clore": "clos",
  "relance envoyer": "sans_effet",
  "relance relancer": "relance",
  "relance repondre": "repondu",
  "relance echoir": "sans_reponse",
  "relance clore": "clos",
  "repondu clore": "clos",
  "sans_reponse envoyer": "sans_effet",
  "sans_reponse repondre": "repondu",
  "sans_reponse echoir": "sans_effet",
  "sans_reponse clore": "clos",
  "clos clore": "sans_effet",
};
const CASES = ETATS_SIGNALEMENT.flatMap((etat) =>
  EVENEMENTS_SIGNALEMENT.map((evenement) => ({ etat, evenement, issue: ATTENDU[`${etat} ${evenement}`] ?? "refus" })),
);

describe("la table des états d'un signalement", () => {
  it.each(CASES)("$etat + $evenement → $issue", ({ etat, evenement, issue }) => {
    expect(TRANSITIONS_SIGNALEMENT[etat][evenement]).toBe(issue);
    if (issue === "refus") {
      expect(() => issueDe(etat, evenement)).toThrow(
        expect.objectContaining({ code: "signalements/etape-impossible", details: { etat, evenement } }),
      );
    } else {
      expect(issueDe(etat, evenement)).toBe(issue === "sans_effet" ? null : issue);
    }
  });

  it("n'a pas d'impasse : tout état ouvert reçoit une réponse, même après l'échéance, et la personne peut le clore", () => {
    for (const etat of ETATS_OUVERTS) {
      expect(TRANSITIONS_SIGNALEMENT[etat].repondre).toBe("repondu");
      expect(TRANSITIONS_SIGNALEMENT[etat].clore).toBe("clos");
      expect(TRANSITIONS_SIGNALEMENT[etat].envoyer).toBe("sans_effet");
    }
  });
});

describe("le délai de réponse", () => {
  afterEach(() => {
    expect(installerDelaiReponse("30")).toEqual([]);
  });

  it("est de trente jours, un réglage que l'exploitant change et qu'aucun article ne fixe", () => {
    const jour = dateCivile("2027-01-10");
    expect(echeanceDeReponse("reserve_sanitaire", jour)).toEqual({ echeance: "2027-02-09", regle: "delai_du_service" });
    expect(installerDelaiReponse("45")).toEqual([]);
    expect(delaiReponseSignalement(jour)).toBe(45);
    expect(echeanceDeReponse("reserve_sanitaire", jour).echeance).toBe("2027-02-24");
  });

  it.each(["0", "-3", "trente", "1,5", "366"])("refuse « %s » et garde l'ancien", (choix) => {
    expect(installerDelaiReponse(choix)).toHaveLength(1);
    expect(delaiReponseSignalement(dateCivile("2027-01-10"))).toBe(30);
    expect(installerDelaiReponse("")).toEqual([]);
  });

  it.each([
    ["2027-03-10", "2027-03-31", "sapeurs_pompiers"],
    ["2027-03-31", "2027-03-31", "sapeurs_pompiers"],
    ["2027-03-01", "2027-03-31", "delai_du_service"],
    ["2027-02-10", "2027-03-12", "delai_du_service"],
    ["2027-04-01", "2027-05-01", "delai_du_service"],
  ])("pour un sapeur-pompier, le %s mène au %s (décret 2022-1403)", (jour, echeance, regle) => {
    expect(echeanceDeReponse("sapeur_pompier_volontaire", dateCivile(jour))).toEqual({ echeance, regle });
  });

  it("se rappelle à dix puis à trois jours", () => {
    expect([11, 10, 4, 3, 0].map(palierDe)).toEqual([null, 10, 10, 3, 3]);
  });
});
