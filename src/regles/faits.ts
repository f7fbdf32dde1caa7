// Les faits que la loi regarde : le dossier d'un titulaire et ses activités, une forme par type d'activité.
import type { DateCivile } from "../socle/valeurs/date-civile.js";

export const TYPES_ACTIVITE = [
  "benevolat_associatif",
  "maitre_apprentissage",
  "proche_aidant",
  "reserve_citoyenne_defense_securite",
  "reserve_citoyenne_education_nationale",
  "reserve_citoyenne_police_nationale",
  "reserve_citoyenne_reinsertion",
  "reserve_civique",
  "reserve_communale_securite_civile",
  "reserve_militaire_operationnelle",
  "reserve_police_nationale",
  "reserve_sanitaire",
  "sapeur_pompier_volontaire",
  "service_civique",
] as const;
/** Nom stable d'une activité de l'article L5151-9, rangés par ordre alphabétique. */
export type TypeActivite = (typeof TYPES_ACTIVITE)[number];

export const FONCTIONS = ["administration", "encadrement", "autre"] as const;
/** Rôle tenu : siéger dans l'organe d'administration ou de direction, encadrer d'autres bénévoles, ou autre chose. */
export type Fonction = (typeof FONCTIONS)[number];

export const REGIMES = ["loi1901", "alsace_moselle", "autre"] as const;
export type Regime = (typeof REGIMES)[number];

export const THEMATIQUES = ["generale", "numerique", "services_incendie_secours", "autre"] as const;
export type Thematique = (typeof THEMATIQUES)[number];

export const QUALITES_POLICE = ["1", "2", "3", "4"] as const;
/** Alinéa de l'article L411-7 du code de la sécurité intérieure dont relève le réserviste. */
export type QualitePolice = (typeof QUALITES_POLICE)[number];

/** Ce que toute activité porte. `declareLe` : date de déclaration à la Caisse des dépôts, null tant qu'elle n'est pas faite. */
export interface FaitsCommuns {
  readonly id: string;
  readonly declareLe: DateCivile | null;
  /** Faite dans le cadre des formations secondaires (L5151-9, dernier alinéa) ; faux par défaut. */
  readonly formationSecondaire?: boolean | undefined;
  /** Faux quand le titulaire ne veut pas recenser l'activité (L5151-8) ; vrai par défaut. */
  readonly recensee?: boolean | undefined;
}

/** Période, les deux dates comprises. */
export interface Periode {
  readonly debut: DateCivile;
  readonly fin: DateCivile;
}

export interface ServiceCivique extends FaitsCommuns, Periode {
  readonly type: "service_civique";
  readonly organisme: { readonly id: string };
  /** Les missions d'un même contrat portent le même. */
  readonly contrat?: string | null | undefined;
}

export interface ReserveMilitaireOperationnelle extends FaitsCommuns {
  readonly type: "reserve_militaire_operationnelle";
  readonly annee: number;
  readonly jours: number;
}

export interface ReserveCitoyenneDefense extends FaitsCommuns, Periode {
  readonly type: "reserve_citoyenne_defense_securite";
}

export interface ReserveCommunale extends FaitsCommuns {
  readonly type: "reserve_communale_securite_civile";
  readonly signature: DateCivile;
  readonly dureeAnnees: number;
}

export interface ReserveSanitaire extends FaitsCommuns {
  readonly type: "reserve_sanitaire";
  readonly annee: number;
  readonly jours: number;
}

export interface MaitreApprentissage extends FaitsCommuns, Periode {
  readonly type: "maitre_apprentissage";
  readonly apprenti: string;
}

/** Association où le bénévole agit ; `declareLe` est sa première déclaration, ou son inscription au registre. */
export interface Association {
  readonly id: string;
  readonly regime: Regime;
  readonly declareLe: DateCivile;
  /** Toutes ses activités relèvent du b du 1 de l'article 200 du CGI ; null quand on ne le sait pas encore. */
  readonly article200: boolean | null;
}

export interface BenevolatAssociatif extends FaitsCommuns, Periode {
  readonly type: "benevolat_associatif";
  readonly heures: number;
  readonly fonction: Fonction;
  readonly organisme: Association;
  readonly attesteLe: DateCivile | null;
}

export interface ReserveEducationNationale extends FaitsCommuns, Periode {
  readonly type: "reserve_citoyenne_education_nationale";
  readonly interventions: number;
}

export interface SapeurPompierVolontaire extends FaitsCommuns {
  readonly type: "sapeur_pompier_volontaire";
  readonly signature: DateCivile;
  readonly arreteNotifieLe: DateCivile | null;
  readonly dureeAnnees: number;
}

export interface ReservePoliceNationale extends FaitsCommuns, Periode {
  readonly type: "reserve_police_nationale";
  readonly qualite: QualitePolice;
  /** Un nombre par année d'engagement. */
  readonly vacationsParAn: readonly number[];
}

export interface ReserveCitoyennePolice extends FaitsCommuns, Periode {
  readonly type: "reserve_citoyenne_police_nationale";
  /** Un nombre par année d'engagement. */
  readonly heuresParAn: readonly number[];
}

export interface ReserveReinsertion extends FaitsCommuns {
  readonly type: "reserve_citoyenne_reinsertion";
  readonly annee: number;
  readonly heures: number;
}

export interface ReserveCivique extends FaitsCommuns, Periode {
  readonly type: "reserve_civique";
  readonly heures: number;
  readonly fonction: Fonction;
  readonly organisme: {
    readonly id: string;
    readonly regime?: Regime | undefined;
    readonly declareLe?: DateCivile | null | undefined;
    readonly article200?: boolean | null | undefined;
  };
  readonly attesteLe: DateCivile | null;
  readonly thematique?: Thematique | undefined;
}

export interface ProcheAidant extends FaitsCommuns {
  readonly type: "proche_aidant";
  readonly annee: number;
  readonly accordDeBranche: string | null;
}

export type Activite =
  | ServiceCivique
  | ReserveMilitaireOperationnelle
  | ReserveCitoyenneDefense
  | ReserveCommunale
  | ReserveSanitaire
  | MaitreApprentissage
  | BenevolatAssociatif
  | ReserveEducationNationale
  | SapeurPompierVolontaire
  | ReservePoliceNationale
  | ReserveCitoyennePolice
  | ReserveReinsertion
  | ReserveCivique
  | ProcheAidant;

export interface Titulaire {
  readonly naissance: DateCivile;
  /** Date de signature d'un contrat d'apprentissage (L5151-2), ou null. */
  readonly contratApprentissage: DateCivile | null;
  readonly retraite: DateCivile | null;
  readonly deces: DateCivile | null;
}

/** Droit déjà inscrit ; `montant` en centimes. */
export interface DroitDejaAcquis {
  readonly activite: TypeActivite;
  readonly annee: number;
  readonly montant: number;
}

/** Tout ce que la loi regarde pour dire les droits d'une personne à une date. */
export interface DossierDroits {
  readonly evalueLe: DateCivile;
  readonly titulaire: Titulaire;
  readonly droitsAcquis?: readonly DroitDejaAcquis[] | undefined;
  /** Centimes déjà dépensés : ne sert qu'à la lecture D3 = solde. */
  readonly utilises?: number | undefined;
  /** Heures inscrites au 31 décembre 2018. */
  readonly heures2018?: number | undefined;
  readonly activites: readonly Activite[];
}
