// Le service entier tué net au milieu des envois, vingt fois (MORTS) : aucune déclaration acquittée, aucun droit acquitté ne se perd.
// Le contrôle négatif n'a pas sa place ici : celui de mort-brutale montre déjà que la perte d'une écriture serait vue.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personnesSimulees } from "../../src/acces/simulateur/personnes.js";
import { jourAParis } from "../../src/socle/horloge.js";
import { RACINE } from "../../src/socle/racine.js";
import { anneeDe } from "../../src/socle/valeurs/date-civile.js";
import { Client } from "../outils/client.js";

const MORTS = Number(process.env["MORTS"] ?? 20);
const PERSONNES = [
  "salariee",
  "demandeur-emploi",
  "agent-public",
  "independant",
  "etudiante",
  "parent-foyer",
  "retraite",
  "sapeur-pompier",
  "nom-long",
  "corse",
];

interface Vivant {
  readonly processus: ChildProcess;
  readonly mort: Promise<unknown>;
}

/** Année déclarée : celle d'aujourd'hui ; l'horloge de la démonstration passe à la suivante. */
const ANNEE = anneeDe(jourAParis(new Date()));

let dossier: string;
let url: string;
let port: number;

async function deuxPortsLibres(): Promise<number> {
  const sonde = createServer();
  await new Promise<void>((pret) => sonde.listen(0, "127.0.0.1", pret));
  const adresse = sonde.address();
  await new Promise<void>((fin) => sonde.close(() => fin()));
  if (adresse === null || typeof adresse === "string") throw new Error("Aucun port libre.");
  return adresse.port > 65_000 ? adresse.port - 2_000 : adresse.port;
}

const environnement = () => ({ ...process.env, PORT: String(port), DONNEES: dossier, JOURNAL: "silent" });

async function demarrer(): Promise<Vivant> {
  const processus = spawn(process.execPath, [join(RACINE, "dist/main.js")], { env: environnement(), stdio: ["ignore", "pipe", "inherit"] });
  const mort = new Promise((fin) => processus.once("close", fin));
  await new Promise<void>((pret, rate) => {
    processus.stdout?.setEncoding("utf8").on("data", (texte: string) => texte.includes(url) && pret());
    processus.once("exit", () => rate(new Error("Le service n'a pas démarré.")));
  });
  return { processus, mort };
}

async function entrer(cle: string): Promise<Client> {
  const client = new Client({ url });
  const arrivee = await client.connecter("franceconnect", cle);
  if (new URL(arrivee.url).pathname === "/premiere-connexion") {
    const personne = personnesSimulees(jourAParis(new Date())).find((une) => une.cle === cle);
    const jeton = await client.jeton("/premiere-connexion");
    await client.envoyer("/premiere-connexion", { _csrf: jeton, nir: personne?.nir ?? "", statut: "salarie" });
  }
  return client;
}

const motif = (html: string, expression: RegExp) => [...html.matchAll(expression)].map((trouve) => trouve[1] ?? "");

/** Déclare 205 heures dans l'association cherchée ; rend l'identifiant quand le service a acquitté, null s'il est mort avant. */
async function declarer(client: Client, recherche: string, heures: number): Promise<string | null> {
  const jeton = await client.jeton();
  const debut = await client.envoyer("/mon-compte/declarer", { _csrf: jeton, type: "benevolat_associatif" });
  const id = /declarer\/([0-9a-f-]{36})\//u.exec(debut.url)?.[1];
  if (id === undefined) return null;
  const base = `/mon-compte/declarer/${id}`;
  const trouves = await client.aller(`${base}/association?q=${encodeURIComponent(recherche)}`);
  const organisme = motif(trouves.html, /name="organisme" value="([0-9a-f-]{36})"/gu)[0] ?? "";
  await client.envoyer(`${base}/association`, { _csrf: jeton, organisme, q: recherche });
  await client.envoyer(`${base}/fonction`, { _csrf: jeton, fonction: "administration" });
  await client.envoyer(`${base}/periode`, { _csrf: jeton, debut: `01/01/${ANNEE}`, fin: `31/12/${ANNEE}`, heures: String(heures) });
  const verifier = await client.aller(`${base}/verifier`);
  const champs = Object.fromEntries(
    [...verifier.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/gu)].map((c) => [c[1] ?? "", c[2] ?? ""]),
  );
  const envoi = await client.envoyer(`${base}/verifier`, { ...champs, _csrf: jeton });
  return envoi.statut === 200 && envoi.url.endsWith("/accuse") ? id : null;
}

async function attesterTout(): Promise<void> {
  const presidente = new Client({ url });
  const liste = await presidente.connecter("proconnect", "presidente-lannemezan");
  const chemin = motif(liste.html, /href="(\/organisme\/[0-9a-f-]{36}\/a-attester)"/gu)[0] ?? "";
  const page = await presidente.aller(chemin);
  const jeton = await presidente.jeton(chemin);
  for (const declaration of new Set(motif(page.html, /name="declaration" value="([0-9a-f-]{36})"/gu))) {
    await presidente.envoyer(chemin, { _csrf: jeton, geste: "attester", declaration });
  }
}

/** Une erreur de réseau veut dire que le service est mort : ce qui était en route n'est pas acquitté. */
async function ouRien<R>(action: () => Promise<R>): Promise<R | null> {
  try {
    return await action();
  } catch {
    return null;
  }
}

beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), "cec-tue-"));
  port = await deuxPortsLibres();
  url = `http://localhost:${port}`;
});
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

const ASSOCIATIONS = ["W652000113", "W921003154", "danse", "club", "sport", "école", "amis", "comité"];

/** Ce que le service a acquitté avant chaque mort. */
interface Acquitte {
  /** Déclaration → personne. */
  readonly declarations: Map<string, string>;
  /** Personnes à qui un droit a été montré. */
  readonly droits: Set<string>;
}

async function ecrire(cle: string, acquitte: Acquitte): Promise<void> {
  const client = await entrer(cle);
  for (const recherche of ASSOCIATIONS) {
    const id = await declarer(client, recherche, 205);
    if (id !== null) acquitte.declarations.set(id, cle);
  }
}

async function attester(cle: string, acquitte: Acquitte): Promise<void> {
  for (let essai = 0; essai < 20; essai += 1) {
    await attesterTout();
    const client = await entrer(cle);
    const compte = await client.aller("/mon-compte/droits");
    if (compte.statut === 200 && /240/u.test(compte.html)) acquitte.droits.add(cle);
  }
}

/** Démarre, écrit et atteste en même temps, et tue à un moment pris au hasard. */
async function ecrirePuisTuer(cle: string, acquitte: Acquitte): Promise<void> {
  const service = await demarrer();
  const horloge = new Client({ url });
  await horloge.envoyer("/demonstration/horloge", { _csrf: await horloge.jeton(), jour: `15/02/${ANNEE + 1}` });
  const travaux = [ouRien(() => ecrire(cle, acquitte)), ouRien(() => attester(cle, acquitte))];
  await new Promise((fin) => setTimeout(fin, 600 + Math.random() * 1_800));
  service.processus.kill("SIGKILL");
  await service.mort;
  await Promise.all(travaux);
}

async function listerPerdues({ declarations, droits }: Acquitte): Promise<string[]> {
  const perdues: string[] = [];
  for (const cle of PERSONNES) {
    const client = await entrer(cle);
    for (const [id, qui] of declarations) {
      if (qui === cle && (await client.aller(`/mon-compte/declarer/${id}/accuse`)).statut !== 200) perdues.push(id);
    }
    if (droits.has(cle) && !/240/u.test((await client.aller("/mon-compte/droits")).html)) perdues.push(`droit de ${cle}`);
  }
  return perdues;
}

describe(`le service tué ${MORTS} fois`, () => {
  it("ne perd aucune déclaration ni aucun droit acquittés, et le journal se vérifie", async () => {
    const acquitte: Acquitte = { declarations: new Map(), droits: new Set() };
    for (let tour = 0; tour < MORTS; tour += 1) await ecrirePuisTuer(PERSONNES[tour % PERSONNES.length] ?? "", acquitte);
    const service = await demarrer();
    const perdues = await listerPerdues(acquitte);
    const journal = spawnSync(join(RACINE, "bin/cec"), ["journal", "verifier"], { env: environnement(), encoding: "utf8" });
    service.processus.kill("SIGTERM");
    await service.mort;
    const { declarations, droits } = acquitte;
    process.stdout.write(
      `${MORTS} morts, ${declarations.size} déclarations et ${droits.size} droits acquittés, ${perdues.length} perdus. ${journal.stdout}\n`,
    );
    expect(declarations.size).toBeGreaterThan(MORTS);
    expect(droits.size).toBeGreaterThan(0);
    expect(perdues).toEqual([]);
    expect(journal.status, journal.stderr).toBe(0);
  }, 1_200_000);
});
