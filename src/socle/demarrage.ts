// Ce qui empêche de démarrer, dit en français : le port, la base, le dossier. Le reste est un défaut et garde sa trace.
import { MigrationRefusee } from "./base/migrations.js";
import { PostgresIndisponible } from "./base/programme-postgres.js";
import { ConfigurationInvalide } from "./config.js";

const BASE_INJOIGNABLE =
  "La base de données est injoignable : vérifiez DATABASE_URL et DATABASE_URL_PROPRIETAIRE, et que PostgreSQL répond.";

const PHRASES: Readonly<Record<string, (ou: string) => string>> = {
  EADDRINUSE: (ou) =>
    `Le port est déjà occupé (${ou}). Arrêtez l'autre programme, ou choisissez un autre PORT ; la démonstration prend aussi le suivant.`,
  EADDRNOTAVAIL: (ou) => `Cette machine n'a pas l'adresse demandée (${ou}). Corrigez HOST.`,
  EACCES: (ou) => `Droit refusé (${ou}). Choisissez par DONNEES un dossier où écrire, ou un PORT au-dessus de 1024.`,
  EPERM: (ou) => `Droit refusé (${ou}). Choisissez par DONNEES un dossier où écrire.`,
  EROFS: (ou) => `Le dossier des données est en lecture seule (${ou}). Choisissez-en un autre par DONNEES.`,
  ENOSPC: (ou) => `Il n'y a plus de place sur le disque (${ou}).`,
  ENOTDIR: (ou) => `Le dossier des données n'en est pas un (${ou}). Choisissez-en un autre par DONNEES.`,
  EEXIST: (ou) => `Le dossier des données n'en est pas un (${ou}). Choisissez-en un autre par DONNEES.`,
  ECONNREFUSED: () => BASE_INJOIGNABLE,
  ENOTFOUND: () => BASE_INJOIGNABLE,
  EAI_AGAIN: () => BASE_INJOIGNABLE,
  ETIMEDOUT: () => BASE_INJOIGNABLE,
  "28P01": () => "La base de données refuse le mot de passe de DATABASE_URL ou de DATABASE_URL_PROPRIETAIRE.",
  "28000": () => "La base de données refuse le rôle de DATABASE_URL ou de DATABASE_URL_PROPRIETAIRE.",
  "3D000": () => "La base de données nommée par DATABASE_URL n'existe pas.",
};

function codeDe(erreur: Error): string {
  return "code" in erreur && typeof erreur.code === "string" ? erreur.code : "";
}

function lieuDe(erreur: Error): string {
  if ("path" in erreur && typeof erreur.path === "string") return erreur.path;
  return "port" in erreur && typeof erreur.port === "number" ? `port ${erreur.port}` : codeDe(erreur);
}

/** Phrase à montrer à qui démarre le service, ou null si l'erreur est un défaut. Aucune phrase ne cite un mot de passe. */
export function raisonDuDemarrage(erreur: unknown): string | null {
  if (erreur instanceof ConfigurationInvalide || erreur instanceof PostgresIndisponible || erreur instanceof MigrationRefusee)
    return erreur.message;
  if (erreur instanceof AggregateError) return raisonDuDemarrage(erreur.errors[0]);
  if (!(erreur instanceof Error)) return null;
  const phrase = PHRASES[codeDe(erreur)]?.(lieuDe(erreur)) ?? null;
  if (phrase !== null) return `Démarrage impossible. ${phrase}`;
  if (/^timeout exceeded when trying to connect$/u.test(erreur.message)) return `Démarrage impossible. ${BASE_INJOIGNABLE}`;
  return erreur.cause === undefined ? null : raisonDuDemarrage(erreur.cause);
}
