// Ce que des marches n'ont pas encore emprunté des trois tables d'un dossier : départs, auteurs, états.
import {
  ETATS_CONTROLE,
  ETATS_DOSSIER,
  ETATS_FACTURATION,
  TRANSITIONS,
  TRANSITIONS_CONTROLE,
  TRANSITIONS_FACTURATION,
} from "../../src/regles/dossier/index.js";
import type { Constat } from "./marche-dossiers.js";

/**
 * La sortie s'écrit avec le service fait : aucun dossier ne s'arrête entre les deux, le temps ne l'y trouve jamais. Un acompte se solde
 * dès que la somme due est connue : un contrôle, qui vient après, n'en trouve plus.
 */
const HORS_D_ATTEINTE: ReadonlySet<string> = new Set(["dossier expirer_sortie de sortie_declaree", "facturation solder par exploitant"]);

interface Ligne {
  readonly evenement: string;
  readonly de: readonly string[];
  readonly par: readonly string[];
}

function attendues(machine: string, table: readonly Ligne[]): string[] {
  return table.flatMap(({ evenement, de, par }) => [
    ...de.map((etat) => `${machine} ${evenement} de ${etat}`),
    ...par.map((auteur) => `${machine} ${evenement} par ${auteur}`),
  ]);
}

/** Chaque transition, depuis chacun de ses états et par chacun de ses auteurs. */
export const TRANSITIONS_ATTENDUES: readonly string[] = [
  ...attendues("dossier", TRANSITIONS),
  ...attendues("facturation", TRANSITIONS_FACTURATION),
  ...attendues("controle", TRANSITIONS_CONTROLE),
].filter((transition) => !HORS_D_ATTEINTE.has(transition));

export function manquantes({ transitions, etats }: Constat): readonly string[] {
  return [
    ...TRANSITIONS_ATTENDUES.filter((une) => !transitions.has(une)),
    ...[...ETATS_DOSSIER, ...ETATS_FACTURATION, ...ETATS_CONTROLE].filter((etat) => !etats.has(etat)),
  ];
}
