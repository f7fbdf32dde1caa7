// Dix mille pas de dossiers tirés au hasard, contre leur modèle : chaque transition des trois tables empruntée, chaque état atteint ; PAS et GRAINE les fixent.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installerAcompte, installerLecturesDossier } from "../../src/metier/dossiers/index.js";
import { verifierJournal } from "../../src/metier/grand-livre/index.js";
import { CHEMINS_RARES, mener } from "../outils/chemins-dossiers.js";
import { loiDesMarches } from "../outils/coups-dossiers.js";
import { manquantes, TRANSITIONS_ATTENDUES } from "../outils/couverture-dossiers.js";
import { constatVide } from "../outils/marche-dossiers.js";
import { type Univers, unUnivers } from "../outils/univers-dossiers.js";

const PAS = Number(process.env["PAS"] ?? 10_000);
const GRAINE = Number(process.env["GRAINE"] ?? Date.now() % 1_000_000);
const MARCHES_PAR_LOT = 20;
const COUPS = 200;

let univers: Univers;
beforeAll(async () => {
  univers = await unUnivers();
});
afterAll(async () => {
  installerLecturesDossier("");
  installerAcompte("0");
  await univers.monde.test.fermer();
});

it("dix mille pas : rien ne naît, rien ne se perd, rien ne sort des tables, tout finit, et tout a été emprunté", async () => {
  const constat = constatVide();
  for (const chemin of CHEMINS_RARES) await mener(univers, constat, chemin);
  // Au-delà, ce qui manque encore est dit.
  for (let lot = 0; constat.pas < PAS || (manquantes(constat).length > 0 && constat.pas < 3 * PAS); lot += 1) {
    await fc.assert(loiDesMarches(univers, constat, COUPS), { numRuns: MARCHES_PAR_LOT, seed: GRAINE + lot, endOnFailure: true });
    console.info(
      `graine ${GRAINE + lot} : ${constat.pas} pas, ${constat.refus} refus, manquent ${manquantes(constat).slice(0, 12).join(", ")}`,
    );
  }
  console.info(`${constat.pas} pas, ${constat.refus} refus, ${TRANSITIONS_ATTENDUES.length} passages attendus`);
  expect(await verifierJournal(univers.monde.test.base)).toMatchObject({ fautes: [] });
  expect(manquantes(constat)).toEqual([]);
});
