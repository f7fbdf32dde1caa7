// Les mots du grand livre : comptes, lignes, écritures, lots, soldes. Des centimes entiers et des identifiants opaques, rien d'autre.

import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Centimes } from "../../socle/valeurs/montant.js";

/** Les deux compteurs : le compte d'engagement citoyen, tenu par lots, et le compte personnel de formation, jamais dans le plafond. */
export type Compteur = "cec" | "cpf";

/**
 * Les comptes d'un titulaire. Le côté du financeur est tenu par titulaire lui aussi : aucune ligne n'est commune à tous.
 * Ce que le financeur doit (négatif) égale ce que le titulaire a de disponible, de réservé et d'utilisé.
 */
export const COMPTES = [
  "cec_financeur",
  "cec_disponible",
  "cec_reserve",
  "cec_utilise",
  "cpf_financeur",
  "cpf_disponible",
  "cpf_reserve",
  "cpf_utilise",
] as const;
export type Compte = (typeof COMPTES)[number];

export type Genre = "lot" | "correction" | "alimentation_cpf" | "reservation" | "execution" | "annulation" | "remboursement";

/** Crédit (montant positif) ou débit (négatif) d'un compte ; `lotId` est donné pour le CEC, null pour le CPF. */
export interface Ligne {
  readonly compte: Compte;
  readonly lotId: string | null;
  readonly montant: number;
}

/** Ce qui est demandé, en valeurs simples : entre tel quel dans l'empreinte. */
export type Contenu = Readonly<Record<string, string | number | null>>;

/** Écriture inscrite : immuable. L'identifiant d'un lot ou d'une réservation est celui de son écriture. */
export interface Ecriture {
  readonly titulaireId: string;
  /** 1, 2, 3… sans trou, par titulaire. */
  readonly rang: number;
  readonly id: string;
  readonly cle: string;
  readonly genre: Genre;
  /** Le jour où l'écriture compte. */
  readonly jour: DateCivile;
  /** L'instant où elle a été connue : « 2028-01-01T08:00:00.000000Z ». */
  readonly ecriteLe: string;
  /** Écriture corrigée, ou réservation réglée ou remboursée. */
  readonly cibleId: string | null;
  /** La demande en JSON aux clés triées. */
  readonly demande: string;
  readonly lignes: readonly Ligne[];
  readonly empreintePrecedente: string;
  readonly empreinte: string;
}

/** Droit inscrit, avec ce qu'il en reste. La somme des trois soldes est son montant net des corrections. */
export interface Lot {
  readonly id: string;
  readonly activite: string;
  readonly annee: number;
  readonly financeur: string;
  /** Montant inscrit à l'origine. */
  readonly montant: Centimes;
  readonly declareLe: DateCivile;
  readonly decisionId: string;
  readonly disponible: Centimes;
  readonly reserve: Centimes;
  readonly utilise: Centimes;
}

export interface SoldeCompteur {
  /** Disponible + réservé + utilisé : le total acquis, net des corrections. */
  readonly acquis: Centimes;
  readonly disponible: Centimes;
  readonly reserve: Centimes;
  readonly utilise: Centimes;
}

export interface Soldes {
  readonly cec: SoldeCompteur;
  readonly cpf: SoldeCompteur;
}
