// Les parts d'un prix : leur somme est la somme due, au centime, quels que soient le plan et la coupe.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINANCEURS_CEC, FINANCEURS_TIERS, planifierFinancement, STATUTS, TYPES_FORMATION } from "../../regles/financement/index.js";
import { lecturesParDefaut } from "../../regles/lectures.js";
import { ajouterJours, dateCivile } from "../../socle/valeurs/date-civile.js";
import { centimes } from "../../socle/valeurs/montant.js";
import type { OffreConvenue } from "./dossier.js";
import { partsDuPlan, partsEntre, sommeDesParts, sommeDuTitulaire } from "./facturation-parts.js";
import { partsDues } from "./parts-dues.js";

const somme = fc.integer({ min: 0, max: 400_000 }).map(centimes);
const apports = fc.array(fc.record({ financeur: fc.constantFrom(...FINANCEURS_TIERS), montant: somme }), { maxLength: 3 });
const lots = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 24_000 }), fc.constantFrom(...FINANCEURS_CEC), fc.integer({ min: 0, max: 900 })), {
    maxLength: 3,
  })
  .map((tires) =>
    tires.map(([montant, financeur, jours], rang) => ({
      ...{ id: `lot-${rang}`, montant: centimes(montant), financeur, declareLe: ajouterJours(dateCivile("2023-01-01"), jours) },
    })),
  );

const financement = fc
  .record({
    statut: fc.constantFrom(...STATUTS),
    type: fc.constantFrom(...TYPES_FORMATION.filter((type) => type !== "creation_entreprise")),
    prix: fc.integer({ min: 1, max: 500_000 }).map(centimes),
    heures: fc.integer({ min: 1, max: 300 }),
    cpf: somme,
    cpfHeures: fc.integer({ min: 0, max: 150 }),
    lotsCec: lots,
    dotations: apports,
    abondements: apports,
  })
  .map(({ statut, type, prix, heures, cpf, cpfHeures, ...sommes }) => {
    const commune = { date: dateCivile("2026-09-01"), ...sommes };
    const demande =
      statut === "agent_public"
        ? { ...commune, titulaire: { statut }, formation: { type, heures }, cpfHeures }
        : { ...commune, titulaire: { statut }, formation: { type, prix }, cpf };
    const offre: OffreConvenue = {
      ...{ intitule: "Essai", type, certification: null, prix, heures, modalite: "presentiel", adresse: "", codePostal: null, commune: "" },
      ...{ debut: dateCivile("2026-11-02"), fin: dateCivile("2026-11-13"), prerequisAVerifier: false },
    };
    return { plan: planifierFinancement(demande, lecturesParDefaut), offre };
  })
  .filter(({ plan }) => plan.decision === "finance");

describe("les parts de chaque payeur", () => {
  it("font le prix convenu, au centime, en euros comme en heures", () => {
    fc.assert(
      fc.property(financement, ({ plan, offre }) => {
        const parts = partsDuPlan(plan, offre);
        expect(sommeDesParts(parts)).toBe(offre.prix);
        expect(parts.every(({ montant }) => Number.isSafeInteger(montant) && montant > 0)).toBe(true);
        expect(sommeDuTitulaire(parts)).toBeLessThanOrEqual(offre.prix);
      }),
    );
  });

  it("coupées à une somme due, font cette somme ; un acompte et son solde font le tout", () => {
    fc.assert(
      fc.property(financement, fc.nat(), fc.nat(), ({ plan, offre }, a, b) => {
        const du = a % (offre.prix + 1);
        const acompte = b % (du + 1);
        const dues = partsDues(plan, offre, du);
        expect(sommeDesParts(dues)).toBe(du);
        const [tete, solde] = [partsEntre(dues, 0, acompte), partsEntre(dues, acompte, du)];
        expect(sommeDesParts(tete)).toBe(acompte);
        expect(sommeDesParts(solde)).toBe(du - acompte);
      }),
    );
  });

  it("ne dépassent jamais, payeur par payeur, ce que le plan prenait", () => {
    fc.assert(
      fc.property(financement, fc.nat(), ({ plan, offre }, a) => {
        const entieres = partsDues(plan, offre, offre.prix);
        const dues = partsDues(plan, offre, a % (offre.prix + 1));
        for (const [rang, part] of dues.entries()) {
          expect(entieres[rang]).toMatchObject({ source: part.source, financeur: part.financeur, lot: part.lot });
          expect(part.montant).toBeLessThanOrEqual(entieres[rang]?.montant ?? 0);
        }
      }),
    );
  });

  it("refusent une somme qui sort du prix", () => {
    const parts = [{ financeur: "etat", source: "cec" as const, lot: "l", montant: 100 }];
    expect(() => partsEntre(parts, 0, 101)).toThrow();
    expect(() => partsEntre(parts, 50, 40)).toThrow();
  });
});
