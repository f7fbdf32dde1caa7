// L'adresse d'une recherche : chaque paramètre se lit et se réécrit ; une valeur hostile s'ignore ou se dit, sans jamais de panne.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SANS_CRITERE } from "../../../../../../tests/outils/criteres.js";
import { dateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { adresseAvec, criteresDe, ecrireAdresse, estVide, jourDeChamp, lireAdresse } from "./adresse.js";

function relire(adresse: string) {
  return lireAdresse(Object.fromEntries(new URLSearchParams(adresse.split("?")[1] ?? "")));
}

const criteres = (recherche: Record<string, string>, disponible: number | null = null) =>
  criteresDe(lireAdresse(recherche).saisie, disponible);

describe("une adresse de recherche", () => {
  it("vide, elle ne demande rien et s'écrit sans paramètre", () => {
    const { saisie, erreurs } = lireAdresse({});
    expect(erreurs).toEqual([]);
    expect(estVide(saisie)).toBe(true);
    expect(ecrireAdresse(saisie)).toBe("/formations");
    expect(criteresDe(saisie, null)).toEqual(SANS_CRITERE);
  });

  it("lit chaque paramètre, et le réécrit pareil, lisible", () => {
    const adresse =
      "/formations?q=premiers+secours&genre=benevoles&roles=tresorier,securite&types=rncp,vae&lieu=Lannemezan&distance=50&modalites=presentiel,mixte&du=2027-01-12&au=2027-06-30&prix=480&accessible=oui&ici=oui&tri=prix&page=3";
    const { saisie, erreurs } = relire(adresse);
    expect(erreurs).toEqual([]);
    expect(ecrireAdresse(saisie)).toBe(adresse);
    expect(criteresDe(saisie, null)).toEqual({
      texte: "premiers secours",
      genre: "benevoles",
      types: ["rncp", "vae"],
      roles: ["tresorier", "securite"],
      modalites: ["presentiel", "mixte"],
      lieu: "Lannemezan",
      rayonKm: 50,
      apres: dateCivile("2027-01-12"),
      avant: dateCivile("2027-06-30"),
      prixMax: 48_000,
      accessible: true,
      inscription: true,
      tri: "prix",
      page: 3,
    });
  });

  it("réunit les cases d'un formulaire envoyé sans script en une seule liste", () => {
    const { saisie } = lireAdresse({ "roles-tresorier": "oui", "roles-securite": "oui", "types-vae": "oui", roles: "president" });
    expect(saisie.roles).toEqual(["president", "tresorier", "securite"]);
    expect(ecrireAdresse(saisie)).toBe("/formations?roles=president,tresorier,securite&types=vae");
  });

  it("changer un critère ramène à la première page", () => {
    const { saisie } = lireAdresse({ q: "paie", page: "4" });
    expect(adresseAvec(saisie, { accessible: true })).toBe("/formations?q=paie&accessible=oui");
  });

  it.each([
    ["12/01/2027", "2027-01-12"],
    ["1.3.2027", "2027-03-01"],
    [" 2027-03-01 ", "2027-03-01"],
  ])("comprend le jour « %s »", (tape, jour) => {
    expect(criteres({ du: tape }).apres).toBe(jour);
    expect(lireAdresse({ du: tape }).saisie.du).toBe(jour);
    expect(jourDeChamp(tape.trim())).toMatch(/^\d{1,2}[/.]\d{1,2}[/.]2027$/u);
  });

  it.each([
    ["480", 48_000],
    ["1 200,50 €", 120_050],
    ["0", 0],
  ])("comprend la somme « %s »", (tape, prixMax) => {
    expect(criteres({ prix: tape }).prixMax).toBe(prixMax);
  });
});

describe("« dans mes droits »", () => {
  it("prend les droits de qui les a, et l'adresse n'en porte pas la somme", () => {
    expect(criteres({ droits: "oui", prix: "9000" }, 24_000).prixMax).toBe(24_000);
    expect(ecrireAdresse(lireAdresse({ droits: "oui" }).saisie)).toBe("/formations?droits=oui");
  });

  it("sans droits connus, la somme tapée vaut seule", () => {
    expect(criteres({ droits: "oui", prix: "90" }).prixMax).toBe(9_000);
    expect(criteres({ droits: "oui" }).prixMax).toBeNull();
  });
});

describe("une valeur hostile", () => {
  it.each([
    ["du", "demain", "« demain » n'est pas un jour"],
    ["au", "31/02/2027", "« 31/02/2027 » n'est pas un jour"],
    ["du", "0001-01-01", "n'est pas un jour"],
    ["prix", "-5", "« -5 » n'est pas une somme"],
    ["prix", "1e9", "« 1e9 » n'est pas une somme"],
    ["prix", "beaucoup", "Écrivez par exemple 480."],
  ])("« %s=%s » est dite à côté du champ, reste tapée, et ne restreint rien", (champ, valeur, phrase) => {
    const { saisie, erreurs } = lireAdresse({ [champ]: valeur });
    expect(erreurs).toHaveLength(1);
    expect(erreurs[0]).toMatchObject({ champ });
    expect(erreurs[0]?.phrase).toContain(phrase);
    expect(saisie).toMatchObject({ [champ]: valeur });
    expect(criteresDe(saisie, null)).toMatchObject({ apres: null, avant: null, prixMax: null });
  });

  it("une fin avant le début est dite, et seul le début compte", () => {
    const { saisie, erreurs } = lireAdresse({ du: "01/06/2027", au: "01/03/2027" });
    expect(erreurs).toEqual([{ champ: "au", phrase: "Le 1er mars 2027 vient avant le 1er juin 2027. Corrigez l'une des deux dates." }]);
    expect(criteresDe(saisie, null)).toMatchObject({ apres: "2027-06-01", avant: null });
  });

  it.each([
    { genre: "pirate" },
    { types: "creation_entreprise,__proto__" },
    { roles: "constructor" },
    { modalites: "';drop table catalogue.sessions;--" },
    { distance: "NaN" },
    { distance: "-1" },
    { tri: "toString" },
    { page: "-3" },
    { page: "1e9" },
    { page: "0" },
    { accessible: "peut-être" },
    { inconnu: "x" },
  ])("%o s'ignore", (recherche) => {
    expect(ecrireAdresse(lireAdresse(Object.fromEntries(Object.entries(recherche))).saisie)).toBe("/formations");
  });

  it("trier par distance sans lieu revient à la pertinence", () => {
    expect(criteres({ tri: "distance" }).tri).toBe("pertinence");
    expect(criteres({ tri: "distance", lieu: "Tarbes" }).tri).toBe("distance");
  });

  it("n'importe quoi se lit, se réécrit, et se relit à l'identique", () => {
    const nom = fc.constantFrom(
      "q",
      "genre",
      "roles",
      "types",
      "lieu",
      "distance",
      "modalites",
      "du",
      "au",
      "prix",
      "droits",
      "tri",
      "page",
    );
    fc.assert(
      fc.property(
        fc.dictionary(nom, fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom("oui", "12/01/2027", "prix"))),
        (r) => {
          const { saisie } = lireAdresse(r);
          expect(relire(ecrireAdresse(saisie)).saisie).toEqual({ ...saisie, distance: saisie.lieu === "" ? 30 : saisie.distance });
        },
      ),
    );
  });
});
