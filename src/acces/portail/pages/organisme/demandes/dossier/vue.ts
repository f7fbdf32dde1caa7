// Tout ce que la page d'un dossier reçu montre : le dossier, ce qu'il vaut, ce qui vient d'être tapé ou refusé.
import type { DossierOrganisme } from "../../../../../../metier/dossiers/index.js";
import type { Motif } from "../../../../../../regles/motif.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import type { VueDossierRecu } from "../../../../lectures/dossiers-recus.js";
import { type ErreurChamp, erreurDe } from "../../../titulaire/saisie.js";
import type { OrganismeMontre } from "../../organisme.js";

export interface VueRecu {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly dossier: DossierOrganisme;
  readonly vue: VueDossierRecu;
  /** Ce que la part déclarée donnerait à l'organisme, en centimes ; null hors de là. */
  readonly prevu: { readonly du: number; readonly motifs: readonly Motif[] } | null;
  /** Ce que la prochaine facture dira, en centimes. */
  readonly aFacturer: number;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

/** Ce qu'un champ de la page montre : ce qui a été tapé, sinon la valeur proposée, et sa faute. */
export function champDe({ corps, erreurs }: VueRecu, nom: string, propose = "") {
  return { nom, valeur: corps[nom] ?? propose, erreur: erreurDe(erreurs, nom) };
}

/** Vrai quand un de ces champs a été tapé ou est fautif : le formulaire replié s'ouvre. */
export function aEteTape({ corps, erreurs }: VueRecu, champs: readonly string[]): boolean {
  return champs.some((champ) => (corps[champ] ?? "") !== "" || erreurDe(erreurs, champ) !== undefined);
}
