// Les personnes d'essai : des numéros bien formés, accordés à leur identité, et des âges vrais tous les jours.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coherenceNir } from "../../regles/coherence-nir.js";
import { ouvertureDuCompte } from "../../regles/compte.js";
import { verifierNir } from "../../regles/nir.js";
import { RACINE } from "../../socle/racine.js";
import { ajouterJours, anniversaire, dateCivile } from "../../socle/valeurs/date-civile.js";
import { ASSOCIATIONS_DEMONSTRATION, personnesSimulees } from "./personnes.js";

const jours = fc.integer({ min: 0, max: 4000 }).map((n) => ajouterJours(dateCivile("2026-11-23"), n));

function naissanceDe(cle: string, aujourdhui: ReturnType<typeof dateCivile>) {
  return dateCivile(personnesSimulees(aujourdhui).find((personne) => personne.cle === cle)?.dateNaissance ?? "");
}

describe("Les personnes d'essai", () => {
  it("ont un numéro bien formé que rien de leur identité ne contredit, quel que soit le jour", () => {
    fc.assert(
      fc.property(jours, (jour) => {
        for (const personne of personnesSimulees(jour)) {
          expect(verifierNir(personne.nir)).toMatchObject({ valide: true });
          const coherence = coherenceNir(personne.nir, {
            gender: personne.sexe,
            birthdate: personne.dateNaissance,
            birthplace: personne.lieuNaissance,
            birthcountry: personne.paysNaissance,
          });
          expect(Object.values(coherence)).not.toContain("incoherent");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("ont toujours 15, 16 et 19 ans (L5151-2)", () => {
    fc.assert(
      fc.property(jours, (jour) => {
        for (const [cle, age] of [
          ["seize-ans", 16],
          ["apprenti", 15],
          ["quinze-ans", 15],
          ["sapeur-pompier", 19],
          ["pompier-dix-neuf-ans", 19],
        ] as const) {
          const naissance = naissanceDe(cle, jour);
          expect(anniversaire(naissance, age) <= jour && jour < anniversaire(naissance, age + 1)).toBe(true);
        }
        expect(ouvertureDuCompte(naissanceDe("quinze-ans", jour), null, jour).possible).toBe(false);
        expect(ouvertureDuCompte(naissanceDe("apprenti", jour), jour, jour).possible).toBe(true);
      }),
    );
  });

  it("sont toutes différentes : clés, numéros, adresses", () => {
    const personnes = personnesSimulees(dateCivile("2026-11-23"));
    expect(personnes).toHaveLength(20);
    expect(new Set(personnes.map(({ nir }) => nir)).size).toBe(20);
    expect(new Set(personnes.map(({ courriel }) => courriel)).size).toBe(20);
  });
});

describe("Les associations de la démonstration", () => {
  it("sont réelles, déclarées, actives et non dissoutes au RNA, avec deux responsables chacune", () => {
    const lignes = readFileSync(join(RACINE, "donnees", "rna_extrait_reel.csv"), "utf8").split("\n");
    for (const { rna, siret, responsables } of ASSOCIATIONS_DEMONSTRATION) {
      const champs = lignes.find((ligne) => ligne.startsWith(`${rna};`))?.split(";") ?? [];
      expect(champs[2]).toBe(siret ?? "");
      expect(champs[8]).toBe("");
      expect(champs[9]).toBe("D");
      expect(champs.at(-2)).toBe("A");
      expect(responsables).toHaveLength(2);
    }
  });

  it("comptent la salariée parmi leurs responsables, sous le même nom et la même adresse", () => {
    const salariee = personnesSimulees(dateCivile("2026-11-23")).find(({ cle }) => cle === "salariee");
    const tresoriere = ASSOCIATIONS_DEMONSTRATION[0]?.responsables.find(({ cle }) => cle === "salariee-tresoriere");
    expect(tresoriere).toMatchObject({ nom: salariee?.nomNaissance, courriel: salariee?.courriel });
  });
});
