// Relire un import, page par page ou en CSV, et n'y être admis que si l'on importe ; un organisme n'a que les siens.
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, unMonde } from "../../../../tests/outils/benevoles.js";
import { EXPLOITANT, enFlux, fichierMcf, fluxRncp, importer, ligneMcf, toutesLesLignes } from "../../../../tests/outils/catalogue.js";
import { SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR } from "../../../../tests/outils/offre.js";
import { sql } from "../../../socle/base/base.js";
import { RACINE } from "../../../socle/racine.js";
import type { Acteur } from "../../identite/index.js";
import { ajouterResponsable } from "../../organismes/index.js";
import {
  autoriserBenevoles,
  cloreImportsInterrompus,
  importerCatalogue,
  lignesDImport,
  lireImport,
  listerFormationsDe,
  listerImports,
  oublierLignesDImport,
  rapportDImport,
  referencerFormateur,
} from "../index.js";

let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2025-06-02T10:00:00Z");
  await importer(monde, "france_competences", fluxRncp("Standard"));
});
afterAll(() => monde.test.fermer());

const ctx = (acteur: Acteur = EXPLOITANT) => ({ base: monde.test.base, horloge: monde.horloge, acteur });
const mcf = (...lignes: readonly string[]) => importer(monde, "mcf", fichierMcf(lignes));

describe("lire ce qu'un import a donné", () => {
  it("page par page, ou seulement ce qui est à voir", async () => {
    const lignes = Array.from({ length: 450 }, (_, rang) => ligneMcf(80_000 + rang, rang % 150 === 0 ? { numero_formation: "" } : {}));
    monde.horloge.placer("2025-06-02T11:00:00Z");
    const { id } = await mcf(...lignes);
    expect(await toutesLesLignes(monde, id)).toHaveLength(450);
    const page = await lignesDImport(ctx(), id, { apres: 0 });
    expect(page.lignes).toHaveLength(200);
    expect(page.suite).toBe(page.lignes.at(-1)?.numero);
    const aVoir = await lignesDImport(ctx(), id, { apres: 0, aVoir: true });
    expect(aVoir).toMatchObject({ lignes: [{ issue: "rejetee" }, { issue: "rejetee" }, { issue: "rejetee" }], suite: null });
    expect((await listerImports(ctx(), { organismeId: null }))[0]?.id).toBe(id);
  });

  it("en CSV, sans qu'un tableur y voie une formule", async () => {
    const { id } = await mcf(ligneMcf(90, { numero_formation: "=CMD()", frais_ttc_tot_mean: "x" }));
    let texte = "";
    for await (const morceau of await rapportDImport(ctx(), id)) texte += morceau;
    const [entete, ligne] = texte.split("\r\n");
    expect(entete).toBe("\ufeffligne;cle;issue;codes;champs;message;conduite");
    expect(ligne).toMatch(/^2;'=CMD\(\);rejetee;prix_illisible;frais_ttc_tot_mean;« x » n'est pas un prix\.;/u);
  });

  it("n'est permis qu'à qui importe, et un import inconnu se dit (R6333-6)", async () => {
    const { id } = await mcf(ligneMcf(1));
    const titulaire = await monde.titulaire();
    for (const acteur of [titulaire, responsableDeTest("r@exemple.fr"), { genre: "anonyme" } as const]) {
      const autre = ctx(acteur);
      await expect(lireImport(autre, id)).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
      await expect(lignesDImport(autre, id, { apres: 0 })).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
      await expect(rapportDImport(autre, id)).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
      await expect(listerImports(autre, { organismeId: null })).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
      const envoi = { horloge: monde.horloge, acteur, format: "mcf", nom: "x", flux: enFlux("") } as const;
      await expect(importerCatalogue(monde.test.base, envoi)).rejects.toMatchObject({ code: expect.stringMatching(/^identite\//u) });
    }
    await expect(lireImport(ctx(), "rien")).rejects.toMatchObject({ code: "catalogue/import-introuvable" });
  });
});

describe("ce que le temps fait aux imports", () => {
  const systeme: Acteur = { genre: "systeme" };

  it("celui qui n'avance plus est clos avec sa raison, celui qui avance ne l'est pas", async () => {
    const { id } = await mcf(ligneMcf(70_001));
    await monde.test.base.requete(sql`update catalogue.imports set etat = 'en_cours', termine_le = null where id = ${id}`);
    expect(await cloreImportsInterrompus(ctx(systeme))).toBe(0);
    monde.horloge.placer("2025-06-02T11:30:00Z");
    expect(await cloreImportsInterrompus(ctx(systeme))).toBe(1);
    expect(await cloreImportsInterrompus(ctx(systeme))).toBe(0);
    expect(await lireImport(ctx(), id)).toMatchObject({ etat: "refuse", faute: { code: "import_interrompu" }, comptes: { creees: 1 } });
  });

  it("le détail des lignes s'oublie après un an, les comptes restent (R6323-40)", async () => {
    const bilan = await mcf(ligneMcf(70_002));
    monde.horloge.placer("2026-06-02T11:29:00Z");
    await oublierLignesDImport(ctx(systeme));
    expect(await toutesLesLignes(monde, bilan.id)).toHaveLength(1);
    monde.horloge.placer("2026-06-02T11:31:00Z");
    await oublierLignesDImport(ctx(systeme));
    expect(await toutesLesLignes(monde, bilan.id)).toEqual([]);
    expect(await lireImport(ctx(), bilan.id)).toEqual(bilan);
    monde.horloge.placer("2025-06-02T11:30:00Z");
  });
});

describe("l'offre qu'un organisme de formation envoie lui-même", () => {
  const LHEO = join(RACINE, "donnees/exemples-offre/offre-lheo.xml");
  let organismeId: string;
  let responsable: Acteur;

  beforeAll(async () => {
    ({ organismeId } = await monde.agir(EXPLOITANT, (c) =>
      referencerFormateur(c, { siret: SIRET_FORMATEUR, denomination: "Atelier des associations" }),
    ));
    const personne = { courriel: "offre@exemple.fr", nom: "Ferrand", prenom: "Lise", fonction: "directrice" };
    await monde.agir(EXPLOITANT, (c) => ajouterResponsable(c, { organismeId, ...personne }));
    responsable = { ...responsableDeTest(personne.courriel), organismes: [organismeId] };
  });

  const envoyer = (flux: AsyncIterable<Uint8Array>, format: "mcf" | "lheo" = "lheo") =>
    importerCatalogue(monde.test.base, { horloge: monde.horloge, acteur: responsable, format, nom: "offre.xml", flux, organismeId });

  it("pour des bénévoles, demande l'autorisation de l'exploitant ; le reste entre (L6323-6 II 5°)", async () => {
    const sans = await envoyer(createReadStream(LHEO));
    expect(sans).toMatchObject({ etat: "termine", comptes: { lues: 3, creees: 1, rejetees: 2 } });
    const codes = (await toutesLesLignes(monde, sans.id)).flatMap(({ fautes }) => fautes.map(({ code }) => code));
    expect(codes.filter((code) => code === "benevoles_non_autorise")).toHaveLength(2);
    await monde.agir(EXPLOITANT, (c) => autoriserBenevoles(c, { siret: SIRET_FORMATEUR, raison: "Essai." }));
  });

  it("entre par fichier LHEO, se renvoie sans rien changer, et se relit", async () => {
    const bilan = await envoyer(createReadStream(LHEO));
    expect(bilan).toMatchObject({ etat: "termine", organismeId, comptes: { lues: 3, creees: 2, inchangees: 1, rejetees: 0 } });
    expect((await envoyer(createReadStream(LHEO))).comptes).toMatchObject({ lues: 3, inchangees: 3 });
    expect(await listerFormationsDe(ctx(responsable), organismeId)).toHaveLength(3);
    expect(await lireImport(ctx(responsable), bilan.id)).toEqual(bilan);
    const { lignes } = await lignesDImport(ctx(responsable), bilan.id, { apres: 0 });
    expect(lignes.map(({ numero, cle }) => [numero, cle])).toEqual([
      [1, "TRESO-2027"],
      [2, "SECOURS-SC"],
      [3, "ASSISTANT-COMPTABLE"],
    ]);
    expect((await listerImports(ctx(responsable), { organismeId })).length).toBe(3);
    expect((await listerImports(ctx(), { organismeId: null })).some(({ id }) => id === bilan.id)).toBe(false);
  });

  it("n'est que la sienne : la formation d'un autre SIRET est rejetée, les autres entrent", async () => {
    const texte = readFileSync(LHEO, "utf8");
    const place = texte.lastIndexOf(SIRET_FORMATEUR);
    const melange = `${texte.slice(0, place)}${SIRET_AUTRE_FORMATEUR}${texte.slice(place + SIRET_FORMATEUR.length)}`;
    const bilan = await envoyer(enFlux(melange));
    expect(bilan.comptes).toMatchObject({ lues: 3, inchangees: 2, rejetees: 1 });
    expect((await toutesLesLignes(monde, bilan.id)).flatMap(({ fautes }) => fautes.map(({ code }) => code))).toContain("autre_organisme");
  });

  it("coupée au milieu, est refusée en gardant ce qui précède", async () => {
    const texte = readFileSync(LHEO, "utf8");
    const bilan = await envoyer(enFlux(texte.slice(0, texte.lastIndexOf("<formation") + 200)));
    expect(bilan).toMatchObject({ etat: "refuse", faute: { code: "xml_tronque" }, comptes: { lues: 2 } });
  });

  it("n'ouvre pas les fichiers publics à l'organisme, ni l'offre d'un organisme à un autre", async () => {
    await expect(envoyer(enFlux(fichierMcf([ligneMcf(7)])), "mcf")).rejects.toMatchObject({ code: "catalogue/format-reserve" });
    const intrus = responsableDeTest("intrus@exemple.fr");
    const envoi = { horloge: monde.horloge, acteur: intrus, format: "lheo", nom: "x", flux: enFlux(""), organismeId } as const;
    await expect(importerCatalogue(monde.test.base, envoi)).rejects.toMatchObject({ code: "identite/action-interdite" });
    await expect(listerImports(ctx(intrus), { organismeId })).rejects.toMatchObject({ code: "identite/action-interdite" });
  });
});
