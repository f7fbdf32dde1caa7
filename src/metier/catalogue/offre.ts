// Les formes du catalogue : une formation a des actions (lieu, prix, modalité), qui ont des sessions (dates).
import type { TypeFormation } from "../../regles/financement/index.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";

/** Ce que le catalogue finance : la création d'entreprise n'y entre plus (L6323-6). */
export type TypeAuCatalogue = Exclude<TypeFormation, "creation_entreprise">;

export const SOURCES_OFFRE = ["mcf", "lheo", "edof", "portail"] as const;
export type SourceOffre = (typeof SOURCES_OFFRE)[number];

export const MODALITES = ["presentiel", "mixte", "distance"] as const;
export type Modalite = (typeof MODALITES)[number];

export const ETATS_SESSION = ["ouverte", "fermee", "suspendue"] as const;
export type EtatSession = (typeof ETATS_SESSION)[number];

/** À qui s'adresse une formation payée par les seuls droits d'engagement (L6323-6 II 5°, L6323-3). */
export const PUBLICS = ["benevoles", "service_civique", "sapeurs_pompiers"] as const;
export type Public = (typeof PUBLICS)[number];

/** Dans quel rôle de l'association elle sert. */
export const ROLES_ASSOCIATIFS = [
  "president",
  "tresorier",
  "secretaire",
  "employeur",
  "encadrant",
  "securite",
  "communication",
  "numerique",
  "accompagnement",
  "officier",
] as const;
export type RoleAssociatif = (typeof ROLES_ASSOCIATIFS)[number];

/** Une session telle qu'un organisme ou un fichier la donne ; `numero` la désigne dans son action. */
export interface SessionDonnee {
  readonly numero: string;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly etat: EtatSession;
  readonly places: number | null;
}

/** `prix` en centimes, toutes taxes comprises ; `heures` décimales. */
export interface ActionDonnee {
  readonly numero: string;
  readonly modalite: Modalite;
  readonly entreesPermanentes: boolean;
  readonly adresse: string;
  readonly codePostal: string | null;
  readonly commune: string;
  readonly prix: number;
  readonly heures: number;
  readonly accessible: boolean;
  readonly accesHandicap: string;
  readonly langue: string;
  readonly sessions: readonly SessionDonnee[];
}

export interface FormationDonnee {
  readonly source: SourceOffre;
  readonly siret: string;
  /** Nom et numéro de déclaration d'activité que l'envoi donne : ils ne servent que si l'organisme est inconnu. */
  readonly organismeNom?: string;
  readonly numeroActivite?: string | null;
  readonly numero: string;
  readonly intitule: string;
  readonly objectif: string;
  readonly contenu: string;
  readonly resultats: string;
  readonly prerequis: string;
  readonly prerequisAVerifier: boolean;
  readonly type: TypeAuCatalogue;
  /** « RNCP123 » ou « RS123 ». */
  readonly certification: string | null;
  readonly blocs: readonly string[];
  readonly niveauSortie: number | null;
  readonly formacodes: readonly string[];
  readonly romes: readonly string[];
  readonly publics: readonly Public[];
  readonly roles: readonly RoleAssociatif[];
  readonly url: string | null;
  readonly actions: readonly ActionDonnee[];
}

export interface Session extends SessionDonnee {
  readonly id: string;
}

export interface Action extends Omit<ActionDonnee, "sessions"> {
  readonly id: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly sessions: readonly Session[];
}

export interface Certification {
  readonly code: string;
  readonly intitule: string;
  readonly niveau: number | null;
  readonly active: boolean;
  readonly finEnregistrement: DateCivile | null;
  readonly clea: boolean;
  readonly certificateurs: readonly { readonly siret: string | null; readonly nom: string }[];
  readonly remplaceePar: readonly string[];
}

export interface OrganismeFormation {
  readonly siret: string;
  readonly denomination: string;
  readonly numeroActivite: string | null;
  readonly codePostal: string | null;
  readonly ville: string | null;
  readonly qualiopi: { readonly formation: boolean | null; readonly bilan: boolean | null; readonly vae: boolean | null };
  /** Null : l'organisme n'est pas inscrit ici, on lit son offre sans pouvoir s'y inscrire. */
  readonly organismeId: string | null;
  /** Raison de la suspension en cours, null s'il n'est pas suspendu. */
  readonly suspension: string | null;
}

/** Une formation entière, telle que sa page la montre et qu'un dossier la demande. */
export interface Formation extends Omit<FormationDonnee, "actions" | "certification" | "siret" | "organismeNom" | "numeroActivite"> {
  readonly id: string;
  readonly retiree: boolean;
  readonly organisme: OrganismeFormation;
  readonly certification: Certification | null;
  readonly actions: readonly Action[];
}
