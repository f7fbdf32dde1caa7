// Ce qu'est un lot : un fichier reçu d'un organisme déclarant, son état, et la réponse donnée à chacune de ses lignes.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Encodage, Faute, FormatDepot } from "./format/index.js";

export const ETATS_LOT = ["RECU", "EN_CONTROLE", "TRAITE", "REFUSE"] as const;
export type EtatLot = (typeof ETATS_LOT)[number];

export const STATUTS_LIGNE = ["ACCEPTEE", "ACCEPTEE_AVEC_RESERVE", "REJETEE", "DEJA_RECUE", "EN_ATTENTE_IDENTITE"] as const;
export type StatutLigne = (typeof STATUTS_LIGNE)[number];

export type { Encodage, FormatDepot };

/** Nombre de lignes par statut. */
export interface ComptesLot {
  readonly acceptees: number;
  readonly avecReserve: number;
  readonly rejetees: number;
  readonly dejaRecues: number;
  readonly enAttenteIdentite: number;
}

export interface Lot {
  readonly id: string;
  readonly organismeId: string;
  /** Nom de la personne, ou du raccordement, qui a déposé. */
  readonly deposePar: string;
  readonly nomFichier: string;
  readonly format: FormatDepot;
  readonly encodage: Encodage;
  /** Vrai pour un essai : même rapport, rien d'écrit sur les comptes. */
  readonly essai: boolean;
  /** Octets. */
  readonly taille: number;
  /** SHA-256 du fichier, en hexadécimal. */
  readonly empreinte: string;
  readonly etat: EtatLot;
  /** Pourquoi le fichier entier est refusé, ou null. */
  readonly refus: Faute | null;
  readonly recuLe: Date;
  readonly declareLe: DateCivile;
  readonly lignesLues: number;
  readonly octetsLus: number;
  readonly comptes: ComptesLot;
  readonly traiteLe: Date | null;
}

/** Réponse à une ligne. `fautes` porte les fautes d'une ligne rejetée, les réserves ou le doute des autres. */
export interface LigneRendue {
  readonly lotId: string;
  readonly numero: number;
  readonly idLigne: string | null;
  readonly statut: StatutLigne;
  readonly fautes: readonly Faute[];
  /** Identifiant de la déclaration chez nous ; null pour une ligne rejetée ou un essai. */
  readonly activiteId: string | null;
  /** Empreinte à clé de la ligne, en hexadécimal : la même ligne a toujours la même, et rien ne s'en déduit. */
  readonly empreinte: string;
  readonly recuLe: Date;
}
