// Le serveur d'autorisation : oidc-provider réduit à client_credentials et private_key_jwt (RFC 6749, 7523, 8414).
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { decodeProtectedHeader, exportJWK, generateKeyPair } from "jose";
import Provider, { errors, type KoaContextWithOIDC } from "oidc-provider";
import type { Contexte } from "../../metier/contexte.js";
import { PORTEES } from "../../metier/identite/index.js";
import { ALGORITHMES } from "../../metier/raccordements/index.js";
import { registreOauth } from "./registre-oauth.js";

export const CHEMIN_JETONS = "/api/jetons";
const DUREE_JETON = 600;
/** Une assertion est faite pour une demande : une durée plus longue ne servirait qu'à qui la volerait. */
const DUREE_ASSERTION = 300;
const TOLERANCE = 30;

/** Métadonnées du serveur (RFC 8414). */
export function metadonnees(emetteur: string): Readonly<Record<string, unknown>> {
  return {
    issuer: emetteur,
    token_endpoint: `${emetteur}${CHEMIN_JETONS}`,
    response_types_supported: [],
    grant_types_supported: ["client_credentials"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    token_endpoint_auth_signing_alg_values_supported: [...ALGORITHMES],
    scopes_supported: [...PORTEES],
    service_documentation: `${emetteur}/api/openapi.json`,
  };
}

function texteOuRien(valeur: unknown): string | undefined {
  return typeof valeur === "string" ? valeur : undefined;
}

/** Ce qu'oidc-provider laisse plus large que nous : destinataire exact, durée courte, clé nommée. */
function verifierAssertion(ctx: KoaContextWithOIDC, lu: { claims: Readonly<Record<string, unknown>>; emetteur: string }): void {
  const { claims, emetteur } = lu;
  const { aud, exp } = claims;
  const vises = Array.isArray(aud) ? aud : [aud];
  if (vises.length !== 1 || ![emetteur, `${emetteur}${CHEMIN_JETONS}`].includes(String(vises[0]))) {
    throw new errors.InvalidClientAuth("aud must be the issuer or the token endpoint, and nothing else");
  }
  if (typeof exp !== "number" || exp > Date.now() / 1000 + DUREE_ASSERTION + TOLERANCE) {
    throw new errors.InvalidClientAuth(`the assertion must expire within ${DUREE_ASSERTION} seconds`);
  }
  if (kidDe(ctx) === undefined) throw new errors.InvalidClientAuth("kid must be in the assertion header");
  // Sans portée demandée, toutes celles du raccordement : la réponse les dit (RFC 6749 §3.3).
  const { params, client } = ctx.oidc;
  if (params !== undefined && texteOuRien(params["scope"]) === undefined) params["scope"] = client?.scope;
}

/** Nom de la clé de l'assertion reçue, que la signature a déjà vérifiée quand le jeton se fait. */
function kidDe(ctx: KoaContextWithOIDC): string | undefined {
  const assertion = texteOuRien(ctx.oidc.params?.["client_assertion"]);
  return assertion === undefined ? undefined : decodeProtectedHeader(assertion).kid;
}

async function creerFournisseur(ctx: Contexte, emetteur: string): Promise<Provider> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return new Provider(emetteur, {
    adapter: registreOauth(ctx),
    // Rien n'est signé ici (jetons opaques), mais la bibliothèque veut une clé : elle ne vit que dans ce processus.
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "ES256", kid: "interne" }] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    scopes: [...PORTEES],
    responseTypes: [],
    clientAuthMethods: ["private_key_jwt"],
    enabledJWA: { clientAuthSigningAlgValues: [...ALGORITHMES], idTokenSigningAlgValues: ["ES256"] },
    clientBasedCORS: () => false,
    clockTolerance: TOLERANCE,
    ttl: { ClientCredentials: DUREE_JETON },
    routes: { token: CHEMIN_JETONS },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    assertJwtClientAuthClaimsAndHeader: async (demande, claims) => verifierAssertion(demande, { claims, emetteur }),
    extraTokenClaims: (demande) => ({ kid: kidDe(demande) }),
  });
}

/** Répond à une demande de jeton, prise en main entièrement. */
export type Guichet = (requete: IncomingMessage, reponse: ServerResponse) => void;

/** Ouvre le guichet des jetons ; `ctx` est celui du système, `signaler` reçoit les pannes. */
export async function ouvrirGuichet(ctx: Contexte, emetteur: string, signaler: (erreur: unknown) => void): Promise<Guichet> {
  const fournisseur = await creerFournisseur(ctx, emetteur);
  fournisseur.on("server_error", (_demande, erreur) => signaler(erreur));
  fournisseur.proxy = true;
  const repondre = fournisseur.callback();
  const { host, protocol } = new URL(emetteur);
  return (requete, reponse) => {
    // L'adresse du service est celle de ses réglages, jamais celle que la demande prétend : elle décide de qui une assertion vise.
    for (const nom of ["x-forwarded-host", "x-forwarded-for", "forwarded"]) delete requete.headers[nom];
    requete.headers.host = host;
    requete.headers["x-forwarded-proto"] = protocol.slice(0, -1);
    // Sans navigateur ici : les erreurs se disent toujours en JSON.
    requete.headers.accept = "application/json";
    void repondre(requete, reponse);
  };
}
