// L'ordre du retour, et ce qu'un compte en heures rend : jamais plus d'euros utilisés que le prix.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DemandeFinancement, planifierFinancement } from "../../regles/financement/index.js";
import { lecturesParDefaut } from "../../regles/lectures.js";
import { dateCivile } from "../../socle/valeurs/date-civile.js";
import { centimes } from "../../socle/valeurs/montant.js";
import type { SoldeCpf } from "../cpf/index.js";
import type { OffreConvenue } from "./dossier.js";
import { aRendre, partsDues } from "./parts-dues.js";
import { engagementDe } from "./plan.js";

const DATE = dateCivile("2026-09-01");
const DOTATION = { id: "d", financeur: "region", montant: 10_000, disponible: 10_000 } as const;

function offreDe(prix: number, heures: number): OffreConvenue {
  return {
    ...{ intitule: "Essai", type: "rncp", certification: null, prix, heures, modalite: "presentiel", adresse: "", codePostal: null },
    ...{ commune: "", debut: dateCivile("2026-11-02"), fin: dateCivile("2026-11-13"), prerequisAVerifier: false },
  };
}

function lot(id: string, montant: number, declareLe: string) {
  return { id, montant: centimes(montant), declareLe: dateCivile(declareLe), financeur: "etat" } as const;
}

function planDe(demande: DemandeFinancement) {
  const plan = planifierFinancement(demande, lecturesParDefaut);
  expect(plan.decision).toBe("finance");
  return plan;
}

describe("l'ordre du retour", () => {
  const plan = planDe({
    ...{ date: DATE, titulaire: { statut: "salarie" }, formation: { type: "rncp", prix: centimes(100_000) }, cpf: centimes(20_000) },
    lotsCec: [lot("ancien", 10_000, "2024-01-01"), lot("recent", 10_000, "2025-01-01")],
    dotations: [{ financeur: "region", montant: centimes(10_000) }],
    abondements: [{ financeur: "association", montant: centimes(15_000) }],
  });
  const parts = (du: number) => partsDues(plan, offreDe(100_000, 70), du).map(({ source, lot: id, montant }) => [id ?? source, montant]);

  it("est l'inverse exact de la dépense : le reste du titulaire d'abord, la participation en dernier (R6333-3)", () => {
    const entieres = [
      ["participation", 15_000],
      ["dotation", 10_000],
      ["cpf", 20_000],
      ["ancien", 10_000],
      ["recent", 10_000],
      ["abondement", 15_000],
      ["titulaire", 20_000],
    ] as const;
    expect(parts(100_000)).toEqual(entieres);
    let du = 100_000;
    for (const [rang, [, montant]] of [...entieres.entries()].toReversed()) {
      du -= montant;
      expect(parts(du)).toEqual(entieres.slice(0, rang));
    }
    expect(parts(90_000).at(-1)).toEqual(["titulaire", 10_000]);
    expect(parts(5_000)).toEqual([["participation", 5_000]]);
  });
});

describe("un compte en heures", () => {
  const cpf: SoldeCpf = { centimes: 0, heures: 5, dotations: [DOTATION] };
  const demande = (heures: number, cec: number, cpfHeures: number): DemandeFinancement => ({
    ...{
      date: DATE,
      titulaire: { statut: "agent_public" },
      formation: { type: "rncp", heures },
      cpfHeures,
      dotations: [],
      abondements: [],
    },
    lotsCec: cec === 0 ? [] : [lot("seul", cec, "2025-01-01")],
  });

  it("20 h à 100 € sur 240 € de lots : 100 € servent, 140 reviennent, même à 100 % de présence (décret 2017-928 art. 2)", () => {
    const plan = planDe(demande(20, 24_000, 0));
    const engage = engagementDe(plan, cpf);
    expect(engage.cec).toBe(24_000);
    const offre = offreDe(10_000, 20);
    for (const [du, rendu] of [
      [10_000, 14_000],
      [9_999, 14_001],
      [7_900, 16_100],
      [0, 24_000],
    ] as const) {
      expect(aRendre({ plan, offre, engage }, du).cec).toBe(rendu);
    }
  });

  it("n'utilise jamais plus que ce qui est dû, sans saut d'un centime à l'autre (décret 2017-928 art. 2)", () => {
    const heures = fc.integer({ min: 1, max: 60 });
    const tire = fc.record({
      heures,
      prix: fc.integer({ min: 1, max: 90_000 }),
      cec: fc.integer({ min: 0, max: 72_000 }),
      cpfHeures: heures,
    });
    fc.assert(
      fc.property(tire, fc.nat(), ({ heures: duree, prix, cec, cpfHeures }, n) => {
        const plan = planDe(demande(duree, cec, cpfHeures));
        const engage = engagementDe(plan, cpf);
        const offre = offreDe(prix, duree);
        const du = n % prix;
        const utilise = (somme: number) => engage.cec - aRendre({ plan, offre, engage }, somme).cec;
        const paye = (somme: number) =>
          partsDues(plan, offre, somme).reduce((tout, { source, montant }) => (source === "cec" ? tout + montant : tout), 0);
        expect(utilise(prix)).toBe(paye(prix));
        expect(utilise(du)).toBe(paye(du));
        expect(utilise(du)).toBeLessThanOrEqual(du);
        expect([0, 1]).toContain(utilise(du + 1) - utilise(du));
      }),
    );
  });
});
