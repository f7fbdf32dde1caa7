// Ce que chaque action du service reçoit en premier : la transaction, l'horloge et l'acteur.
import type { Requeteur } from "../socle/base/base.js";
import type { Horloge } from "../socle/horloge.js";
import type { Acteur } from "./identite/acteur.js";

export interface Contexte {
  /** Transaction en cours, ou base pour une lecture seule. */
  readonly base: Requeteur;
  readonly horloge: Horloge;
  readonly acteur: Acteur;
}
