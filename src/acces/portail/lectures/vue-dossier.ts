// Ce que la liste d'un titulaire et celle d'un organisme disent pareil d'un dossier de formation : son groupe, son rang, ses délais.
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { Ton } from "./mots.js";

export const GROUPES_DE_DOSSIERS = ["a-vous", "en-cours", "fini"] as const;
export type GroupeDeDossiers = (typeof GROUPES_DE_DOSSIERS)[number];

/** Où en est un dossier : sa couleur, son mot, et la suite. */
export interface EtatMontre {
  readonly ton: Ton;
  readonly mot: string;
  readonly suite: string;
}

export const EN_CONTROLE: EtatMontre = {
  ton: "attente",
  mot: "Contrôle en cours",
  suite: "Un agent vérifie ce qui a été fait ; rien n'est payé avant sa décision.",
};

/** Une échéance en mots. */
export interface VueEcheance {
  readonly quoi: string;
  readonly jour: DateCivile;
  readonly qui: string;
  readonly sinon: string;
  readonly source: string;
  readonly doute: string | null;
}

const SANS_JOUR = "9999-12-31";

/** Ceux qui attendent le lecteur d'abord, le plus pressé devant ; les finis en dernier, dans l'ordre où ils sont donnés. */
export function parUrgence<V extends { readonly groupe: GroupeDeDossiers }>(
  dossiers: readonly { readonly vue: V; readonly jour: DateCivile | null }[],
): readonly V[] {
  const rang = ({ groupe }: V) => GROUPES_DE_DOSSIERS.indexOf(groupe);
  return dossiers
    .toSorted((a, b) => {
      if (a.vue.groupe !== b.vue.groupe) return rang(a.vue) - rang(b.vue);
      return a.vue.groupe === "fini" ? 0 : (a.jour ?? SANS_JOUR).localeCompare(b.jour ?? SANS_JOUR);
    })
    .map(({ vue }) => vue);
}
