// Les gestes qu'un test fait sur un dossier : ce que c'est, ce qui en est tiré au hasard, au nom de qui.
import type { Contexte } from "../../src/metier/contexte.js";
import type { PlanDuTitulaire } from "../../src/metier/dossiers/index.js";
import type { DossierModele, Modele } from "./modele-dossiers.js";

/** Ce qui a été tiré au hasard pour un geste ; `plan` : celui qui a été montré, pour accepter. */
export interface Tirage {
  readonly a: number;
  readonly b: number;
  readonly cle: string;
  readonly plan: PlanDuTitulaire | null;
}

/** Où le geste se fait : le dossier tel que le modèle le connaît avant, et au nom de qui. */
export interface Lieu {
  readonly d: DossierModele;
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly cofinanceurs: readonly string[];
  /** Identifiant, dans la base, du paiement de ce rang ; un identifiant inconnu s'il n'y en a pas. */
  paiementId(rang: number): string;
}

export interface Geste {
  readonly nom: string;
  readonly par: "titulaire" | "organisme" | "cofinanceur" | "agent" | "systeme";
  /** Lève `RefusPrevu`, ou change le modèle. */
  prevoir(m: Modele, d: DossierModele, t: Tirage): void;
  faire(ctx: Contexte, lieu: Lieu, t: Tirage): Promise<unknown>;
}

export const sien = ({ titulaireId, d: { id: dossierId } }: Lieu) => ({ titulaireId, dossierId });

/** Une raison, une fois sur neuf vide. */
export const raison = ({ b }: Tirage) => (b % 9 === 0 ? " " : "Parce que.");
