// Les enregistrements d'un CSV : les mêmes quels que soient les morceaux, et un guillemet perdu qui ne coûte que sa ligne.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lireEnregistrements, OCTETS_PAR_ENREGISTREMENT } from "./enregistrements.js";

async function* enMorceaux(octets: Uint8Array, taille: number): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
}

async function lire(contenu: string | Uint8Array, taille = 65_536) {
  const lus = [];
  for await (const paquet of lireEnregistrements(enMorceaux(Buffer.from(contenu), taille))) lus.push(...paquet);
  return lus;
}

const simples = async (contenu: string | Uint8Array, taille?: number) =>
  (await lire(contenu, taille)).map(({ numero, champs, defaut }) => [numero, defaut?.code ?? champs]);

const citer = (champ: string) => `"${champ.replaceAll('"', '""')}"`;

describe("un enregistrement de CSV", () => {
  it("garde ses champs, guillemets ôtés et doublés compris, sauts de ligne entre guillemets compris", async () => {
    expect(await simples('\ufeffa;b;c\r\n1;"deux; ""2""";\r\n"x\ny";;"fin"\n')).toEqual([
      [1, ["a", "b", "c"]],
      [2, ["1", 'deux; "2"', ""]],
      [3, ["x\ny", "", "fin"]],
    ]);
  });

  it("se relit tel qu'il a été écrit, en morceaux de toute taille", async () => {
    const champ = fc.string({ unit: fc.constantFrom("a", "é", '"', ";", "\n", "\r\n", " ", "€", "\t"), maxLength: 8 });
    const table = fc.array(fc.tuple(champ, champ, champ), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (lignes, taille) => {
        const entete = ["a", "b", "c"];
        const texte = [entete, ...lignes].map((ligne) => `${ligne.map(citer).join(";")}\n`).join("");
        expect((await lire(texte, taille)).map(({ champs }) => champs)).toEqual([entete, ...lignes]);
      }),
      { numRuns: 200 },
    );
  });

  it("est numéroté par la ligne où il commence, les lignes vides comptées sans être rendues", async () => {
    expect(await simples('a;b\n\n"1\n\n";2\n\r\n3;4')).toEqual([
      [1, ["a", "b"]],
      [3, ["1\n\n", "2"]],
      [7, ["3", "4"]],
    ]);
  });

  it.each([
    ["jamais fermé", 'a;b\n1;"deux\n3;4\n5;6\n', "guillemet_non_ferme"],
    ["fermé bien plus loin", 'a;b\n1;"deux\n3;4\n5;"six"\n', "texte_apres_guillemet"],
    ["fermé au bout d'une autre ligne", 'a;b\n"1;2\n3;4"\n5;6\n', "guillemet_non_ferme"],
    ["suivi de texte", 'a;b\n1;"de"ux\n3;4\n5;6\n', "texte_apres_guillemet"],
  ])("un guillemet %s ne coûte que sa ligne", async (_, texte, code) => {
    const lus = await simples(texte);
    expect(lus[1]).toEqual([2, code]);
    expect(lus.slice(2).map(([numero]) => numero)).toEqual([3, 4]);
  });

  it("un guillemet jamais fermé dans un long fichier ne retient pas la suite", async () => {
    const suite = Array.from({ length: 40_000 }, (_, rang) => `${rang};fin de ligne`).join("\n");
    const lus = await lire(`a;b\n1;"deux\n${suite}\n`);
    expect(lus).toHaveLength(40_002);
    expect(lus.filter(({ defaut }) => defaut !== null)).toMatchObject([{ numero: 2, defaut: { code: "guillemet_non_ferme" } }]);
  });

  it("une ligne géante est sautée, ses voisines se lisent", async () => {
    const geante = "x".repeat(3 * OCTETS_PAR_ENREGISTREMENT);
    for (const texte of [`a;b\n1;2\n${geante};\n3;4\n`, `a;b\n1;2\n"${geante}";3\n3;4\n`]) {
      expect(await simples(texte)).toEqual([
        [1, ["a", "b"]],
        [2, ["1", "2"]],
        [3, "ligne_trop_longue"],
        [4, ["3", "4"]],
      ]);
    }
    expect(await simples(geante)).toEqual([[1, "ligne_trop_longue"]]);
  });

  it("un fichier Windows-1252 se lit ; un caractère abîmé dans de l'UTF-8 ne coûte que sa ligne", async () => {
    expect(await simples(Buffer.from("nom\nPâtisserie\nÉté\n", "latin1"))).toEqual([
      [1, ["nom"]],
      [2, ["Pâtisserie"]],
      [3, ["Été"]],
    ]);
    const melange = Buffer.concat([
      Buffer.from("nom\nPâtisserie élémentaire\nÀ côté\n"),
      Buffer.from("P\xe2te\n", "latin1"),
      Buffer.from("Fin\n"),
    ]);
    expect(await simples(melange)).toEqual([
      [1, ["nom"]],
      [2, ["Pâtisserie élémentaire"]],
      [3, ["À côté"]],
      [4, "encodage_invalide"],
      [5, ["Fin"]],
    ]);
  });

  it("un octet nul est le défaut de sa ligne ; rien ne vient d'un flux vide", async () => {
    expect(await simples("a\nx\0y\nz\n")).toEqual([
      [1, ["a"]],
      [2, "octet_nul"],
      [3, ["z"]],
    ]);
    expect(await simples("")).toEqual([]);
  });
});
