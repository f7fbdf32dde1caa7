// Ce qui est tapé est compris comme on l'écrit, et une faute dit ce qui a été compris.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateCivile } from "../../../../socle/valeurs/date-civile.js";
import { formulaireCorrection } from "./activites/formulaire.js";
import { formulaireAssociation } from "./declarer/formulaire.js";
import { formulaireProfil } from "./profil/formulaire.js";
import { ecrireDateTapee, erreurDe, lireDateTapee, lireFormulaire, lireHeuresTapees } from "./saisie.js";

describe("une date tapée", () => {
  it.each([
    ["30/06/2026", "2026-06-30"],
    ["1/1/2026", "2026-01-01"],
    ["30 6 2026", "2026-06-30"],
    ["30-06-2026", "2026-06-30"],
    ["1er janvier 2026", "2026-01-01"],
    ["15 août 2026", "2026-08-15"],
    ["15 aout 2026", "2026-08-15"],
    ["3 Décembre 2026", "2026-12-03"],
    ["2026-06-30", "2026-06-30"],
    ["29/02/2028", "2028-02-29"],
  ])("« %s » est le %s", (tape, attendu) => {
    expect(lireDateTapee(tape)).toBe(attendu);
  });

  it.each(["", "31/02/2026", "29/02/2026", "2026", "demain", "00/01/2026", "1/13/2026", "1/1/26"])("« %s » n'est pas un jour", (tape) => {
    expect(lireDateTapee(tape)).toBeNull();
  });

  it("se relit telle qu'on l'écrit", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true }), (instant) => {
        const date = dateCivile(instant.toISOString().slice(0, 10));
        expect(lireDateTapee(ecrireDateTapee(date))).toBe(date);
      }),
    );
  });
});

describe("des heures tapées", () => {
  it.each([
    ["120", 120],
    ["37,5", 37.5],
    ["37.25", 37.25],
    ["12h30", 12.5],
    ["12 h", 12],
    ["120 heures", 120],
    ["1 200", 1200],
  ])("« %s » fait %d", (tape, attendu) => {
    expect(lireHeuresTapees(tape)).toBe(attendu);
  });

  it.each(["", "douze", "-1", "1e9", "12h75", "NaN", "1,234"])("« %s » n'en est pas", (tape) => {
    expect(lireHeuresTapees(tape)).toBeNull();
  });
});

describe("un formulaire", () => {
  const juste = { fonction: "encadrement", debut: "05/01/2026", fin: "20/12/2026", heures: "120" };

  it("rend ses valeurs comprises", () => {
    const lu = lireFormulaire(formulaireCorrection, juste);
    expect(lu).toEqual({ valeurs: { fonction: "encadrement", debut: "2026-01-05", fin: "2026-12-20", heures: 120 } });
  });

  it("dit chaque faute à côté de son champ, avec ce qui a été compris et un exemple", () => {
    const lu = lireFormulaire(formulaireCorrection, { debut: "31/02/2026", heures: "douze" });
    const erreurs = "erreurs" in lu ? lu.erreurs : [];
    expect(erreurs.map(({ champ }) => champ)).toEqual(["fonction", "debut", "fin", "heures"]);
    expect(erreurDe(erreurs, "debut")).toContain("« 31/02/2026 » n'est pas un jour du calendrier");
    expect(erreurDe(erreurs, "heures")).toContain("« douze »");
    expect(erreurDe(erreurs, "heures")).toContain("par exemple 120");
  });

  it("demande une déclaration par année civile (D5151-14 II)", () => {
    const lu = lireFormulaire(formulaireCorrection, { ...juste, fin: "15/01/2027" });
    expect("erreurs" in lu ? erreurDe(lu.erreurs, "fin") : "").toContain("une déclaration par année civile");
  });

  it("refuse un registre d'Alsace-Moselle à moitié donné", () => {
    const association = { nom: "Chorale de Colmar", commune: "Colmar", regime: "alsace_moselle", tribunal: "Colmar" };
    const lu = lireFormulaire(formulaireAssociation, association);
    expect("erreurs" in lu ? lu.erreurs.map(({ champ }) => champ) : []).toEqual(["volume", "folio"]);
  });

  it("laisse vides les dates facultatives du profil", () => {
    const lu = lireFormulaire(formulaireProfil, { courriel: " a@exemple.fr ", statut: "salarie", retraite: "" });
    expect(lu).toEqual({ valeurs: { courriel: "a@exemple.fr", statut: "salarie", contratApprentissage: null, retraite: null } });
  });
});
