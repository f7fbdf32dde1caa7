// Un import : un fichier de catalogue reçu, ses comptes, et la réponse à chacune de ses lignes.
import type { FauteImport } from "./faute.js";

export const FORMATS_CATALOGUE = ["mcf", "lheo", "edof", "france_competences", "organismes_formation"] as const;
export type FormatCatalogue = (typeof FORMATS_CATALOGUE)[number];

export type EtatImport = "en_cours" | "termine" | "refuse";

export const ISSUES_IMPORT = ["creee", "modifiee", "inchangee", "rejetee"] as const;
export type IssueImport = (typeof ISSUES_IMPORT)[number];

/**
 * `lues` est la somme des créées, modifiées, inchangées et rejetées ; une ligne avertie est gardée, et porte une remarque ;
 * `retirees` : éléments que le fichier entier ne donne plus.
 */
export interface ComptesImport {
  readonly lues: number;
  readonly creees: number;
  readonly modifiees: number;
  readonly inchangees: number;
  readonly rejetees: number;
  readonly averties: number;
  readonly retirees: number;
}

/** Un import et ce qu'il a donné. `faute` : pourquoi le fichier n'a pas été lu jusqu'au bout, quand il est « refuse ». */
export interface BilanImportCatalogue {
  readonly id: string;
  readonly format: FormatCatalogue;
  readonly nom: string;
  /** Organisme qui envoie sa propre offre ; null pour l'exploitant. */
  readonly organismeId: string | null;
  readonly par: string;
  readonly recuLe: Date;
  readonly termineLe: Date | null;
  readonly etat: EtatImport;
  readonly comptes: ComptesImport;
  readonly faute: FauteImport | null;
}

/** La réponse à une ligne. */
export interface LigneDImport {
  readonly numero: number;
  readonly cle: string;
  readonly issue: IssueImport;
  readonly fautes: readonly FauteImport[];
}
