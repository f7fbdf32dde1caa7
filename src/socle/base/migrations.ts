// Les migrations : des fichiers SQL numérotés, appliqués une fois, dans l'ordre, et jamais modifiés après coup.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RACINE } from "../racine.js";
import { type Base, type Requeteur, sql } from "./base.js";

export const DOSSIER_MIGRATIONS = join(RACINE, "migrations");
const FORME = /^(\d{4})-[a-z0-9-]+\.sql$/u;
/** Verrou consultatif des migrations : deux installations à la fois s'attendent. */
const VERROU = 5_151_007;

/** Une migration refusée : fichier mal nommé, modifié après coup, disparu, ou préalable manquant. */
export class MigrationRefusee extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MigrationRefusee";
  }
}

interface Migration {
  readonly nom: string;
  readonly texte: string;
  readonly empreinte: string;
}

function lire(dossier: string): Migration[] {
  const migrations = readdirSync(dossier)
    .filter((nom) => nom.endsWith(".sql"))
    .sort()
    .map((nom) => {
      if (!FORME.test(nom)) throw new MigrationRefusee(`Migration mal nommée : ${nom} (attendu « 0001-mots-du-sujet.sql »).`);
      const texte = readFileSync(join(dossier, nom), "utf8");
      return { nom, texte, empreinte: createHash("sha256").update(texte).digest("hex") };
    });
  const numeros = migrations.map((migration) => migration.nom.slice(0, 4));
  const double = numeros.find((numero, rang) => numeros.indexOf(numero) !== rang);
  if (double !== undefined) throw new MigrationRefusee(`Deux migrations portent le numéro ${double}.`);
  return migrations;
}

async function exigerRoles(base: Requeteur): Promise<void> {
  const [ligne] = await base.requete<{ present: boolean }>(
    sql`select exists (select 1 from pg_roles where rolname = 'cec_service') as present`,
  );
  if (ligne?.present === true) return;
  throw new MigrationRefusee(
    "Le rôle « cec_service » n'existe pas sur ce PostgreSQL. Créez-le (« create role cec_service login »), " +
      "et faites de « cec_proprietaire » le propriétaire de la base.",
  );
}

async function preparer(tx: Requeteur): Promise<void> {
  await tx.requete(sql`create schema if not exists socle`);
  await tx.requete(sql`create table if not exists socle.migrations (
    nom text primary key, empreinte text not null, appliquee_le timestamptz not null default now())`);
}

/** Applique une migration si elle ne l'est pas ; rend vrai si elle vient de l'être. */
async function appliquerUne(tx: Requeteur, migration: Migration): Promise<boolean> {
  await tx.requete(sql`select pg_advisory_xact_lock(${VERROU})`);
  const [connue] = await tx.requete<{ empreinte: string }>(sql`select empreinte from socle.migrations where nom = ${migration.nom}`);
  if (connue === undefined) {
    await tx.requete({ text: migration.texte, values: [] });
    await tx.requete(sql`insert into socle.migrations (nom, empreinte) values (${migration.nom}, ${migration.empreinte})`);
    return true;
  }
  if (connue.empreinte !== migration.empreinte) {
    throw new MigrationRefusee(`La migration ${migration.nom} a été modifiée après avoir été appliquée : écrivez-en une nouvelle.`);
  }
  return false;
}

async function refuserDisparues(base: Requeteur, migrations: readonly Migration[]): Promise<void> {
  const connues = await base.requete<{ nom: string }>(sql`select nom from socle.migrations order by nom`);
  const presentes = new Set(migrations.map((migration) => migration.nom));
  const disparue = connues.find((connue) => !presentes.has(connue.nom));
  if (disparue !== undefined) {
    throw new MigrationRefusee(
      `La migration ${disparue.nom} est appliquée mais son fichier a disparu : ce programme est plus ancien que la base.`,
    );
  }
}

/**
 * Applique ce qui manque, chaque fichier dans sa transaction ; rend les noms appliqués. À lancer par le rôle propriétaire.
 * Lève MigrationRefusee si un fichier déjà appliqué a changé ou disparu.
 */
export async function appliquerMigrations(proprietaire: Base, dossier: string = DOSSIER_MIGRATIONS): Promise<string[]> {
  const migrations = lire(dossier);
  await exigerRoles(proprietaire);
  await proprietaire.transaction(async (tx) => {
    await tx.requete(sql`select pg_advisory_xact_lock(${VERROU})`);
    await preparer(tx);
  });
  const appliquees: string[] = [];
  await refuserDisparues(proprietaire, migrations);
  for (const migration of migrations) {
    try {
      if (await proprietaire.transaction((tx) => appliquerUne(tx, migration))) appliquees.push(migration.nom);
    } catch (erreur) {
      if (erreur instanceof MigrationRefusee) throw erreur;
      throw new Error(`Migration ${migration.nom} : ${erreur instanceof Error ? erreur.message : String(erreur)}`, { cause: erreur });
    }
  }
  return appliquees;
}
