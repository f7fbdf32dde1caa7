// Un client de l'API : il signe, obtient son jeton, le renouvelle avant qu'il n'expire, et appelle des opérations typées.
import { type CryptoKey, importJWK, importPKCS8, type JWK, SignJWT } from "jose";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "../../../clients/typescript/schema.js";

/** Un lot tel que l'API le rend. */
export type LotRendu = components["schemas"]["Lot"];

export interface Raccordement {
  /** Adresse du service, sans barre finale. */
  readonly url: string;
  readonly clientId: string;
  /** Nom de la clé, tel qu'il est inscrit dans l'espace de l'organisme. */
  readonly kid: string;
  readonly algorithme: "ES256" | "PS256" | "EdDSA" | "RS256";
  /** Clé privée : un JWK, ou un PEM PKCS#8. Elle ne quitte pas ce programme. */
  readonly clePrivee: JWK | string;
  /** Portées voulues ; toutes celles du raccordement par défaut. */
  readonly portees?: readonly ("depots:deposer" | "depots:lire")[];
}

/** Le guichet n'a pas donné de jeton : `statut` HTTP, `code` d'erreur OAuth (RFC 6749 §5.2) et sa raison en clair. */
export class JetonRefuse extends Error {
  readonly statut: number;
  readonly code: string;

  constructor(statut: number, code: string, raison: string) {
    super(`Jeton refusé (${statut}, ${code}) : ${raison}`);
    this.statut = statut;
    this.code = code;
  }
}

interface Jeton {
  readonly valeur: string;
  readonly expire: number;
}

const TYPE_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const MARGE_MS = 30_000;

async function lireCle({ clePrivee, algorithme }: Raccordement): Promise<CryptoKey | Uint8Array> {
  return typeof clePrivee === "string" ? importPKCS8(clePrivee, algorithme) : importJWK(clePrivee, algorithme);
}

/** Un relais en panne peut répondre autre chose que du JSON : ce n'est pas un jeton. */
async function lireReponse(reponse: Response): Promise<ReadonlyMap<string, unknown>> {
  const lu: unknown = await reponse.json().catch(() => null);
  return new Map(typeof lu === "object" && lu !== null ? Object.entries(lu) : []);
}

/** Obtient un jeton par une assertion signée (RFC 7523). */
async function demanderJeton(raccordement: Raccordement): Promise<Jeton> {
  const { url, clientId, kid, algorithme, portees } = raccordement;
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: algorithme, kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(url)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime("60s")
    .sign(await lireCle(raccordement));
  const corps = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: TYPE_ASSERTION,
    client_assertion: assertion,
  });
  if (portees !== undefined) corps.set("scope", portees.join(" "));
  const reponse = await fetch(`${url}/api/jetons`, { method: "POST", body: corps, redirect: "error" });
  const rendu = await lireReponse(reponse);
  const valeur = rendu.get("access_token");
  if (!reponse.ok || typeof valeur !== "string")
    throw new JetonRefuse(
      reponse.status,
      String(rendu.get("error") ?? "sans_code"),
      String(rendu.get("error_description") ?? "sans raison"),
    );
  return { valeur, expire: Date.now() + Number(rendu.get("expires_in") ?? 0) * 1000 };
}

/** Rend un client dont chaque appel porte un jeton en cours de validité. */
export function ouvrirClient(raccordement: Raccordement): Client<paths> {
  let jeton: Promise<Jeton> | null = null;
  const porterJeton: Middleware = {
    async onRequest({ request }) {
      const courant = await jeton?.catch(() => null);
      if (courant === null || courant === undefined || courant.expire - MARGE_MS < Date.now()) jeton = demanderJeton(raccordement);
      request.headers.set("authorization", `Bearer ${(await jeton)?.valeur ?? ""}`);
      return request;
    },
    onResponse({ response }) {
      // Clé retirée ou raccordement révoqué : l'appel suivant en demandera un autre.
      if (response.status === 401) jeton = null;
    },
  };
  // Une redirection emporterait le jeton ailleurs.
  const client = createClient<paths>({ baseUrl: raccordement.url, redirect: "error" });
  client.use(porterJeton);
  return client;
}

/** Corps d'un dépôt : le fichier tel quel, en flux ou en texte. */
export function fichier(type: "text/csv" | "application/x-ndjson", contenu: string | ReadableStream<Uint8Array>) {
  return {
    headers: { "content-type": type },
    body: "",
    bodySerializer: () => contenu,
    ...(typeof contenu === "string" ? {} : { duplex: "half" as const }),
  };
}
