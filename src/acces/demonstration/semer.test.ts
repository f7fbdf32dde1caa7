// Ce que la démonstration sème des organismes qui déclarent, et les pompiers qu'elle laisse à déclarer.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../tests/outils/benevoles.js";
import type { Contexte } from "../../metier/contexte.js";
import type { Acteur } from "../../metier/identite/index.js";
import { chercherDeclarants, listerAutorisations, listerDeclarants, listerResponsablesDuDeclarant } from "../../metier/organismes/index.js";
import { sql } from "../../socle/base/base.js";
import { anneeDe, dateCivile } from "../../socle/valeurs/date-civile.js";
import { lireSiret } from "../../socle/valeurs/siret.js";
import { AGENTE_EXPLOITANT, DECLARANTS_DEMONSTRATION } from "../simulateur/declarants.js";
import { personnesSimulees } from "../simulateur/personnes.js";
import { pompiersDeDemonstration } from "./pompiers.js";
import { semerDemonstration } from "./semer.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente" };
let monde: Monde;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  await semerDemonstration(monde.test.base, monde.horloge);
});
afterAll(() => monde.test.fermer());

describe("les organismes déclarants de la démonstration (L5151-9)", () => {
  it("sont cinq, chacun autorisé à ses seules activités, les armées sans le numéro de sécurité sociale", async () => {
    const inscrits = (await chercherDeclarants(ctx(AGENT), "")).filter(({ types }) => types.length > 0);
    expect(inscrits.map(({ nom, types }) => [nom, types]).sort()).toEqual(
      DECLARANTS_DEMONSTRATION.map(({ nom, types }) => [nom, [...types].sort()]).sort(),
    );
    for (const { organismeId, siret } of inscrits) {
      const attendu = DECLARANTS_DEMONSTRATION.find((un) => un.siret === siret);
      const autorisations = await listerAutorisations(ctx(AGENT), organismeId);
      expect(new Set(autorisations.map(({ peutEmployerNir }) => peutEmployerNir))).toEqual(new Set([attendu?.peutEmployerNir]));
      expect(await listerResponsablesDuDeclarant(ctx(AGENT), organismeId)).toHaveLength(attendu?.responsables.length ?? -1);
    }
    const [sdis] = await listerDeclarants(ctx({ genre: "anonyme" }), { recherche: "incendie" });
    expect(sdis?.types).toEqual(["sapeur_pompier_volontaire"]);
  });

  it("ont des SIRET bien formés et différents, comme l'exploitant", () => {
    const sirets = [...DECLARANTS_DEMONSTRATION.map(({ siret }) => siret), AGENTE_EXPLOITANT.siret ?? ""];
    expect(sirets.map(lireSiret)).toEqual(sirets);
    expect(new Set(sirets).size).toBe(sirets.length);
  });

  it("ont fait tous les dépôts déjà semés", async () => {
    const depots = await monde.test.base.requete<{ organisme_id: string }>(sql`select distinct organisme_id from activites.depots`);
    const inscrits = new Set((await chercherDeclarants(ctx(AGENT), "")).map(({ organismeId }) => organismeId));
    expect(depots).toHaveLength(5);
    expect(depots.filter(({ organisme_id: id }) => !inscrits.has(id))).toEqual([]);
  });
});

describe("les pompiers laissés à déclarer (D5151-14 I 9°)", () => {
  it.each(["2026-01-01", "2026-11-23", "2028-02-29"])("sont trois, engagés et notifiés l'an passé, au jour %s", (jour) => {
    const aujourdhui = dateCivile(jour);
    const pompiers = pompiersDeDemonstration(aujourdhui);
    expect(pompiers).toHaveLength(3);
    for (const { cle, nir, signature, arreteNotifieLe, dureeAnnees, traits } of pompiers) {
      expect(personnesSimulees(aujourdhui).find((personne) => personne.cle === cle)).toMatchObject({
        nir,
        nomNaissance: traits.nomNaissance,
      });
      for (const date of [signature, arreteNotifieLe]) expect(anneeDe(date)).toBe(anneeDe(aujourdhui) - 1);
      expect(dureeAnnees).toBe(5);
    }
    expect(pompiers.filter(({ traits }) => traits.communeNaissance === null)).toHaveLength(1);
  });

  it("n'ont encore rien dans les dépôts", async () => {
    const depots = await monde.test.base.requete<{ id_externe: string }>(sql`select id_externe from activites.depots`);
    const cles = new Set(pompiersDeDemonstration(monde.horloge.aujourdhui()).map(({ cle }) => `demonstration-${cle}`));
    expect(depots.length).toBeGreaterThan(0);
    expect(depots.filter(({ id_externe: id }) => cles.has(id))).toEqual([]);
  });
});
