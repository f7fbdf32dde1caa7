// Les lois que toute réponse sur les droits vérifie, sur des dossiers tirés au hasard.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraireDossier, arbitraireLectures, NOMBRE_DE_DOSSIERS } from "../../tests/outils/dossiers.js";
import { deciderDroits, evaluerDroits } from "./acquisition.js";
import { MOTIFS_ACQUISITION } from "./catalogue-motifs.js";
import type { Activite, DossierDroits, DroitDejaAcquis } from "./faits.js";
import { memeReponse } from "./hypotheses.js";
import { autresLectures, CODES_LECTURE, lecturesParDefaut } from "./lectures.js";
import type { ReponseDroits } from "./reponse.js";

const REGLAGE = { numRuns: NOMBRE_DE_DOSSIERS };
const DUREE = 60_000 + NOMBRE_DE_DOSSIERS * 10;

/** Une unité de plus de ce que l'activité compte. */
function unDePlus(activite: Activite): Activite {
  switch (activite.type) {
    case "benevolat_associatif":
    case "reserve_civique":
    case "reserve_citoyenne_reinsertion":
      return { ...activite, heures: activite.heures + 1 };
    case "reserve_militaire_operationnelle":
    case "reserve_sanitaire":
      return { ...activite, jours: activite.jours + 1 };
    case "reserve_citoyenne_education_nationale":
      return { ...activite, interventions: activite.interventions + 1 };
    case "reserve_communale_securite_civile":
    case "sapeur_pompier_volontaire":
      return { ...activite, dureeAnnees: activite.dureeAnnees + 1 };
    case "reserve_citoyenne_police_nationale":
      return { ...activite, heuresParAn: activite.heuresParAn.map((heures) => heures + 1) };
    case "reserve_police_nationale":
      return { ...activite, vacationsParAn: activite.vacationsParAn.map((vacations) => vacations + 1) };
    default:
      return activite;
  }
}

function donnes(reponse: ReponseDroits): DroitDejaAcquis[] {
  return reponse.droits
    .filter((droit) => droit.decision === "acquis")
    .map(({ activite, annee, montant }) => ({ activite, annee, montant }));
}

function sommeDe(dossier: DossierDroits): number {
  return (dossier.droitsAcquis ?? []).reduce((somme, droit) => somme + droit.montant, 0);
}

describe("Les lois de l'évaluation des droits", () => {
  it("ne dépend pas de l'ordre des activités (D5151-14)", { timeout: DUREE }, () => {
    fc.assert(
      fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
        const renverse = { ...dossier, activites: [...dossier.activites].reverse() };
        expect(evaluerDroits(renverse, lectures)).toEqual(evaluerDroits(dossier, lectures));
      }),
      REGLAGE,
    );
  });

  it("ne baisse jamais le total quand une heure s'ajoute (D5151-14 I)", { timeout: DUREE }, () => {
    fc.assert(
      fc.property(arbitraireDossier, fc.nat(), (dossier, tirage) => {
        const rang = dossier.activites.length === 0 ? 0 : tirage % dossier.activites.length;
        const activites = dossier.activites.map((activite, indice) => (indice === rang ? unDePlus(activite) : activite));
        const avant = evaluerDroits(dossier, lecturesParDefaut).totalAcquis;
        expect(evaluerDroits({ ...dossier, activites }, lecturesParDefaut).totalAcquis).toBeGreaterThanOrEqual(avant);
      }),
      REGLAGE,
    );
  });

  it("ne dépasse jamais le plafond et compte juste (D5151-14 III)", { timeout: DUREE }, () => {
    fc.assert(
      fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
        const reponse = evaluerDroits(dossier, lectures);
        const nouveaux = reponse.droits.reduce((somme, droit) => somme + droit.montant, 0);
        expect(reponse.totalAcquis).toBe(sommeDe(dossier) + nouveaux);
        const depenses = lectures.D3 === "solde" ? Math.min(dossier.utilises ?? 0, reponse.totalAcquis) : 0;
        expect(reponse.totalAcquis - depenses).toBeLessThanOrEqual(reponse.plafond);
        expect(reponse.resteAcquerable).toBe(reponse.plafond - (reponse.totalAcquis - depenses));
      }),
      REGLAGE,
    );
  });

  it("ne donne rien deux fois quand la réponse revient en droits acquis (D5151-14 II)", { timeout: DUREE }, () => {
    fc.assert(
      fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
        const premiere = evaluerDroits(dossier, lectures);
        const suite = { ...dossier, droitsAcquis: [...(dossier.droitsAcquis ?? []), ...donnes(premiere)] };
        const seconde = evaluerDroits(suite, lectures);
        expect(seconde.totalAcquis).toBe(premiere.totalAcquis);
        expect(seconde.droits.filter((droit) => droit.decision === "acquis")).toEqual([]);
      }),
      REGLAGE,
    );
  });

  it("explique toute réponse par un code du catalogue, un article et une phrase entière", { timeout: DUREE }, () => {
    const catalogue = new Map(MOTIFS_ACQUISITION.map((motif) => [motif.code, motif]));
    fc.assert(
      fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
        const vues = new Set<string>();
        for (const droit of evaluerDroits(dossier, lectures).droits) {
          const cle = `${droit.annee} ${droit.activite}`;
          expect(vues.has(cle)).toBe(false);
          vues.add(cle);
          expect(droit.montant > 0).toBe(droit.decision === "acquis");
          expect(droit.activites.length).toBeGreaterThan(0);
          expect(droit.motifs.length).toBeGreaterThan(0);
          for (const motif of droit.motifs) {
            expect(catalogue.get(motif.code)?.articles).toContain(motif.article);
            expect(motif.phrase).toMatch(/^[A-ZÀÉ][^{}]+\.$/u);
            expect(motif.phrase).not.toMatch(/undefined|NaN|[ \u00a0]-\d/u);
          }
        }
      }),
      REGLAGE,
    );
  });

  it("ne cite que les lectures qui changent la réponse, et les cite toutes", { timeout: DUREE }, () => {
    fc.assert(
      fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
        const citees = new Set(evaluerDroits(dossier, lectures).hypotheses.map((hypothese) => hypothese.doute));
        const decides = deciderDroits(dossier, lectures);
        for (const code of CODES_LECTURE) {
          const change = autresLectures(lectures, code).some((autre) => !memeReponse(decides, deciderDroits(dossier, autre)));
          expect([code, citees.has(code)]).toEqual([code, change]);
        }
      }),
      REGLAGE,
    );
  });
});
