// La vraie commande, lancée comme on la lance : statuts, sorties, flux, et toutes les entrées fausses.
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "../../socle/racine.js";

const DOSSIER = mkdtempSync(join(tmpdir(), "cec-"));
const DEMANDE = {
  date: "2026-11-23",
  titulaire: { statut: "salarie" },
  formation: { type: "rncp", prix: 150_000 },
  cpf: 120_000,
  lotsCec: [{ id: "l1", montant: 24_000, declareLe: "2024-03-20", financeur: "etat" }],
};
const NUMERO = "2 84 05 75 056 001 23";

function fichier(nom: string, contenu: string | Uint8Array): string {
  const chemin = join(DOSSIER, nom);
  writeFileSync(chemin, contenu);
  return chemin;
}

const lancer = (mots: readonly string[]) => spawn(process.execPath, ["--import", "tsx", "src/cec.ts", ...mots], { cwd: RACINE });

interface Fin {
  readonly statut: number | null;
  readonly sortie: string;
  readonly erreurs: string;
}

function cec(mots: readonly string[], entree: string | Uint8Array = ""): Promise<Fin> {
  return new Promise((resoudre, rejeter) => {
    const enfant = lancer(mots);
    let [sortie, erreurs] = ["", ""];
    enfant.stdout.setEncoding("utf8").on("data", (texte: string) => {
      sortie += texte;
    });
    enfant.stderr.setEncoding("utf8").on("data", (texte: string) => {
      erreurs += texte;
    });
    enfant.on("error", rejeter).on("close", (statut) => resoudre({ statut, sortie, erreurs }));
    enfant.stdin.on("error", () => undefined).end(entree);
  });
}

const lignes = (texte: string): unknown[] =>
  texte
    .split("\n")
    .filter((ligne) => ligne !== "")
    .map((ligne) => JSON.parse(ligne));

describe.concurrent("la commande cec", { timeout: 60_000 }, () => {
  it("planifie depuis un fichier : un document, statut 0, rien sur la sortie d'erreur", async () => {
    const { statut, sortie, erreurs } = await cec(["financement", "planifier", fichier("juste.json", JSON.stringify(DEMANDE))]);
    expect([statut, erreurs]).toEqual([0, ""]);
    expect(JSON.parse(sortie)).toMatchObject({ decision: "finance", resteACharge: 15_000 });
  });

  it("un refus de la loi est une réponse : statut 0", async () => {
    const entree = JSON.stringify({ ...DEMANDE, formation: { type: "creation_entreprise", prix: 1 } });
    const { statut, sortie } = await cec(["financement", "planifier"], entree);
    expect(statut).toBe(0);
    expect(JSON.parse(sortie)).toMatchObject({ decision: "refuse", lignes: [] });
  });

  it("une lecture choisie change la réponse (doute D6)", async () => {
    const entree = JSON.stringify({ ...DEMANDE, formation: { type: "benevoles_volontaires", prix: 20_000 } });
    const { sortie } = await cec(["financement", "planifier", "-", "--lecture", "D6=non_due", "--lecture=D15=oui"], entree);
    expect(JSON.parse(sortie)).toMatchObject({ resteACharge: 0, hypotheses: [{ doute: "D6", lecture: "non_due" }] });
  });

  it.each<[string, string[], string | Uint8Array, RegExp]>([
    ["aucune commande", [], "", /^commande: .*droits evaluer/u],
    ["une commande inconnue", ["droit", "evaluer"], "", /^commande: « droit evaluer »/u],
    ["une commande coupée", ["financement"], "", /^commande: /u],
    ["une option inconnue", ["financement", "planifier", "--vite"], "", /^--vite: /u],
    ["une option d'une autre commande", ["nir", "verifier", "--lecture", "D3=solde"], "", /^--lecture: /u],
    ["une valeur qui manque", ["financement", "planifier", "--lecture"], "", /^--lecture: il manque/u],
    ["une valeur de trop", ["financement", "planifier", "--ndjson=oui"], "", /^--ndjson: /u],
    ["un doute inconnu", ["financement", "planifier", "--lecture", "D99=oui"], "", /^--lecture: .*D2, D3/u],
    ["une lecture inconnue", ["financement", "planifier", "--lecture", "D3=jamais"], "", /^--lecture: .*D3=total_acquis, D3=solde/u],
    ["une lecture sans égal", ["financement", "planifier", "--lecture", "D3"], "", /^--lecture: /u],
    [
      "la même lecture deux fois autrement",
      ["financement", "planifier", "--lecture", "D6=due", "--lecture", "D6=non_due"],
      "",
      /D6 est donné deux fois/u,
    ],
    ["un fichier absent", ["financement", "planifier", join(DOSSIER, "absent.json")], "", /absent\.json: ce fichier n'existe pas/u],
    ["un dossier", ["financement", "planifier", DOSSIER], "", /c'est un dossier/u],
    ["deux fichiers", ["financement", "planifier", "a.json", "b.json"], "", /^b\.json: ce mot est de trop/u],
    ["une entrée vide", ["financement", "planifier"], "", /^document: le texte est vide/u],
    ["du JSON coupé", ["financement", "planifier"], '{"date":', /^document: .*JSON/u],
    ["de l'UTF-8 faux", ["financement", "planifier"], new Uint8Array([0x22, 0xff, 0x22]), /UTF-8/u],
    ["un champ faux", ["financement", "planifier"], JSON.stringify({ ...DEMANDE, cpf: -1 }), /^cpf: « -1 » n'est pas accepté, attendu /u],
    ["un fichier à motifs", ["motifs", "x.json"], "", /^motifs: /u],
    [
      "une identité absente",
      ["nir", "verifier", "--identite", join(DOSSIER, "personne.json")],
      NUMERO,
      /^--identite: ce fichier n'existe pas/u,
    ],
    ["une identité et un numéro au même endroit", ["nir", "verifier", "--identite", "-"], NUMERO, /^--identite: /u],
  ])("%s : statut 2, une ligne par faute, sortie vide", async (_, mots, entree, attendu) => {
    const { statut, sortie, erreurs } = await cec(mots, entree);
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(attendu);
    for (const ligne of erreurs.trimEnd().split("\n")) expect(ligne).toMatch(/^[^:]+: .+/u);
  });

  it("dit toutes les fautes d'un document, une par ligne", async () => {
    const { erreurs } = await cec(["financement", "planifier"], JSON.stringify({ ...DEMANDE, cpf: -1, "autre\nchamp": 1, date: "hier" }));
    expect(erreurs.trimEnd().split("\n")).toHaveLength(3);
  });

  it("--aide donne le mode d'emploi, statut 0", async () => {
    const [generale, precise] = await Promise.all([cec(["--aide"]), cec(["nir", "verifier", "--aide"])]);
    expect([generale.statut, precise.statut]).toEqual([0, 0]);
    for (const nom of ["droits evaluer", "financement planifier", "nir verifier", "motifs"]) expect(generale.sortie).toContain(nom);
    expect(precise.sortie).toContain("--identite");
  });

  it("liste les motifs, chacun avec son article et sa phrase, sans doublon", async () => {
    const { statut, sortie } = await cec(["motifs", "--ndjson"]);
    expect(statut).toBe(0);
    const motifs = lignes(sortie);
    expect(motifs.length).toBeGreaterThan(40);
    for (const motif of motifs)
      expect(motif).toEqual({ code: expect.stringMatching(/^[a-z0-9_]+$/u), article: expect.any(String), phrase: expect.any(String) });
    expect(new Set(motifs.map((motif) => Object(motif).code)).size).toBe(motifs.length);
  });
});

describe.concurrent("les flux", { timeout: 60_000 }, () => {
  it("une réponse par ligne, dans l'ordre ; une ligne fausse a la sienne et le statut final est 2", async () => {
    const juste = JSON.stringify(DEMANDE);
    const { statut, sortie } = await cec(
      ["financement", "planifier", "--ndjson"],
      `${juste}\n\n{\r\n${JSON.stringify({ ...DEMANDE, cpf: 1.5 })}\r\n${juste}`,
    );
    expect(statut).toBe(2);
    expect(lignes(sortie)).toEqual([
      expect.objectContaining({ decision: "finance" }),
      { erreurs: [{ chemin: "", phrase: expect.stringContaining("JSON") }] },
      { erreurs: [{ chemin: "cpf", phrase: expect.stringContaining("attendu") }] },
      expect.objectContaining({ decision: "finance" }),
    ]);
  });

  it("un flux juste finit au statut 0, un flux vide aussi", async () => {
    const [juste, vide] = await Promise.all([
      cec(["financement", "planifier", "--ndjson"], `${JSON.stringify(DEMANDE)}\n`),
      cec(["financement", "planifier", "--ndjson"], "\n\n"),
    ]);
    expect([juste.statut, vide.statut, vide.sortie]).toEqual([0, 0, ""]);
  });

  it("répond à une ligne sans attendre la suivante", async () => {
    const enfant = lancer(["financement", "planifier", "--ndjson"]);
    const premiere = new Promise<string>((resoudre) => enfant.stdout.setEncoding("utf8").once("data", resoudre));
    enfant.stdin.write(`${JSON.stringify(DEMANDE)}\n`);
    expect(JSON.parse(await premiere)).toMatchObject({ decision: "finance" });
    const fin = new Promise<number | null>((resoudre) => enfant.on("close", resoudre));
    enfant.stdin.end();
    expect(await fin).toBe(0);
  });

  it("un lecteur qui part arrête le flux sans bruit (EPIPE)", async () => {
    const enfant = lancer(["financement", "planifier", "--ndjson"]);
    let erreurs = "";
    enfant.stderr.setEncoding("utf8").on("data", (texte: string) => {
      erreurs += texte;
    });
    const fin = new Promise<number | null>((resoudre) => enfant.on("exit", resoudre));
    enfant.stdin.on("error", () => undefined);
    enfant.stdout.once("data", () => enfant.stdout.destroy());
    const bloc = `${JSON.stringify(DEMANDE)}\n`.repeat(200);
    const minuterie = setInterval(() => enfant.stdin.write(bloc), 5);
    const statut = await fin;
    clearInterval(minuterie);
    expect([statut, erreurs]).toEqual([0, ""]);
  });

  it("la mémoire reste bornée quand personne ne lit la sortie", async () => {
    const enfant = lancer(["financement", "planifier", "--ndjson"]);
    const bloc = `${JSON.stringify(DEMANDE)}\n`.repeat(500);
    let acceptes = 0;
    enfant.stdin.on("error", () => undefined);
    // Sortie jamais lue : la commande doit cesser de lire son entrée, donc l'écriture d'ici doit se bloquer.
    for (; acceptes < 400; acceptes += 1) {
      if (enfant.stdin.write(bloc)) continue;
      const ouvert = await Promise.race([
        new Promise<boolean>((resoudre) => enfant.stdin.once("drain", () => resoudre(true))),
        new Promise<boolean>((resoudre) => setTimeout(() => resoudre(false), 3_000)),
      ]);
      if (!ouvert) break;
    }
    expect(acceptes).toBeLessThan(400);
    enfant.kill();
  });
});

const DOSSIER_DROITS = {
  evalueLe: "2026-11-23",
  titulaire: { naissance: "1990-05-01", contratApprentissage: null, retraite: null, deces: null },
  droitsAcquis: [{ activite: "service_civique", annee: 2023, montant: 24_000 }],
  activites: [
    {
      id: "a1",
      type: "benevolat_associatif",
      debut: "2025-01-01",
      fin: "2025-12-31",
      heures: 200,
      fonction: "administration",
      organisme: { id: "W751000001", regime: "loi1901", declareLe: "2015-03-01", article200: true },
      declareLe: "2026-04-12",
      attesteLe: "2026-09-01",
    },
  ],
};

describe.concurrent("droits evaluer", { timeout: 60_000 }, () => {
  it("évalue un dossier : le droit acquis, le total, l'avertissement du texte non lu (D5151-14 I 7°, doute D1)", async () => {
    const { statut, sortie, erreurs } = await cec(["droits", "evaluer"], JSON.stringify(DOSSIER_DROITS));
    expect([statut, erreurs]).toEqual([0, ""]);
    expect(JSON.parse(sortie)).toMatchObject({
      droits: [
        { activite: "benevolat_associatif", annee: 2025, decision: "acquis", montant: 24_000, financeur: "etat", activites: ["a1"] },
      ],
      totalAcquis: 48_000,
      plafond: 72_000,
      resteAcquerable: 24_000,
      hypotheses: [],
      avertissements: [{ doute: "D1" }],
    });
  });

  it("une lecture choisie change la réponse (D5151-14 III, doute D3)", async () => {
    const plein = [2020, 2021, 2022].map((annee) => ({ activite: "reserve_sanitaire", annee, montant: 24_000 }));
    const entree = JSON.stringify({ ...DOSSIER_DROITS, droitsAcquis: plein, utilises: 48_000 });
    const [total, solde] = await Promise.all([
      cec(["droits", "evaluer"], entree),
      cec(["droits", "evaluer", "--lecture", "D3=solde"], entree),
    ]);
    expect(JSON.parse(total.sortie)).toMatchObject({
      droits: [{ decision: "refuse", montant: 0 }],
      hypotheses: [{ doute: "D3", lecture: "total_acquis" }],
    });
    expect(JSON.parse(solde.sortie)).toMatchObject({
      droits: [{ decision: "acquis", montant: 24_000 }],
      hypotheses: [{ doute: "D3", lecture: "solde" }],
    });
  });

  it("dit chaque faute à sa place, sortie vide, statut 2", async () => {
    const [activite] = DOSSIER_DROITS.activites;
    const faux = { ...DOSSIER_DROITS, bonus: 1, activites: [activite, { ...activite, id: "a2", heures: -1 }] };
    const { statut, sortie, erreurs } = await cec(["droits", "evaluer"], JSON.stringify(faux));
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(/^activites\[1\]\.heures: /mu);
    expect(erreurs).toMatch(/^bonus: /mu);
  });

  it("un flux de dossiers répond ligne à ligne", async () => {
    const { statut, sortie } = await cec(
      ["droits", "evaluer", "--ndjson"],
      `${JSON.stringify(DOSSIER_DROITS)}\nnon\n${JSON.stringify(DOSSIER_DROITS)}`,
    );
    expect(statut).toBe(2);
    expect(lignes(sortie)).toEqual([
      expect.objectContaining({ totalAcquis: 48_000 }),
      { erreurs: [expect.objectContaining({ chemin: "" })] },
      expect.objectContaining({ totalAcquis: 48_000 }),
    ]);
  });
});

describe.concurrent("nir verifier", { timeout: 60_000 }, () => {
  it("lit l'entrée standard ou l'argument, et ne réimprime jamais le numéro", async () => {
    const fins = await Promise.all([
      cec(["nir", "verifier", "-"], NUMERO),
      cec(["nir", "verifier"], `${NUMERO}\n`),
      cec(["nir", "verifier", ...NUMERO.split(" ")]),
    ]);
    for (const { statut, sortie, erreurs } of fins) {
      expect([statut, erreurs]).toEqual([0, ""]);
      expect(JSON.parse(sortie)).toMatchObject({ valide: false, regle: "cle" });
      expect(sortie.replace(/\s/gu, "")).not.toContain("28405");
    }
  });

  it("compare le numéro à une identité FranceConnect", async () => {
    const identite = {
      sub: "x",
      given_name: "Angela",
      gender: "female",
      birthdate: "1962-08-24",
      birthplace: "75107",
      birthcountry: "99100",
    };
    const { sortie } = await cec(["nir", "verifier", "--identite", fichier("identite.json", JSON.stringify(identite))], "262087510704255");
    expect(JSON.parse(sortie)).toMatchObject({
      valide: true,
      coherence: { sexe: "coherent", annee: "coherent", mois: "coherent", lieu: "coherent" },
    });
  });

  it.each([
    ["un trait faux", { gender: "F" }, /^identite\.gender: /u],
    ["un champ inconnu", { sexe: "F" }, /^identite\.sexe: /u],
    ["une date impossible", { birthdate: "1962-13-01" }, /^identite\.birthdate: /u],
    ["une liste", [], /^--identite: /u],
  ])("%s dans l'identité : statut 2", async (nom, identite, attendu) => {
    const { statut, sortie, erreurs } = await cec(
      ["nir", "verifier", "--identite", fichier(`${nom}.json`, JSON.stringify(identite))],
      NUMERO,
    );
    expect([statut, sortie]).toEqual([2, ""]);
    expect(erreurs).toMatch(attendu);
  });

  it("tout texte a une réponse, même vide, et un flux en donne une par ligne", async () => {
    const [vide, flux] = await Promise.all([
      cec(["nir", "verifier"], ""),
      cec(["nir", "verifier", "--ndjson"], `${NUMERO}\n"262087510704255"\nabc\n`),
    ]);
    expect(JSON.parse(vide.sortie)).toMatchObject({ regle: "longueur" });
    expect(lignes(flux.sortie).map((reponse) => Object(reponse).regle)).toEqual(["cle", null, "longueur"]);
  });

  it("un numéro tapé à la mauvaise place n'est pas réimprimé dans la faute", async () => {
    const fins = await Promise.all([
      cec(["284057505600123"]),
      cec(["financement", "planifier", "a", "284 05 75 056 001 23"]),
      cec(["nir", "verifier", "--284057505600123"]),
    ]);
    for (const { statut, erreurs } of fins) {
      expect(statut).toBe(2);
      expect(erreurs).not.toMatch(/28405|84 05/u);
    }
  });
});
