// Tout ce que la page d'un dossier montre : le dossier, son plan, ce qui vient d'être tapé ou refusé.
import type { Dossier } from "../../../../../../metier/dossiers/index.js";
import type { JugementAnnulation } from "../../../../../../regles/dossier/index.js";
import type { Motif } from "../../../../../../regles/motif.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import type { VueDossier } from "../../../../lectures/dossiers.js";
import type { VuePlan } from "../../../../lectures/plan.js";
import type { ErreurChamp } from "../../saisie.js";

export interface VueDossierOuvert {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly dossier: Dossier;
  readonly vue: VueDossier;
  /** Plan du jour avant l'acceptation, plan accepté ensuite ; null sans identité prouvée ou quand le dossier n'en a plus. */
  readonly plan: VuePlan | null;
  /** Empreinte du plan du jour, à rendre à l'acceptation ; null hors de là. */
  readonly empreinte: string | null;
  readonly identiteProuvee: boolean;
  /** Ce que coûterait d'annuler aujourd'hui ; null hors d'une inscription confirmée. */
  readonly annulation: JugementAnnulation | null;
  /** Ce que la part déclarée ferait payer, en centimes. */
  readonly du: { readonly du: number; readonly motifs: readonly Motif[] } | null;
  /** Vrai quand le paiement se fait ici. */
  readonly enLigne: boolean;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
  /** Plan montré avant celui-ci, quand il a changé entre-temps. */
  readonly ancien: VuePlan | null;
}

export function cheminDossier(dossierId: string): string {
  return `/mon-compte/formations/${dossierId}`;
}
