// Une déclaration de bénévolat associatif (R5151-16) ou de réserve civique (D5151-15), telle que le service la tient.
import type { Fonction, Thematique } from "../../regles/faits.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Etat } from "./etats.js";

export const TYPES_DECLARES = ["benevolat_associatif", "reserve_civique"] as const;
export type TypeDeclare = (typeof TYPES_DECLARES)[number];

/** Raisons qu'un responsable peut donner à son refus ; un mot les précise toujours. */
export const MOTIFS_REFUS = ["heures_inexactes", "periode_inexacte", "fonction_inexacte", "personne_inconnue", "autre"] as const;
export type MotifRefus = (typeof MOTIFS_REFUS)[number];

/** Ce que la personne déclare. `heures` : décimales admises au centième ; `debut` et `fin` compris. */
export interface Contenu {
  readonly organismeId: string;
  readonly type: TypeDeclare;
  readonly fonction: Fonction;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: number;
  /** Ce que la personne y fait, dans ses mots. */
  readonly intitule?: string | null;
  /** Pour la réserve civique. */
  readonly thematique?: Thematique | null;
}

/** Champs d'un formulaire tels qu'ils ont été tapés. */
export type Saisie = Readonly<Record<string, string>>;

export interface Declaration {
  readonly id: string;
  readonly titulaireId: string;
  readonly type: TypeDeclare;
  readonly etat: Etat;
  /** Année civile des heures ; null tant qu'un brouillon n'a pas de période. */
  readonly annee: number | null;
  readonly organismeId: string | null;
  readonly fonction: Fonction | null;
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
  readonly heures: number | null;
  readonly intitule: string | null;
  readonly thematique: Thematique | null;
  /** Ce qui a été tapé et n'a pas encore de sens pour nous : gardé tel quel. */
  readonly saisie: Saisie;
  readonly declareLe: DateCivile | null;
  readonly attesteLe: DateCivile | null;
  readonly motifRefus: MotifRefus | null;
  readonly mot: string | null;
  /** Pourquoi elle est échue : jamais envoyée, ou jamais attestée à temps. */
  readonly motifEcheance: "declaration" | "attestation" | null;
  readonly autoAttestee: boolean;
  /** Augmente à chaque évènement : qui atteste dit laquelle il a lue. */
  readonly version: number;
}

/** Déclaration envoyée : plus rien n'y manque. */
export type DeclarationComplete = Declaration & {
  readonly annee: number;
  readonly organismeId: string;
  readonly fonction: Fonction;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: number;
};

/** Vrai si tout ce que la loi regarde est là. */
export function estComplete(declaration: Declaration): declaration is DeclarationComplete {
  const { annee, organismeId, fonction, debut, fin, heures } = declaration;
  return annee !== null && organismeId !== null && fonction !== null && debut !== null && fin !== null && heures !== null;
}
