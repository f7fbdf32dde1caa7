// Les formes de la recherche : ce qu'on demande au catalogue, ce qu'il trouve, et ce qu'il compte.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Modalite, Public, RoleAssociatif, TypeAuCatalogue } from "./offre.js";

export const GENRES_RECHERCHE = ["tout", "benevoles", "cpf"] as const;
/** « benevoles » : payée par les seuls droits d'engagement (L6323-6 II 5°) ; « cpf » : toutes les autres. */
export type GenreRecherche = (typeof GENRES_RECHERCHE)[number];

export const TRIS_RECHERCHE = ["pertinence", "date", "prix", "distance"] as const;
export type TriRecherche = (typeof TRIS_RECHERCHE)[number];

export interface CriteresRecherche {
  readonly texte: string;
  readonly genre: GenreRecherche;
  readonly types: readonly TypeAuCatalogue[];
  readonly roles: readonly RoleAssociatif[];
  readonly modalites: readonly Modalite[];
  /** Commune ou code postal tel qu'il est tapé ; vide : partout. Les formations entièrement à distance restent toujours. */
  readonly lieu: string;
  readonly rayonKm: number;
  /** Premier et dernier jours où une session peut commencer. */
  readonly apres: DateCivile | null;
  readonly avant: DateCivile | null;
  /** Centimes. */
  readonly prixMax: number | null;
  readonly accessible: boolean;
  /** Seulement les formations où l'on peut s'inscrire ici. */
  readonly inscription: boolean;
  readonly tri: TriRecherche;
  /** Dès 1. */
  readonly page: number;
}

/** Une action trouvée : `prochaine` et `sessions` ne comptent que les sessions ouvertes, à venir, dans les dates demandées. */
export interface FicheTrouvee {
  readonly formationId: string;
  readonly actionId: string;
  readonly intitule: string;
  readonly type: TypeAuCatalogue;
  /** « RNCP123 » ou « RS123 ». */
  readonly certification: string | null;
  readonly organismeNom: string;
  /** On peut s'y inscrire ici. */
  readonly inscription: boolean;
  readonly modalite: Modalite;
  readonly commune: string;
  readonly codePostal: string | null;
  /** Kilomètres à vol d'oiseau ; null sans lieu demandé, à distance, ou si le lieu de la formation est inconnu. */
  readonly distanceKm: number | null;
  /** Centimes. */
  readonly prix: number;
  readonly heures: number;
  /** Null : on commence quand on veut (entrées permanentes). */
  readonly prochaine: DateCivile | null;
  readonly sessions: number;
  readonly accessible: boolean;
  readonly publics: readonly Public[];
  readonly roles: readonly RoleAssociatif[];
}

export interface Decompte {
  readonly valeur: string;
  readonly nombre: number;
}

/** Chaque facette compte ce qu'on trouverait avec tous les critères sauf le sien. */
export interface FacettesRecherche {
  readonly genre: readonly Decompte[];
  readonly types: readonly Decompte[];
  readonly roles: readonly Decompte[];
  readonly modalites: readonly Decompte[];
  /** Combien de fiches resteraient en cochant la case. */
  readonly accessible: number;
  readonly inscription: number;
}

export interface LieuCompris {
  readonly nom: string;
  readonly codePostal: string;
}

export interface ResultatRecherche {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly fiches: readonly FicheTrouvee[];
  readonly facettes: FacettesRecherche;
  /** Mots inconnus remplacés par le plus proche du catalogue. */
  readonly corrections: readonly { readonly tape: string; readonly compris: string }[];
  readonly lieu: LieuCompris | null;
  /** Autres communes du même nom, la plus peuplée d'abord. */
  readonly homonymes: readonly LieuCompris[];
  /** Le lieu tapé n'est pas reconnu : on a cherché partout. */
  readonly lieuInconnu: boolean;
}
