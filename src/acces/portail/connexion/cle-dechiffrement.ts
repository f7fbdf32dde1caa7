// La clé par laquelle FranceConnect+ chiffre ses réponses pour nous : tirée une fois, gardée dans le dossier des données.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { z } from "zod";

const ALGORITHME = "RSA-OAEP-256";

/** Paire RSA-OAEP-256 ; `kid` dit au fournisseur laquelle il a employée. */
export interface CleDechiffrement {
  readonly kid: string;
  readonly privee: CryptoKey;
  readonly publique: CryptoKey;
}

const FORME_GARDEE = z.object({ kid: z.string(), kty: z.literal("RSA"), n: z.string(), e: z.string(), d: z.string() }).loose();

/** Tire une paire neuve. */
export async function tirerCleDechiffrement(): Promise<CleDechiffrement> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHME, { extractable: true, modulusLength: 2048 });
  return { kid: randomUUID(), privee: privateKey, publique: publicKey };
}

/** La partie publique, telle qu'elle se publie. */
export async function clePublique(cle: CleDechiffrement): Promise<JWK> {
  return { ...(await exportJWK(cle.publique)), use: "enc", alg: ALGORITHME, kid: cle.kid };
}

async function importer(jwk: JWK): Promise<CryptoKey> {
  const cle = await importJWK(jwk, ALGORITHME, { extractable: true });
  if (cle instanceof Uint8Array) throw new Error("La clé de déchiffrement gardée n'est pas une clé RSA.");
  return cle;
}

/** Relit la clé gardée, ou la tire et la garde, lisible du service seul. */
export async function ouvrirCleDechiffrement(dossierDonnees: string): Promise<CleDechiffrement> {
  const chemin = join(dossierDonnees, "cle-franceconnect-plus.json");
  const gardee = await readFile(chemin, "utf8").catch(() => null);
  if (gardee !== null) {
    const jwk = FORME_GARDEE.parse(JSON.parse(gardee));
    const publique: JWK = { kty: jwk.kty, n: jwk.n, e: jwk.e };
    const { kid, ...reste } = jwk;
    const privee: JWK = { ...publique, ...reste };
    return { kid, privee: await importer(privee), publique: await importer(publique) };
  }
  const cle = await tirerCleDechiffrement();
  await mkdir(dossierDonnees, { recursive: true });
  await writeFile(chemin, JSON.stringify({ ...(await exportJWK(cle.privee)), kid: cle.kid }), { mode: 0o600, flag: "wx" });
  return cle;
}
