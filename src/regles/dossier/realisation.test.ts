// Ce qui est dû selon la part suivie : le barème, ses arrondis, et le prix toujours partagé en entier.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { DateInconnue } from "../parametre.js";
import { lecturesDossierParDefaut } from "./lectures-dossier.js";
import { partagerLePrix, partDue, partDueSansPresence } from "./realisation.js";

const date = dateCivile("2027-06-14");
const perdue = { ...lecturesDossierParDefaut, realisationPartielle: "perdue" } as const;

function du(prix: number, taux: number, forceMajeure = false): number {
  return partDue({ date, prix, taux, forceMajeure }).du;
}

describe("la part due à l'organisme", () => {
  it.each([
    [0, 25_000],
    [24, 25_000],
    [24.99, 25_000],
    [25, 25_000],
    [26, 26_000],
    [79, 79_000],
    [80, 100_000],
    [99, 100_000],
    [100, 100_000],
  ])("présence %d %% sur 1 000 € : %d centimes (barème non confirmé)", (taux, attendu) => {
    expect(du(100_000, taux)).toBe(attendu);
  });

  it.each([
    [0, 0],
    [10, 10_000],
    [79, 79_000],
    [99, 99_000],
    [100, 100_000],
  ])("force majeure, présence %d %% sur 1 000 € : le prorata exact, %d centimes", (taux, attendu) => {
    expect(du(100_000, taux, true)).toBe(attendu);
  });

  it("arrondit au centime le plus proche, la moitié au-dessus, et le dit", () => {
    expect(du(33_333, 50)).toBe(16_667);
    expect(du(33_331, 33)).toBe(10_999);
    expect(partDue({ date, prix: 33_333, taux: 50, forceMajeure: false }).motifs[0]?.phrase).toContain("arrondis au centime");
    expect(partDue({ date, prix: 30_000, taux: 50, forceMajeure: false }).motifs[0]?.phrase).not.toContain("arrondis");
  });

  it("montre le doute sur le barème, sauf quand tout a été suivi", () => {
    const codes = (taux: number) => partDue({ date, prix: 100, taux, forceMajeure: false }).motifs.map(({ code }) => code);
    expect(codes(50)).toEqual(["realisation_au_prorata", "realisation_bareme_incertain"]);
    expect(codes(85)).toEqual(["realisation_suffisante", "realisation_bareme_incertain"]);
    expect(codes(3)).toEqual(["realisation_faible", "realisation_bareme_incertain"]);
    expect(codes(100)).toEqual(["realisation_entiere"]);
  });

  it("une annulation tardive ou une absence doit tout le prix (conditions du service)", () => {
    expect(partDueSansPresence({ date, prix: 45_001 })).toBe(45_001);
  });

  it("refuse un prix, un taux ou une date impossibles", () => {
    expect(() => du(10.5, 50)).toThrow("centimes");
    expect(() => du(-1, 50)).toThrow("centimes");
    expect(() => du(100, 101)).toThrow("0 à 100");
    expect(() => du(100, Number.NaN)).toThrow("0 à 100");
    expect(() => partDue({ date: dateCivile("2019-01-01"), prix: 100, taux: 50, forceMajeure: false })).toThrow(DateInconnue);
  });
});

const prix = fc.integer({ min: 0, max: 5_000_000 });
const taux = fc.integer({ min: 0, max: 100 });

describe("propriétés de la part due", () => {
  it("est entre zéro et le prix, ne baisse pas quand la présence monte, et la force majeure ne l'augmente jamais", () => {
    fc.assert(
      fc.property(prix, taux, taux, (somme, un, autre) => {
        const [bas, haut] = un < autre ? [un, autre] : [autre, un];
        for (const forceMajeure of [false, true]) {
          expect(du(somme, bas, forceMajeure)).toBeGreaterThanOrEqual(0);
          expect(du(somme, haut, forceMajeure)).toBeLessThanOrEqual(somme);
          expect(du(somme, bas, forceMajeure)).toBeLessThanOrEqual(du(somme, haut, forceMajeure));
          expect(Number.isSafeInteger(du(somme, bas, forceMajeure))).toBe(true);
        }
        expect(du(somme, un, true)).toBeLessThanOrEqual(du(somme, un, false));
      }),
    );
  });

  it("le prix se partage toujours en entier, et rien n'est perdu en force majeure ni par défaut", () => {
    fc.assert(
      fc.property(prix, taux, fc.boolean(), (somme, presence, forceMajeure) => {
        const faits = { date, prix: somme, taux: presence, forceMajeure };
        for (const lectures of [lecturesDossierParDefaut, perdue]) {
          const partage = partagerLePrix(faits, lectures);
          expect(partage.du + partage.rendu + partage.perdu).toBe(somme);
          if (forceMajeure || lectures !== perdue) expect(partage.perdu).toBe(0);
        }
      }),
    );
  });

  it("selon la lecture, le reste est rendu ou perdu", () => {
    const faits = { date, prix: 100_000, taux: 40, forceMajeure: false };
    expect(partagerLePrix(faits, lecturesDossierParDefaut)).toMatchObject({ du: 40_000, rendu: 60_000, perdu: 0 });
    expect(partagerLePrix(faits, perdue)).toMatchObject({ du: 40_000, rendu: 0, perdu: 60_000 });
    expect(partagerLePrix(faits, perdue).motifs.at(-1)?.code).toBe("reste_perdu");
  });
});
