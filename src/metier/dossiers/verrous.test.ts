// Le calcul des droits et les dossiers prennent la file puis le compte : dans les deux sens à la fois, aucun n'attend l'autre pour toujours.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MondeFormation, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { compterReprises } from "../../../tests/outils/reprises.js";
import { aRecalculer } from "../activites/index.js";
import { recalculerEnAttente } from "../droits/index.js";
import { verifierJournal } from "../grand-livre/index.js";
import { annulerInscription } from "./index.js";

let monde: MondeFormation;
beforeAll(async () => {
  monde = await unMondeFormation();
  monde.horloge.placer("2026-09-01T09:00:00Z");
});
afterAll(() => monde.test.fermer());

it("annuler pendant que les droits se recalculent ne fait recommencer aucune transaction (L6323-45)", { timeout: 60_000 }, async () => {
  const offre = await monde.offre({}, { prix: 10_000 });
  const ouverts = [];
  for (let rang = 0; rang < 8; rang += 1) {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: "demandeur_emploi" });
    ouverts.push({ titulaire, dossier: await monde.dossier(titulaire, offre, "acceptee") });
  }
  const ids = ouverts.map(({ titulaire }) => titulaire.titulaireId);
  const { reprises, monde: compte } = compterReprises(monde);
  const mettre = () => compte.agir({ genre: "systeme" }, (ctx) => aRecalculer(ctx, ids));
  await mettre();
  const calculs = async () => {
    for (let tour = 0; tour < 6; tour += 1) {
      await recalculerEnAttente(compte.test.base, monde.horloge, { parTranche: 3 });
      await mettre();
    }
  };
  const debut = performance.now();
  await Promise.all([
    calculs(),
    ...ouverts.map(({ titulaire, dossier }) =>
      compte.agir(titulaire, (ctx) =>
        annulerInscription(ctx, { titulaireId: titulaire.titulaireId, dossierId: dossier.id, forceMajeure: null, tardAccepte: false }),
      ),
    ),
  ]);
  expect(reprises()).toBe(0);
  expect(performance.now() - debut).toBeLessThan(20_000);
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
});
