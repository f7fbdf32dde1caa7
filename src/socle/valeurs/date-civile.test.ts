// Les dates civiles maison, croisées avec Temporal : le standard dit vrai, nous disons pareil, en comparant du texte.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  ajouterJours,
  ajouterMois,
  anneeDe,
  anniversaire,
  composerDate,
  type DateCivile,
  dateCivile,
  ecrireDate,
  ecrireDateLongue,
  jourDe,
  joursEntre,
  lireDateCivile,
  moisDe,
  numeroDeJour,
} from "./date-civile.js";

const ORIGINE = Temporal.PlainDate.from("1970-01-01");
/** Jours de 1900 à 2199 : toutes les vies et tous les comptes. */
const jour: fc.Arbitrary<DateCivile> = fc
  .integer({ min: -25_567, max: 84_005 })
  .map((rang) => dateCivile(ORIGINE.add({ days: rang }).toString()));
const temporal = (date: DateCivile) => Temporal.PlainDate.from(date);

describe("une date civile", () => {
  it("se lit comme Temporal la lit, années, mois et jours impossibles compris", () => {
    const morceaux = fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }));
    fc.assert(
      fc.property(morceaux, ([annee, mois, quantieme]) => {
        const texte = `${annee}-${String(mois).padStart(2, "0")}-${String(quantieme).padStart(2, "0")}`;
        let attendue: string | null = null;
        try {
          attendue = Temporal.PlainDate.from(texte).toString();
        } catch {
          attendue = null;
        }
        expect(lireDateCivile(texte)).toBe(attendue);
      }),
    );
  });

  it.each(["", "2026-1-01", "2026-01-01T00:00", "20260101", "2026/01/01", " 2026-01-01", "2026-02-29", "0999-01-01", "+002026-01-01"])(
    "n'est pas « %s »",
    (texte) => {
      expect(lireDateCivile(texte)).toBeNull();
      expect(() => dateCivile(texte)).toThrow(/impossible/u);
    },
  );

  it("se compare comme un texte", () => {
    fc.assert(
      fc.property(jour, jour, (une, autre) => {
        const ordre = une < autre ? -1 : Number(une > autre);
        expect(ordre).toBe(Temporal.PlainDate.compare(temporal(une), temporal(autre)));
      }),
    );
  });

  it("a l'année, le mois, le jour et le rang de Temporal", () => {
    fc.assert(
      fc.property(jour, (date) => {
        const { year, month, day } = temporal(date);
        expect([anneeDe(date), moisDe(date), jourDe(date)]).toEqual([year, month, day]);
        expect(numeroDeJour(date)).toBe(ORIGINE.until(temporal(date)).days);
        expect(composerDate(year, month, day)).toBe(date);
      }),
    );
  });

  it("avance et recule de jours et de mois comme Temporal, le dernier jour du mois retenu", () => {
    fc.assert(
      fc.property(jour, fc.integer({ min: -4000, max: 4000 }), (date, pas) => {
        expect(ajouterJours(date, pas)).toBe(temporal(date).add({ days: pas }).toString());
        expect(ajouterMois(date, pas % 600)).toBe(
          temporal(date)
            .add({ months: pas % 600 })
            .toString(),
        );
      }),
    );
  });

  it("compte les jours comme Temporal, le premier exclu", () => {
    fc.assert(
      fc.property(jour, jour, (debut, fin) => {
        expect(joursEntre(debut, fin)).toBe(temporal(debut).until(temporal(fin)).days);
        expect(ajouterJours(debut, joursEntre(debut, fin))).toBe(fin);
      }),
    );
  });

  it("s'écrit en français comme Intl l'écrit, le premier du mois en « 1er »", () => {
    const format = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    fc.assert(
      fc.property(jour, (date) => {
        const attendue = format.format(new Date(`${date}T00:00:00Z`)).replace(/ 1 /u, " 1er ");
        expect(ecrireDateLongue(date)).toBe(attendue);
        expect(attendue.endsWith(` ${ecrireDate(date)}`)).toBe(true);
      }),
    );
  });

  it("ramène un jour trop grand au dernier jour du mois", () => {
    expect(composerDate(2027, 2, 31)).toBe("2027-02-28");
    expect(ajouterMois(dateCivile("2028-01-31"), 1)).toBe("2028-02-29");
  });
});

describe("un anniversaire", () => {
  it("tombe le même jour du mois, sauf un 29 février, atteint le 1er mars des années communes", () => {
    fc.assert(
      fc.property(jour, fc.integer({ min: 0, max: 120 }), (naissance, annees) => {
        const { year, month, day } = temporal(naissance);
        const bissextile = Temporal.PlainDate.from({ year: year + annees, month: 1, day: 1 }).inLeapYear;
        const attendu = month === 2 && day === 29 && !bissextile ? { month: 3, day: 1 } : { month, day };
        expect(anniversaire(naissance, annees)).toBe(Temporal.PlainDate.from({ year: year + annees, ...attendu }).toString());
      }),
    );
  });

  it("donne quinze ans le 1er mars 2027 et seize ans le 29 février 2028 à qui est né le 29 février 2012 (L5151-2)", () => {
    expect(anniversaire(dateCivile("2012-02-29"), 16)).toBe("2028-02-29");
    expect(anniversaire(dateCivile("2012-02-29"), 15)).toBe("2027-03-01");
  });
});
