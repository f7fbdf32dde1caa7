// L'API vue au plus près : un jeton, une réponse avec tous ses octets, et ce qui n'a pas le droit d'y différer.
import { exportJWK } from "jose";
import { ouvrirClient } from "../../src/acces/client/client.js";
import type { RaccordementDEssai } from "./raccordements.js";

/** Jeton d'un logiciel, tel que son client l'obtient. */
export async function jetonDe(url: string, { clientId, kid, clePrivee }: RaccordementDEssai): Promise<string> {
  let recu = "";
  const client = ouvrirClient({ url, clientId, kid, algorithme: "ES256", clePrivee: await exportJWK(clePrivee) });
  client.use({
    onRequest({ request }) {
      recu = request.headers.get("authorization")?.replace("Bearer ", "") ?? "";
    },
  });
  await client.GET("/api/v1/schemas");
  return recu;
}

export interface Reponse {
  readonly statut: number;
  readonly entetes: Readonly<Record<string, string>>;
  readonly corps: string;
}

/** Ce qui dépend de l'heure ou du nombre de demandes déjà faites, et de rien d'autre. */
const CHANGEANTS = new Set(["date", "ratelimit", "x-ratelimit-remaining", "x-ratelimit-reset"]);

export async function reponseNue(adresse: string, entetes: Readonly<Record<string, string>>, methode = "GET"): Promise<Reponse> {
  const reponse = await fetch(adresse, { method: methode, headers: entetes, redirect: "manual" });
  const gardes = [...reponse.headers].filter(([nom]) => !CHANGEANTS.has(nom));
  return { statut: reponse.status, entetes: Object.fromEntries(gardes), corps: await reponse.text() };
}

/** La même réponse sans le numéro de la demande. */
export function sansInstance(reponse: Reponse): Reponse {
  return { ...reponse, corps: reponse.corps.replace(/"instance":"urn:uuid:[0-9a-f-]{36}"/u, '"instance":""') };
}
