// Le service d'incendie de la démonstration, comme on y entre : sa cheffe du volontariat, son fichier d'exemple, son logiciel.
import { generateKeyPairSync } from "node:crypto";
import { pompiersDeDemonstration } from "../../src/acces/demonstration/pompiers.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { Client } from "./client.js";
import type { ServiceDeTest } from "./service.js";

/** Les pompiers que l'exemple déclare, tels que le service les a semés le jour où les tests l'ouvrent. */
export const POMPIERS = pompiersDeDemonstration(dateCivile("2026-11-23"));

export interface ResponsableConnecte {
  readonly client: Client;
  /** « /organisme/… ». */
  readonly organisme: string;
}

/** Une personne entrée par ProConnect dans l'espace de son organisme. */
export async function unResponsableConnecte(service: ServiceDeTest, cle: string): Promise<ResponsableConnecte> {
  const client = new Client(service);
  const { url } = await client.connecter("proconnect", cle);
  const organisme = /\/organisme\/[0-9a-f-]{36}/u.exec(url)?.[0];
  if (organisme === undefined) throw new Error(`« ${cle} » n'entre dans aucun organisme : ${url}`);
  return { client, organisme };
}

/** Le fichier d'exemple de l'activité, tel que l'espace de l'organisme le donne. */
export async function exempleDuPortail({ client, organisme }: ResponsableConnecte, activite: string): Promise<string> {
  const { statut, html } = await client.aller(`${organisme}/depots/exemple.csv?activite=${activite}`);
  if (statut !== 200) throw new Error(`Pas d'exemple pour ${activite} : ${statut}.`);
  return html;
}

export interface LogicielRaccorde {
  readonly clientId: string;
  readonly kid: string;
  /** Clé privée, PEM PKCS#8. */
  readonly clePrivee: string;
}

/** Raccorde un logiciel par les formulaires de l'espace de l'organisme : il y colle sa clé publique, et y lit son nom. */
export async function raccorderParLePortail({ client, organisme }: ResponsableConnecte): Promise<LogicielRaccorde> {
  const liste = `${organisme}/raccordements`;
  const champs = { nom: "Logiciel des effectifs", deposer: "oui", lire: "oui" };
  const cree = await client.envoyer(liste, { _csrf: await client.jeton(liste), ...champs });
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const detail = new URL(cree.url).pathname;
  const cle_publique = publicKey.export({ type: "spki", format: "pem" }).toString();
  const { statut, html } = await client.envoyer(detail, { _csrf: await client.jeton(detail), geste: "ajouter-cle", cle_publique });
  const clientId = /<code>(logiciel-des-effectifs-[0-9a-f]{8})<\/code>/u.exec(html)?.[1];
  const kid = /<h3[^>]*><code>([\w-]{43})<\/code>/u.exec(html)?.[1];
  if (clientId === undefined || kid === undefined) throw new Error(`Raccordement non fait : ${statut} ${detail}.`);
  return { clientId, kid, clePrivee: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}
