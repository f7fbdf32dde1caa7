// Ce qu'est un raccordement : un logiciel d'un organisme, ses clés publiques, l'adresse où le prévenir.
import type { Portee } from "../identite/acteur.js";

export const ALGORITHMES = ["ES256", "PS256", "EdDSA", "RS256"] as const;
export type Algorithme = (typeof ALGORITHMES)[number];

/** Clé publique telle qu'elle est publiée (RFC 7517) : jamais de partie privée. */
export type ClePublique = Readonly<Record<string, string>>;

export interface Cle {
  readonly kid: string;
  readonly jwk: ClePublique;
  readonly algorithme: Algorithme;
  readonly depuis: Date;
  /** Instant où elle a cessé de valoir, ou null. */
  readonly jusquAu: Date | null;
  /** Dernier jeton obtenu avec elle, ou null : de quoi savoir quand retirer l'ancienne. */
  readonly utiliseeLe: Date | null;
}

export interface Avis {
  readonly url: string;
  readonly choisiLe: Date;
}

export interface Raccordement {
  readonly id: string;
  /** Nom public du client OAuth. */
  readonly clientId: string;
  readonly organismeId: string;
  readonly nom: string;
  readonly portees: readonly Portee[];
  readonly creeLe: Date;
  readonly revoqueLe: Date | null;
  readonly cles: readonly Cle[];
  readonly avis: Avis | null;
}

export type EtatEnvoi = "en_attente" | "envoye" | "abandonne";

export interface Envoi {
  readonly id: string;
  readonly evenement: string;
  readonly objetId: string;
  readonly etat: EtatEnvoi;
  readonly essais: number;
  readonly creeLe: Date;
  readonly prochainLe: Date;
  readonly envoyeLe: Date | null;
  readonly dernierStatut: number | null;
  readonly derniereErreur: string | null;
}
