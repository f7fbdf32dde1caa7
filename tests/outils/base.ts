// Donne à un fichier de test une base PostgreSQL neuve, clonée du modèle migré, vue par le rôle du service et par le propriétaire.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { AdresseBase } from "../../src/socle/base/adresse.js";
import type { Base } from "../../src/socle/base/base.js";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { ROLE_PROPRIETAIRE, ROLE_SERVICE } from "../../src/socle/base/ouvrir-base.js";
import { ADMINISTRATEUR } from "../../src/socle/base/postgres-embarque.js";
import "./preparation-globale.js";

export interface BaseDeTest {
  /** Vue du service : celle que le code reçoit. */
  readonly base: Base;
  /** Vue du propriétaire : pour planter une faute ou lire sans droit. */
  readonly proprietaire: Base;
  readonly adresse: (utilisateur: string) => AdresseBase;
  fermer(): Promise<void>;
}

async function administrer(texte: string): Promise<void> {
  const client = new pg.Client({ host: inject("postgresDeTest").dossierPrise, user: ADMINISTRATEUR, database: "postgres" });
  await client.connect();
  try {
    await client.query(texte);
  } finally {
    await client.end();
  }
}

/** Base neuve ; `vide` la donne sans aucune migration. */
export async function baseDeTest(options: { vide?: boolean } = {}): Promise<BaseDeTest> {
  const { dossierPrise, modele } = inject("postgresDeTest");
  const nom = `t_${randomBytes(8).toString("hex")}`;
  const source = options.vide === true ? "template0" : modele;
  await administrer(`create database ${nom} template ${source} strategy file_copy owner ${ROLE_PROPRIETAIRE}`);
  const adresse = (utilisateur: string): AdresseBase => ({ dossierPrise, base: nom, utilisateur });
  const base = ouvrirConnexions(adresse(ROLE_SERVICE), { connexions: 8 });
  const proprietaire = ouvrirConnexions(adresse(ROLE_PROPRIETAIRE), { connexions: 2 });
  return {
    base,
    proprietaire,
    adresse,
    async fermer() {
      await Promise.all([base.fermer(), proprietaire.fermer()]);
      await administrer(`drop database ${nom} with (force)`);
    },
  };
}
