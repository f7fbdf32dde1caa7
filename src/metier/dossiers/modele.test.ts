// Les dossiers contre leur modèle : des marches tirées au hasard donnent les mêmes états, la même histoire et les mêmes sommes des deux côtés.
// MARCHES et GRAINE les fixent ; sans elles, toujours les mêmes. La forme longue est dans tests/long/dossiers-modele.test.ts.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chemin, DEUX_CONTROLES, MOITIE_SUIVIE, mener, RETRACTATION } from "../../../tests/outils/chemins-dossiers.js";
import { loiDesMarches } from "../../../tests/outils/coups-dossiers.js";
import { constatVide } from "../../../tests/outils/marche-dossiers.js";
import { type Univers, unUnivers } from "../../../tests/outils/univers-dossiers.js";
import { type CompteurCpf, compteurCpf, installerCompteurCpf } from "../cpf/index.js";
import { verifierJournal } from "../grand-livre/index.js";
import { installerAcompte, installerLecturesDossier } from "./index.js";

const MARCHES = Number(process.env["MARCHES"] ?? 5);
const GRAINE = Number(process.env["GRAINE"] ?? 63_233);

let univers: Univers;
beforeAll(async () => {
  univers = await unUnivers();
});
afterAll(async () => {
  installerLecturesDossier("");
  installerAcompte("0");
  await univers.monde.test.fermer();
});

it("quels que soient les gestes, les refus, les morts et les délais, les dossiers sont ce que le modèle attend, et tous finissent", async () => {
  const constat = constatVide();
  await fc.assert(loiDesMarches(univers, constat, 30), { numRuns: MARCHES, seed: GRAINE, endOnFailure: true });
  expect(constat.pas).toBeGreaterThan(MARCHES * 20);
  expect(constat.refus).toBeGreaterThan(0);
  expect(await verifierJournal(univers.monde.test.base)).toMatchObject({ fautes: [] });
}, 600_000);

async function avecMutant(mutant: Partial<CompteurCpf>, chemin: Chemin): Promise<readonly string[]> {
  const avant = installerCompteurCpf({ ...compteurCpf(), ...mutant });
  try {
    return await mener(univers, constatVide(), chemin);
  } finally {
    installerCompteurCpf(avant);
  }
}

it("deux contrôles ramènent ce qui est dû à l'acompte versé, puis plus bas : l'organisme rend la différence", async () => {
  const traces = await mener(univers, constatVide(), DEUX_CONTROLES);
  expect(traces.filter((trace) => trace.startsWith("facturation")).slice(-3)).toEqual([
    "facturation fermer_facturation a_facturer pas_facturable exploitant",
    "facturation demander_retour pas_facturable a_rendre exploitant",
    "facturation recevoir_retour a_rendre rendue exploitant",
  ]);
});

describe("le modèle voit ce qui ne va pas", () => {
  it("sans mutant, les deux chemins vont au bout", async () => {
    expect((await mener(univers, constatVide(), RETRACTATION)).at(-1)).toBe("dossier se_retracter acceptee annulee_titulaire titulaire");
    expect((await mener(univers, constatVide(), MOITIE_SUIVIE)).at(-1)).toBe("facturation payer_facture facturee payee exploitant");
  });

  it("des droits qui ne reviennent pas quand le titulaire se rétracte", async () => {
    await expect(avecMutant({ annuler: async () => undefined }, RETRACTATION)).rejects.toThrow(/réservé/u);
  });

  it("une part non due qui reste utilisée", async () => {
    await expect(avecMutant({ rembourser: async () => undefined }, MOITIE_SUIVIE)).rejects.toThrow(/utilisé du CPF/u);
  });

  it("un centime de trop rendu à la personne", async () => {
    const juste = compteurCpf();
    const rembourser: CompteurCpf["rembourser"] = (ctx, demande) => juste.rembourser(ctx, { ...demande, centimes: demande.centimes + 1 });
    await expect(avecMutant({ rembourser }, MOITIE_SUIVIE)).rejects.toThrow(/utilisé du CPF/u);
  });
});
