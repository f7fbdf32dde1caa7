// Ce que l'on demande à financer et ce que la loi répond : les mots, les formes et les unités du plan de financement.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Centimes } from "../../socle/valeurs/montant.js";
import type { Avertissement, Hypothese, Motif } from "../motif.js";

/** Situation du titulaire le jour de la demande. */
export const STATUTS = [
  "salarie",
  "demandeur_emploi",
  "agent_public",
  "independant",
  "etudiant",
  "sans_activite",
  "retraite",
  "esat",
  "detenu",
] as const;
export type Statut = (typeof STATUTS)[number];
export type StatutEnEuros = Exclude<Statut, "agent_public">;

/** `benevoles_volontaires` : L6323-6 II 5° et, pour les sapeurs-pompiers volontaires, L6323-3. */
export const TYPES_FORMATION = [
  "rncp",
  "bloc_competences",
  "repertoire_specifique",
  "clea",
  "vae",
  "bilan_competences",
  "permis_leger",
  "permis_lourd",
  "benevoles_volontaires",
  "creation_entreprise",
] as const;
export type TypeFormation = (typeof TYPES_FORMATION)[number];

/** Qui paie les droits du compte d'engagement citoyen (L5151-11, et L5151-9 7° pour la branche). */
export const FINANCEURS_CEC = ["etat", "commune", "sante_publique", "autorite_gestion_sis", "branche"] as const;
export type FinanceurCec = (typeof FINANCEURS_CEC)[number];

/** Tiers du II de L6323-4, dans l'ordre de ses numéros : 2° à 15°. */
export const FINANCEURS_TIERS = [
  "employeur",
  "opco",
  "c2p",
  "atmp",
  "etat",
  "region",
  "france_travail",
  "agefiph",
  "faf",
  "chambre_metiers",
  "collectivite",
  "sante_publique",
  "assurance_chomage",
  "association",
] as const;
export type FinanceurTiers = (typeof FINANCEURS_TIERS)[number];

/** Un droit inscrit ; `declareLe` : déclaration de l'activité à la Caisse des dépôts, qui fixe l'ordre (D5151-13). */
export interface LotCec {
  readonly id: string;
  readonly montant: Centimes;
  readonly declareLe: DateCivile;
  readonly financeur: FinanceurCec;
}

export interface ApportTiers {
  readonly financeur: FinanceurTiers;
  readonly montant: Centimes;
}

interface DemandeCommune {
  readonly date: DateCivile;
  readonly lotsCec: readonly LotCec[];
  /** Sommes déjà versées sur le compte (III de L6323-4) : elles passent d'abord. */
  readonly dotations: readonly ApportTiers[];
  /** Compléments demandés pour cette formation (II de L6323-4) : ils passent en dernier. */
  readonly abondements: readonly ApportTiers[];
}

export interface DemandeEnEuros extends DemandeCommune {
  readonly titulaire: { readonly statut: StatutEnEuros };
  readonly formation: { readonly type: TypeFormation; readonly prix: Centimes };
  readonly cpf: Centimes;
}

/** Le compte d'un agent public se compte en heures (décret 2017-928). */
export interface DemandeEnHeures extends DemandeCommune {
  readonly titulaire: { readonly statut: "agent_public" };
  readonly formation: { readonly type: TypeFormation; readonly heures: number };
  readonly cpfHeures: number;
}

export type DemandeFinancement = DemandeEnEuros | DemandeEnHeures;

export type Source = "participation" | "dotation" | "cpf" | "cec" | "abondement" | "titulaire";

/** `montant` en centimes ; pour un agent public `heures`, et `montant` pour les seuls lots, qui restent des euros. */
export interface LigneFinancement {
  readonly source: Source;
  readonly montant?: number;
  readonly heures?: number;
  readonly lot?: string;
  readonly financeur?: FinanceurCec | FinanceurTiers;
  readonly article: string;
}

/**
 * Réponse. `resteACharge` et `soldeApres.cpf` sont en centimes, en heures pour un agent public ;
 * `soldeApres.cec` est toujours en centimes. Un refus n'a pas de ligne et laisse tout le prix à payer.
 */
export interface PlanFinancement {
  readonly decision: "finance" | "refuse";
  readonly lignes: readonly LigneFinancement[];
  readonly resteACharge: number;
  readonly soldeApres: { readonly cpf: number; readonly cec: number };
  readonly motifs: readonly Motif[];
  readonly hypotheses: readonly Hypothese[];
  readonly avertissements: readonly Avertissement[];
}

/** Plan sans hypothèses ni avertissements : ce que rend une seule lecture de la loi. */
export type PlanNu = Pick<PlanFinancement, "decision" | "lignes" | "resteACharge" | "soldeApres" | "motifs">;

export function estEnHeures(demande: DemandeFinancement): demande is DemandeEnHeures {
  return demande.titulaire.statut === "agent_public";
}

/** Somme en centimes de lots ou d'apports. */
export function total(parts: readonly { readonly montant: number }[]): number {
  return parts.reduce((somme, part) => somme + part.montant, 0);
}

/** Les lots dans l'ordre de D5151-13 : la déclaration la plus ancienne d'abord, à égalité l'ordre donné. */
export function parAnciennete(lots: readonly LotCec[]): readonly LotCec[] {
  return lots.toSorted((a, b) => (a.declareLe < b.declareLe ? -1 : a.declareLe > b.declareLe ? 1 : 0));
}
