// La lecture d'un dépôt, octet par octet : chaque écriture fausse est nommée, rien n'est perdu, rien ne fait tomber la lecture.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUJOURDHUI, codesDe, lireEssai } from "../../../../tests/outils/lire-depot.js";
import { TYPES_ACTIVITE } from "../../../regles/faits.js";
import { type ChampsNommes, ecrireCsv, ecrireNdjson } from "./ecrire.js";
import { exemple, lireContenus, lireDepot, NOMS_COLONNES, nommerChamps } from "./index.js";

const { entete, lignes } = exemple("service_civique");
const JUSTE = lignes[0] ?? {};
const EN_TETE = entete.join(";");
const texteDe = (ligne: ChampsNommes) => ecrireCsv([ligne], entete).split("\r\n")[1] ?? "";
const BONNE = texteDe(JUSTE);
const fichier = (...suite: readonly string[]) => `${[EN_TETE, ...suite].join("\n")}\n`;

describe("une ligne mal écrite est refusée seule, en disant où", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["guillemet_non_ferme", BONNE.replace("EXEMPLE", '"EXEMPLE'), { champ: "nom_naissance", details: { colonne: 6, position: 52 } }],
    ["guillemet_dans_un_champ", BONNE.replace("EXEMPLE", 'EX"EMPLE'), { champ: "nom_naissance", details: { colonne: 6, position: 54 } }],
    ["texte_apres_guillemet", BONNE.replace("EXEMPLE", '"EX"EMPLE'), { champ: "nom_naissance" }],
    ["colonnes_en_trop", `${BONNE};`, { details: { lues: entete.length + 1, attendues: entete.length } }],
    ["colonnes_absentes", BONNE.slice(0, BONNE.lastIndexOf(";")), { details: { lues: entete.length - 1, attendues: entete.length } }],
    ["octet_nul", BONNE.replace("EXEMPLE", "EXEM\0PLE"), { champ: "nom_naissance", details: { colonne: 6 } }],
    ["caractere_de_commande", BONNE.replace("EXEMPLE", "EXEM\tPLE"), { champ: "nom_naissance" }],
    ["caractere_interdit", BONNE.replace("EXEMPLE", "EXEM\u202ePLE"), { champ: "nom_naissance" }],
    ["ligne_trop_longue", "x".repeat(65_537), { champ: null }],
    ["ligne_sans_contenu", ";".repeat(entete.length - 1), { champ: null }],
  ])("%s", async (code, fausse, attendu) => {
    const lues = await lireEssai(fichier(BONNE, fausse, BONNE));
    expect(lues).toMatchObject([{ genre: "ligne" }, { genre: "fautes", numero: 3, fautes: [{ code, ...attendu }] }, { genre: "ligne" }]);
  });

  it("un octet qui n'est pas de l'UTF-8 est la faute de son champ", async () => {
    const octets = Buffer.concat([Buffer.from(`${EN_TETE}\n`), Buffer.from(BONNE.replace("EXEMPLE", "ÉTÉ"), "latin1")]);
    expect(await lireEssai(octets)).toMatchObject([{ fautes: [{ code: "encodage_invalide", champ: "nom_naissance" }] }]);
    expect(await lireEssai(octets, { encodage: "windows-1252" })).toMatchObject([{ ligne: { traits: { nomNaissance: "ÉTÉ" } } }]);
  });

  it("une ligne sans fin n'est pas gardée, et la suivante se lit", async () => {
    const morceau = Buffer.alloc(65_536, 120);
    async function* flux(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${EN_TETE}\n"`);
      for (let fois = 0; fois < 1_600; fois += 1) yield morceau;
      yield Buffer.from(`\n${BONNE}`);
    }
    const avant = process.memoryUsage().arrayBuffers;
    const lues = [];
    for await (const tranche of lireDepot(flux(), { format: "csv", encodage: "utf-8", aujourdhui: AUJOURDHUI }))
      lues.push(...tranche.lignes);
    expect(lues).toMatchObject([
      { numero: 2, fautes: [{ code: "ligne_trop_longue" }] },
      { genre: "ligne", ligne: { numero: 3 } },
    ]);
    expect(process.memoryUsage().arrayBuffers - avant).toBeLessThan(60_000_000);
  });

  it("des millions de séparateurs sur une ligne ne coûtent que leur ligne", async () => {
    expect(codesDe(await lireEssai(fichier(";".repeat(60_000))))).toEqual(["colonnes_en_trop"]);
    expect(codesDe(await lireEssai(fichier('"a";'.repeat(16_000))))).toEqual(["colonnes_en_trop"]);
  });
});

describe("un en-tête", () => {
  it.each([
    ["fichier_vide", ""],
    ["fichier_vide", "\r\n\r\n"],
    ["entete_absente", `${BONNE}\n`],
    ["entete_separateur", `${EN_TETE.replaceAll(";", ",")}\n`],
    ["entete_separateur", `${EN_TETE.replaceAll(";", "\t")}\n`],
    ["colonne_inconnue", `${EN_TETE};couleur\n`],
    ["colonne_en_double", `${EN_TETE};id_ligne\n`],
    ["colonne_manquante", `${EN_TETE.replace(";sexe", "")}\n`],
    ["entete_illisible", `${EN_TETE}\r${BONNE}\r`],
    ["fichier_vide", "x".repeat(70_000)],
  ])("refuse le fichier : %s", async (code, texte) => {
    expect(await lireEssai(texte)).toEqual({ refus: code });
  });

  it("s'écrit dans n'importe quel ordre, avec ou sans marque, guillemets, CRLF ni saut de ligne final", async () => {
    const inverse = [...entete].reverse();
    const temoin = await lireEssai(fichier(BONNE));
    const autres = [
      ecrireCsv([JUSTE], inverse),
      `\ufeff${fichier(BONNE)}`,
      `${EN_TETE}\r\n${BONNE}`,
      `${entete.map((nom) => `"${nom}"`).join(";")}\n${BONNE}\n\n`,
      `${EN_TETE}\n${BONNE.split(";")
        .map((champ) => ` ${champ} `)
        .join(";")}\n`,
    ];
    for (const texte of autres) expect(await lireEssai(texte)).toEqual(temoin);
  });
});

describe("une ligne NDJSON mal écrite est refusée seule", () => {
  const bonne = JSON.stringify(JUSTE);
  it.each([
    ["json_tronque", bonne.slice(0, -5)],
    ["json_invalide", "{id_ligne: 1}"],
    ["json_pas_un_objet", "[1, 2]"],
    ["json_pas_un_objet", "null"],
    ["cle_inconnue", JSON.stringify({ ...JUSTE, couleur: "bleu" })],
    ["cle_inconnue", bonne.replace("{", '{"__proto__":{"sexe":"M"},')],
    ["type_inattendu", JSON.stringify({ ...JUSTE, code_postal_organisme: 88_000 })],
    ["type_inattendu", JSON.stringify({ ...JUSTE, prenoms: { a: 1 } })],
    ["octet_nul", JSON.stringify({ ...JUSTE, prenoms: "A\0" })],
    ["caractere_de_commande", JSON.stringify({ ...JUSTE, prenoms: "A\nB" })],
    ["caractere_interdit", bonne.replace("Anne Marie", "\\ud800")],
    ["ligne_sans_contenu", "{}"],
    ["ligne_trop_longue", `{"prenoms":"${"x".repeat(65_600)}"}`],
  ])("%s", async (code, fausse) => {
    const lues = await lireEssai(`${bonne}\n\n${fausse}\n${bonne}\n`, { format: "ndjson" });
    expect(lues).toMatchObject([
      { genre: "ligne" },
      { genre: "fautes", numero: 3, fautes: [{ code }] },
      { genre: "ligne", ligne: { numero: 4 } },
    ]);
  });

  it("un octet qui n'est pas de l'UTF-8 aussi", async () => {
    expect(codesDe(await lireEssai(Buffer.from('{"prenoms":"é"}\n', "latin1"), { format: "ndjson" }))).toEqual(["encodage_invalide"]);
  });
});

const texteLibre = fc.string({ unit: fc.constantFrom("a", "É", '"', ";", ",", " ", "'", "-", "œ", "🙂", "=", "e\u0301"), maxLength: 12 });
const ligneQuelconque = fc.record({
  type: fc.constantFrom(...TYPES_ACTIVITE),
  nom: texteLibre,
  organisme: texteLibre,
  quantite: fc.constantFrom("5", "5.50", "031", "x", ""),
});

function composer({
  type,
  nom,
  organisme,
  quantite,
}: {
  type: (typeof TYPES_ACTIVITE)[number];
  nom: string;
  organisme: string;
  quantite: string;
}) {
  const modele = exemple(type).lignes[0] ?? {};
  return { ...modele, nom_usage: nom, nom_organisme: `O${organisme}`, ...(modele.quantite === undefined ? {} : { quantite }) };
}

/** Ce qu'une ligne dit, sans sa place dans le fichier. */
const contenuDe = (lues: Awaited<ReturnType<typeof lireEssai>>) =>
  Array.isArray(lues) ? lues.map((lue) => (lue.genre === "ligne" ? { ...lue.ligne, numero: 0 } : { ...lue, numero: 0 })) : lues;

describe("quelles que soient les lignes", () => {
  it("le CSV et le NDJSON disent la même chose, fautes et empreintes comprises", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ligneQuelconque, { minLength: 1, maxLength: 4 }), async (tirees) => {
        const composees = tirees.map(composer);
        const csv = contenuDe(await lireEssai(ecrireCsv(composees)));
        expect(contenuDe(await lireEssai(ecrireNdjson(composees), { format: "ndjson" }))).toEqual(csv);
        expect(csv).toHaveLength(composees.length);
      }),
      { numRuns: 150 },
    );
  });

  it("écrire puis relire rend les mêmes champs", async () => {
    const champ = fc.string({ unit: fc.constantFrom("a", "É", '"', ";", ",", "'", "|", "œ", "🙂"), maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.array(champ, { minLength: NOMS_COLONNES.length, maxLength: NOMS_COLONNES.length }), async (valeurs) => {
        fc.pre(valeurs.some((valeur) => valeur !== ""));
        const ligne = nommerChamps(valeurs);
        for (const [format, texte] of [
          ["csv", ecrireCsv([ligne])],
          ["ndjson", ecrireNdjson([ligne])],
        ] as const) {
          async function* flux(): AsyncGenerator<Uint8Array> {
            yield Buffer.from(texte);
          }
          const relus = [];
          for await (const contenu of lireContenus(flux(), { format, encodage: "utf-8", voulue: () => true })) relus.push(contenu.champs);
          expect(relus.at(-1)).toEqual(valeurs);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("couper le flux n'importe où ne change rien", async () => {
    const texte = `\ufeff${fichier(BONNE, '"x', `${BONNE};`, "x".repeat(70_000), BONNE.replace("EXEMPLE", "ÉTÉ"), BONNE)}`;
    const temoin = await lireEssai(texte);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(Buffer.byteLength(texte)), { maxLength: 12 }), async (coupes) => {
        expect(await lireEssai(texte, {}, coupes)).toEqual(temoin);
      }),
      { numRuns: 80 },
    );
    expect(temoin).toHaveLength(6);
  });

  it("des octets quelconques donnent des fautes, jamais une panne", async () => {
    const morceau = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('"', ";", "\n", "\r\n", "{", "}", BONNE).map((texte) => Buffer.from(texte)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(morceau, { maxLength: 12 }), fc.constantFrom("csv", "ndjson"), async (morceaux, format) => {
        const suite = format === "csv" ? Buffer.from(`${EN_TETE}\n`) : Buffer.alloc(0);
        for (const encodage of ["utf-8", "windows-1252"] as const) {
          const lues = await lireEssai(Buffer.concat([suite, ...morceaux]), { format, encodage });
          expect(Array.isArray(lues)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
