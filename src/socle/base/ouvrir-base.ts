// Ouvre la base du service, embarquée ou donnée par DATABASE_URL, avec ses deux rôles : l'un possède, l'autre sert.
import { join } from "node:path";
import pg from "pg";
import type { Reglages } from "../config.js";
import type { AdresseBase } from "./adresse.js";
import type { Base } from "./base.js";
import { type OptionsConnexion, ouvrirConnexions } from "./connexion.js";
import { ADMINISTRATEUR, demarrerPostgres, type ServeurEmbarque } from "./postgres-embarque.js";

/** Rôle qui possède les tables et applique les migrations ; jamais celui du service. */
export const ROLE_PROPRIETAIRE = "cec_proprietaire";
/** Rôle du service : il lit et écrit, mais ne peut ni modifier ni effacer le grand livre. */
export const ROLE_SERVICE = "cec_service";
const NOM_BASE = "cec";

export interface BasesOuvertes {
  readonly proprietaire: Base;
  readonly service: Base;
  /** Rend les connexions, puis arrête le serveur embarqué s'il a été lancé ici. */
  fermer(): Promise<void>;
}

/** Crée les deux rôles s'ils manquent. */
export async function preparerRoles(client: pg.Client): Promise<void> {
  for (const role of [ROLE_PROPRIETAIRE, ROLE_SERVICE]) {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    if (rowCount === 0) await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole`);
  }
}

async function preparerBase(serveur: ServeurEmbarque): Promise<void> {
  const client = new pg.Client({ host: serveur.dossierPrise, user: ADMINISTRATEUR, database: "postgres" });
  await client.connect();
  try {
    // Deux démarrages au même instant ne doivent pas créer deux fois le même rôle.
    await client.query("select pg_advisory_lock(7152515107)");
    await preparerRoles(client);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [NOM_BASE]);
    if (rowCount === 0) await client.query(`create database ${NOM_BASE} owner ${ROLE_PROPRIETAIRE}`);
  } finally {
    await client.end();
  }
}

function ouvrirLesDeux(proprietaire: AdresseBase, service: AdresseBase, options: OptionsConnexion) {
  return {
    proprietaire: ouvrirConnexions(proprietaire, { ...options, connexions: 2 }),
    service: ouvrirConnexions(service, options),
  };
}

/** Ouvre la base selon les réglages. Les migrations restent à appliquer par l'appelant, sur `proprietaire`. */
export async function ouvrirBase(
  reglages: Pick<Reglages, "urlBase" | "urlBaseProprietaire" | "dossierDonnees">,
  options: OptionsConnexion = {},
): Promise<BasesOuvertes> {
  if (reglages.urlBase !== null) {
    const bases = ouvrirLesDeux({ url: reglages.urlBaseProprietaire ?? reglages.urlBase }, { url: reglages.urlBase }, options);
    return {
      ...bases,
      async fermer() {
        await Promise.all([bases.proprietaire.fermer(), bases.service.fermer()]);
      },
    };
  }
  const serveur = await demarrerPostgres(join(reglages.dossierDonnees, "postgres"));
  await preparerBase(serveur);
  const adresse = (utilisateur: string): AdresseBase => ({ dossierPrise: serveur.dossierPrise, base: NOM_BASE, utilisateur });
  const bases = ouvrirLesDeux(adresse(ROLE_PROPRIETAIRE), adresse(ROLE_SERVICE), options);
  return {
    ...bases,
    async fermer() {
      await Promise.all([bases.proprietaire.fermer(), bases.service.fermer()]);
      await serveur.arreter();
    },
  };
}
