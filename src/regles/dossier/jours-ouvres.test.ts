// Les jours fériés de 2024 à 2030, en métropole, en Alsace-Moselle et outre-mer, et les délais qui les traversent.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ajouterJours, dateCivile, joursEntre } from "../../socle/valeurs/date-civile.js";
import { ajouterJoursOuvres, departementDe, dernierJourAvant, estOuvre, joursFeries, retirerJoursOuvres } from "./jours-ouvres.js";

const jour = dateCivile;

/** Lundi de Pâques, Ascension, lundi de Pentecôte, vendredi saint : dates publiées. */
const MOBILES: readonly (readonly [number, string, string, string, string])[] = [
  [2024, "04-01", "05-09", "05-20", "03-29"],
  [2025, "04-21", "05-29", "06-09", "04-18"],
  [2026, "04-06", "05-14", "05-25", "04-03"],
  [2027, "03-29", "05-06", "05-17", "03-26"],
  [2028, "04-17", "05-25", "06-05", "04-14"],
  [2029, "04-02", "05-10", "05-21", "03-30"],
  [2030, "04-22", "05-30", "06-10", "04-19"],
];
const FIXES = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

describe("les jours fériés", () => {
  it.each(MOBILES)("%i : les onze fêtes légales, ni plus ni moins (L3133-1)", (annee, ...mobiles) => {
    const attendus = [...FIXES, ...mobiles.slice(0, 3)].map((md) => `${annee}-${md}`).toSorted();
    expect(joursFeries(annee, null)).toEqual(attendus);
    expect(joursFeries(annee, "75")).toEqual(attendus);
  });

  it.each(MOBILES)("%i : le vendredi saint et le 26 décembre s'ajoutent en Alsace-Moselle (L3134-13)", (annee, ...mobiles) => {
    for (const departement of ["57", "67", "68"]) {
      const propres = joursFeries(annee, departement).filter((date) => !joursFeries(annee, null).includes(date));
      expect([departement, propres]).toEqual([departement, [`${annee}-${mobiles[3]}`, `${annee}-12-26`]]);
    }
    expect(joursFeries(annee, "88")).toEqual(joursFeries(annee, null));
  });

  it.each([
    ["971", "05-27"],
    ["972", "05-22"],
    ["973", "06-10"],
    ["974", "12-20"],
    ["976", "04-27"],
    ["977", "10-09"],
    ["978", "05-27"],
  ])("département %s : l'abolition de l'esclavage est commémorée le %s (L3422-2)", (departement, md) => {
    // En 2030, le 10 juin est aussi le lundi de Pentecôte : la Guyane n'a pas un jour de plus.
    for (let annee = 2024; annee <= 2029; annee += 1) {
      const propres = joursFeries(annee, departement).filter((date) => !joursFeries(annee, null).includes(date));
      expect(propres).toEqual([`${annee}-${md}`]);
    }
    expect(joursFeries(2030, departement)).toContain(`2030-${md}`);
  });

  it("deux fêtes le même jour n'en font qu'une : l'Ascension du 8 mai 2059 (L3133-1)", () => {
    expect(joursFeries(2059, null)).toHaveLength(10);
    expect(joursFeries(2059, null)).toContain("2059-05-08");
  });

  it("les Pâques extrêmes tombent juste : 22 mars 1818 et 25 avril 1943", () => {
    expect(joursFeries(1818, null)).toContain("1818-03-23");
    expect(joursFeries(1943, null)).toContain("1943-04-26");
  });

  it("un samedi, un dimanche et une fête ne sont pas ouvrés", () => {
    expect(["2027-05-07", "2027-05-08", "2027-05-09", "2027-05-06"].map((date) => estOuvre(jour(date), null))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(estOuvre(jour("2029-12-26"), null)).toBe(true);
    expect(estOuvre(jour("2029-12-26"), "67")).toBe(false);
    expect(estOuvre(jour("2027-12-20"), "974")).toBe(false);
    expect(estOuvre(jour("1969-12-31"), null)).toBe(true);
    expect(estOuvre(jour("1969-12-28"), null)).toBe(false);
  });
});

describe("un délai en jours ouvrés", () => {
  it("ne compte pas le jour de départ et saute la fin de semaine", () => {
    expect(ajouterJoursOuvres(jour("2027-03-05"), 2, null)).toBe("2027-03-09");
    expect(ajouterJoursOuvres(jour("2027-03-06"), 1, null)).toBe("2027-03-08");
    expect(retirerJoursOuvres(jour("2027-03-09"), 2, null)).toBe("2027-03-05");
    expect(ajouterJoursOuvres(jour("2027-03-06"), 0, null)).toBe("2027-03-06");
  });

  it("saute l'Ascension, puis la fin de semaine (2027)", () => {
    expect(ajouterJoursOuvres(jour("2027-05-05"), 1, null)).toBe("2027-05-07");
    expect(ajouterJoursOuvres(jour("2027-05-05"), 2, null)).toBe("2027-05-10");
  });

  it("finit deux jours plus tard à Strasbourg autour de Pâques 2027, et un jour plus tard à Noël 2029", () => {
    expect(ajouterJoursOuvres(jour("2027-03-25"), 1, "75")).toBe("2027-03-26");
    expect(ajouterJoursOuvres(jour("2027-03-25"), 1, "67")).toBe("2027-03-30");
    expect(ajouterJoursOuvres(jour("2029-12-24"), 1, "75")).toBe("2029-12-26");
    expect(ajouterJoursOuvres(jour("2029-12-24"), 1, "57")).toBe("2029-12-27");
  });

  it("saute le 20 décembre à La Réunion (2027)", () => {
    expect(ajouterJoursOuvres(jour("2027-12-17"), 1, "974")).toBe("2027-12-21");
    expect(ajouterJoursOuvres(jour("2027-12-17"), 1, "75")).toBe("2027-12-20");
  });

  it("refuse un nombre qui n'est pas un entier positif", () => {
    expect(() => ajouterJoursOuvres(jour("2027-03-05"), -1, null)).toThrow("entier positif");
    expect(() => retirerJoursOuvres(jour("2027-03-05"), 1.5, null)).toThrow("entier positif");
  });
});

const dates = fc.integer({ min: 0, max: 4_000 }).map((decalage) => ajouterJours(jour("2020-01-01"), decalage));
const lieux = fc.constantFrom(null, "75", "67", "974", "972");
const nombres = fc.integer({ min: 1, max: 40 });

describe("propriétés des jours ouvrés", () => {
  it("ajouter des jours est croissant, finit un jour ouvré, et en contient exactement ce nombre", () => {
    fc.assert(
      fc.property(dates, nombres, lieux, (date, nombre, lieu) => {
        const fin = ajouterJoursOuvres(date, nombre, lieu);
        expect(estOuvre(fin, lieu)).toBe(true);
        expect(ajouterJoursOuvres(date, nombre + 1, lieu) > fin).toBe(true);
        expect(ajouterJoursOuvres(ajouterJours(date, 1), nombre, lieu) >= fin).toBe(true);
        let ouvres = 0;
        for (let pas = 1; pas <= joursEntre(date, fin); pas += 1) if (estOuvre(ajouterJours(date, pas), lieu)) ouvres += 1;
        expect(ouvres).toBe(nombre);
      }),
    );
  });

  it("retirer défait ajouter depuis un jour ouvré", () => {
    fc.assert(
      fc.property(dates, nombres, lieux, (date, nombre, lieu) => {
        fc.pre(estOuvre(date, lieu));
        expect(retirerJoursOuvres(ajouterJoursOuvres(date, nombre, lieu), nombre, lieu)).toBe(date);
      }),
    );
  });

  it("le dernier jour avant une date laisse le délai entier, le lendemain non", () => {
    fc.assert(
      fc.property(dates, nombres, lieux, (date, nombre, lieu) => {
        const dernier = dernierJourAvant(date, nombre, lieu);
        expect(ajouterJoursOuvres(dernier, nombre, lieu) <= date).toBe(true);
        expect(ajouterJoursOuvres(ajouterJours(dernier, 1), nombre, lieu) > date).toBe(true);
      }),
    );
  });
});

describe("le département d'un code postal", () => {
  it.each([
    ["67000", "67"],
    ["57 070", "57"],
    ["75011", "75"],
    ["01000", "01"],
    ["20000", "2A"],
    ["20137", "2A"],
    ["20200", "2B"],
    ["20600", "2B"],
    ["97400", "974"],
    ["97133", "977"],
    ["97150", "978"],
    ["97600", "976"],
    ["98800", "988"],
    ["00100", null],
    ["99000", null],
    ["6700", null],
    ["ABCDE", null],
    ["", null],
    [null, null],
  ])("%s est dans %s", (codePostal, attendu) => {
    expect(departementDe(codePostal)).toBe(attendu);
  });
});
