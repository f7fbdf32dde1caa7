// Un raccordement tout fait : un organisme, son responsable, un logiciel et sa clé.
import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import Fastify from "fastify";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { Quotas } from "../../src/acces/api/authentification.js";
import { monterApi } from "../../src/acces/api/monter.js";
import type { Contexte } from "../../src/metier/contexte.js";
import { type Acteur, PORTEES, type Portee } from "../../src/metier/identite/index.js";
import { ajouterResponsable, proposerOrganisme } from "../../src/metier/organismes/index.js";
import { ajouterCle, creerRaccordement } from "../../src/metier/raccordements/index.js";
import type { Base, Requeteur } from "../../src/socle/base/base.js";
import type { Horloge } from "../../src/socle/horloge.js";

export interface RaccordementDEssai {
  readonly id: string;
  readonly clientId: string;
  readonly organismeId: string;
  readonly kid: string;
  readonly clePrivee: CryptoKey;
  readonly jwk: JWK;
  /** Le contexte de son responsable. */
  readonly ctx: (base: Requeteur) => Contexte;
  readonly lieu: { readonly organismeId: string; readonly raccordementId: string };
}

/** Organisme neuf et son responsable ; rend de quoi agir en son nom. */
export async function unOrganismeResponsable(
  base: Base,
  horloge: Horloge,
): Promise<{ organismeId: string; ctx: (tx: Requeteur) => Contexte }> {
  const titulaire: Acteur = { genre: "titulaire", titulaireId: randomUUID(), preuve: "eidas1" };
  const { id: organismeId } = await base.transaction((tx) =>
    proposerOrganisme(
      { base: tx, horloge, acteur: titulaire },
      { cle: randomUUID(), nom: "SDIS d'essai", regime: "autre", commune: "Épinal" },
    ),
  );
  return { organismeId, ctx: await unResponsable(base, horloge, organismeId) };
}

interface Demande {
  readonly organismeId: string;
  readonly portees?: readonly Portee[];
  /** Le contexte d'un responsable ; par défaut, un responsable neuf est inscrit. */
  readonly ctx?: (tx: Requeteur) => Contexte;
}

/** Responsable de plus pour un organisme qui existe ; il agit sous le SIRET de celui-ci. */
async function unResponsable(base: Base, horloge: Horloge, organismeId: string): Promise<(tx: Requeteur) => Contexte> {
  const courriel = `${randomUUID()}@exemple.fr`;
  const nouveau = { organismeId, courriel, nom: "Roux", prenom: "Anne", fonction: "directrice" };
  const systeme = (tx: Requeteur): Contexte => ({ base: tx, horloge, acteur: { genre: "systeme" } });
  const { id } = await base.transaction((tx) => ajouterResponsable(systeme(tx), nouveau));
  const acteur: Acteur = { genre: "responsable", responsableId: id, courriel, nom: "Roux", prenom: "Anne", organismes: [organismeId] };
  return (tx) => ({ base: tx, horloge, acteur });
}

/** Raccorde un logiciel à un organisme, avec une clé ES256. */
export async function raccorder(base: Base, horloge: Horloge, demande: Demande): Promise<RaccordementDEssai> {
  const { organismeId, portees = PORTEES } = demande;
  const ctx = demande.ctx ?? (await unResponsable(base, horloge, organismeId));
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "premiere", alg: "ES256" };
  const { id, clientId } = await base.transaction((tx) => creerRaccordement(ctx(tx), { organismeId, nom: "Logiciel d'essai", portees }));
  const lieu = { organismeId, raccordementId: id };
  await base.transaction((tx) => ajouterCle(ctx(tx), { ...lieu, texte: JSON.stringify(jwk) }));
  return { id, clientId, organismeId, kid: "premiere", clePrivee: privateKey, jwk, ctx, lieu };
}

/** Logiciel raccordé à un organisme neuf. */
export async function unRaccordement(base: Base, horloge: Horloge, portees: readonly Portee[] = PORTEES): Promise<RaccordementDEssai> {
  return raccorder(base, horloge, { ...(await unOrganismeResponsable(base, horloge)), portees });
}

/** Serveur qui ne sert que l'API, sur une adresse connue d'avance. */
export interface ApiDEssai {
  readonly url: string;
  fermer(): Promise<void>;
}

async function portLibre(): Promise<number> {
  const sonde = createServer();
  await new Promise<void>((pret) => sonde.listen(0, "localhost", pret));
  const adresse = sonde.address();
  await new Promise<void>((fin) => sonde.close(() => fin()));
  if (adresse === null || typeof adresse === "string") throw new Error("Aucun port libre.");
  return adresse.port;
}

/** L'API seule, sans le portail. */
export async function uneApi(base: Base, horloge: Horloge, quotas?: Quotas): Promise<ApiDEssai> {
  const port = await portLibre();
  const url = `http://localhost:${port}`;
  const serveur = Fastify({ logger: false, genReqId: () => randomUUID() });
  await monterApi(serveur, { base, horloge, urlPublique: url, largesse: 1000, ...(quotas === undefined ? {} : { quotas }) });
  await serveur.listen({ host: "localhost", port });
  return { url, fermer: () => serveur.close() };
}
