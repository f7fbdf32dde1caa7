// Le guichet des jetons, vu d'un vrai client OAuth : openid-client pour la route droite, jose pour toutes les autres.
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import * as oauth from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../tests/outils/base.js";
import { type ApiDEssai, type RaccordementDEssai, uneApi, unRaccordement } from "../../../tests/outils/raccordements.js";
import { ajouterCle, retirerCle, revoquerRaccordement } from "../../metier/raccordements/index.js";
import { horlogeDecalee } from "../../socle/horloge.js";

let bases: BaseDeTest;
let api: ApiDEssai;
let url: string;
let decalage = 0;
const horloge = horlogeDecalee(
  () => 0,
  () => Date.now() + decalage,
);

beforeAll(async () => {
  bases = await baseDeTest();
  api = await uneApi(bases.base, horloge, PETITS_QUOTAS);
  url = api.url;
});
afterAll(async () => {
  await api.fermer();
  await bases.fermer();
});

const PETITS_QUOTAS = { depot: { nom: "depot", maximum: 3, secondes: 60 }, lecture: { nom: "lecture", maximum: 3, secondes: 60 } };

const unEssai = () => unRaccordement(bases.base, horloge);

/** Assertion de la RFC 7523, avec ce que l'on veut y fausser. */
async function assertion(
  essai: RaccordementDEssai,
  faux: { claims?: JWTPayload; kid?: string; alg?: string; cle?: CryptoKey } = {},
): Promise<string> {
  const maintenant = Math.floor(Date.now() / 1000);
  const { clientId, kid, clePrivee } = essai;
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: url,
    jti: crypto.randomUUID(),
    iat: maintenant,
    exp: maintenant + 60,
    ...faux.claims,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: faux.alg ?? "ES256", kid: faux.kid ?? kid }).sign(faux.cle ?? clePrivee);
}

async function demander(texte: string, scope = "depots:lire"): Promise<{ statut: number; corps: Record<string, unknown> }> {
  const reponse = await fetch(`${url}/api/jetons`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: texte,
      ...(scope === "" ? {} : { scope }),
    }),
  });
  return { statut: reponse.status, corps: await reponse.json() };
}

async function jetonDe(essai: RaccordementDEssai, scope = "depots:lire"): Promise<string> {
  const { statut, corps } = await demander(await assertion(essai), scope);
  expect(statut, JSON.stringify(corps)).toBe(200);
  return String(corps["access_token"]);
}

const lire = (jeton: string) => fetch(`${url}/api/v1/autorisations`, { headers: { authorization: `Bearer ${jeton}` } });

describe("obtenir un jeton", () => {
  it("un client du commerce se découvre, signe, obtient un jeton et lit (RFC 8414, RFC 7523)", async () => {
    const essai = await unEssai();
    const client = await oauth.discovery(
      new URL(url),
      essai.clientId,
      undefined,
      oauth.PrivateKeyJwt({ key: essai.clePrivee, kid: essai.kid }),
      { algorithm: "oauth2", execute: [oauth.allowInsecureRequests] },
    );
    const jeton = await oauth.clientCredentialsGrant(client, { scope: "depots:lire depots:deposer" });
    expect(jeton.expires_in).toBe(600);
    expect(jeton.scope).toBe("depots:lire depots:deposer");
    const reponse = await lire(jeton.access_token);
    expect(reponse.status).toBe(200);
    expect(await reponse.json()).toEqual({ autorisations: [] });
    expect(reponse.headers.get("ratelimit-policy")).toBe('"lecture";q=3;w=60');
    expect(reponse.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("sans portée demandée, le jeton a celles du raccordement, et le dit (RFC 6749 §3.3)", async () => {
    const { statut, corps } = await demander(await assertion(await unEssai()), "");
    expect(statut).toBe(200);
    expect(corps["scope"]).toBe("depots:deposer depots:lire");
  });

  it("le jeton n'est gardé nulle part, sa clé a sa dernière utilisation", async () => {
    const essai = await unEssai();
    const jeton = await jetonDe(essai);
    const lignes = await bases.proprietaire.requete<{ tout: string }>({
      text: "select j::text as tout from raccordements.jetons j",
      values: [],
    });
    expect(lignes.length).toBeGreaterThan(0);
    expect(lignes.filter(({ tout }) => tout.includes(jeton))).toEqual([]);
    const cles = await bases.proprietaire.requete<{ utilisee_le: Date | null }>({
      text: "select utilisee_le from raccordements.cles where raccordement_id = $1",
      values: [essai.id],
    });
    expect(cles[0]?.utilisee_le).toBeInstanceOf(Date);
  });
});

describe("ce qui est refusé", () => {
  it("la clé d'un autre, une clé inconnue, l'algorithme « none »", async () => {
    const essai = await unEssai();
    const { privateKey } = await generateKeyPair("ES256");
    expect((await demander(await assertion(essai, { cle: privateKey }))).statut).toBe(401);
    expect((await demander(await assertion(essai, { kid: "inconnue" }))).statut).toBe(401);
    const [, corps] = (await assertion(essai)).split(".");
    const entete = Buffer.from(JSON.stringify({ alg: "none", kid: essai.kid })).toString("base64url");
    expect((await demander(`${entete}.${corps}.`)).statut).toBe(401);
  });

  it("un secret symétrique fait de la clé publique (confusion d'algorithmes)", async () => {
    const essai = await unEssai();
    const publique = new TextEncoder().encode(JSON.stringify(essai.jwk));
    const jeton = await new SignJWT({ iss: essai.clientId, sub: essai.clientId, aud: url, jti: "x" })
      .setProtectedHeader({ alg: "HS256", kid: essai.kid })
      .setExpirationTime("1m")
      .sign(publique);
    expect((await demander(jeton)).statut).toBe(401);
  });

  it.each<[string, JWTPayload]>([
    ["un autre destinataire", { aud: "https://ailleurs.exemple.fr" }],
    ["plusieurs destinataires", { aud: ["http://ailleurs", "x"] }],
    ["une assertion expirée", { exp: Math.floor(Date.now() / 1000) - 120 }],
    ["une assertion qui dure", { exp: Math.floor(Date.now() / 1000) + 86_400 }],
    ["sans jti", { jti: "" }],
    ["un autre émetteur", { iss: "quelqu-un" }],
  ])("%s", async (_cas, claims) => {
    const { statut, corps } = await demander(await assertion(await unEssai(), { claims }));
    expect(statut, JSON.stringify(corps)).toBe(401);
  });

  it("un destinataire que seule la demande prétend (X-Forwarded-Host)", async () => {
    const essai = await unEssai();
    const texte = await assertion(essai, { claims: { aud: "http://ailleurs.exemple.fr/api/jetons" } });
    const reponse = await fetch(`${url}/api/jetons`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-forwarded-host": "ailleurs.exemple.fr" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: texte,
      }),
    });
    expect(reponse.status).toBe(401);
  });

  it("une assertion rejouée, même dix fois au même instant", async () => {
    const essai = await unEssai();
    const texte = await assertion(essai);
    const issues = await Promise.all(Array.from({ length: 10 }, () => demander(texte)));
    expect(issues.map(({ statut }) => statut).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
  });

  it("une portée que le raccordement n'a pas n'est pas donnée", async () => {
    const essai = await unRaccordement(bases.base, horloge, ["depots:deposer"]);
    const { statut, corps } = await demander(await assertion(essai), "depots:lire");
    expect([statut, corps["error"]]).toEqual([400, "invalid_scope"]);
    const jeton = await jetonDe(essai, "depots:deposer");
    const reponse = await lire(jeton);
    expect(reponse.status).toBe(403);
    expect(reponse.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
    expect(await reponse.json()).toMatchObject({ regle: "api/portee-manquante", type: "/api/problemes/api/portee-manquante", status: 403 });
  });

  it("un autre genre de demande que client_credentials", async () => {
    const reponse = await fetch(`${url}/api/jetons`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", client_id: "x" }),
    });
    expect(reponse.status).toBeGreaterThanOrEqual(400);
    for (const chemin of ["/auth", "/jwks", "/token", "/.well-known/openid-configuration"]) {
      expect((await fetch(`${url}${chemin}`)).status, chemin).toBe(404);
    }
  });
});

describe("la vie d'un jeton", () => {
  it("deux clés valent pendant le changement ; la clé retirée arrête ses jetons aussitôt", async () => {
    const essai = await unEssai();
    const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: "nouvelle" };
    await bases.base.transaction((tx) => ajouterCle(essai.ctx(tx), { ...essai.lieu, texte: JSON.stringify(jwk) }));
    const ancien = await jetonDe(essai);
    const { statut, corps } = await demander(await assertion(essai, { cle: privateKey, kid: "nouvelle", alg: "EdDSA" }));
    expect(statut, JSON.stringify(corps)).toBe(200);
    const nouveau = String(corps["access_token"]);
    await bases.base.transaction((tx) => retirerCle(essai.ctx(tx), { ...essai.lieu, kid: essai.kid }));
    expect((await lire(ancien)).status).toBe(401);
    expect((await lire(nouveau)).status).toBe(200);
    expect((await demander(await assertion(essai))).statut).toBe(401);
  });

  it("révoqué, le raccordement n'obtient plus rien et ses jetons ne valent plus", async () => {
    const essai = await unEssai();
    const jeton = await jetonDe(essai);
    await bases.base.transaction((tx) => revoquerRaccordement(essai.ctx(tx), essai.lieu));
    const reponse = await lire(jeton);
    expect(reponse.status).toBe(401);
    expect(await reponse.json()).toMatchObject({ regle: "api/jeton-refuse" });
    expect((await demander(await assertion(essai))).statut).toBe(401);
  });

  it("un jeton de dix minutes ne vaut plus à la onzième", async () => {
    const jeton = await jetonDe(await unEssai());
    expect((await lire(jeton)).status).toBe(200);
    decalage = 11 * 60_000;
    expect((await lire(jeton)).status).toBe(401);
    decalage = 0;
  });

  it("au-delà du quota : 429, et quand revenir", async () => {
    const jeton = await jetonDe(await unEssai());
    const statuts: number[] = [];
    let derniere: Response | null = null;
    for (let rang = 0; rang < 8; rang += 1) {
      derniere = await lire(jeton);
      statuts.push(derniere.status);
    }
    expect(statuts).toContain(429);
    expect(statuts.slice(0, 3)).toEqual([200, 200, 200]);
    expect(Number(derniere?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(derniere?.headers.get("ratelimit")).toMatch(/^"lecture";r=0;t=\d+$/u);
    expect(derniere?.headers.get("content-type")).toContain("application/problem+json");
  });

  it("sans jeton, ou avec un jeton inventé : 401, et la page du problème existe", async () => {
    const sans = await fetch(`${url}/api/v1/autorisations`);
    expect([sans.status, sans.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="depots"']);
    expect((await lire("a".repeat(43))).status).toBe(401);
    const probleme: { type: string } = await sans.json();
    const page = await fetch(`${url}${probleme.type}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("api/jeton-absent");
    expect((await fetch(`${url}/api/problemes/rien/du-tout`)).status).toBe(404);
  });
});
