// Les raccourcis de la lecture face aux règles : ce qu'ils admettent, la règle l'admet ; et ce qu'est un fichier, à ses octets.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifierNir } from "../../../regles/nir.js";
import { lireDateCivile } from "../../../socle/valeurs/date-civile.js";
import { estIdentifiant, nirOrdinaire } from "./chiffres.js";
import { celluleCsv, celluleSure, detecteurEncodage, expliquerFaute, ligneDeRapport, reconnaitreFormat } from "./index.js";
import { estDate, estNaissance } from "./lire-date.js";

describe("les raccourcis", () => {
  it("un numéro admis sans détour est admis par la règle (décret 82-103)", () => {
    const corps = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 999_999 }),
    );
    let admis = 0;
    fc.assert(
      fc.property(corps, fc.integer({ min: 0, max: 97 }), fc.boolean(), ([sexe, annee, mois, lieu, reste], cle, juste) => {
        const numero = `${sexe}${String(annee).padStart(2, "0")}${String(mois).padStart(2, "0")}${String(lieu).padStart(2, "0")}${String(reste).padStart(6, "0")}`;
        const entier = `${numero}${String(juste ? 97 - (Number(numero) % 97) : cle).padStart(2, "0")}`;
        if (!nirOrdinaire(entier)) return;
        admis += 1;
        expect(verifierNir(entier).valide).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(admis).toBeGreaterThan(100);
  });

  it("une date admise est celle du calendrier, de 1900 à 2099", () => {
    const nombre = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(nombre(1890, 2110), nombre(0, 13), nombre(0, 32), (annee, mois, jour) => {
        const texte = `${annee}-${String(mois).padStart(2, "0")}-${String(jour).padStart(2, "0")}`;
        const existe = lireDateCivile(texte) !== null;
        expect(estDate(texte)).toBe(existe && annee >= 1900 && annee <= 2099);
        if (existe && annee < 2100) expect(estNaissance(texte)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    expect(["1984-05-00", "1984-00-00", "1984-00-12", "1984-13-00"].map(estNaissance)).toEqual([true, true, false, false]);
  });

  it.each(["2025-0001", "a", "A.b_c:d/e-9"])("« %s » est un identifiant", (texte) => expect(estIdentifiant(texte)).toBe(true));
  it.each(["", "-a", "=1", "@a", "a b", "é", "a;b", "a".repeat(65)])("« %s » n'en est pas un", (texte) =>
    expect(estIdentifiant(texte)).toBe(false),
  );
});

const octets = (...valeurs: number[]) => Buffer.concat([Buffer.from(valeurs), Buffer.alloc(20, 97)]);

describe("un fichier se reconnaît à ses premiers octets", () => {
  it.each<[string, Buffer]>([
    ["fichier_vide", Buffer.alloc(0)],
    ["fichier_vide", Buffer.from("\ufeff \n")],
    ["fichier_zip", octets(0x50, 0x4b, 3, 4)],
    ["fichier_tableur", Buffer.from("PK\u0003\u0004......[Content_Types].xml")],
    ["fichier_tableur", octets(0xd0, 0xcf, 0x11, 0xe0)],
    ["fichier_gzip", octets(0x1f, 0x8b)],
    ["fichier_pdf", Buffer.from("%PDF-1.7")],
    ["fichier_utf16", octets(0xff, 0xfe)],
    ["fichier_utf16", Buffer.from("id_ligne;operation", "utf16le")],
    ["fichier_binaire", Buffer.from("abcdefgh\0ab")],
    ["fichier_json", Buffer.from('[{"id_ligne":"1"}]')],
    ["fichier_balises", Buffer.from("<html>")],
  ])("%s est refusé, avec la conduite à tenir", (code, tete) => {
    const reconnu = reconnaitreFormat(tete);
    expect(reconnu).toEqual({ faute: { code, champ: null } });
    if ("faute" in reconnu) expect(expliquerFaute(reconnu.faute).conduite).toMatch(/[Dd]épose|Enregistre|Écrivez|Vérifiez/u);
  });

  it("le CSV et le NDJSON sont reconnus, marque comprise", () => {
    expect(reconnaitreFormat(Buffer.from("\ufeffid_ligne;operation"))).toEqual({ format: "csv" });
    expect(reconnaitreFormat(Buffer.from('\n {"id_ligne":"1"}'))).toEqual({ format: "ndjson" });
  });
});

describe("l'encodage d'un fichier", () => {
  function detecter(contenu: Buffer, coupe: number) {
    const detecteur = detecteurEncodage();
    detecteur.ajouter(contenu.subarray(0, coupe));
    detecteur.ajouter(contenu.subarray(coupe));
    return detecteur.encodage();
  }

  it.each([
    ["utf-8", Buffer.from("abc;def")],
    ["utf-8", Buffer.from("été à l'œuvre 🙂 ; où")],
    ["windows-1252", Buffer.from("été à la mer", "latin1")],
    ["windows-1252", Buffer.from("fini par é", "latin1")],
    ["utf-8", Buffer.concat([Buffer.from("été, été, été"), Buffer.from([0xe9, 0x20])])],
  ])("est %s, où que le flux soit coupé", (attendu, contenu) => {
    for (let coupe = 0; coupe <= contenu.length; coupe += 1) expect(detecter(contenu, coupe)).toBe(attendu);
  });

  it("compte les octets nuls", () => {
    const detecteur = detecteurEncodage();
    detecteur.ajouter(Buffer.from("a\0b\0"));
    expect(detecteur.octetsNuls()).toBe(2);
  });
});

describe("une cellule du rapport", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+33 1", "'+33 1"],
    ["-2", "'-2"],
    ["@somme", "'@somme"],
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
    ["  =1", "'  =1"],
    ["a,=cmd|' /c calc'!A0", "a,'=cmd|' /c calc'!A0"],
    ["＝1+1", "'＝1+1"],
    ["« -1 » est négatif", "« -1 » est négatif"],
    ["2025-000001", "2025-000001"],
    ["", ""],
  ])("%j s'écrit %j", (texte, attendu) => expect(celluleSure(texte)).toBe(attendu));

  it("ne commence jamais une formule, quel que soit le texte", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", " ", "a", ";", ",", '"', "＠"), maxLength: 10 }),
        (texte) => {
          const cellule = celluleCsv(texte);
          const contenu = cellule.startsWith('"') ? cellule.slice(1, -1).replaceAll('""', '"') : cellule;
          expect(contenu).not.toMatch(/(^|[,;|\t"])\s*[=+\-@＝＋－＠]/u);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("une ligne du rapport tient sur une ligne et nomme ses fautes", () => {
    const faute = { code: "nom_illisible", champ: "prenoms", details: { valeur: '=HYPERLINK("x")' } } as const;
    const ligne = ligneDeRapport({ idLigne: "a", statut: "REJETEE", fautes: [faute], empreinte: "00", numero: 2 });
    expect(ligne.trimEnd().split("\n")).toHaveLength(1);
    expect(ligne).toContain("a;REJETEE;nom_illisible;prenoms;");
  });
});
