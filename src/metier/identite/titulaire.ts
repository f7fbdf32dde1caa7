// Un titulaire : la personne, et l'état de son compte d'engagement citoyen.
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Personne } from "./personne.js";
import { personneDe } from "./personnes.sql.js";
import type { LigneTitulaire } from "./titulaires.sql.js";

/** Situations que L5151-2 distingue, et celles qui ouvrent un compte à leur demande. */
export const STATUTS = [
  "salarie",
  "demandeur_emploi",
  "agent_public",
  "independant",
  "etudiant",
  "parent_foyer",
  "retraite",
  "esat",
  "detenu",
  "autre",
] as const;

export type Statut = (typeof STATUTS)[number];

/** Compte ouvert ; `contratApprentissage` est le jour de sa signature, `retraite` est le jour où la personne a fait valoir tous ses droits, `deces` celui où le compte se ferme. */
export interface Titulaire {
  readonly titulaireId: string;
  readonly personne: Personne;
  readonly ouvertLe: DateCivile;
  readonly statut: Statut;
  readonly contratApprentissage: DateCivile | null;
  readonly retraite: DateCivile | null;
  readonly deces: DateCivile | null;
}

export function titulaireDe(ligne: LigneTitulaire): Titulaire {
  return {
    titulaireId: ligne.titulaire_id,
    personne: personneDe(ligne),
    ouvertLe: ligne.ouvert_le,
    statut: ligne.statut,
    contratApprentissage: ligne.contrat_apprentissage,
    retraite: ligne.retraite,
    deces: ligne.deces,
  };
}
