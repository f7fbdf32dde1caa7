// Un catalogue entier de Mon Compte Formation, importé deux fois en mémoire bornée ; LIGNES en fixe la taille.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../outils/benevoles.js";
import { fluxRncp, grandFichierMcf, importer } from "../outils/catalogue.js";
import { dire, mesurer } from "../outils/mesurer.js";

const LIGNES = Number(process.env["LIGNES"] ?? 200_000);
const MIO_AU_PLUS = 300;
/** Une vraie ligne pèse trois kibioctets. */
const CONTENU = "Chaque étape est reprise au fournil, puis commentée en groupe. ".repeat(40);
let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2025-06-02T10:00:00Z");
  await importer(monde, "france_competences", fluxRncp("Standard"));
});
afterAll(() => monde.test.fermer());

describe("un catalogue à sa vraie taille", () => {
  it("est gardé ligne à ligne, puis renvoyé sans rien changer, sans jamais tenir en mémoire", async () => {
    const premier = await mesurer(() => importer(monde, "mcf", grandFichierMcf(LIGNES, CONTENU)));
    dire(`${LIGNES} formations créées`, premier);
    expect(premier.resultat).toMatchObject({ etat: "termine", comptes: { lues: LIGNES, creees: LIGNES, rejetees: 0, averties: 0 } });
    expect(premier.memoire).toBeLessThan(MIO_AU_PLUS);
    const second = await mesurer(() => importer(monde, "mcf", grandFichierMcf(LIGNES, CONTENU)));
    dire(`${LIGNES} formations renvoyées`, second);
    expect(second.resultat.comptes).toMatchObject({ lues: LIGNES, creees: 0, modifiees: 0, inchangees: LIGNES, rejetees: 0 });
    expect(second.memoire).toBeLessThan(MIO_AU_PLUS);
  });

  it("un fichier dont chaque ligne est à corriger donne une réponse à chacune", async () => {
    async function* faux() {
      // Un code qui n'est ni vide ni un nombre : aucune ligne ne dit à quoi elle mène.
      for await (const morceau of grandFichierMcf(LIGNES, CONTENU))
        yield Buffer.from(Buffer.from(morceau).toString().replaceAll(";6117;", ";x;"));
    }
    const passage = await mesurer(() => importer(monde, "mcf", faux()));
    dire(`${LIGNES} lignes rejetées`, passage);
    expect(passage.resultat.comptes).toMatchObject({ lues: LIGNES, rejetees: LIGNES });
    expect(passage.memoire).toBeLessThan(MIO_AU_PLUS);
  });
});
