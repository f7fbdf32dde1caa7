// Une décision mise en JSON par morceaux se relit comme si elle l'avait été d'un coup.
import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraireDossier, arbitraireLectures } from "../../../tests/outils/dossiers.js";
import { evaluerDroits } from "../../regles/acquisition.js";
import { deciderAGarder, ecrireDecision } from "./decision.js";

it("garde la réponse, les faits retenus et les lectures, mot pour mot (L5151-9)", () => {
  let vues = 0;
  fc.assert(
    fc.property(arbitraireDossier, arbitraireLectures, (dossier, lectures) => {
      const reponse = evaluerDroits(dossier, lectures);
      for (const droit of reponse.droits) {
        const ecrite = ecrireDecision(deciderAGarder("inscription", { droit, reponse }, dossier.activites), lectures);
        const { hypotheses, avertissements } = reponse;
        expect(JSON.parse(ecrite.reponse)).toEqual(JSON.parse(JSON.stringify({ droit, hypotheses, avertissements })));
        const retenus = dossier.activites.filter(({ id }) => droit.activites.includes(id));
        expect(JSON.parse(ecrite.faits)).toEqual(JSON.parse(JSON.stringify(retenus)));
        expect(JSON.parse(ecrite.lectures)).toEqual(lectures);
        vues += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(vues).toBeGreaterThan(100);
});
