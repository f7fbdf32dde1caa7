// Démarre un seul PostgreSQL pour toute la suite, dans un dossier jetable, et y prépare le modèle que chaque fichier de test clone.
// PRISE_POSTGRES (dossier de la prise d'un serveur jetable, compte « postgres ») fait passer la suite sur une autre version.
import { randomBytes } from "node:crypto";
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

async function preparerModele(dossierPrise: string, modele: string): Promise<void> {
  const client = new pg.Client({ host: dossierPrise, user: ADMINISTRATEUR, database: "postgres" });
  await client.connect();
  await preparerRoles(client);
  await client.query(`create database ${modele} owner ${ROLE_PROPRIETAIRE}`);
  await client.end();
  const adresse: AdresseBase = { dossierPrise, base: modele, utilisateur: ROLE_PROPRIETAIRE };
  const proprietaire = ouvrirConnexions(adresse, { connexions: 1 });
  try {
    await appliquerMigrations(proprietaire);
  } finally {
    await proprietaire.fermer();
  }
}

/** Serveur de la suite, et de quoi l'arrêter : le nôtre, ou celui que désigne PRISE_POSTGRES, qu'on laisse tourner. */
async function demarrer(): Promise<{ dossierPrise: string; defaire: () => Promise<void> }> {
  const prise = process.env["PRISE_POSTGRES"];
  if (prise !== undefined) return { dossierPrise: prise, defaire: () => Promise.resolve() };
  const dossier = mkdtempSync(join(tmpdir(), "cec-tests-"));
  chmodSync(dossier, 0o755);
  const serveur = await demarrerPostgres(join(dossier, "pg"), JETABLE);
  const defaire = async () => {
    await serveur.arreter();
    rmSync(dossier, { recursive: true, force: true });
  };
  return { dossierPrise: serveur.dossierPrise, defaire };
}

/** Prépare la suite ; rend de quoi tout défaire à la fin. */
export default async function preparer(projet: TestProject): Promise<() => Promise<void>> {
  const { dossierPrise, defaire } = await demarrer();
  const modele = `modele_${randomBytes(6).toString("hex")}`;
  try {
    await preparerModele(dossierPrise, modele);
  } catch (erreur) {
    await defaire();
    throw erreur;
  }
  projet.provide("postgresDeTest", { dossierPrise, modele });
  return defaire;
}
