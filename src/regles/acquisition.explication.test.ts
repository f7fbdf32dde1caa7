// Une décision gardée s'explique plus tard comme au moment où elle est prise : l'explication différée est l'explication directe.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraireDossier, arbitraireLectures, NOMBRE_DE_DOSSIERS } from "../../tests/outils/dossiers.js";
import { deciderDroits, evaluerDroits, expliquerDroit } from "./acquisition.js";
import { tracesDe } from "./candidat.js";
import { finDAnnee } from "./delais.js";

const REGLAGE = { numRuns: NOMBRE_DE_DOSSIERS };
const DUREE = 60_000 + NOMBRE_DE_DOSSIERS * 10;

describe("L'explication écrite à la demande", () => {
  it("est la même plus tard, après d'autres décisions, et deux fois de suite (D5151-14)", { timeout: DUREE }, () => {
    const dossiers = fc.array(fc.tuple(arbitraireDossier, arbitraireLectures), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(dossiers, (lot) => {
        const directes = lot.map(([dossier, lectures]) => evaluerDroits(dossier, lectures).droits);
        const gardees = lot.map(([dossier, lectures]) => deciderDroits(dossier, lectures).droits);
        const differees = gardees.toReversed().map((droits) => droits.map(expliquerDroit));
        expect(differees.toReversed()).toEqual(directes);
        expect(gardees.map((droits) => droits.map(expliquerDroit))).toEqual(directes);
      }),
      { numRuns: Math.ceil(NOMBRE_DE_DOSSIERS / 2) },
    );
  });

  it("garde de chaque droit ouvert la valeur, le seuil, la version datée et sa référence (D5151-14 I)", { timeout: DUREE }, () => {
    fc.assert(
      fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
        for (const droit of deciderDroits(dossier, lectures).droits) {
          if (droit.decision !== "acquis") continue;
          const { version, mesure } = droit;
          expect(version?.source.citation).toMatch(/\S/u);
          expect(version !== null && version.depuis <= finDAnnee(droit.annee)).toBe(true);
          if (typeof mesure === "number") expect(mesure).toBeGreaterThanOrEqual(version?.valeur ?? Number.POSITIVE_INFINITY);
          if (droit.versionUn !== null) expect(droit.mesureUn).toBeGreaterThanOrEqual(droit.versionUn.valeur);
          const minimum = tracesDe(droit)[0];
          expect([minimum?.article, minimum?.faits.mesure, minimum?.faits.version]).toEqual([droit.ligne.article, mesure, version]);
        }
      }),
      REGLAGE,
    );
  });
});
