// Un signalement : ce que la personne dit de son organisme, ce qu'il doit répondre, et avant quand.
import { TYPES_ACTIVITE, type TypeActivite } from "../../regles/faits.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { RegleEcheance } from "./delai-reponse.js";
import type { EtatSignalement } from "./etats.js";

/** « mon organisme ne m'a pas déclaré », ou « c'est inexact ». */
export const GENRES_SIGNALEMENT = ["non_declaree", "inexacte"] as const;
export type GenreSignalement = (typeof GENRES_SIGNALEMENT)[number];

/** « declaree » : déclarée, ou sur le point de l'être. */
export const REPONSES_SIGNALEMENT = ["declaree", "rectifiee", "maintenue", "personne_inconnue"] as const;
export type ReponseSignalement = (typeof REPONSES_SIGNALEMENT)[number];

/** Ce qu'un organisme peut répondre à chaque genre de signalement. */
export const REPONSES_POSSIBLES: Readonly<Record<GenreSignalement, readonly ReponseSignalement[]>> = {
  non_declaree: ["declaree", "maintenue", "personne_inconnue"],
  inexacte: ["rectifiee", "maintenue", "personne_inconnue"],
};

/** Activités qu'un organisme déclare ; le bénévolat et la réserve civique, la personne les déclare elle-même (R5151-16, D5151-15). */
export const TYPES_SIGNALABLES: readonly TypeActivite[] = TYPES_ACTIVITE.filter(
  (type) => type !== "benevolat_associatif" && type !== "reserve_civique",
);

export interface Signalement {
  readonly id: string;
  readonly titulaireId: string;
  readonly genre: GenreSignalement;
  readonly etat: EtatSignalement;
  /** Clé de notre registre, ou celle du dépôt quand le déposant n'y est pas. */
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly type: string;
  readonly annee: number;
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
  readonly activiteId: string | null;
  /** Ce qui est faux, dans les mots de la personne. */
  readonly faux: string | null;
  readonly seraitVrai: string | null;
  readonly mot: string | null;
  readonly envoyeLe: DateCivile;
  /** Dernier jour pour répondre. */
  readonly echeance: DateCivile;
  readonly regleEcheance: RegleEcheance;
  readonly dernierRappel: number | null;
  readonly reponse: ReponseSignalement | null;
  readonly raison: string | null;
  /** Numéro de la ligne chez l'organisme, s'il l'a donné. */
  readonly idLigne: string | null;
  readonly reponduLe: DateCivile | null;
  readonly repondantNom: string | null;
  readonly repondantFonction: string | null;
  /** Augmente à chaque évènement : qui répond dit lequel il a lu. */
  readonly version: number;
}
