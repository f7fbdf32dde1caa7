// Les formes d'un dossier de formation : ce que chacun en voit. L'organisme de formation n'apprend jamais un solde ni d'où vient l'argent.

import type { EtatControle } from "../../regles/dossier/controle.js";
import type { EtatDossier } from "../../regles/dossier/etats.js";
import type { EtatFacturation } from "../../regles/dossier/facturation.js";
import type { Echeance } from "../../regles/dossier/index.js";
import type { FinanceurTiers, PlanFinancement, Statut } from "../../regles/financement/index.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Modalite, TypeAuCatalogue } from "../catalogue/index.js";

/** L'offre convenue : elle ne suit plus le catalogue. `prix` en centimes. */
export interface OffreConvenue {
  readonly intitule: string;
  readonly type: TypeAuCatalogue;
  readonly certification: string | null;
  readonly prix: number;
  readonly heures: number;
  readonly modalite: Modalite;
  readonly adresse: string;
  readonly codePostal: string | null;
  readonly commune: string;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly prerequisAVerifier: boolean;
}

export interface EvenementDuDossier {
  readonly rang: number;
  readonly machine: "dossier" | "facturation" | "controle";
  readonly evenement: string;
  readonly de: string;
  readonly vers: string;
  readonly par: string;
  readonly signataire: string | null;
  readonly le: Date;
  readonly details: Readonly<Record<string, unknown>>;
}

export const ETATS_COFINANCEMENT = ["demande", "accorde", "refuse", "expire", "renonce", "appele", "verse", "libere"] as const;
export type EtatCofinancement = (typeof ETATS_COFINANCEMENT)[number];

export interface Cofinancement {
  readonly id: string;
  readonly financeur: FinanceurTiers;
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly montantDemande: number;
  readonly montantAccorde: number | null;
  readonly etat: EtatCofinancement;
  readonly raison: string | null;
}

export const ETATS_PAIEMENT = ["attendu", "paye", "refuse", "annule", "a_rembourser", "rembourse"] as const;
export type EtatPaiement = (typeof ETATS_PAIEMENT)[number];

/** Ce que le titulaire paie lui-même, en centimes. */
export interface Paiement {
  readonly id: string;
  readonly montant: number;
  readonly etat: EtatPaiement;
  readonly rembourserAvant: DateCivile | null;
}

/** Ce que tous les intéressés voient. */
export interface DossierCommun {
  readonly id: string;
  readonly numero: string;
  readonly etat: EtatDossier;
  readonly facturation: EtatFacturation;
  readonly controle: EtatControle;
  readonly version: number;
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly siret: string;
  readonly formationId: string;
  readonly actionId: string;
  readonly sessionId: string | null;
  readonly offre: OffreConvenue;
  /** La proposition diffère de la demande. */
  readonly propositionModifiee: boolean;
  readonly demandeeLe: DateCivile | null;
  readonly accepteeLe: DateCivile | null;
  readonly entreeLe: DateCivile | null;
  readonly sortieLe: DateCivile | null;
  readonly realisation: Realisation | null;
  /** Les délais qui courent aujourd'hui, avec leur jour exact et leur source. */
  readonly echeances: readonly Echeance[];
  readonly evenements: readonly EvenementDuDossier[];
}

export interface Realisation {
  readonly taux: number;
  readonly heuresNonFaites: number;
  readonly forceMajeure: boolean;
  readonly cause: string | null;
}

/** Le dossier du titulaire : son plan, ses cofinancements, ses paiements. */
export interface Dossier extends DossierCommun {
  readonly titulaireId: string;
  readonly statutTitulaire: Statut;
  /** Plan accepté ; null avant l'acceptation. */
  readonly plan: PlanFinancement | null;
  readonly cofinancements: readonly Cofinancement[];
  readonly paiements: readonly Paiement[];
  readonly note: number | null;
}

export interface Facture {
  readonly id: string;
  readonly genre: "acompte" | "facture" | "retour";
  readonly numero: string;
  readonly montant: number;
  readonly etat: "emise" | "rejetee" | "payee";
  readonly raison: string | null;
  readonly emiseLe: DateCivile;
  readonly payerAvant: DateCivile | null;
  readonly payeeLe: DateCivile | null;
}

/** Le dossier vu par l'organisme : la personne, la formation, ce qui lui sera payé ; rien du compte. */
export interface DossierOrganisme extends DossierCommun {
  readonly beneficiaire: { readonly prenoms: string; readonly nom: string; readonly courriel: string | null };
  readonly message: string | null;
  /** Ce qui est dû à l'organisme, en centimes ; null avant le service fait validé. */
  readonly du: number | null;
  readonly factures: readonly Facture[];
}

/** Une part du prix, telle que l'exploitant la doit ou l'appelle : qui paie, combien, et sur quelle écriture. */
export interface PartDeFinanceur {
  readonly financeur: string;
  readonly source: "participation" | "titulaire" | "dotation" | "cpf" | "cec" | "abondement";
  readonly lot: string | null;
  readonly montant: number;
}
