// Le financement répond aux cas décidés par les textes, et tient ses promesses sur toute demande possible.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lireDemandeFinancement } from "../../src/acces/commande/lire-demande-financement.js";
import { articleCite } from "../../src/regles/articles.js";
import {
  type DemandeFinancement,
  estEnHeures,
  FINANCEURS_CEC,
  FINANCEURS_TIERS,
  type LigneFinancement,
  MOTIFS_FINANCEMENT,
  planifierFinancement,
  STATUTS,
  TYPES_FORMATION,
  total,
} from "../../src/regles/financement/index.js";
import { avecLecture, type Lectures, lecturesParDefaut } from "../../src/regles/lectures.js";
import { DateInconnue } from "../../src/regles/parametre.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { CAS_FINANCEMENT } from "./financement.cas.js";

function lire(valeur: unknown): DemandeFinancement {
  const lue = lireDemandeFinancement(valeur);
  if ("erreurs" in lue) throw new Error(JSON.stringify(lue.erreurs));
  return lue.demande;
}

function lectures(choix: Readonly<Record<string, string>> = {}): Lectures {
  let retenues = lecturesParDefaut;
  for (const [code, lecture] of Object.entries(choix)) retenues = avecLecture(retenues, code, lecture) ?? retenues;
  return retenues;
}

const mesure = ({ montant = 0, heures }: LigneFinancement) => heures ?? montant / 100;

/** Somme par source et par financeur de droits, dans l'unité du cas. */
function sommes(lignes: readonly LigneFinancement[]): Record<string, number> {
  const resultat: Record<string, number> = {};
  const ajouter = (cle: string, quantite: number) => {
    resultat[cle] = Math.round(((resultat[cle] ?? 0) + quantite) * 100) / 100;
  };
  for (const ligne of lignes) {
    ajouter(ligne.source, mesure(ligne));
    if (ligne.source === "cec" && ligne.financeur !== undefined) ajouter(ligne.financeur, mesure(ligne));
  }
  return resultat;
}

describe("les cas décidés par les textes", () => {
  it.each(CAS_FINANCEMENT)("$titre", (cas) => {
    const plan = planifierFinancement(lire(cas.demande), lectures(cas.lectures));
    expect(plan.decision).toBe(cas.decision);
    const obtenues = sommes(plan.lignes);
    const sources = ["participation", "dotation", "cpf", "cec", "abondement", "titulaire"];
    for (const cle of new Set([...sources, ...Object.keys(cas.attendu)]))
      expect([cle, obtenues[cle] ?? 0]).toEqual([cle, cas.attendu[cle] ?? 0]);
    if (cas.motif !== undefined) expect(plan.motifs).toContainEqual(expect.objectContaining({ code: cas.motif, article: cas.article }));
    if (cas.hypotheses !== undefined) expect(plan.hypotheses.map(({ doute }) => doute)).toEqual(cas.hypotheses);
  });

  it("chaque raison du catalogue cite un article du registre", () => {
    expect(MOTIFS_FINANCEMENT.length).toBeGreaterThan(20);
    for (const { code, article } of MOTIFS_FINANCEMENT) expect([code, articleCite(article)?.lien ?? null]).not.toEqual([code, null]);
  });

  it("un lot qui n'ajouterait aucune heure à un agent public reste entier, sans ligne de zéro (décret 2017-928 art. 2)", () => {
    const agent = { date: "2026-11-23", titulaire: { statut: "agent_public" }, formation: { type: "rncp", heures: 20 }, cpfHeures: 0 };
    const ancien = { id: "l1", montant: 9_000, declareLe: "2024-01-10", financeur: "etat" };
    const recent = { id: "l2", montant: 500, declareLe: "2025-01-10", financeur: "commune" };
    const plan = planifierFinancement(lire({ ...agent, lotsCec: [ancien, recent] }), lectures());
    expect(plan.lignes.map(({ source, lot, heures }) => [source, lot, heures])).toEqual([
      ["cec", "l1", 8],
      ["titulaire", undefined, 12],
    ]);
    expect(plan.soldeApres.cec).toBe(500);
  });

  it("une date d'avant la participation est refusée plutôt que devinée (R6323)", () => {
    const demande = lire({ ...CAS_FINANCEMENT[3]?.demande });
    expect(() => planifierFinancement({ ...demande, date: dateCivile("2024-05-01") }, lecturesParDefaut)).toThrow(DateInconnue);
  });

  it.each([
    ["2025-06-01", ["D7"]],
    ["2026-01-15", ["D7"]],
    ["2026-03-15", []],
    ["2026-06-29", []],
    ["2026-06-30", ["D7"]],
  ])("au %s, un texte plus récent ou plus ancien non lu se dit (doute D7)", (date, doutes) => {
    const plan = planifierFinancement(lire({ ...CAS_FINANCEMENT[3]?.demande, date }), lecturesParDefaut);
    expect(plan.avertissements.map(({ doute }) => doute)).toEqual(doutes);
  });
});

const montants = fc.oneof(fc.integer({ min: 0, max: 600_000 }), fc.constantFrom(0, 1, 9_999, 10_000, 24_000));
const jours = fc.constantFrom(
  "2024-05-02",
  "2024-12-31",
  "2025-01-01",
  "2025-02-18",
  "2025-12-05",
  "2026-02-21",
  "2026-02-26",
  "2026-04-02",
  "2026-11-23",
);
const apports = fc.array(fc.record({ financeur: fc.constantFrom(...FINANCEURS_TIERS), montant: montants }), { maxLength: 3 });
const lots = fc
  .array(fc.record({ montant: montants, declareLe: jours, financeur: fc.constantFrom(...FINANCEURS_CEC) }), { maxLength: 4 })
  .map((liste) => liste.map((lot, rang) => ({ id: `l${rang}`, ...lot })));
const commun = { date: jours, lotsCec: lots, dotations: apports, abondements: apports };
const type = fc.constantFrom(...TYPES_FORMATION);
const enEuros = fc.record({
  ...commun,
  titulaire: fc.record({ statut: fc.constantFrom(...STATUTS.filter((statut) => statut !== "agent_public")) }),
  formation: fc.record({ type, prix: montants }),
  cpf: montants,
});
const heures = fc.integer({ min: 0, max: 4_000 }).map((quarts) => quarts / 4);
const enHeures = fc.record({
  ...commun,
  titulaire: fc.constant({ statut: "agent_public" }),
  formation: fc.record({ type, heures }),
  cpfHeures: heures,
});
const demandes = fc.oneof({ arbitrary: enEuros, weight: 4 }, { arbitrary: enHeures, weight: 1 }).map(lire);
const choix = fc.record({ D6: fc.constantFrom("due", "non_due"), D15: fc.constantFrom("oui", "non") }).map(lectures);

function verifier(propriete: (demande: DemandeFinancement, plan: ReturnType<typeof planifierFinancement>) => void): void {
  fc.assert(
    fc.property(demandes, choix, (demande, retenues) => propriete(demande, planifierFinancement(demande, retenues))),
    { numRuns: 400 },
  );
}

const prixDe = (demande: DemandeFinancement) => (estEnHeures(demande) ? demande.formation.heures : demande.formation.prix);
const brut = (ligne: LigneFinancement) => ligne.heures ?? ligne.montant ?? 0;
const parSource = (lignes: readonly LigneFinancement[], source: string) =>
  lignes.filter((ligne) => ligne.source === source).reduce((cumul, ligne) => cumul + brut(ligne), 0);

describe("les promesses tenues sur toute demande", () => {
  it("les lignes font le prix, au centime, et un refus n'en a aucune (R6333-3)", () => {
    verifier((demande, plan) => {
      const somme = plan.lignes.reduce((cumul, ligne) => cumul + brut(ligne), 0);
      expect(somme).toBeCloseTo(plan.decision === "finance" ? prixDe(demande) : 0, 6);
      if (!estEnHeures(demande)) expect(Number.isSafeInteger(somme)).toBe(true);
      if (plan.decision === "refuse") expect(plan.resteACharge).toBe(prixDe(demande));
      else expect(plan.resteACharge).toBeCloseTo(parSource(plan.lignes, "participation") + parSource(plan.lignes, "titulaire"), 6);
    });
  });

  it("les sources se suivent toujours dans le même ordre (R6333-3, D5151-11)", () => {
    const ordre = ["participation", "dotation", "cpf", "cec", "abondement", "titulaire"];
    verifier((_, plan) => {
      const rangs = plan.lignes.map(({ source }) => ordre.indexOf(source));
      expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
    });
  });

  it("l'engagement n'est touché qu'une fois le compte de formation épuisé ou plafonné (D5151-11)", () => {
    const plafonds: Record<string, number> = { repertoire_specifique: 150_000, bilan_competences: 160_000, permis_leger: 90_000 };
    verifier((demande, plan) => {
      if (parSource(plan.lignes, "cec") === 0 || demande.formation.type === "benevoles_volontaires") return;
      const plafond =
        demande.date >= "2026-02-26" ? (plafonds[demande.formation.type] ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
      const attendu = estEnHeures(demande) ? demande.cpfHeures : Math.min(demande.cpf, plafond);
      expect(parSource(plan.lignes, "cpf")).toBe(attendu);
    });
  });

  it("aucun lot ne paie plus qu'il ne porte, le solde est ce qui reste, un détenu n'en prend aucun (D5151-13)", () => {
    verifier((demande, plan) => {
      const pris = plan.lignes.filter(({ source }) => source === "cec");
      for (const ligne of pris) {
        expect(ligne.montant ?? 0).toBeLessThanOrEqual(demande.lotsCec.find(({ id }) => id === ligne.lot)?.montant ?? -1);
        expect(ligne.montant ?? 0).toBeGreaterThan(0);
      }
      expect(plan.soldeApres.cec).toBe(total(demande.lotsCec) - total(pris.map(({ montant = 0 }) => ({ montant }))));
      expect(plan.soldeApres.cpf).toBeGreaterThanOrEqual(0);
      if (demande.titulaire.statut === "detenu") expect(pris).toEqual([]);
    });
  });

  it("une formation de bénévole ne prend que l'argent de l'engagement et du titulaire (L6323-6 II 5°)", () => {
    verifier((demande, plan) => {
      if (demande.formation.type !== "benevoles_volontaires") return;
      for (const { source } of plan.lignes) expect(["participation", "cec", "titulaire"]).toContain(source);
    });
  });

  it("toute réponse a ses raisons, et chaque raison un article du registre", () => {
    verifier((_, plan) => {
      expect(plan.motifs.length).toBeGreaterThan(0);
      for (const { article, phrase } of plan.motifs) {
        expect(articleCite(article)).not.toBeNull();
        expect(phrase).not.toBe("");
      }
      for (const { article } of plan.lignes) expect(articleCite(article)).not.toBeNull();
    });
  });

  it("une hypothèse n'est dite que si l'autre lecture change la réponse (doutes D6 et D15)", () => {
    fc.assert(
      fc.property(demandes, (demande) => {
        const plan = planifierFinancement(demande, lectures());
        const autre = planifierFinancement(demande, lectures({ D6: "non_due" }));
        const change = JSON.stringify([plan.lignes, plan.soldeApres]) !== JSON.stringify([autre.lignes, autre.soldeApres]);
        expect(plan.hypotheses.some(({ doute }) => doute === "D6")).toBe(change);
      }),
      { numRuns: 300 },
    );
  });
});
