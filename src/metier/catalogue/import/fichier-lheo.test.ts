// Les fichiers d'offre tels qu'ils arrivent : leur encodage, leurs pièges, leur taille. Aucun ne fait tomber le service.
import { describe, expect, it } from "vitest";
import { documentLheo, exemple, FORMATION, LHEO, lire, SESSION } from "../../../../tests/outils/lheo.js";
import { expliquerFauteImport } from "./faute.js";
import { lireLheo } from "./lire-lheo.js";

describe("l'encodage déclaré", () => {
  const accents = documentLheo(FORMATION.replace(">Titre<", ">Évaluer l’œuvre<"));
  const declare = (encodage: string) => accents.replace('version="1.0"', `version="1.0" encoding="${encodage}"`);
  const cp1252 = (texte: string) => Buffer.from(texte.replaceAll("’", "\u0092").replaceAll("œ", "\u009c"), "latin1");

  it.each(["windows-1252", "ISO-8859-1", "Latin1"])("%s est respecté", async (encodage) => {
    expect((await lire(cp1252(declare(encodage)))).lignes[0]?.valeur?.intitule).toBe("Évaluer l’œuvre");
  });

  it("UTF-8, déclaré ou non, avec ou sans marque d'ordre", async () => {
    for (const texte of [accents, declare("utf-8"), `\ufeff${declare("UTF-8")}`])
      expect((await lire(texte, 5)).lignes[0]?.valeur?.intitule).toBe("Évaluer l’œuvre");
  });

  it("un autre encodage que le sien rejette la formation, pas le fichier", async () => {
    const { lignes, refus } = await lire(cp1252(declare("utf-8")));
    expect(refus).toBeNull();
    expect(lignes[0]?.fautes).toMatchObject([{ code: "encodage_invalide", champ: "formation/intitule-formation" }]);
  });
});

describe("un fichier qui ne se lit pas donne une faute, pas une panne", () => {
  const bombe = `<!DOCTYPE lheo [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
  const externe = '<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  it.each<[string, string | Uint8Array, string]>([
    ["vide", "", "fichier_vide"],
    ["pas du XML", "Bonjour", "xml_invalide"],
    ["une autre racine", '<rss version="2.0"></rss>', "xml_inconnu"],
    ["un espace inconnu", documentLheo(FORMATION, "urn:x"), "xml_inconnu"],
    ["l'espace « constructor »", documentLheo(FORMATION, "constructor"), "xml_inconnu"],
    ["sans formation", documentLheo(""), "xml_sans_offre"],
    ["en UTF-16", Buffer.from(`\ufeff${documentLheo(FORMATION)}`, "utf16le"), "fichier_utf16"],
    ["en UTF-16 sans marque", Buffer.from(documentLheo(FORMATION), "utf16le"), "fichier_utf16"],
    ["encodage inconnu", '<?xml version="1.0" encoding="EBCDIC-FR"?><lheo/>', "encodage_inconnu"],
    ["bombe d'entités", `${bombe}${documentLheo(FORMATION.replace("Contenu", "&c;")).slice(22)}`, "xml_entites"],
    ["entité externe", `${externe}${documentLheo(FORMATION.replace("Contenu", "&x;")).slice(22)}`, "xml_entites"],
    ["DTD externe", '<!DOCTYPE lheo SYSTEM "http://exemple.fr/l.dtd"><lheo/>', "xml_entites"],
    ["DTD sans fin", `<!DOCTYPE lheo [${"<!ENTITY a 'b'>".repeat(400_000)}`, "xml_invalide"],
    ["des entités inconnues sans fin", documentLheo(FORMATION.replace("Contenu", "&x;".repeat(20_000))), "xml_invalide"],
    ["balises croisées", documentLheo("<formation><a></formation></a>"), "xml_invalide"],
    ["profondeur sans fin", documentLheo(`<formation>${"<a>".repeat(10_000)}`), "xml_invalide"],
    ["une balise de plusieurs mébioctets", documentLheo(`<formation a="${"x".repeat(9_000_000)}`), "element_trop_grand"],
    ["un texte de plusieurs mébioctets", documentLheo(`<formation><a>${"x".repeat(9_000_000)}`), "element_trop_grand"],
  ])("%s", async (_cas, octets, code) => {
    const { lignes, refus } = await lire(octets);
    expect(refus?.faute.code).toBe(code);
    expect(lignes).toEqual([]);
    if (refus !== null) expect(expliquerFauteImport(refus.faute, "organisme").phrase).not.toMatch(/[{}]|undefined/u);
  });

  it("tronqué n'importe où, il rend ce qu'il a lu puis le dit", async () => {
    const entier = documentLheo(FORMATION + FORMATION.replace('"F"', '"G"'));
    for (let fin = 40; fin < entier.length; fin += 53) {
      const { lignes, refus } = await lire(entier.slice(0, fin));
      expect(refus?.faute.code).toMatch(/^xml_(tronque|invalide)$/u);
      expect(lignes.length).toBeLessThanOrEqual(2);
    }
    const { lignes, refus } = await lire(entier.slice(0, -60));
    expect(lignes.map(({ valeur }) => valeur?.numero)).toEqual(["F"]);
    expect(refus?.faute).toMatchObject({ code: "xml_tronque", details: { ligne: expect.any(Number) } });
  });

  it("abîmé en un octet, il ne fait jamais tomber la lecture", async () => {
    const octets = exemple("offre-edof.xml");
    for (let rang = 0; rang < octets.length; rang += 173) {
      const abime = Buffer.from(octets);
      abime[rang] = (abime[rang] ?? 0) ^ 0x15;
      const { lignes, refus } = await lire(abime);
      expect(lignes.length + (refus === null ? 0 : 1)).toBeGreaterThan(0);
    }
  });

  it("une formation démesurée est rejetée sans arrêter les autres", async () => {
    const sessions = Array.from({ length: 40_000 }, (_, rang) => SESSION.replace('"S"', `"S${rang}"`)).join("");
    const { lignes, refus } = await lire(documentLheo(FORMATION.replace(SESSION, sessions) + FORMATION));
    expect(refus).toBeNull();
    expect(lignes.map(({ valeur, fautes }) => [valeur !== null, fautes.map(({ code }) => code)])).toEqual([
      [false, ["element_trop_grand"]],
      [true, []],
    ]);
  });
});

describe("vingt mille formations", () => {
  async function* engendrer(nombre: number): AsyncGenerator<Uint8Array> {
    const long = `<contenu-formation>${"Un contenu détaillé. ".repeat(100)}</contenu-formation>`;
    const modele = FORMATION.replace("<contenu-formation>Contenu</contenu-formation>", long);
    yield Buffer.from(`<lheo xmlns="${LHEO}"><offres>`);
    for (let rang = 0; rang < nombre; rang += 1) yield Buffer.from(modele.replace('"F"', `"F${rang}"`));
    yield Buffer.from("</offres></lheo>");
  }

  it("se lisent en flux sans que la mémoire suive leur nombre", { timeout: 60_000 }, async () => {
    let lues = 0;
    let plus = 0;
    const depart = process.memoryUsage().heapUsed;
    for await (const { valeur } of lireLheo(engendrer(20_000))) {
      lues += valeur === null ? 0 : 1;
      if (lues % 500 === 0) plus = Math.max(plus, process.memoryUsage().heapUsed - depart);
    }
    expect(lues).toBe(20_000);
    // Gardées ensemble, elles pèseraient plus que cela.
    expect(plus).toBeLessThan(64 * 1024 * 1024);
  });
});
