// Les fichiers hostiles à leur vraie taille : une ligne de 2 Go, un million d'erreurs, un million de fois la même personne. LIGNES en fixe le nombre.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fichierACorriger } from "../../src/metier/depots/index.js";
import { sql } from "../../src/socle/base/base.js";
import { type Monde, unMonde } from "../outils/benevoles.js";
import { type DeclarantDeTest, lignePompier, traiter, unDeclarant } from "../outils/depots.js";
import { ligneCsv } from "../outils/fautes-plantees.js";
import { fauteUnique, fichierDe, ligneSansFin, recevoirFlux } from "../outils/hostiles.js";
import { dire, mesurer } from "../outils/mesurer.js";

const LIGNES = Number(process.env["LIGNES"] ?? 1_000_000);
const MIO_AU_PLUS = 250;
let monde: Monde;
let sdis: DeclarantDeTest;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  sdis = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
});
afterAll(() => monde.test.fermer());

/** Reçoit et traite un flux ; rend le compte des réponses, sans jamais les tenir ensemble. */
async function passer(nom: string, flux: AsyncIterable<Uint8Array>) {
  const mesure = await mesurer(async () => {
    const { lot } = await recevoirFlux(sdis, flux);
    await traiter(monde);
    return lot.id;
  });
  dire(nom, mesure);
  expect(mesure.memoire).toBeLessThan(MIO_AU_PLUS);
  const [lot] = await monde.test.base.requete<{ acceptees: number; avec_reserve: number; rejetees: number; deja_recues: number }>(
    sql`select acceptees, avec_reserve, rejetees, deja_recues from depots.lots where id = ${mesure.resultat}`,
  );
  if (lot === undefined) throw new Error("Le lot existe.");
  return { id: mesure.resultat, ...lot };
}

describe("à leur vraie taille", () => {
  it("une ligne de 2 Go est sautée, ses voisines entrent", async () => {
    expect(await passer("ligne de 2 Go", ligneSansFin(2 ** 31))).toMatchObject({ acceptees: 2, rejetees: 1 });
  });

  it("un million d'erreurs toutes différentes, relues en un passage", async () => {
    const { id, rejetees } = await passer(`${LIGNES} erreurs`, fichierDe(LIGNES, fauteUnique));
    expect(rejetees).toBe(LIGNES);
    const relecture = await mesurer(async () => {
      const ctx = { base: monde.test.base, horloge: monde.horloge, acteur: sdis.acteur };
      let lignes = 0;
      for await (const morceau of await fichierACorriger(ctx, { organismeId: sdis.organismeId, lotId: id }))
        lignes += morceau.split("\r\n").length - 1;
      return lignes;
    });
    dire("CSV à corriger", relecture);
    expect(relecture.resultat).toBe(LIGNES + 1);
    expect(relecture.memoire).toBeLessThan(MIO_AU_PLUS);
  });

  it("un million de lignes de la même personne, puis le même id_ligne un million de fois", async () => {
    const personne = (rang: number) => ligneCsv(lignePompier(9, { id_ligne: `M${rang}` }));
    const entrees = await passer(`${LIGNES} lignes de la même personne`, fichierDe(LIGNES, personne));
    expect(entrees.acceptees + entrees.avec_reserve).toBe(LIGNES);
    const repetees = await passer(
      `${LIGNES} fois le même id_ligne`,
      fichierDe(LIGNES, () => ligneCsv(lignePompier(11))),
    );
    expect(repetees).toMatchObject({ acceptees: 1, deja_recues: LIGNES - 1 });
  });
});
