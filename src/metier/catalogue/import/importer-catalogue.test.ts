// Importer sur la vraie base : deux fois le même fichier, des fichiers abîmés, ce qui change, ce qui manque, et qui a le droit.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, unMonde } from "../../../../tests/outils/benevoles.js";
import {
  EXPLOITANT,
  enFlux,
  fichierMcf,
  fluxRncp,
  grandFichierMcf,
  importer,
  ligneMcf,
  siretDEssai,
  toutesLesLignes,
} from "../../../../tests/outils/catalogue.js";
import { mesurer } from "../../../../tests/outils/mesurer.js";
import { sql } from "../../../socle/base/base.js";
import { lireImport } from "../index.js";

/** Plus que ce que l'import prend : les autres fils d'essai prennent aussi de la mémoire au même moment. */
const MIO_AU_PLUS = 400;
let monde: Monde;
beforeAll(async () => {
  monde = await unMonde("2025-06-02T10:00:00Z");
  await importer(monde, "france_competences", fluxRncp("Standard"));
});
afterAll(() => monde.test.fermer());

const ctx = () => ({ base: monde.test.base, horloge: monde.horloge, acteur: EXPLOITANT });
const compter = async (table: string) => {
  const [ligne] = await monde.test.base.requete<{ n: number }>({
    text: `select count(*)::integer as n from catalogue.${table}`,
    values: [],
  });
  return ligne?.n;
};
const mcf = (...lignes: readonly string[]) => importer(monde, "mcf", fichierMcf(lignes));
const fautesDe = async (importId: string) =>
  (await toutesLesLignes(monde, importId)).map(({ numero, issue, fautes }) => [numero, issue, ...fautes.map(({ code }) => code)]);

describe("un catalogue de formations", () => {
  it("est gardé, l'organisme inconnu inscrit, puis renvoyé sans rien écrire", async () => {
    const lignes = [ligneMcf(1), ligneMcf(2)];
    const premier = await mcf(...lignes);
    expect(premier).toMatchObject({ etat: "termine", format: "mcf", par: "camille", comptes: { lues: 2, creees: 2, averties: 0 } });
    const [organisme] = await monde.test.base.requete(
      sql`select denomination, organisme_id from catalogue.organismes_formation where siret = ${siretDEssai(1)}`,
    );
    expect(organisme).toEqual({ denomination: "Organisme d'essai 1", organisme_id: null });
    const avant = await compter("formations");
    expect((await mcf(...lignes)).comptes).toMatchObject({ lues: 2, creees: 0, modifiees: 0, inchangees: 2 });
    expect(await compter("formations")).toBe(avant);
    expect((await mcf(ligneMcf(1, { frais_ttc_tot_mean: "990" }), ligneMcf(2))).comptes).toMatchObject({ modifiees: 1, inchangees: 1 });
  });

  it("garde une formation dont la certification est inconnue, expirée ou inactive, en le disant (L6323-6)", async () => {
    const bilan = await mcf(ligneMcf(10, { code_rs: "999999" }), ligneMcf(11, { code_rncp: "509" }), ligneMcf(12));
    expect(bilan.comptes).toMatchObject({ creees: 3, averties: 2, rejetees: 0 });
    expect(await fautesDe(bilan.id)).toEqual([
      [2, "creee", "certification_inconnue"],
      [4, "creee", "certification_expiree"],
      [6, "creee"],
    ]);
  });

  it("ne garde que la première de deux lignes du même numéro, au même envoi comme aux suivants", async () => {
    const lignes = [ligneMcf(20), ligneMcf(20, { frais_ttc_tot_mean: "1" })];
    const premier = await mcf(...lignes);
    expect(premier.comptes).toMatchObject({ creees: 1, rejetees: 1 });
    expect(await fautesDe(premier.id)).toEqual([
      [2, "creee"],
      [4, "rejetee", "doublon"],
    ]);
    expect((await mcf(...lignes)).comptes).toMatchObject({ inchangees: 1, rejetees: 1 });
  });

  it("une ligne que la base ne peut pas garder est seule rejetée", async () => {
    // Une clé d'index ne dépasse pas 2 704 octets, et ce numéro ne se compresse pas.
    const numero = Array.from({ length: 3_000 }, (_, rang) => String.fromCodePoint(0x4e00 + ((rang * 7_919) % 20_000))).join("");
    const bilan = await mcf(ligneMcf(30), ligneMcf(31, { numero_formation: numero }), ligneMcf(32));
    expect(bilan).toMatchObject({ etat: "termine", comptes: { lues: 3, creees: 2, rejetees: 1 } });
    expect(await fautesDe(bilan.id)).toEqual([
      [2, "creee"],
      [4, "rejetee", "valeur_impossible"],
      [6, "creee"],
    ]);
  });

  it("vingt mille lignes passent en mémoire bornée, et ne changent rien la seconde fois", { timeout: 240_000 }, async () => {
    const nombre = 20_000;
    const { resultat, memoire } = await mesurer(() => importer(monde, "mcf", grandFichierMcf(nombre)));
    expect(resultat.comptes).toMatchObject({ lues: nombre, rejetees: 0 });
    expect(resultat.comptes.creees + resultat.comptes.modifiees + resultat.comptes.inchangees).toBe(nombre);
    expect(memoire).toBeLessThan(MIO_AU_PLUS);
    expect((await importer(monde, "mcf", grandFichierMcf(nombre))).comptes).toMatchObject({ lues: nombre, inchangees: nombre });
  });
});

describe("un fichier abîmé donne un import refusé ou des lignes rejetées, jamais une panne", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["vide", "", "fichier_vide"],
    ["sans ligne", fichierMcf([]), "fichier_sans_ligne"],
    ["une archive", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), "fichier_zip"],
    ["du binaire", Buffer.alloc(100_000, 0), "fichier_binaire"],
    ["sans ses colonnes", "numero_formation;siret_of\nF1;1\n", "colonne_manquante"],
    ["d'un autre format", "denomination;siren\nA;1\n", "entete_inconnue"],
    ["à virgules", fichierMcf([ligneMcf(1)]).replaceAll(";", ","), "entete_separateur"],
    ["en UTF-16", Buffer.from(fichierMcf([ligneMcf(1)]), "utf16le"), "fichier_utf16"],
  ])("%s : refusé, avec sa faute", async (_, contenu, code) => {
    const bilan = await importer(monde, "mcf", contenu);
    expect(bilan).toMatchObject({ etat: "refuse", faute: { code }, comptes: { creees: 0, rejetees: 0 } });
    expect(bilan.termineLe).not.toBeNull();
    expect(await lireImport(ctx(), bilan.id)).toEqual(bilan);
  });

  it("tronqué au milieu d'une ligne : le début est gardé, la ligne coupée rejetée", async () => {
    const entier = fichierMcf([ligneMcf(30_040), ligneMcf(30_041)]);
    const bilan = await importer(monde, "mcf", entier.slice(0, entier.lastIndexOf("F-30041") + 5));
    expect(bilan.comptes).toMatchObject({ creees: 1 });
    expect(bilan.comptes.rejetees).toBeGreaterThan(0);
  });

  it("un guillemet jamais fermé, une ligne géante et des octets abîmés ne coûtent que leurs lignes", async () => {
    const [entete, ...lignes] = fichierMcf([ligneMcf(30_050, { intitule_formation: "PERDU" }), ligneMcf(30_051), ligneMcf(30_052)]).split(
      "\r\n",
    );
    const perdue = lignes.join("\r\n").replace("PERDU", '"PERDU');
    const geante = `${"x".repeat(700_000)}\r\n`;
    const bilan = await importer(monde, "mcf", `${entete}\r\n${geante}${perdue}`);
    expect(bilan.etat).toBe("termine");
    expect(bilan.comptes).toMatchObject({ creees: 2 });
    const codes = (await toutesLesLignes(monde, bilan.id)).flatMap(({ fautes }) => fautes.map(({ code }) => code));
    expect(codes[0]).toBe("ligne_trop_longue");
    expect(codes).toContain("texte_apres_guillemet");
  });

  it("Windows-1252 se lit avec ses accents", async () => {
    const texte = fichierMcf([ligneMcf(30_060, { objectif_formation: "Été, pâte feuilletée", contenu_formation: "" })]).replaceAll(
      /[«»°]/gu,
      "",
    );
    expect((await importer(monde, "mcf", Buffer.from(texte, "latin1"))).comptes).toMatchObject({ creees: 1, rejetees: 0 });
    const [ligne] = await monde.test.base.requete(sql`select objectif from catalogue.formations where numero = 'F-30060'`);
    expect(ligne).toEqual({ objectif: "Été, pâte feuilletée" });
  });

  it("un envoi qui s'interrompt est refusé, ce qui est gardé le reste, et le renvoi reprend", async () => {
    const texte = fichierMcf(Array.from({ length: 1_500 }, (_, rang) => ligneMcf(70_000 + rang)));
    async function* interrompu() {
      yield* enFlux(texte.slice(0, -20_000));
      throw new Error("ECONNRESET");
    }
    const bilan = await importer(monde, "mcf", interrompu());
    expect(bilan).toMatchObject({ etat: "refuse", faute: { code: "lecture_interrompue" }, comptes: { rejetees: 0 } });
    const { creees, lues } = bilan.comptes;
    expect([creees > 1_000, creees < 1_500, lues]).toEqual([true, true, creees]);
    expect((await importer(monde, "mcf", texte)).comptes).toMatchObject({ lues: 1_500, creees: 1_500 - creees, inchangees: creees });
  });

  it("des octets tirés au hasard après un bon en-tête ne font jamais tomber l'import", async () => {
    const entete = Buffer.from(fichierMcf([]));
    let graine = 42;
    const hasard = () => {
      graine = (graine * 1_103_515_245 + 12_345) % 2_147_483_648;
      return graine >> 8;
    };
    for (let essai = 0; essai < 10; essai += 1) {
      const octets = Buffer.from(
        Array.from({ length: 20_000 }, () => (hasard() % 9 === 0 ? [10, 34, 59, 13][hasard() % 4] : hasard() % 256)).map((o) => o ?? 0),
      );
      const bilan = await importer(monde, "mcf", Buffer.concat([entete, octets]));
      expect(["termine", "refuse"]).toContain(bilan.etat);
      expect(bilan.comptes.lues).toBe(bilan.comptes.rejetees);
    }
  });
});

describe("les listes d'une fiche", () => {
  const ENTETE = "Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire";
  const partenaires = (...lignes: readonly string[]) => importer(monde, "france_competences", [ENTETE, ...lignes].join("\n"));
  const noms = async () => {
    const [ligne] = await monde.test.base.requete<{ partenaires: { nom: string }[] }>(
      sql`select partenaires from catalogue.certifications where code = 'RS5000'`,
    );
    return ligne?.partenaires.map(({ nom }) => nom);
  };
  const A = "RS5000;ALYRA;82815245400033;HABILITATION_ORGA_FORM";
  const B = "RS5000;ORSYS;48276116000019;HABILITATION_ORGA_FORM";

  it("suivent leur fichier : un partenaire qu'il ne donne plus est retiré, une fiche qu'il ne nomme pas garde les siens", async () => {
    expect((await partenaires(A, B)).comptes).toMatchObject({ creees: 2, retirees: 0 });
    expect((await partenaires(A.replace("ALYRA", "ALYRA SAS"))).comptes).toMatchObject({ modifiees: 1, retirees: 1 });
    expect(await noms()).toEqual(["ALYRA SAS"]);
    expect((await partenaires("RS6117;CMA;13002374000223;X")).comptes).toMatchObject({ creees: 1, retirees: 0 });
    expect(await noms()).toEqual(["ALYRA SAS"]);
  });

  it("un fichier qui a des lignes à corriger ne retire rien", async () => {
    await partenaires(A, B);
    expect((await partenaires(A, "RS5000;;;X")).comptes).toMatchObject({ rejetees: 1, retirees: 0 });
    expect(await noms()).toEqual(["ALYRA", "ORSYS"]);
  });

  it("un partenaire cité deux fois compte une fois, avec une remarque", async () => {
    const bilan = await partenaires(A, B, A.replace("ALYRA", "AUTRE NOM"));
    expect(bilan.comptes).toMatchObject({ inchangees: 3, averties: 1, rejetees: 0 });
    expect(await noms()).toEqual(["ALYRA", "ORSYS"]);
  });

  it("une fiche dont les partenaires débordent une tranche se renvoie sans rien changer, même dans le désordre", async () => {
    const lignes = Array.from({ length: 2_400 }, (_, rang) => `${rang % 2 === 0 ? "RS5000" : "RNCP30271"};Partenaire ${rang};;X`);
    expect((await partenaires(...lignes)).comptes).toMatchObject({ lues: 2_400, creees: 2_400, rejetees: 0 });
    expect((await partenaires(...lignes.toReversed())).comptes).toMatchObject({ inchangees: 2_400, retirees: 0 });
    expect(await noms()).toHaveLength(1_200);
  });

  it("une fiche que le fichier Standard n'a pas donnée fait rejeter la ligne", async () => {
    const bilan = await importer(
      monde,
      "france_competences",
      "Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle\nRNCP7;RNCP7BC01;B\n",
    );
    expect(await fautesDe(bilan.id)).toEqual([[2, "rejetee", "fiche_inconnue"]]);
  });
});

describe("la liste publique des organismes", () => {
  const ENTETE = "denomination;siren;siretEtablissementDeclarant;adressePhysiqueOrganismeFormation.ville;certifications.VAE";
  const organismes = (...lignes: readonly string[]) => importer(monde, "organismes_formation", [ENTETE, ...lignes].join("\n"));

  it("crée, change, laisse, et complète un organisme qu'un catalogue avait nommé", async () => {
    const siret = siretDEssai(1);
    await mcf(ligneMcf(1, { numero_formation: "NOMME" }));
    const ligne = (nom: string) => `${nom};${siret.slice(0, 9)};${siret.slice(9)};Strasbourg;true`;
    expect((await organismes(ligne("Vrai nom"), "Autre;497843029;00016;;")).comptes).toMatchObject({ creees: 1, modifiees: 1 });
    expect((await organismes(ligne("Vrai nom"), "Autre;497843029;00016;;")).comptes).toMatchObject({ inchangees: 2 });
    const [lu] = await monde.test.base.requete(
      sql`select denomination, ville, qualiopi_vae from catalogue.organismes_formation where siret = ${siret}`,
    );
    expect(lu).toEqual({ denomination: "Vrai nom", ville: "Strasbourg", qualiopi_vae: true });
    const encore = await organismes(ligne("A"), ligne("B"));
    expect(await fautesDe(encore.id)).toEqual([
      [2, "modifiee"],
      [3, "rejetee", "doublon"],
    ]);
  });
});
