// Ce qu'une ligne lue devient : une activité déclarée pour une personne, ou ses fautes.
import type { Fonction, Thematique, TypeActivite } from "../../../regles/faits.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { FaitsActivite } from "../../activites/index.js";
import type { FonctionDeposee, Operation } from "./colonnes.js";
import type { Faute } from "./fautes.js";

/** `naissance` : « AAAA-MM-JJ », où le mois et le jour peuvent valoir « 00 » (date présumée). */
export interface TraitsDeposes {
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  /** Séparés par une espace. */
  readonly prenoms: string;
  readonly sexe: "feminin" | "masculin";
  readonly naissance: string;
  readonly communeNaissance: string | null;
  /** Code officiel géographique « 99xxx ». */
  readonly paysNaissance: string;
}

interface HeuresAttestees {
  readonly formationSecondaire?: boolean;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: number;
  readonly fonction: Fonction;
}
export interface FaitsBenevolat extends HeuresAttestees {
  readonly type: "benevolat_associatif";
}
export interface FaitsReserveCivique extends HeuresAttestees {
  readonly type: "reserve_civique";
  readonly thematique?: Thematique;
}
/** Les faits des douze activités que les organismes déclarent, et ceux des deux qu'ils attestent. */
export type FaitsLus = FaitsActivite | FaitsBenevolat | FaitsReserveCivique;

/** Ce qui laissera la ligne EN_ATTENTE_IDENTITE. */
export type DouteIdentite = "nir_et_traits" | "traits_incomplets";

export interface LigneDepot {
  /** Ligne du fichier, la première (l'en-tête en CSV) étant 1. */
  readonly numero: number;
  readonly idLigne: string;
  readonly operation: Operation;
  readonly idLigneOrigine: string | null;
  readonly anneeReference: number;
  readonly codeActivite: TypeActivite;
  /** Quinze caractères sans espace, en clair : à chiffrer ou à oublier aussitôt. */
  readonly nir: string | null;
  readonly traits: TraitsDeposes;
  readonly courriel: string | null;
  readonly siretDeclarant: string | null;
  readonly organisme: {
    readonly siret: string | null;
    readonly rna: string | null;
    readonly registreLocal: string | null;
    readonly nom: string;
    readonly codePostal: string;
  };
  readonly fonction: FonctionDeposee;
  /** Dates de l'activité telles qu'elles sont données, même quand le décret ne compte que l'année. */
  readonly periode: { readonly debut: DateCivile | null; readonly fin: DateCivile | null };
  readonly faits: FaitsLus;
  readonly validation: { readonly nom: string; readonly qualite: string; readonly date: DateCivile } | null;
  readonly doute: DouteIdentite | null;
  readonly reserves: readonly Faute[];
  /** SHA-256 des champs canoniques : le même contenu en CSV et en NDJSON a la même. */
  readonly empreinte: Buffer;
}

export type LectureLigne =
  | { readonly genre: "ligne"; readonly ligne: LigneDepot }
  | {
      readonly genre: "fautes";
      readonly numero: number;
      /** Null quand l'identifiant ne se lit pas, ou contient un numéro de sécurité sociale. */
      readonly idLigne: string | null;
      readonly fautes: readonly Faute[];
      readonly empreinte: Buffer;
    };

/** Lignes lues d'affilée ; `octets` : lus depuis le début du flux. */
export interface TrancheLue {
  readonly lignes: readonly LectureLigne[];
  readonly octets: number;
}
