// Où chaque organisme arrive : ses demandes, ses heures à attester, ses fichiers, ou les cofinancements qu'on lui demande.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Monde, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { unDeclarant } from "../../../tests/outils/depots.js";
import { referencerFormateur } from "../../metier/catalogue/index.js";
import { inscrireDeclarant, lireOrganisme } from "../../metier/organismes/index.js";
import { EMPLOYEUR_DEMONSTRATION, FORMATEURS_DEMONSTRATION } from "../simulateur/formateurs.js";
import { presenter } from "./presence.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

it("un employeur arrive sur les cofinancements, un déclarant sur ses dépôts, un organisme de formation sur ses demandes (L6323-4 II)", async () => {
  const { organismeId: declarant } = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
  const presents = await monde.agir(SYSTEME, async (ctx) => {
    const { organisme: employeur } = await inscrireDeclarant(ctx, EMPLOYEUR_DEMONSTRATION);
    const [formateur] = FORMATEURS_DEMONSTRATION;
    const { organismeId } = await referencerFormateur(ctx, { siret: formateur?.siret ?? "", denomination: formateur?.nom ?? "" });
    const organismes = [employeur, await lireOrganisme(ctx, declarant), await lireOrganisme(ctx, organismeId)];
    return presenter(ctx, organismes);
  });
  expect(presents.map(({ accueil }) => accueil)).toEqual(["cofinancements", "depots", "demandes"]);
});
