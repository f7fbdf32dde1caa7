// Ce que les écrans du compte et des organismes ont besoin de savoir : des faits déjà nommés, sans rien de la base.
import type { TypeDeclare } from "../../../metier/declarations/index.js";
import type { Fonction, Thematique } from "../../../regles/faits.js";
import type { Avertissement, Hypothese, Motif } from "../../../regles/motif.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { Ton } from "./mots.js";

/** Qui peut encore agir sur une déclaration ou une activité. */
export type QuiAgit = "vous" | "association" | "personne";

/** Une déclaration d'heures, telle que la personne la suit. */
export interface VueDeclaration {
  readonly id: string;
  readonly type: TypeDeclare;
  readonly annee: number;
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly fonction: Fonction;
  readonly thematique: Thematique | null;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: number;
  readonly etat: { readonly ton: Ton; readonly mot: string; readonly suite: string };
  readonly declareLe: DateCivile | null;
  readonly attesteLe: DateCivile | null;
  /** Jour du refus par l'association, avec sa raison en phrase et son mot. */
  readonly refus: { readonly le: DateCivile | null; readonly raison: string; readonly mot: string | null } | null;
  readonly echeance: DateCivile | null;
  readonly quiAgit: QuiAgit;
  readonly corrigeable: boolean;
  readonly retirable: boolean;
}

/** Une activité déposée par un organisme : la personne choisit de la garder ou non sur son compte (L5151-8). */
export interface VueActivite {
  readonly id: string;
  readonly type: string;
  readonly annee: number;
  readonly deposant: string;
  readonly faits: readonly LigneDeFait[];
  readonly deposeLe: DateCivile | null;
  readonly recensee: boolean;
}

export type LigneDeFait = readonly [string, string];

/** Un droit que la loi accorde, refuse ou laisse attendre, sans montant inscrit. */
export interface VueDroit {
  readonly activite: string;
  readonly annee: number;
  readonly decision: string;
  readonly montant: number;
  readonly motifs: readonly Motif[];
}

/** Une part du compte : 240 € (ou ce que le plafond laisse), avec sa provenance et son explication. */
export interface VueLot {
  readonly id: string;
  readonly activite: string;
  readonly annee: number;
  /** Ce que la part vaut encore, dépensé ou non ; une fois reprise en entier, ce qu'elle valait. */
  readonly montant: number;
  /** Ce qui avait été inscrit. */
  readonly inscrit: number;
  readonly financeur: string;
  readonly declareLe: DateCivile;
  readonly inscritLe: DateCivile;
  /** Raisons de la reprise, quand les faits du droit n'ont plus tenu ; null pour un droit debout. */
  readonly reprise: readonly Motif[] | null;
  /** Ce qui en a été retenu pour rembourser un droit utilisé à tort (L6323-45). */
  readonly retenues: readonly VueRetenue[];
  readonly motifs: readonly Motif[];
  readonly hypotheses: readonly Hypothese[];
  readonly avertissements: readonly Avertissement[];
  readonly faits: readonly (readonly LigneDeFait[])[];
}

/** Centimes retenus sur une part ; `autre` est la part nommée à l'autre bout : celle que l'indu rembourse, ou celle où il a été pris. */
export interface VueRetenue {
  readonly montant: number;
  readonly autre: string;
  /** Page de l'autre part, ou null si elle ne se montre pas. */
  readonly lien: string | null;
}

/** Un droit utilisé dont l'activité ne tient plus : ce qui est dû, pourquoi, ce qui a été pris, ce qui peut l'être (L6323-45). */
export interface VueIndu {
  readonly id: string;
  readonly lotId: string;
  /** « Réserve sanitaire, 2025 ». */
  readonly titre: string;
  readonly etat: { readonly ton: Ton; readonly mot: string };
  readonly montant: number;
  readonly retenu: number;
  readonly reste: number;
  readonly constateLe: DateCivile;
  readonly pourquoi: readonly Motif[];
  /** Le fait, puis la suite. */
  readonly explication: readonly Motif[];
  readonly retenues: readonly VueRetenue[];
  /** Ce que l'agent a écrit en décidant, ou null. */
  readonly raison: string | null;
  readonly hypotheses: readonly Hypothese[];
  readonly recours: readonly string[];
}

export interface ProchaineEtape {
  readonly phrase: string;
  readonly date: DateCivile | null;
  readonly lien: string;
}

/** Tout le compte : soldes, parts, ce qui attend, et la seule chose à faire maintenant. */
export interface VueCompte {
  /** Ce qui peut être dépensé, en centimes. */
  readonly disponible: number;
  /** Ce qui a été acquis en tout, borne comprise, en centimes. */
  readonly acquis: number;
  readonly plafond: number;
  /** Montant d'un droit, en centimes. */
  readonly part: number;
  /** Parts debout, dans l'ordre où elles se dépenseront. */
  readonly lots: readonly VueLot[];
  /** Parts reprises ou retenues en entier depuis. */
  readonly repris: readonly VueLot[];
  /** Droits utilisés à tort, le plus ancien d'abord. */
  readonly indus: readonly VueIndu[];
  readonly enCours: readonly VueDroit[];
  readonly prochaineEtape: ProchaineEtape | null;
}

export interface VueEvenement {
  readonly le: DateCivile;
  readonly quoi: string;
  readonly ton: Ton;
}

export interface VueProfil {
  readonly prenoms: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly naissance: DateCivile;
  readonly courriel: string | null;
  readonly statut: string;
  /** Jour de signature, ou null. */
  readonly contratApprentissage: DateCivile | null;
  readonly retraite: DateCivile | null;
  readonly preuve: string;
}

/** Une déclaration en cours d'écriture : chaque réponse déjà donnée, ou null. */
export interface VueBrouillon {
  readonly id: string;
  readonly type: TypeDeclare;
  readonly organismeId: string | null;
  readonly fonction: Fonction | null;
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
  readonly heures: number | null;
  readonly thematique: Thematique | null;
  readonly organismeNom: string | null;
  /** Ce qui a été tapé et n'a pas encore pu être compris. */
  readonly saisie: Readonly<Record<string, string>>;
}

/** Un organisme trouvé dans le registre. */
export interface VueOrganisme {
  readonly id: string;
  readonly nom: string;
  readonly lieu: string;
  readonly numero: string;
  readonly dissoute: boolean;
}

/** Ce que la loi dit d'un organisme avant même de déclarer : ouvre-t-il droit, depuis quand, pourquoi non. */
export interface VueQualite {
  readonly organisme: VueOrganisme;
  readonly reponse: "oui" | "non" | "attente";
  readonly depuis: DateCivile | null;
  readonly motifs: readonly Motif[];
}

/** Heures d'une année dans un organisme, pour montrer où l'on en est des deux minimums. */
export interface VueTotal {
  readonly organismeId: string;
  readonly organismeNom: string;
  readonly heures: number;
}

/** Les minimums d'une année, lus dans la loi en vigueur. */
export interface VueSeuils {
  readonly heures: number;
  readonly heuresDansUnOrganisme: number;
  readonly article: string;
}

/** Le calendrier d'une année d'heures : quand l'envoyer, jusqu'à quand, et jusqu'à quand elle s'atteste. */
export interface VueCalendrier {
  readonly annee: number;
  readonly ouverture: DateCivile;
  readonly cloture: DateCivile;
  readonly finAttestation: DateCivile;
}
