// Un plan en mots : chaque centime y est, chaque lot a son nom, et ce qui change d'un plan à l'autre se dit en une phrase.
import { describe, expect, it } from "vitest";
import { type FinanceurTiers, planifierFinancement, type StatutEnEuros } from "../../../regles/financement/index.js";
import { lecturesParDefaut } from "../../../regles/lectures.js";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import { centimes } from "../../../socle/valeurs/montant.js";
import { comparerPlans, parSource, phraseDeDifference, relireResume, resumerPlan, type VuePlan, vuePlan } from "./plan.js";

const LOTS = [
  { id: "l1", activite: "sapeur_pompier_volontaire", annee: 2023, declareLe: dateCivile("2024-03-20") },
  { id: "l2", activite: "benevolat_associatif", annee: 2024, declareLe: dateCivile("2025-05-10") },
];

function planDe(
  prix: number,
  { statut = "salarie", employeur = 0, type = "rncp" }: { statut?: StatutEnEuros; employeur?: number; type?: "rncp" | "permis_leger" } = {},
): VuePlan {
  const tiers: FinanceurTiers = "employeur";
  const plan = planifierFinancement(
    {
      date: dateCivile("2026-11-23"),
      titulaire: { statut },
      formation: { type, prix: centimes(prix) },
      cpf: centimes(120_000),
      lotsCec: LOTS.map(({ id, declareLe }) => ({ id, declareLe, montant: centimes(24_000), financeur: "etat" })),
      dotations: [],
      abondements: employeur === 0 ? [] : [{ financeur: tiers, montant: centimes(employeur) }],
    },
    lecturesParDefaut,
  );
  return vuePlan(plan, { enHeures: false, prix, heures: 70, lots: LOTS });
}

const lisible = (texte: string) => texte.replaceAll(/[\u00a0\u202f]/gu, " ");

describe("mettre un plan en mots", () => {
  it("la somme des lignes est le prix, au centime (cas 71 et 73)", () => {
    for (const prix of [150_000, 250_000, 1, 14_999]) {
      expect(planDe(prix).lignes.reduce((somme, { quantite }) => somme + quantite, 0)).toBe(prix);
    }
  });

  it("chaque lot porte son activité, son année, le jour de sa déclaration et qui le paie (D5151-13)", () => {
    const cec = planDe(250_000).lignes.filter(({ source }) => source === "cec");
    expect(cec.map(({ qui }) => qui)).toEqual([
      "Droits d'engagement : sapeur-pompier volontaire, 2023",
      "Droits d'engagement : bénévolat associatif, 2024",
    ]);
    expect(cec[0]?.pourquoi).toBe("Activité déclarée le 20 mars 2024. L'État les paie.");
  });

  it("en heures, la part des droits dit aussi ses euros (décret 2017-928)", () => {
    const plan = planifierFinancement(
      {
        date: dateCivile("2026-11-23"),
        titulaire: { statut: "agent_public" },
        formation: { type: "rncp", heures: 30 },
        cpfHeures: 10,
        lotsCec: [{ id: "l1", montant: centimes(24_000), declareLe: dateCivile("2024-03-20"), financeur: "etat" }],
        ...{ dotations: [], abondements: [] },
      },
      lecturesParDefaut,
    );
    const vue = vuePlan(plan, { enHeures: true, prix: 150_000, heures: 30, lots: LOTS });
    expect(vue.lignes.map(({ ecrite }) => lisible(ecrite))).toEqual(["10 h", "20 h (240 €)"]);
    expect(lisible(vue.aPayer)).toBe("30 h");
  });
});

describe("comparer deux plans", () => {
  it("l'apport d'un employeur se lit en euros et en mots (L6323-7)", () => {
    const [avant, apres] = [planDe(150_000), planDe(150_000, { employeur: 20_000 })];
    expect(lisible(phraseDeDifference(avant, apres))).toBe("Vous paieriez 150 € de moins : 0 € au lieu de 150 €.");
    expect(comparerPlans(avant, apres).map(({ source, difference }) => [source, lisible(difference)])).toEqual([
      ["participation", "150 € de moins"],
      ["cpf", "pareil"],
      ["cec", "150 € de plus"],
    ]);
  });

  it("un refus levé se dit, un refus qui demeure aussi (L6323-6 II 4°)", () => {
    const refus = planDe(150_000, { type: "permis_leger" });
    expect(phraseDeDifference(refus, planDe(150_000, { type: "permis_leger", employeur: 10_000 }))).toContain("pourrait être financée");
    expect(phraseDeDifference(refus, refus)).toContain("la même");
    expect(comparerPlans(refus, planDe(150_000))).toEqual([]);
  });

  it("le même plan ne change rien", () => {
    expect(phraseDeDifference(planDe(150_000), planDe(150_000))).toContain("Rien ne changerait");
  });
});

describe("le plan lu revient avec l'acceptation", () => {
  it("se résume et se relit sans rien perdre", () => {
    const plan = planDe(250_000);
    expect(new Map(relireResume(resumerPlan(plan)).map(({ source, quantite }) => [source, quantite]))).toEqual(parSource(plan));
  });

  it("ce qui est forgé est laissé de côté", () => {
    expect(relireResume("cpf=12,<b>=3,cec=-1,titulaire=1e9,dotation=7")).toEqual([
      { source: "cpf", quantite: 12 },
      { source: "dotation", quantite: 7 },
    ]);
  });
});
