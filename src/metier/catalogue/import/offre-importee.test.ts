// Un organisme envoie son fichier d'offre : il est gardé, le renvoyer ne change rien, et nul n'envoie celui d'un autre.
import { createReadStream } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, unMonde } from "../../../../tests/outils/benevoles.js";
import { ADRESSE_EXEMPLES } from "../../../../tests/outils/lheo.js";
import { SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR } from "../../../../tests/outils/offre.js";
import type { Acteur } from "../../identite/index.js";
import { ajouterResponsable } from "../../organismes/index.js";
import { autoriserBenevoles, importerCatalogue, listerFormationsDe, referencerFormateur } from "../index.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
let monde: Monde;

async function formateur(siret: string, courriel: string): Promise<{ organismeId: string; acteur: Acteur }> {
  const { organismeId } = await monde.agir(AGENT, (c) => referencerFormateur(c, { siret, denomination: `Centre ${siret}` }));
  await monde.agir(AGENT, (c) => autoriserBenevoles(c, { siret, raison: "Essai." }));
  await monde.agir(AGENT, (c) => ajouterResponsable(c, { organismeId, courriel, nom: "Ferrand", prenom: "Lise", fonction: "directrice" }));
  return { organismeId, acteur: { ...responsableDeTest(courriel), organismes: [organismeId] } };
}

function envoyer(format: "lheo" | "edof", { organismeId, acteur }: { organismeId: string; acteur: Acteur }) {
  const nom = `offre-${format}.xml`;
  const flux = createReadStream(new URL(nom, ADRESSE_EXEMPLES));
  return importerCatalogue(monde.test.base, { horloge: monde.horloge, acteur, format, nom, flux, organismeId });
}

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());

describe("l'offre qu'un organisme envoie en XML", () => {
  it("est la sienne, qu'elle soit en LHEO ou en EDOF, une fois pour toutes", async () => {
    const sien = await formateur(SIRET_FORMATEUR, "offre@centre.fr");
    for (const format of ["lheo", "edof"] as const) {
      expect(await envoyer(format, sien)).toMatchObject({ etat: "termine", comptes: { lues: 3, creees: 3, rejetees: 0 } });
      expect(await envoyer(format, sien)).toMatchObject({ comptes: { lues: 3, creees: 0, modifiees: 0, inchangees: 3 } });
    }
    const offre = await monde.agir(sien.acteur, (c) => listerFormationsDe(c, sien.organismeId));
    expect(offre.map(({ source, numero }) => `${source} ${numero}`).sort()).toEqual([
      "edof 00000101600013_BILAN",
      "edof 00000101600013_GCF",
      "edof 00000101600013_TOSA",
      "lheo ASSISTANT-COMPTABLE",
      "lheo SECOURS-SC",
      "lheo TRESO-2027",
    ]);
  });

  it("n'est jamais celle d'un autre", async () => {
    const autre = await formateur(SIRET_AUTRE_FORMATEUR, "autre@centre.fr");
    expect(await envoyer("lheo", autre)).toMatchObject({ comptes: { lues: 3, creees: 0, rejetees: 3 } });
    const sien = await formateur(SIRET_FORMATEUR, "offre@centre.fr");
    await expect(envoyer("lheo", { organismeId: sien.organismeId, acteur: autre.acteur })).rejects.toMatchObject({
      code: "identite/action-interdite",
    });
  });
});
