// Un dossier où chacun a sa place : la personne et ses droits, l'organisme, un employeur qui en paie une part, l'agente, et deux étrangers au dossier.
import { randomUUID } from "node:crypto";
import { EMPLOYEUR_DEMONSTRATION, FORMATEURS_DEMONSTRATION } from "../../src/acces/simulateur/formateurs.js";
import { demanderCofinancement, envoyerDemande, ouvrirDossier, proposer, repondreCofinancement } from "../../src/metier/dossiers/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { sql } from "../../src/socle/base/base.js";
import { responsableDeTest } from "../outils/benevoles.js";
import { Client } from "../outils/client.js";
import { type MondeFormation, unMondeFormation } from "../outils/dossiers-formation.js";
import { unResponsableConnecte } from "../outils/sdis.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { ouvrirCompteDe, personneSimulee } from "../outils/visites.js";

/** 1 200 € de compte de formation et deux lots de 240 €. */
export const FORMEE = "employee-formation";
export const AUTRE = "benevole-retraitee";
/** 2 345,67 € : une somme qu'aucune autre page ne porte. */
const PRIX = 234_567;

export interface EnPlace {
  readonly organismeId: string;
  readonly client: Client;
  readonly acteur: Acteur;
}

export interface DossierCofinance {
  readonly service: ServiceDeTest;
  readonly institut: EnPlace;
  /** Un organisme de formation qui n'a rien à y voir. */
  readonly maison: EnPlace;
  readonly employeur: EnPlace;
  readonly agente: Client;
  readonly formee: Client;
  /** Une titulaire qui n'a rien à y voir. */
  readonly autre: Client;
  readonly session: { readonly formationId: string; readonly actionId: string; readonly sessionId: string };
  readonly dossierId: string;
  readonly cofinancementId: string;
  readonly paiementId: string;
}

const RESPONSABLES = [...FORMATEURS_DEMONSTRATION, EMPLOYEUR_DEMONSTRATION].flatMap(({ responsables }) => responsables);

async function enPlace(service: ServiceDeTest, cle: string): Promise<EnPlace> {
  const { client, organisme } = await unResponsableConnecte(service, cle);
  const organismeId = organisme.split("/").at(-1) ?? "";
  const courriel = RESPONSABLES.find((un) => un.cle === cle)?.courriel ?? "";
  return { organismeId, client, acteur: { ...responsableDeTest(courriel), organismes: [organismeId] } };
}

async function titulaireConnectee(service: ServiceDeTest, cle: string): Promise<Client> {
  const client = new Client(service);
  await ouvrirCompteDe(client, cle);
  return client;
}

async function lireTitulaire(service: ServiceDeTest, cle: string) {
  const [ligne] = await service.bases.base.requete<{ id: string }>(sql`
    select t.titulaire_id as id from identite.titulaires t join identite.personnes p on p.id = t.personne_id
    where p.nom_naissance = ${personneSimulee(cle).nomNaissance}`);
  return { genre: "titulaire", titulaireId: ligne?.id ?? "", preuve: "eidas1" } as const;
}

/** La première date ouverte de l'année suivante, pour une formation de la démonstration. */
async function lireSession(service: ServiceDeTest, numero: string): Promise<DossierCofinance["session"]> {
  const [ligne] = await service.bases.base.requete<DossierCofinance["session"]>(sql`
    select f.id as "formationId", a.id as "actionId", s.id as "sessionId" from catalogue.formations f
      join catalogue.actions a on a.formation_id = f.id join catalogue.sessions s on s.action_id = a.id
    where f.numero = ${numero} and s.etat = 'ouverte' and s.debut > '2027-01-01' order by s.debut limit 1`);
  if (ligne === undefined) throw new Error(`Aucune date ouverte pour ${numero}.`);
  return ligne;
}

type Places = Pick<DossierCofinance, "service" | "institut" | "employeur" | "session">;

/** Demandé à l'institut, proposé plus cher, cofinancé de 200 € par l'employeur, accepté : la part de la personne reste à payer. */
async function monter(monde: MondeFormation, { service, institut, employeur, session }: Places) {
  const titulaire = await lireTitulaire(service, FORMEE);
  const { titulaireId } = titulaire;
  const { actionId, sessionId } = session;
  const { id: dossierId } = await monde.agir(titulaire, (ctx) =>
    ouvrirDossier(ctx, { titulaireId, actionId, sessionId, cle: randomUUID() }),
  );
  await monde.agir(titulaire, (ctx) => envoyerDemande(ctx, { titulaireId, dossierId, message: "Bonjour" }));
  const { organismeId } = institut;
  await monde.agir(institut.acteur, (ctx) => proposer(ctx, { organismeId, dossierId, changements: { prix: PRIX }, mot: "" }));
  const apport = { titulaireId, dossierId, financeur: "employeur", organismeId: employeur.organismeId, montant: 20_000 } as const;
  const { id: cofinancementId } = await monde.agir(titulaire, (ctx) => demanderCofinancement(ctx, apport));
  const reponse = { organismeId: employeur.organismeId, cofinancementId, montant: 20_000, raison: "", atteste: true };
  await monde.agir(employeur.acteur, (ctx) => repondreCofinancement(ctx, reponse));
  const { paiements } = await monde.accepter(titulaire, dossierId);
  return { dossierId, cofinancementId, paiementId: paiements[0]?.id ?? "" };
}

export async function unDossierCofinance(): Promise<DossierCofinance> {
  const service = await unService();
  const monde = await unMondeFormation("2026-11-23T10:00:00Z", service.bases);
  const formee = await titulaireConnectee(service, FORMEE);
  const autre = await titulaireConnectee(service, AUTRE);
  const institut = await enPlace(service, "formatrice-metiers");
  const maison = await enPlace(service, "formatrice-benevolat");
  const employeur = await enPlace(service, "directrice-rh");
  const agente = new Client(service);
  await agente.connecter("proconnect", "agente-exploitant");
  const session = await lireSession(service, "CER-001");
  const places = { service, institut, maison, employeur, session };
  return { ...places, formee, autre, agente, ...(await monter(monde, places)) };
}

/** Remplace les objets d'un chemin de route par ceux du dossier ; `inconnu` pour ceux que le dossier n'a pas. */
export function adresseDansLeDossier(chemin: string, dossier: DossierCofinance, autres: { organismeId: string; inconnu: string }): string {
  return chemin
    .replace("/formations/:id", `/formations/${dossier.session.formationId}`)
    .replace(":id", autres.organismeId)
    .replace(":dossier", dossier.dossierId)
    .replace(":cofinancement", dossier.cofinancementId)
    .replace(":paiement", dossier.paiementId)
    .replace(":formation", dossier.session.formationId)
    .replace(":action", dossier.session.actionId)
    .replace(":session", dossier.session.sessionId)
    .replace(":type", "service_civique")
    .replaceAll(/:\w+/gu, autres.inconnu);
}
