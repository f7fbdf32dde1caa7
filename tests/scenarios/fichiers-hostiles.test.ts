// Des fichiers hostiles : une réponse claire, une mémoire bornée, rien de perdu, rien d'exécuté par le tableur qui ouvre la réponse.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listerActivites } from "../../src/metier/activites/index.js";
import { ecrireCsv, ecrireNdjson, expliquerFaute, NOMS_COLONNES } from "../../src/metier/depots/index.js";
import { recalculerEnAttente } from "../../src/metier/droits/index.js";
import { sql } from "../../src/socle/base/base.js";
import { type Monde, unMonde } from "../outils/benevoles.js";
import { type DeclarantDeTest, lignePompier, nirDEssai, traiter, unDeclarant } from "../outils/depots.js";
import { ligneCsv } from "../outils/fautes-plantees.js";
import { aCorriger, assembler, cellulesDe, rapportDe, titulaireDuRang } from "../outils/grand-fichier.js";
import { deposerFlux, deposerOctets, fauteUnique, fichierDe, ligneSansFin, recevoirFlux, rectification } from "../outils/hostiles.js";
import { mesurer } from "../outils/mesurer.js";

const MIO_AU_PLUS = 250;
let monde: Monde;
let sdis: DeclarantDeTest;

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
});
afterAll(() => monde.test.fermer());
const neuf = async () => {
  sdis = await unDeclarant(monde, ["sapeur_pompier_volontaire"]);
  return { monde, declarant: sdis };
};
const pompier = (rang: number) => ligneCsv(lignePompier(rang));
const codesDe = (lignes: readonly { fautes: readonly { code: string }[] }[]) => lignes.map(({ fautes }) => fautes.map(({ code }) => code));
const compter = async (requete: ReturnType<typeof sql>) => Number((await monde.test.proprietaire.requete<{ n: bigint }>(requete))[0]?.n);
async function* un(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}

describe("un fichier qui n'en est pas un", () => {
  const zeros = Buffer.alloc(3_000_000);
  it.each([
    ["une bombe zip renommée .csv", "fichier_zip", Buffer.concat([Buffer.from("PK\u0003\u0004"), zeros])],
    ["un gzip", "fichier_gzip", Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), zeros])],
    ["un xlsx", "fichier_tableur", Buffer.concat([Buffer.from("PK\u0003\u0004..[Content_Types].xml"), zeros])],
    ["un xls", "fichier_tableur", Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), zeros])],
    ["un PDF", "fichier_pdf", Buffer.from("%PDF-1.7\n")],
    [
      "du texte Unicode (UTF-16)",
      "fichier_utf16",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("id_ligne;operation\r\n", "utf16le")]),
    ],
    ["de l'UTF-16 sans marque", "fichier_utf16", Buffer.from("id_ligne;operation\r\n", "utf16le")],
    ["des octets nuls", "fichier_binaire", zeros],
    ["une page web", "fichier_balises", Buffer.from("<html><script>alert(1)</script></html>")],
    ["une liste JSON", "fichier_json", Buffer.from("[{}]")],
  ])("%s est refusé en disant quoi faire, et rien n'en est gardé", async (_, code, octets) => {
    const { declarant } = await neuf();
    const { lot } = await recevoirFlux(declarant, un(octets));
    expect(lot).toMatchObject({ etat: "REFUSE", refus: { code } });
    expect(lot.refus === null ? "" : expliquerFaute(lot.refus).conduite).toMatch(/fichier|objet|enregistrez/iu);
    expect(await compter(sql`select count(*) as n from depots.morceaux where lot_id = ${lot.id}`)).toBe(0);
    expect(await aCorriger({ monde, declarant }, lot.id)).toBe(`\ufeff${NOMS_COLONNES.join(";")}\r\n`);
  });

  it.each([
    ["sans en-tête", "1;2;3\r\n", "entete_absente"],
    ["séparé par des virgules", `${NOMS_COLONNES.join(",")}\r\n`, "entete_separateur"],
    ["une colonne hostile", `${NOMS_COLONNES.join(";")};=HYPERLINK("http://x")\r\n`, "colonne_inconnue"],
    ["__proto__ pour colonne", `${NOMS_COLONNES.join(";")};__proto__\r\n`, "colonne_inconnue"],
    ["une colonne deux fois", `${NOMS_COLONNES.join(";")};nir\r\n`, "colonne_en_double"],
    ["des colonnes qui manquent", "id_ligne;operation\r\n", "colonne_manquante"],
    ["une en-tête de 70 000 octets", `${"x".repeat(70_000)}\r\n`, "fichier_vide"],
    ["trois cent mille lignes vides après l'en-tête", `${NOMS_COLONNES.join(";")}${"\r\n".repeat(300_000)}`, "fichier_sans_ligne"],
    ["trois cent mille lignes vides", "\n".repeat(300_000), "fichier_vide"],
  ])("%s : le fichier entier est refusé, pour une seule raison", async (_, texte, code) => {
    const { declarant } = await neuf();
    const { lot, lignes } = await deposerOctets(declarant, Buffer.from(texte));
    expect([lot.etat, lot.refus?.code, lignes.length]).toEqual(["REFUSE", code, 0]);
  });
});

describe("des octets qui ne sont pas du texte", () => {
  it("une ligne sans fin est sautée et dite, ses voisines entrent, et la mémoire ne suit pas", async () => {
    const { declarant } = await neuf();
    const { resultat, memoire } = await mesurer(() => deposerFlux(declarant, ligneSansFin(160 << 20)));
    expect(resultat.lignes.map(({ statut }) => statut)).toEqual(["ACCEPTEE", "REJETEE", "ACCEPTEE"]);
    expect(codesDe(resultat.lignes)[1]).toEqual(["ligne_trop_longue"]);
    expect(memoire).toBeLessThan(MIO_AU_PLUS);
  }, 60_000);

  it("un octet nul, un UTF-8 cassé sont les fautes de leur ligne ; les autres entrent", async () => {
    const { declarant } = await neuf();
    const accents = Array.from({ length: 20 }, (_, rang) => ligneCsv(lignePompier(rang + 10, { prenoms: "Zoé" })));
    const nulle = Buffer.from(pompier(2).toString("latin1").replace("SDIS", "SD\0IS"), "latin1");
    const cassee = Buffer.from(pompier(3).toString("latin1").replace("SDIS", "SD\u00ffIS"), "latin1");
    const { lot, lignes } = await deposerOctets(declarant, assembler([...accents, nulle, cassee, pompier(4)]));
    expect(lot).toMatchObject({ etat: "TRAITE", encodage: "utf-8", comptes: { acceptees: 21, rejetees: 2 } });
    expect(codesDe(lignes).flat()).toEqual(["octet_nul", "encodage_invalide"]);
  });

  it("Windows-1252 est reconnu et dit, et le nom est le bon", async () => {
    const { declarant } = await neuf();
    const titulaireId = await titulaireDuRang(monde, 300_001);
    const ligne = Buffer.from(
      ecrireCsv([lignePompier(300_001, { prenoms: "Zoé", nom_organisme: "Forêt – été" })]).replace("–", "-"),
      "latin1",
    );
    const { lot, lignes } = await deposerOctets(declarant, ligne);
    expect(codesDe(lignes)).toEqual([[]]);
    expect(lot).toMatchObject({ encodage: "windows-1252", comptes: { acceptees: 1 } });
    const activites = await monde.agir({ genre: "titulaire", titulaireId, preuve: "eidas1" }, (ctx) => listerActivites(ctx, titulaireId));
    expect(activites).toHaveLength(1);
  });

  it("un NDJSON tronqué perd sa dernière ligne, qui est dite, et pas les autres", async () => {
    const { declarant } = await neuf();
    const texte = ecrireNdjson([lignePompier(1), lignePompier(2), lignePompier(3)]);
    const { lignes } = await deposerOctets(declarant, Buffer.from(texte.slice(0, -40)));
    expect(codesDe(lignes)).toEqual([[], [], ["json_tronque"]]);
  });

  it("un JSON très profond, des clés du prototype, un nombre géant sont des fautes de leur ligne", async () => {
    const { declarant } = await neuf();
    const profond = `{"id_ligne":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    const lignesNdjson = [profond, '{"__proto__":{"x":1}}', '{"quantite":1e999}', "null", '"="'];
    const { lot, lignes } = await deposerOctets(declarant, Buffer.from(`${ecrireNdjson([lignePompier(1)])}${lignesNdjson.join("\n")}\n`));
    expect(lot.comptes).toMatchObject({ acceptees: 1, rejetees: 5 });
    expect(lignes).toHaveLength(6);
  });
});

describe("ce qu'un tableur prendrait pour une formule", () => {
  const DEBUTS = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    " =",
    "\u00a0=",
    "\u200b=",
    "\ufeff=",
    "\u0001=",
    '"=',
    "x;=",
    "x,=",
    "x\t=",
  ];
  /** Une cellule qu'un tableur calculerait, quel que soit le séparateur qu'il croit lire. */
  const estFormule = (cellule: string) =>
    cellule.split(/[;,\t|"\r\n]/u).some((part) => /^[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(part));

  it("aucune cellule du rapport ni du CSV à corriger n'en est une, dans aucun champ", async () => {
    const { declarant } = await neuf();
    let rang = 0;
    const lignes = DEBUTS.flatMap((debut) =>
      NOMS_COLONNES.map((nom) => {
        rang += 1;
        return ligneCsv(lignePompier(rang, { [nom]: `${debut}cmd|'/c calc'!A1` }));
      }),
    );
    const brutes = ["=1+1", '\0=1+1;"', '"=1+1', "\u0001=2;;;", "-1;+2;@3;=4"].map((texte) => Buffer.from(texte));
    const { lot } = await deposerOctets(declarant, assembler([...lignes, ...brutes]));
    expect(lot.comptes.rejetees).toBeGreaterThan(DEBUTS.length * 25);
    const grand = { monde, declarant };
    const [rapport, corrections] = [await rapportDe(grand, lot.id), await aCorriger(grand, lot.id)];
    const cellules = [...cellulesDe(rapport), ...cellulesDe(corrections)].flat();
    expect(cellules.length).toBeGreaterThan(lot.comptes.rejetees * 30);
    expect(cellules.filter(estFormule)).toEqual([]);
    expect(corrections).not.toMatch(/(?![\t\r\n])\p{Cc}/u);
  }, 60_000);
});

describe("beaucoup de la même chose", () => {
  it("vingt mille fautes toutes différentes : mémoire bornée, et elles se relisent en un passage", async () => {
    const grand = await neuf();
    const depot = await mesurer(() => deposerFlux(grand.declarant, fichierDe(20_000, fauteUnique)));
    expect(depot.resultat.lot.comptes.rejetees).toBe(20_000);
    expect(new Set(depot.resultat.lignes.map(({ fautes }) => JSON.stringify(fautes))).size).toBe(20_000);
    const relecture = await mesurer(async () => cellulesDe(await aCorriger(grand, depot.resultat.lot.id)));
    expect(relecture.resultat).toHaveLength(20_001);
    expect(relecture.secondes).toBeLessThan(depot.secondes + 5);
    expect(depot.memoire).toBeLessThan(MIO_AU_PLUS);
  }, 120_000);

  it("vingt mille lignes de la même personne, qui a un compte", async () => {
    const { declarant } = await neuf();
    const titulaireId = await titulaireDuRang(monde, 1);
    const ligne = (rang: number) => ligneCsv(lignePompier(1, { id_ligne: `M${rang}`, prenoms: "Zoé" }));
    const { resultat, memoire, secondes } = await mesurer(async () => {
      const depot = await deposerFlux(declarant, fichierDe(20_000, ligne));
      await recalculerEnAttente(monde.test.base, monde.horloge);
      return depot;
    });
    expect(resultat.lot.comptes).toMatchObject({ acceptees: 1, avecReserve: 19_999 });
    expect(memoire).toBeLessThan(MIO_AU_PLUS);
    expect(secondes).toBeLessThan(60);
    expect(await compter(sql`select count(*) as n from grand_livre.ecritures where titulaire_id = ${titulaireId}`)).toBe(1);
  }, 120_000);

  it("le même id_ligne vingt mille fois : une ligne entre, les autres sont déjà reçues", async () => {
    const { declarant } = await neuf();
    const { lot } = await deposerFlux(
      declarant,
      fichierDe(20_000, () => pompier(9)),
    );
    expect(lot.comptes).toMatchObject({ acceptees: 1, dejaRecues: 19_999 });
  }, 60_000);

  it.each(["precedente", "premiere"] as const)(
    "dix mille rectifications en chaîne, chacune de la %s",
    async (origine) => {
      const { declarant } = await neuf();
      const { resultat, secondes } = await mesurer(() =>
        deposerFlux(
          declarant,
          fichierDe(10_000, (rang) => ligneCsv(rectification(rang, origine))),
        ),
      );
      const { lot } = resultat;
      expect([lot.comptes.rejetees, lot.comptes.dejaRecues, lot.lignesLues]).toEqual([0, 0, 10_000]);
      expect(secondes).toBeLessThan(110);
      const courants = sql`select count(*) as n from activites.depots where organisme_id = ${declarant.organismeId} and remplace_par is null`;
      expect(await compter(courants)).toBe(1);
    },
    120_000,
  );
});

describe("un envoi hostile", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["..\\..\\boot.ini", "boot.ini"],
    ["\u202egnp.csv\u0000\u0007", "gnp.csv"],
    ["", "fichier"],
    ["x".repeat(5_000), "x".repeat(200)],
    [`dupont-${nirDEssai(7)}.csv`, "dupont-[numéro masqué].csv"],
    ["cec_declarations_99900000600018_2025_1.0_1.csv", "cec_declarations_99900000600018_2025_1.0_1.csv"],
  ])("le nom de fichier %j devient %j", async (nomFichier, attendu) => {
    const { declarant } = await neuf();
    const { lot } = await recevoirFlux(declarant, un(assembler([pompier(1)])), { nomFichier });
    expect(lot.nomFichier).toBe(attendu);
    await traiter(monde);
  });

  it.each([
    ["vide", ""],
    ["longue", "a".repeat(201)],
    ["accentuée", "clé"],
    ["une commande", "a\nb"],
    ["un octet nul", "a\0"],
    ["un numéro", nirDEssai(3)],
  ])("une clé d'idempotence %s est refusée avant de lire un octet", async (_, cle) => {
    const { declarant } = await neuf();
    let lus = 0;
    async function* flux(): AsyncGenerator<Uint8Array> {
      lus += 1;
      yield Buffer.from("a");
    }
    await expect(recevoirFlux(declarant, flux(), { cle })).rejects.toMatchObject({ code: "depots/cle-invalide" });
    expect(lus).toBe(0);
  });

  it("coupé en route, il ne laisse rien ; vide, il est refusé", async () => {
    const { declarant } = await neuf();
    const avant = await compter(sql`select count(*) as n from depots.morceaux`);
    async function* coupe(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(3 << 20, "a");
      throw new Error("coupé");
    }
    await expect(recevoirFlux(declarant, coupe())).rejects.toThrow("coupé");
    await expect(recevoirFlux(declarant, un(Buffer.alloc(0)))).rejects.toMatchObject({ code: "depots/fichier-vide" });
    expect(await compter(sql`select count(*) as n from depots.morceaux`)).toBe(avant);
    expect(await compter(sql`select count(*) as n from depots.lots where organisme_id = ${declarant.organismeId}`)).toBe(0);
  });

  it("octet par octet, il est le même fichier, et ne coûte pas plus de mémoire", async () => {
    const { declarant } = await neuf();
    const octets = assembler(Array.from({ length: 1_000 }, (_, rang) => pompier(rang + 1)));
    async function* lent(): AsyncGenerator<Uint8Array> {
      for (let rang = 0; rang < octets.length; rang += 1) yield Buffer.from([octets[rang] ?? 0]);
    }
    const { resultat, memoire } = await mesurer(() => recevoirFlux(declarant, lent()));
    expect(memoire).toBeLessThan(MIO_AU_PLUS);
    expect((await recevoirFlux(declarant, un(octets))).lot.id).toBe(resultat.lot.id);
    await traiter(monde);
  }, 60_000);

  it("dix réceptions simultanées du même fichier n'en font qu'un lot", async () => {
    const { declarant } = await neuf();
    const envois = await Promise.all(
      Array.from({ length: 10 }, () => recevoirFlux(declarant, un(assembler([pompier(1)])), { cle: "la-meme" })),
    );
    expect(new Set(envois.map(({ lot }) => lot.id)).size).toBe(1);
    await traiter(monde);
    expect(await compter(sql`select count(*) as n from depots.morceaux where lot_id <> all(select id from depots.lots)`)).toBe(0);
  });
});
