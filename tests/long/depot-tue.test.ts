// Un lot dont tout meurt en route : le travailleur, vingt fois (MORTS), un travailleur sur deux, la réception, PostgreSQL. Il finit pareil.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { traiterLots } from "../../src/metier/depots/index.js";
import { verifierJournal } from "../../src/metier/grand-livre/index.js";
import { sql } from "../../src/socle/base/base.js";
import { appliquerMigrations } from "../../src/socle/base/migrations.js";
import { ouvrirBase } from "../../src/socle/base/ouvrir-base.js";
import { demarrerPostgres } from "../../src/socle/base/postgres-embarque.js";
import { assembler, compterTout, type GrandMonde, recevoirOctets, trace, unGrandFichier, unGrandMonde } from "../outils/grand-fichier.js";
import { attendre, lancerTravailleur, lignesLues } from "../outils/mort-de-lot.js";

const MORTS = Number(process.env["MORTS"] ?? 20);
const TOTAL = 10_000;
const octets = assembler(unGrandFichier(TOTAL).lignes);
let attendue: Awaited<ReturnType<typeof trace>>;

async function etatDe({ monde }: GrandMonde, lotId: string): Promise<string> {
  const [lot] = await monde.test.base.requete<{ etat: string }>(sql`select etat from depots.lots where id = ${lotId}`);
  return lot?.etat ?? "";
}

async function finir({ monde }: GrandMonde): Promise<void> {
  await traiterLots({ base: monde.test.base, horloge: monde.horloge }, (erreur) => {
    throw erreur;
  });
}

async function verifier(grand: GrandMonde, lotId: string): Promise<void> {
  await finir(grand);
  expect(await trace(grand, lotId)).toEqual(attendue);
  expect((await verifierJournal(grand.monde.test.base)).fautes).toEqual([]);
}

beforeAll(async () => {
  const grand = await unGrandMonde();
  const { id } = await recevoirOctets(grand, octets);
  await finir(grand);
  attendue = await trace(grand, id);
  expect(attendue).toMatchObject({ etat: "TRAITE", lignesLues: TOTAL, comptes: { acceptees: 9_800, rejetees: 200 } });
  expect(attendue.droits).toHaveLength(40);
  await grand.monde.test.fermer();
}, 120_000);

describe("un lot dont le travailleur meurt", () => {
  it(`${MORTS} fois, à un moment pris au hasard, pendant les lignes ou pendant les droits`, async () => {
    const grand = await unGrandMonde();
    const { id } = await recevoirOctets(grand, octets);
    const arrets: number[] = [];
    for (let mort = 0; mort < MORTS; mort += 1) {
      const travailleur = await lancerTravailleur(grand);
      await new Promise((reprendre) => setTimeout(reprendre, Math.random() * 400));
      await travailleur.tuer();
      arrets.push(await lignesLues(grand, id));
    }
    await verifier(grand, id);
    process.stdout.write(`dépôt tué : ${MORTS} morts, aux lignes ${[...new Set(arrets)].join(", ")}\n`);
    await grand.monde.test.fermer();
  });

  it("l'un de deux travailleurs, l'autre finit", async () => {
    const grand = await unGrandMonde();
    const [un, deux] = await Promise.all([lancerTravailleur(grand), lancerTravailleur(grand)]);
    const { id } = await recevoirOctets(grand, octets);
    await attendre(async () => (await lignesLues(grand, id)) >= 2_000);
    await un.tuer();
    await attendre(async () => (await etatDe(grand, id)) === "TRAITE");
    await deux.tuer();
    await verifier(grand, id);
    await grand.monde.test.fermer();
  });

  it("un essai aussi : il reprend, et n'écrit rien d'autre que son rapport", async () => {
    const grand = await unGrandMonde();
    const avant = await compterTout(grand);
    const { id } = await recevoirOctets(grand, octets, true);
    const travailleur = await lancerTravailleur(grand);
    await attendre(async () => (await lignesLues(grand, id)) >= 3_000);
    await travailleur.tuer();
    await finir(grand);
    const apres = await compterTout(grand);
    expect(Object.keys(apres).filter((table) => apres[table] !== avant[table])).toEqual([
      "depots.lignes",
      "depots.lots",
      "depots.morceaux",
    ]);
    const { reponses, comptes } = await trace(grand, id);
    expect({ reponses, comptes }).toEqual({ reponses: attendue.reponses, comptes: attendue.comptes });
    await grand.monde.test.fermer();
  });
});

describe("une réception qui meurt", () => {
  it("ne laisse pas de lot, et ses morceaux s'effacent quand plus rien n'arrive", async () => {
    const grand = await unGrandMonde();
    const { base, proprietaire } = grand.monde.test;
    const morceaux = async () => (await base.requete(sql`select lot_id from depots.morceaux`)).length;
    const reception = await lancerTravailleur(grand, "recevoir-sans-fin");
    await attendre(async () => (await morceaux()) >= 5);
    await finir(grand);
    expect(await morceaux()).toBeGreaterThanOrEqual(5);
    await reception.tuer();
    expect(await base.requete(sql`select id from depots.lots`)).toEqual([]);
    await proprietaire.requete(sql`update depots.morceaux set recu_le = recu_le - interval '2 hours'`);
    await finir(grand);
    expect(await morceaux()).toBe(0);
    await grand.monde.test.fermer();
  });
});

function enfantsDe(parent: number): number[] {
  const parents = readdirSync("/proc").filter((nom) => /^\d+$/u.test(nom));
  return parents.map(Number).filter((numero) => {
    try {
      return Number(/^PPid:\s+(\d+)$/mu.exec(readFileSync(`/proc/${numero}/status`, "utf8"))?.[1]) === parent;
    } catch {
      return false;
    }
  });
}

describe("PostgreSQL qui meurt", () => {
  let dossier: string;
  beforeAll(() => {
    dossier = mkdtempSync(join(tmpdir(), "cec-depot-"));
    chmodSync(dossier, 0o755);
  });
  afterAll(() => rmSync(dossier, { recursive: true, force: true }));

  async function ouvrir() {
    const serveur = await demarrerPostgres(join(dossier, "postgres"));
    const bases = await ouvrirBase({ urlBase: null, urlBaseProprietaire: null, dossierDonnees: dossier });
    await appliquerMigrations(bases.proprietaire);
    const adresse = (utilisateur: string) => ({ dossierPrise: serveur.dossierPrise, base: "cec", utilisateur });
    const fermer = async () => {
      await bases.fermer();
      await serveur.arreter();
    };
    return { serveur, test: { base: bases.service, proprietaire: bases.proprietaire, adresse, fermer } };
  }

  it("au milieu du lot : le travailleur reprend seul quand il revient", async () => {
    const premier = await ouvrir();
    const grand = await unGrandMonde(premier.test);
    const { id } = await recevoirOctets(grand, octets);
    const travailleur = await lancerTravailleur(grand);
    await attendre(async () => (await lignesLues(grand, id)) >= 2_000);
    const victimes = [premier.serveur.processus, ...enfantsDe(premier.serveur.processus)];
    for (const victime of victimes) process.kill(victime, "SIGKILL");
    await Promise.all([premier.test.base.fermer(), premier.test.proprietaire.fermer()]);
    const second = await ouvrir();
    const revenu: GrandMonde = { ...grand, monde: { ...grand.monde, test: second.test } };
    expect(await lignesLues(revenu, id)).toBeGreaterThanOrEqual(2_000);
    await attendre(async () => (await etatDe(revenu, id)) === "TRAITE");
    await travailleur.tuer();
    await verifier(revenu, id);
    await second.test.fermer();
  });
});
