// Le plancher : les mêmes lignes finales, recopiées par COPY dans les mêmes tables d'une base vierge de ces lignes, par une connexion.

import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copieDe, from as copieVers } from "pg-copy-streams";

/** Tables qu'un dépôt écrit, dans l'ordre où les clés les veulent. */
const TABLES: readonly string[] = [
  "depots.lots",
  "depots.lignes",
  "activites.depots",
  "activites.activites",
  "droits.evaluations",
  "droits.decisions",
  "grand_livre.sceaux",
  "grand_livre.soldes",
  "grand_livre.ecritures",
  "grand_livre.lots",
  "grand_livre.lignes",
];
const SOLDES = "grand_livre.soldes";

async function colonnesDe(client: pg.Client, table: string): Promise<string> {
  const [schema, nom] = table.split(".");
  const { rows } = await client.query<{ colonnes: string }>(
    `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as colonnes from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER'`,
    [schema, nom],
  );
  return rows[0]?.colonnes ?? "";
}

/** Écrit les lignes finales dans des fichiers. */
export async function extraire(url: string, dossier: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of TABLES) {
    const colonnes = await colonnesDe(client, table);
    const flux = client.query(copieDe(`copy (select ${colonnes} from ${table}) to stdout`));
    await pipeline(flux, createWriteStream(join(dossier, table)));
  }
  await client.end();
}

/** Copie une table ; les soldes, eux, s'ouvrent à zéro (leur tête de chaîne n'existe pas encore) et gardent leur valeur finale à côté. */
async function copierTable(client: pg.Client, dossier: string, { table, ouverte }: { table: string; ouverte: boolean }): Promise<void> {
  const colonnes = await colonnesDe(client, table);
  const vers = ouverte ? "soldes_finaux" : table;
  if (ouverte) await client.query(`create temp table soldes_finaux on commit drop as select * from ${SOLDES} where false`);
  await pipeline(createReadStream(join(dossier, table)), client.query(copieVers(`copy ${vers} (${colonnes}) from stdin`)));
  if (ouverte) await client.query(`insert into ${SOLDES} (titulaire_id) select titulaire_id from soldes_finaux`);
}

async function reglerSoldes(client: pg.Client): Promise<string> {
  const colonnes = (await colonnesDe(client, SOLDES)).split(", ").filter((nom) => nom !== "titulaire_id");
  const valeurs = colonnes.map((nom) => `${nom} = f.${nom}`).join(", ");
  return `update ${SOLDES} s set ${valeurs} from soldes_finaux f where f.titulaire_id = s.titulaire_id`;
}

/** Recopie les fichiers, en une transaction, dans l'ordre ; rend les secondes. `sansControle` coupe déclencheurs et clés étrangères. */
export async function recopier(url: string, dossier: string, sansControle: boolean): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const depart = performance.now();
  await client.query("begin");
  if (sansControle) await client.query("set local session_replication_role = replica");
  for (const table of TABLES) await copierTable(client, dossier, { table, ouverte: table === SOLDES && !sansControle });
  if (!sansControle) await client.query(await reglerSoldes(client));
  await client.query("commit");
  const secondes = (performance.now() - depart) / 1_000;
  await client.end();
  return secondes;
}
