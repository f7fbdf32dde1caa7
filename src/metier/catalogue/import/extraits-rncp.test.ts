// L'extrait réel de France compétences, importé fichier par fichier, puis renvoyé : toutes ses lignes comptées, rien d'écrit deux fois.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../../tests/outils/benevoles.js";
import { cheminRncp, EXTRAIT_RNCP, fluxRncp, importer, toutesLesLignes } from "../../../../tests/outils/catalogue.js";
import { sql } from "../../../socle/base/base.js";
import type { BilanImportCatalogue } from "./import-catalogue.js";

let monde: Monde;
const premiers = new Map<string, BilanImportCatalogue>();
beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  for (const nom of EXTRAIT_RNCP) premiers.set(nom, await importer(monde, "france_competences", fluxRncp(nom)));
});
afterAll(() => monde.test.fermer());

/** Lignes d'une fiche que l'extrait Standard n'a pas : RNCP38228, qui remplace RNCP509. */
const SANS_FICHE: Readonly<Record<string, number>> = { Ancienne_Nouvelle_Certification: 1 };
const lignesDuFichier = (nom: string) => readFileSync(cheminRncp(nom), "utf8").trimEnd().split("\n").length - 1;

describe("l'extrait réel de France compétences", () => {
  it.each(EXTRAIT_RNCP)("%s : toutes les lignes sont gardées, une réponse chacune", async (nom) => {
    const bilan = premiers.get(nom);
    const lues = lignesDuFichier(nom);
    const rejetees = SANS_FICHE[nom] ?? 0;
    expect(bilan).toMatchObject({ etat: "termine", faute: null, comptes: { lues, creees: lues - rejetees, rejetees, retirees: 0 } });
    const lignes = await toutesLesLignes(monde, bilan?.id ?? "");
    expect(lignes.map(({ numero }) => numero)).toEqual(Array.from({ length: lues }, (_, rang) => rang + 2));
    expect(lignes.filter(({ issue }) => issue === "rejetee").flatMap(({ fautes }) => fautes)).toEqual(
      Array.from({ length: rejetees }, () => ({ code: "fiche_inconnue", champ: null, details: { fiche: "RNCP38228" } })),
    );
  });

  it.each(EXTRAIT_RNCP)("%s renvoyé : tout est inchangé", async (nom) => {
    const bilan = await importer(monde, "france_competences", fluxRncp(nom));
    const lues = lignesDuFichier(nom);
    const rejetees = SANS_FICHE[nom] ?? 0;
    expect(bilan.comptes).toMatchObject({ lues, creees: 0, modifiees: 0, inchangees: lues - rejetees, rejetees, retirees: 0 });
  });

  it("garde d'une fiche tout ce que ses fichiers en disent, les SIRET sans leur tabulation", async () => {
    const [fiche] = await monde.test.base.requete<Record<string, unknown>>(
      sql`select * from catalogue.certifications where code = 'RS6117'`,
    );
    expect(fiche).toMatchObject({
      formacodes: ["21538", "21528"],
      nsf: ["221"],
      remplace: ["RNCP19468"],
      certificateurs: [
        { siret: "78466840200018", nom: "CONFEDE. NATIONALE BOULANGERS PATISSIERS" },
        { siret: "31504294500032", nom: "INSTITUT NATIONAL BOULANGERIE PATISSERIE" },
      ],
    });
    expect(fiche?.["partenaires"]).toHaveLength(6);
    const [ancienne] = await monde.test.base.requete<Record<string, unknown>>(
      sql`select * from catalogue.certifications where code = 'RNCP509'`,
    );
    expect(ancienne).toMatchObject({
      active: false,
      niveau: 3,
      fin_enregistrement: "2023-08-31",
      romes: ["I1203"],
      remplacee_par: ["RNCP38228"],
      clea: false,
    });
    const blocs = await monde.test.base.requete(sql`select code from catalogue.blocs where certification = 'RNCP509'`);
    expect(blocs).toHaveLength(6);
  });

  it.each(["CCN", "VoixdAcces"])("%s : le fichier est refusé, et l'on dit qu'il ne sert pas", async (nom) => {
    const bilan = await importer(monde, "france_competences", fluxRncp(nom));
    expect(bilan).toMatchObject({ etat: "refuse", faute: { code: "fichier_sans_usage" }, comptes: { lues: 0 } });
  });
});
