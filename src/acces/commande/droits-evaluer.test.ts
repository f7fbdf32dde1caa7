// « cec droits evaluer » de bout en bout : la réponse, la lecture choisie, les fautes, le flux.
import { describe, expect, it } from "vitest";
import { cec, lignes } from "../../../tests/outils/lancer-cec.js";

const DOSSIER_DROITS = {
  evalueLe: "2026-11-23",
  titulaire: { naissance: "1990-05-01", contratApprentissage: null, retraite: null, deces: null },
  droitsAcquis: [{ activite: "service_civique", annee: 2023, montant: 24_000 }],
  activites: [
    {
      id: "a1",
      type: "benevolat_associatif",
      debut: "2025-01-01",
      fin: "2025-12-31",
      heures: 200,
      fonction: "administration",
      organisme: { id: "W751000001", regime: "loi1901", declareLe: "2015-03-01", article200: true },
      declareLe: "2026-04-12",
      attesteLe: "2026-09-01",
    },
  ],
};

describe.concurrent("droits evaluer", { timeout: 60_000 }, () => {
  it("évalue un dossier : le droit acquis, le total, l'avertissement du texte non lu (D5151-14 I 7°, doute D1)", async () => {
    const { statut, sortie, erreurs } = await cec(["droits", "evaluer"], JSON.stringify(DOSSIER_DROITS));
    expect([statut, erreurs]).toEqual([0, ""]);
    expect(JSON.parse(sortie)).toMatchObject({
      droits: [
        { activite: "benevolat_associatif", annee: 2025, decision: "acquis", montant: 24_000, financeur: "etat", activites: ["a1"] },
      ],
      totalAcquis: 48_000,
      plafond: 72_000,
      resteAcquerable: 24_000,
      hypotheses: [],
      avertissements: [{ doute: "D1" }],
    });
  });

  it("une lecture choisie change la réponse (D5151-14 III, doute D3)", async () => {
    const plein = [2020, 2021, 2022].map((annee) => ({ activite: "reserve_sanitaire", annee, montant: 24_000 }));
    const entree = JSON.stringify({ ...DOSSIER_DROITS, droitsAcquis: plein, utilises: 48_000 });
    const [total, solde] = await Promise.all([
      cec(["droits", "evaluer"], entree),
      cec(["droits", "evaluer", "--lecture", "D3=solde"], entree),
    ]);
    expect(JSON.parse(total.sortie)).toMatchObject({
      droits: [{ decision: "refuse", montant: 0 }],
      hypotheses: [{ doute: "D3", lecture: "total_acquis" }],
    });
    expect(JSON.parse(solde.sortie)).toMatchObject({
      droits: [{ decision: "acquis", montant: 24_000 }],
      hypotheses: [{ doute: "D3", lecture: "solde" }],
    });
  });

  it("dit chaque faute à sa place, sortie vide, statut 2", async () => {
    const [activite] = DOSSIER_DROITS.activites;
    const faux = { ...DOSSIER_DROITS, bonus: 1, activites: [activite, { ...activite, id: "a2", heures: -1 }] };
    const { statut, sortie, erreurs } = await cec(["droits", "evaluer"], JSON.stringify(faux));
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(/^activites\[1\]\.heures: /mu);
    expect(erreurs).toMatch(/^bonus: /mu);
  });

  it("un flux de dossiers répond ligne à ligne", async () => {
    const { statut, sortie } = await cec(
      ["droits", "evaluer", "--ndjson"],
      `${JSON.stringify(DOSSIER_DROITS)}\nnon\n${JSON.stringify(DOSSIER_DROITS)}`,
    );
    expect(statut).toBe(2);
    expect(lignes(sortie)).toEqual([
      expect.objectContaining({ totalAcquis: 48_000 }),
      { erreurs: [expect.objectContaining({ chemin: "" })] },
      expect.objectContaining({ totalAcquis: 48_000 }),
    ]);
  });
});
