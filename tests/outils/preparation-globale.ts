// Démarre un seul PostgreSQL pour toute la suite, dans un dossier jetable, et y prépare le modèle que chaque fichier de test clone.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import type { AdresseBase } from "../../src/socle/base/adresse.js";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { appliquerMigrations } from "../../src/socle/base/migrations.js";
import { preparerRoles, ROLE_PROPRIETAIRE } from "../../src/socle/base/ouvrir-base.js";
import { ADMINISTRATEUR, demarrerPostgres } from "../../src/socle/base/postgres-embarque.js";

/** Adresses partagées avec les fichiers de test : celle de l'administrateur, et le nom du modèle. */
export interface PostgresDeTest {
  readonly dossierPrise: string;
  readonly modele: string;
}

declare module "vitest" {
  interface ProvidedContext {
    postgresDeTest: PostgresDeTest;
  }
}

// Une base jetable n'a pas à survivre à une panne : sans attente du disque, la suite va beaucoup plus vite.
const JETABLE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
  "shared_buffers=64MB",
  "autovacuum=off",
];
const MODELE = "modele";

async function preparerModele(dossierPrise: string): Promise<void> {
  const client = new pg.Client({ host: dossierPrise, user: ADMINISTRATEUR, database: "postgres" });
  await client.connect();
  await preparerRoles(client);
  await client.query(`create database ${MODELE} owner ${ROLE_PROPRIETAIRE}`);
  await client.end();
  const adresse: AdresseBase = { dossierPrise, base: MODELE, utilisateur: ROLE_PROPRIETAIRE };
  const proprietaire = ouvrirConnexions(adresse, { connexions: 1 });
  try {
    await appliquerMigrations(proprietaire);
  } finally {
    await proprietaire.fermer();
  }
}

/** Prépare la suite ; rend de quoi tout défaire à la fin. */
export default async function preparer(projet: TestProject): Promise<() => Promise<void>> {
  const dossier = mkdtempSync(join(tmpdir(), "cec-tests-"));
  chmodSync(dossier, 0o755);
  const serveur = await demarrerPostgres(join(dossier, "pg"), JETABLE);
  const defaire = async () => {
    await serveur.arreter();
    rmSync(dossier, { recursive: true, force: true });
  };
  try {
    await preparerModele(serveur.dossierPrise);
  } catch (erreur) {
    await defaire();
    throw erreur;
  }
  projet.provide("postgresDeTest", { dossierPrise: serveur.dossierPrise, modele: MODELE });
  return defaire;
}
