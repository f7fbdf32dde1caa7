// Le tableau des cas du droit, ligne par ligne.
import { describe, expect, it } from "vitest";
import { CAS_DROITS } from "../../tests/cas/droits.cas.js";
import { evaluerDroits } from "./acquisition.js";

describe("Le tableau des cas des droits (D5151-14)", () => {
  for (const cas of CAS_DROITS) {
    it(`${cas.numero} : ${cas.phrase}`, () => {
      const reponse = evaluerDroits(cas.dossier, cas.lectures);
      const lignes = reponse.droits.map((droit) => `${droit.activite} ${droit.annee} ${droit.decision} ${droit.montant / 100}`);
      expect(lignes).toEqual(cas.attendu);
      expect(reponse.totalAcquis).toBe(cas.total * 100);
      const articles = new Set(reponse.droits.flatMap((droit) => droit.motifs.map((motif) => motif.article)));
      expect([...articles]).toEqual(expect.arrayContaining([...cas.articles]));
      for (const droit of reponse.droits) {
        expect(droit.motifs.length).toBeGreaterThan(0);
        for (const motif of droit.motifs) expect(motif.phrase).not.toMatch(/\{|undefined|NaN/u);
      }
      expect(reponse.hypotheses.map((hypothese) => hypothese.doute)).toEqual(cas.hypotheses ?? []);
      expect(reponse.avertissements.map((avertissement) => avertissement.doute)).toEqual(["D1"]);
    });
  }
});
