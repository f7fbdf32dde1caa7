// La seule porte vers pg : un ensemble de connexions, des types sans surprise, des transactions recommencées quand il le faut.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copieVers } from "pg-copy-streams";
import type { AdresseBase } from "./adresse.js";
import type { Base, Instruction, Requeteur } from "./base.js";

const TYPE_BIGINT = 20;
const TYPE_DATE = 1082;
const TENTATIVES = 6;
/** Conflit de sérialisation et interblocage : PostgreSQL demande de recommencer la transaction entière. */
const A_RECOMMENCER = new Set(["40001", "40P01"]);

// Une date civile n'est pas un instant : lue comme une Date, elle changerait de jour à Paris. Un bigint tient dans un BigInt, pas dans un number.
const analyseurs: pg.CustomTypesConfig = {
  getTypeParser(type: number, format?: "text" | "binary") {
    if (type === TYPE_DATE) return (valeur: string) => valeur;
    if (type === TYPE_BIGINT) return (valeur: string) => BigInt(valeur);
    return pg.types.getTypeParser(type, format ?? "text");
  },
};

/** Options d'ouverture : nombre de connexions, et où dire qu'une connexion oisive est tombée. */
export interface OptionsConnexion {
  readonly connexions?: number;
  readonly signaler?: (erreur: Error) => void;
}

function configuration(adresse: AdresseBase, options: OptionsConnexion): pg.PoolConfig {
  const commune = { max: options.connexions ?? 10, types: analyseurs, connectionTimeoutMillis: 15_000, application_name: "cec" };
  if ("url" in adresse) return { ...commune, connectionString: adresse.url };
  return { ...commune, host: adresse.dossierPrise, database: adresse.base, user: adresse.utilisateur };
}

async function executer<Ligne extends object>(cible: pg.Pool | pg.PoolClient, instruction: Instruction): Promise<Ligne[]> {
  const nom = instruction.name === undefined ? {} : { name: instruction.name };
  const resultat = await cible.query<Ligne>({ text: instruction.text, values: [...instruction.values], ...nom });
  return resultat.rows;
}

type Morceaux = Parameters<Requeteur["copier"]>[1];

async function copierPar(client: pg.PoolClient, instruction: string, morceaux: Morceaux): Promise<void> {
  await pipeline(Readable.from(morceaux, { objectMode: true }), client.query(copieVers(instruction)));
}

async function copierHorsTransaction(groupe: pg.Pool, instruction: string, morceaux: Morceaux): Promise<void> {
  const client = await groupe.connect();
  try {
    await copierPar(client, instruction, morceaux);
  } finally {
    client.release();
  }
}

/** Code SQLSTATE d'une erreur de PostgreSQL, ou null si l'erreur vient d'ailleurs. */
export function codeSql(erreur: unknown): string | null {
  return erreur instanceof pg.DatabaseError ? (erreur.code ?? null) : null;
}

/** Nom de la contrainte qui a refusé, ou null. */
export function contrainteSql(erreur: unknown): string | null {
  return erreur instanceof pg.DatabaseError ? (erreur.constraint ?? null) : null;
}

async function uneTentative<Resultat>(groupe: pg.Pool, action: (tx: Requeteur) => Promise<Resultat>): Promise<Resultat> {
  const client = await groupe.connect();
  let perdue: Error | undefined;
  // Une connexion qui tombe en pleine transaction émet « error » : sans écouteur, elle arrêterait le service entier.
  const noter = (erreur: Error) => {
    perdue = erreur;
  };
  client.on("error", noter);
  try {
    await client.query("begin");
    const resultat = await action({
      requete: (instruction) => executer(client, instruction),
      copier: (instruction, morceaux) => copierPar(client, instruction, morceaux),
    });
    await client.query("commit");
    return resultat;
  } catch (erreur) {
    await client.query("rollback").catch(noter);
    throw erreur;
  } finally {
    client.off("error", noter);
    client.release(perdue);
  }
}

async function attendreUnPeu(tentative: number): Promise<void> {
  const millisecondes = Math.random() * 10 * 2 ** tentative;
  await new Promise((finir) => setTimeout(finir, millisecondes));
}

async function enTransaction<Resultat>(groupe: pg.Pool, action: (tx: Requeteur) => Promise<Resultat>): Promise<Resultat> {
  for (let tentative = 1; ; tentative += 1) {
    try {
      return await uneTentative(groupe, action);
    } catch (erreur) {
      const code = codeSql(erreur);
      if (code === null || !A_RECOMMENCER.has(code) || tentative >= TENTATIVES) throw erreur;
      await attendreUnPeu(tentative);
    }
  }
}

/**
 * Ouvre un ensemble de connexions. Une transaction est annulée si l'action lève, et recommencée si PostgreSQL
 * le demande (40001, 40P01) : l'action ne doit donc rien faire d'irréparable hors de la base.
 */
export function ouvrirConnexions(adresse: AdresseBase, options: OptionsConnexion = {}): Base {
  const groupe = new pg.Pool(configuration(adresse, options));
  groupe.on("error", (erreur) => options.signaler?.(erreur));
  let fermeture: Promise<void> | null = null;
  return {
    requete: (instruction) => executer(groupe, instruction),
    copier: (instruction, morceaux) => copierHorsTransaction(groupe, instruction, morceaux),
    transaction: (action) => enTransaction(groupe, action),
    fermer() {
      fermeture ??= groupe.end();
      return fermeture;
    },
  };
}
