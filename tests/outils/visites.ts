// Les visiteurs de chaque rôle, connectés pour de bon par le simulateur.
import { personnesSimulees } from "../../src/acces/simulateur/personnes.js";
import type { Role } from "../../src/metier/identite/index.js";
import { type DateCivile, dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { Client } from "./client.js";
import { type ServiceDeTest, unService } from "./service.js";

/** Rôles qu'une personne peut tenir au portail ; un logiciel raccordé et le système n'y entrent pas. */
export const ROLES_DU_PORTAIL = ["anonyme", "arrivant", "titulaire", "responsable", "agent"] as const satisfies readonly Role[];
export type RoleDuPortail = (typeof ROLES_DU_PORTAIL)[number];

const JOUR_DE_TEST = dateCivile("2026-11-23");

/** Personne simulée telle que le service la connaît quand il a ouvert ce jour-là. */
export function personneSimulee(cle: string, jour: DateCivile = JOUR_DE_TEST) {
  const personne = personnesSimulees(jour).find((une) => une.cle === cle);
  if (personne === undefined) throw new Error(`Aucune personne simulée « ${cle} ».`);
  return personne;
}

/** Ouvre le compte d'une personne simulée par la page de première connexion. */
export async function ouvrirCompteDe(client: Client, cle: string): Promise<void> {
  await client.connecter("franceconnect", cle);
  const jeton = await client.jeton("/premiere-connexion");
  const reponse = await client.envoyer("/premiere-connexion", { _csrf: jeton, nir: personneSimulee(cle).nir, statut: "salarie" });
  if (reponse.statut !== 200 || !new URL(reponse.url).pathname.startsWith("/mon-compte")) {
    throw new Error(
      `Compte de « ${cle} » non ouvert : ${reponse.statut} ${reponse.url}\n${reponse.html.replaceAll(/<[^>]+>/gu, " ").slice(0, 1500)}`,
    );
  }
}

async function unClient(service: ServiceDeTest, role: RoleDuPortail): Promise<Client> {
  const client = new Client(service);
  if (role === "arrivant") await client.connecter("franceconnect", "corse");
  if (role === "titulaire") await ouvrirCompteDe(client, "salariee");
  if (role === "responsable") await client.connecter("proconnect", "presidente-lannemezan");
  if (role === "agent") await client.connecter("proconnect", "agente-exploitant");
  return client;
}

/** Le service et un client de chaque rôle du portail. */
export interface ServiceVisite {
  readonly service: ServiceDeTest;
  readonly clients: ReadonlyMap<RoleDuPortail, Client>;
}

export async function unServiceVisite(): Promise<ServiceVisite> {
  const service = await unService();
  const clients = new Map<RoleDuPortail, Client>();
  for (const role of ROLES_DU_PORTAIL) clients.set(role, await unClient(service, role));
  return { service, clients };
}

/** Un objet qui n'appartient à personne : nul ne doit le voir. */
export const INCONNU = "11111111-2222-4333-8444-555555555555";

/** Une route où chaque objet est inconnu : nul ne doit en rien lire. */
export function sansObjet(chemin: string): string {
  return chemin.replaceAll(/:type/gu, "service_civique").replaceAll(/:\w+/gu, INCONNU);
}

export function clientDe(clients: ServiceVisite["clients"], role: RoleDuPortail): Client {
  const client = clients.get(role);
  if (client === undefined) throw new Error(`Pas de client ${role}.`);
  return client;
}
