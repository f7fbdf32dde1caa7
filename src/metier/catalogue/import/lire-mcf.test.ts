// Le catalogue ouvert de Mon Compte Formation : chaque piège de ses colonnes, et les fichiers qui n'en sont pas.
import { describe, expect, it } from "vitest";
import { colonnesMcf, enFlux, fichierMcf, ligneMcf, siretDEssai } from "../../../../tests/outils/catalogue.js";
import { codes, refus, tout } from "../../../../tests/outils/lignes-lues.js";
import { lireMcf } from "./lire-mcf.js";

describe("le catalogue de Mon Compte Formation", () => {
  const lire = (...changes: readonly Readonly<Record<string, string>>[]) =>
    tout(lireMcf(enFlux(fichierMcf(changes.map((change, rang) => ligneMcf(rang + 1, change))))));

  it("se lit pareil dans ses anciens et ses nouveaux noms de colonnes", async () => {
    const [recente] = await lire({});
    const [ancienne] = await tout(lireMcf(enFlux(fichierMcf([ligneMcf(1, {}, "ancien")], "ancien"))));
    expect(ancienne).toEqual(recente);
    expect(colonnesMcf("ancien")).toContain("code_inventaire");
    expect(recente).toMatchObject({ cle: "F-1", fautes: [] });
    expect(recente?.valeur).toMatchObject({
      source: "mcf",
      siret: siretDEssai(1),
      organismeNom: "Organisme d'essai 1",
      type: "repertoire_specifique",
      certification: "RS6117",
      objectif: "Fabriquer des viennoiseries ;\nsoigner le « feuilletage ».",
      resultats: 'Obtenir la certification "RS6117".',
      formacodes: ["21538"],
      romes: ["D1102"],
      actions: [{ numero: "1", prix: 100_150, heures: 35, modalite: "presentiel", sessions: [] }],
    });
  });

  it("dit ce que la formation vise : une fiche, CléA, un bilan, une VAE ou un permis", async () => {
    const sans = { code_rs: "", code_rncp: "" };
    const lues = await lire(
      { code_rncp: "35233", code_rs: "-1" },
      { code_rs: "RS5080", intitule_certification: "Socle CléA" },
      { ...sans, intitule_certification: "Bilan de compétences" },
      { ...sans, intitule_certification: "Accompagnement VAE" },
      { ...sans, intitule_certification: "Permis de conduire catégorie B" },
      { ...sans, intitule_certification: "Permis C", intitule_formation: "Conduire" },
      { ...sans, intitule_certification: "Permis de conduire CE" },
      { ...sans, intitule_certification: "PERMIS DE CONDUIRE B" },
      { ...sans, intitule_certification: "Permis A2" },
    );
    expect(lues.map(({ valeur }) => [valeur?.type, valeur?.certification])).toEqual([
      ["rncp", "RNCP35233"],
      ["clea", "RS5080"],
      ["bilan_competences", null],
      ["vae", null],
      ["permis_leger", null],
      ["permis_lourd", null],
      ["permis_lourd", null],
      ["permis_leger", null],
      ["permis_leger", null],
    ]);
  });

  it("prend le prix moyen, à défaut le plus bas", async () => {
    const lues = await lire(
      { frais_ttc_tot_mean: "1333.333", frais_ttc_tot_min: "900" },
      { frais_ttc_tot_mean: "", frais_ttc_tot_min: "900" },
    );
    expect(lues.map(({ valeur }) => valeur?.actions[0]?.prix)).toEqual([133_333, 90_000]);
  });

  it("dit si l'on se forme à distance", async () => {
    const lues = await lire({ nb_session_a_distance: "2" }, { nb_session_a_distance: "1" }, { nb_session_a_distance: "" });
    expect(lues.map(({ valeur }) => valeur?.actions[0]?.modalite)).toEqual(["distance", "mixte", "presentiel"]);
  });

  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{ siret_of: "49784302900017" }, ["siret_illisible"]],
    [{ siret_of: "" }, ["valeur_absente"]],
    [{ numero_formation: "" }, ["valeur_absente"]],
    [{ code_rs: "abc" }, ["fiche_illisible"]],
    [{ code_rs: "", intitule_certification: "Yoga" }, ["certification_absente"]],
    [{ code_rs: "", intitule_certification: "Accompagnement à la création d'entreprise" }, ["creation_entreprise"]],
    [{ frais_ttc_tot_mean: "", frais_ttc_tot_min: "" }, ["prix_absent"]],
    [{ frais_ttc_tot_mean: "gratuit" }, ["prix_illisible"]],
    [{ nombre_heures_total_mean: "beaucoup" }, ["(heures_illisibles)"]],
    [{ code_formacode_2: "12", code_rome_1: "ZZ" }, ["(code_illisible)", "(code_illisible)"]],
  ])("%j : %j", async (change, attendus) => {
    const [ligne] = await lire(change);
    expect(ligne === undefined ? [] : codes(ligne)).toEqual(attendus);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["un fichier vide", "", "fichier_vide"],
    ["des blancs", " \r\n \r\n", "fichier_vide"],
    ["une archive", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]), "fichier_zip"],
    ["un fichier compressé", Buffer.from([0x1f, 0x8b, 8, 0]), "fichier_gzip"],
    ["un classeur", Buffer.from("PK\u0003\u0004[Content_Types].xml", "latin1"), "fichier_tableur"],
    ["du binaire", Buffer.alloc(4_096), "fichier_binaire"],
    ["un PDF", "%PDF-1.7", "fichier_pdf"],
    ["de l'UTF-16", Buffer.from(fichierMcf([]), "utf16le"), "fichier_utf16"],
    ["une page", "<html></html>", "fichier_balises"],
    ["du JSON", '[{"siret":1}]', "fichier_json"],
    ["une autre table", "a;b\n1;2\n", "entete_inconnue"],
    ["un en-tête géant", "x".repeat(600_000), "entete_illisible"],
    ["un en-tête au guillemet perdu", 'siret;"numero\n1;2\n', "entete_illisible"],
    ["des fins de ligne CR", "siret_of;numero_formation\r1;2\r", "entete_illisible"],
  ])("%s est refusé : %s", async (_, contenu, code) => {
    expect(await refus(lireMcf(enFlux(contenu)))).toMatchObject({ code });
  });
});
