// Ce qu'oidc-provider lit et écrit : les raccordements comme clients, les jetons et les assertions servies, tous dans PostgreSQL.
import { type Adapter, type AdapterPayload, errors } from "oidc-provider";
import type { Contexte } from "../../metier/contexte.js";
import { garderJeton, type Raccordement, servirAssertion, trouverRaccordement } from "../../metier/raccordements/index.js";

/** Client OAuth d'un raccordement : une seule façon de se faire reconnaître, une seule façon d'obtenir un jeton. */
function clientDe(raccordement: Raccordement): AdapterPayload {
  return {
    client_id: raccordement.clientId,
    client_name: raccordement.nom,
    redirect_uris: [],
    response_types: [],
    grant_types: ["client_credentials"],
    token_endpoint_auth_method: "private_key_jwt",
    id_token_signed_response_alg: "ES256",
    scope: raccordement.portees.join(" "),
    // Une clé RSA sert en PS256 ou en RS256 selon ce qui est inscrit, jamais les deux.
    jwks: {
      keys: raccordement.cles.map(({ jwk, kid, algorithme }) => ({ ...jwk, kty: jwk["kty"] ?? "", kid, alg: algorithme, use: "sig" })),
    },
  };
}

function texteDe(valeur: unknown): string {
  if (typeof valeur !== "string") throw new Error("Jeton sans raccordement ni clé.");
  return valeur;
}

const refuserSorte = (): never => {
  throw new Error("Le serveur d'autorisation ne garde que des jetons et des assertions.");
};

/** Rend l'adaptateur d'oidc-provider ; chaque lecture d'un client va en base : révoqué, il est refusé tout de suite. */
export function registreOauth(ctx: Contexte): (sorte: string) => Adapter {
  return (sorte) => ({
    async upsert(id, payload, secondes) {
      const expireLe = new Date(ctx.horloge.instantReel().getTime() + secondes * 1000);
      if (sorte === "ReplayDetection") {
        const neuve = await servirAssertion(ctx, { cle: id, expireLe });
        if (!neuve) throw new errors.InvalidClientAuth("client assertion tokens must only be used once");
        return;
      }
      if (sorte !== "ClientCredentials") return refuserSorte();
      const client = await trouverRaccordement(ctx, texteDe(payload.clientId));
      if (client === null) throw new errors.InvalidClientAuth("client not found");
      const portees = (payload.scope ?? "").split(" ").filter((portee) => portee !== "");
      await garderJeton(ctx, { jeton: id, raccordementId: client.id, kid: texteDe(payload.extra?.["kid"]), portees, expireLe });
    },
    async find(id) {
      if (sorte !== "Client") return undefined;
      const client = await trouverRaccordement(ctx, id);
      return client === null ? undefined : clientDe(client);
    },
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    consume: async () => refuserSorte(),
    destroy: async () => refuserSorte(),
    revokeByGrantId: async () => refuserSorte(),
  });
}
