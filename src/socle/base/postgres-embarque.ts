// Le PostgreSQL embarqué : créé au premier démarrage, lancé sur une prise locale, arrêté avec le service, repris s'il vit déjà.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import pg from "pg";
import { PERSONNE, PostgresIndisponible, type Programme, trouverProgramme } from "./programme-postgres.js";

/** Compte d'administration du serveur embarqué ; le service ne s'en sert que pour créer ses deux rôles. */
export const ADMINISTRATEUR = "postgres";
/** Une adresse de prise locale tient en 107 octets, nom du fichier compris (limite du noyau). */
const LONGUEUR_PRISE = 107 - "/.s.PGSQL.5432".length;
const PATIENCE_MS = 60_000;
const ENVIRONNEMENT = { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export interface ServeurEmbarque {
  readonly dossierPrise: string;
  /** Faux si le serveur vivait déjà : l'arrêter revient à celui qui l'a lancé. */
  readonly lanceIci: boolean;
  /** Identifiant du processus principal. */
  readonly processus: number;
  arreter(): Promise<void>;
}

interface ServeurVivant {
  readonly processus: number;
  readonly dossierPrise: string;
}

/** Nom du programme d'un processus vivant, ou null si le système ne sait pas le dire. */
function nomDuProcessus(processus: number): string | null {
  const fichier = `/proc/${processus}/comm`;
  return existsSync(fichier) ? readFileSync(fichier, "utf8").trim() : null;
}

/** Vrai si un serveur vit sous ce numéro ; après un redémarrage de la machine, le numéro peut être celui d'un autre programme. */
function estVivant(processus: number): boolean {
  try {
    process.kill(processus, 0);
  } catch (erreur) {
    // EPERM : le processus existe mais n'est pas à nous.
    if (!(erreur instanceof Error && "code" in erreur && erreur.code === "EPERM")) return false;
  }
  return (nomDuProcessus(processus) ?? "postgres") === "postgres";
}

/** Serveur qui tient déjà ce dossier, d'après son fichier postmaster.pid ; null s'il n'y en a pas ou s'il est mort. */
function serveurVivant(dossier: string): ServeurVivant | null {
  const fichier = join(dossier, "postmaster.pid");
  if (!existsSync(fichier)) return null;
  const lignes = readFileSync(fichier, "utf8").split("\n");
  const processus = Number(lignes[0]);
  const dossierPrise = lignes[4]?.trim() ?? "";
  if (!Number.isInteger(processus) || processus <= 0 || !estVivant(processus)) return null;
  return { processus, dossierPrise };
}

/** Vrai si le serveur répond ; faux s'il démarre ou s'arrête. */
async function repond(dossierPrise: string): Promise<boolean> {
  const client = new pg.Client({ host: dossierPrise, user: ADMINISTRATEUR, database: "postgres", connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function pause(millisecondes: number): Promise<void> {
  return new Promise((finir) => setTimeout(finir, millisecondes));
}

/** Attend que le serveur déjà là réponde, ou qu'il ait fini de s'arrêter (null). */
async function reprendre(dossier: string): Promise<ServeurEmbarque | null> {
  const limite = Date.now() + PATIENCE_MS;
  for (;;) {
    const vivant = serveurVivant(dossier);
    if (vivant === null) return null;
    if (vivant.dossierPrise !== "" && (await repond(vivant.dossierPrise))) {
      return { ...vivant, lanceIci: false, arreter: () => Promise.resolve() };
    }
    if (Date.now() > limite) {
      throw new PostgresIndisponible(
        `Le dossier ${dossier} est tenu par le processus ${vivant.processus}, qui ne répond pas. ` +
          "Arrêtez-le, ou choisissez un autre dossier par DONNEES.",
      );
    }
    await pause(50);
  }
}

function donner(dossier: string, programme: Programme): void {
  const voulu = programme.lancement === "personne" ? PERSONNE : (process.getuid?.() ?? null);
  if (voulu === null || statSync(dossier).uid === voulu) return;
  execFileSync("chown", ["-R", `${voulu}:${programme.lancement === "personne" ? PERSONNE : (process.getgid?.() ?? 0)}`, dossier]);
}

/** Crée le dossier de la base à part puis le met en place d'un coup : une création interrompue ou faite deux fois ne laisse rien de moitié. */
function creer(dossier: string, programme: Programme): void {
  const brouillon = mkdtempSync(`${dossier}.creation-`);
  donner(brouillon, programme);
  const options = ["-D", brouillon, "-A", "trust", "-U", ADMINISTRATEUR, "-E", "UTF8", "--no-locale", "--data-checksums", "--no-sync"];
  const [commande, arguments_] = programme.commande("initdb", options, false);
  const resultat = spawnSync(commande, arguments_, { cwd: "/", env: ENVIRONNEMENT, encoding: "utf8" });
  if (resultat.status !== 0) {
    rmSync(brouillon, { recursive: true, force: true });
    const cause = resultat.error === undefined ? resultat.stderr : resultat.error.message;
    throw new PostgresIndisponible(`Création de la base embarquée impossible dans ${dossier} :\n${cause.trim()}`);
  }
  spawnSync("sync", ["-f", brouillon]);
  try {
    renameSync(brouillon, dossier);
  } catch (erreur) {
    rmSync(brouillon, { recursive: true, force: true });
    // Un autre démarrage a créé la base entre-temps : la sienne vaut la nôtre.
    if (!existsSync(join(dossier, "PG_VERSION"))) throw erreur;
  }
}

/** Dossier de la prise : celui des données si son chemin est assez court, sinon un dossier privé du système. */
function choisirPrise(dossier: string, programme: Programme): string {
  if (Buffer.byteLength(dossier) <= LONGUEUR_PRISE) return dossier;
  const prise = mkdtempSync(join(tmpdir(), "cec-"));
  if (programme.lancement === "personne") chownSync(prise, PERSONNE, PERSONNE);
  return prise;
}

function lancer(dossier: string, prise: string, lancement: { programme: Programme; reglages: readonly string[] }): ChildProcess {
  const options = ["-D", dossier, "-k", prise, "-c", "listen_addresses=", "-c", "timezone=UTC"];
  for (const reglage of lancement.reglages) options.push("-c", reglage);
  const [commande, arguments_] = lancement.programme.commande("postgres", options, true);
  const journal = openSync(`${dossier}.journal`, "a");
  // Détaché : un Ctrl-C au clavier doit laisser le service finir ses écritures avant que la base ne s'arrête.
  const enfant = spawn(commande, arguments_, { cwd: "/", env: ENVIRONNEMENT, stdio: ["ignore", journal, journal], detached: true });
  enfant.on("error", () => undefined);
  closeSync(journal);
  enfant.unref();
  return enfant;
}

function finDuJournal(dossier: string): string {
  return readFileSync(`${dossier}.journal`, "utf8").trimEnd().split("\n").slice(-6).join("\n");
}

async function arreter(enfant: ChildProcess, prise: string, dossier: string): Promise<void> {
  if (enfant.exitCode === null && enfant.signalCode === null) {
    enfant.ref();
    const fini = new Promise((finir) => enfant.once("exit", finir));
    enfant.kill("SIGINT");
    await fini;
  }
  if (prise !== dossier) rmSync(prise, { recursive: true, force: true });
}

async function demarrerNeuf(dossier: string, programme: Programme, reglages: readonly string[]): Promise<ServeurEmbarque> {
  const dossierPrise = choisirPrise(dossier, programme);
  const enfant = lancer(dossier, dossierPrise, { programme, reglages });
  const limite = Date.now() + PATIENCE_MS;
  while (!(await repond(dossierPrise))) {
    if (enfant.exitCode !== null || enfant.signalCode !== null || enfant.pid === undefined) {
      // Deux démarrages au même instant : PostgreSQL n'en laisse passer qu'un, l'autre reprend son serveur.
      const repris = await reprendre(dossier);
      if (repris !== null) return repris;
      throw new PostgresIndisponible(`PostgreSQL embarqué n'a pas démarré :\n${finDuJournal(dossier)}`);
    }
    if (Date.now() > limite) throw new PostgresIndisponible(`PostgreSQL embarqué ne répond pas :\n${finDuJournal(dossier)}`);
    await pause(15);
  }
  const vivant = serveurVivant(dossier);
  if (vivant !== null && vivant.processus !== enfant.pid && enfant.exitCode !== null) {
    return { ...vivant, lanceIci: false, arreter: () => Promise.resolve() };
  }
  return {
    dossierPrise,
    lanceIci: true,
    processus: vivant?.processus ?? enfant.pid ?? 0,
    arreter: () => arreter(enfant, dossierPrise, dossier),
  };
}

/**
 * Démarre (ou reprend) le PostgreSQL du dossier donné ; le crée s'il n'existe pas. Un seul serveur tient un dossier.
 * `reglages` s'écrit « nom=valeur ». Lève PostgresIndisponible, dont le message dit quoi faire.
 */
export async function demarrerPostgres(dossierDonne: string, reglages: readonly string[] = []): Promise<ServeurEmbarque> {
  const dossier = resolve(dossierDonne);
  mkdirSync(dirname(dossier), { recursive: true });
  const repris = await reprendre(dossier);
  if (repris !== null) return repris;
  const programme = trouverProgramme(dirname(dossier));
  if (!existsSync(join(dossier, "PG_VERSION"))) creer(dossier, programme);
  const version = readFileSync(join(dossier, "PG_VERSION"), "utf8").trim();
  if (version !== "17") {
    throw new PostgresIndisponible(`Le dossier ${basename(dossier)} vient de PostgreSQL ${version} : le programme embarqué est le 17.`);
  }
  donner(dossier, programme);
  return demarrerNeuf(dossier, programme, reglages);
}
