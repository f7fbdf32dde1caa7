// Un fournisseur d'identité simulé : le protocole est celui d'oidc-provider, seules les personnes sont inventées.
// Tout est en mémoire : redémarrer la démonstration ferme ces connexions-là.
import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider";
import { pageDeconnexion, pageErreur } from "./pages.js";
import { registreEnMemoire } from "./registre.js";

/** Revendications rendues pour une personne, sans `sub`. */
export type Revendications = Readonly<Record<string, string | readonly string[]>>;

export interface ModeleFournisseur {
  readonly nom: "franceconnect" | "franceconnect_plus" | "proconnect";
  readonly titre: string;
  readonly emetteur: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly retours: readonly string[];
  readonly retoursDeconnexion: readonly string[];
  readonly niveaux: readonly string[];
  /** Clé publique du service quand les réponses lui sont chiffrées. */
  readonly cleDuService: JWK | null;
  readonly comptes: ReadonlyMap<string, Revendications>;
}

const REVENDICATIONS: Record<ModeleFournisseur["nom"], Configuration["claims"]> = {
  franceconnect: {
    profile: ["given_name", "given_name_array", "family_name", "birthdate", "gender", "preferred_username"],
    birth: ["birthplace", "birthcountry"],
    email: ["email"],
  },
  franceconnect_plus: {
    profile: ["given_name", "family_name", "birthdate", "gender", "preferred_username"],
    birth: ["birthplace", "birthcountry"],
    email: ["email"],
  },
  proconnect: { given_name: ["given_name"], usual_name: ["usual_name"], email: ["email"], siret: ["siret"] },
};

/** Identifiant propre à ce fournisseur, de la forme de ceux de FranceConnect : 64 chiffres hexadécimaux et « v1 ». */
export function subDe(fournisseur: string, cle: string): string {
  return `${createHash("sha256").update(`${fournisseur}:${cle}`).digest("hex")}v1`;
}

function clients(modele: ModeleFournisseur): Configuration["clients"] {
  const chiffrement =
    modele.cleDuService === null
      ? {}
      : {
          id_token_encrypted_response_alg: "RSA-OAEP-256" as const,
          id_token_encrypted_response_enc: "A256GCM" as const,
          userinfo_encrypted_response_alg: "RSA-OAEP-256" as const,
          userinfo_encrypted_response_enc: "A256GCM" as const,
          jwks: { keys: [modele.cleDuService] },
        };
  return [
    {
      client_id: modele.clientId,
      client_secret: modele.clientSecret,
      redirect_uris: [...modele.retours],
      post_logout_redirect_uris: [...modele.retoursDeconnexion],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      token_endpoint_auth_method: "client_secret_post",
      id_token_signed_response_alg: "ES256",
      userinfo_signed_response_alg: "ES256",
      ...chiffrement,
    },
  ];
}

async function cleDeSignature(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), use: "sig", alg: "ES256", kid: "simulateur" };
}

function montrer(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = "html";
  ctx.body = html;
}

function fonctions(modele: ModeleFournisseur): Configuration["features"] {
  return {
    devInteractions: { enabled: false },
    encryption: { enabled: modele.cleDuService !== null },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, formulaire) => montrer(ctx, pageDeconnexion(modele.titre, formulaire)),
      postLogoutSuccessSource: (ctx) => montrer(ctx, pageErreur(modele.titre, "Vous êtes déconnecté.")),
    },
  };
}

/** Personne ne consent à rien ici : la démonstration accorde ce que le service demande. */
async function accorder(ctx: KoaContextWithOIDC) {
  const { session, client, params, provider } = ctx.oidc;
  if (session?.accountId === undefined || client === undefined) return undefined;
  const accord = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  accord.addOIDCScope(String(params?.["scope"] ?? "openid"));
  await accord.save();
  return accord;
}

/** Fournisseur prêt à répondre, à monter sous le chemin de son émetteur. */
export async function creerFournisseur(modele: ModeleFournisseur): Promise<Provider> {
  const prefixe = modele.nom.replaceAll("_", "-");
  const fournisseur = new Provider(modele.emetteur, {
    adapter: registreEnMemoire(),
    clients: clients(modele) ?? [],
    jwks: { keys: [await cleDeSignature()] },
    acrValues: [...modele.niveaux],
    claims: REVENDICATIONS[modele.nom] ?? {},
    scopes: ["openid"],
    features: fonctions(modele) ?? {},
    enabledJWA: { idTokenEncryptionAlgValues: ["RSA-OAEP-256"], userinfoEncryptionAlgValues: ["RSA-OAEP-256"] },
    pkce: { methods: ["S256"], required: () => true },
    routes: { authorization: "/authorize", token: "/token", userinfo: "/userinfo", jwks: "/jwks", end_session: "/session/end" },
    cookies: {
      keys: [modele.clientSecret],
      names: { session: `${prefixe}-visite`, interaction: `${prefixe}-choix`, resume: `${prefixe}-reprise` },
    },
    ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Session: 1800, Interaction: 1800, Grant: 1800 },
    interactions: { url: (_ctx, choix) => `/${prefixe}/choix/${choix.uid}` },
    findAccount: (_ctx, sub) => {
      const revendications = modele.comptes.get(sub);
      return revendications === undefined ? undefined : { accountId: sub, claims: () => ({ sub, ...revendications }) };
    },
    loadExistingGrant: accorder,
    renderError: (ctx, sortie) => montrer(ctx, pageErreur(modele.titre, `La demande n'a pas pu être suivie (${sortie.error}).`)),
  });
  return fournisseur;
}
