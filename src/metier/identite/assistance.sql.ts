// Les demandes d'assistance et leur suivi.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";

export interface LigneAssistance {
  readonly numero: string;
  readonly motif: string;
  readonly message: string;
  readonly etat: "recue" | "en_cours" | "repondue";
  readonly recue_le: Date;
  readonly echeance: DateCivile;
}

export interface NouvelleDemande {
  readonly numero: string;
  readonly personneId: string;
  readonly motif: string;
  readonly message: string;
  readonly courriel: string | null;
  readonly recueLe: Date;
  readonly echeance: DateCivile;
}

export function insererDemande(demande: NouvelleDemande): Instruction {
  return sql`insert into identite.demandes_assistance (numero, personne_id, motif, message, courriel, etat, recue_le, echeance)
    values (${demande.numero}, ${demande.personneId}, ${demande.motif}, ${demande.message}, ${demande.courriel}, 'recue',
      ${demande.recueLe}, ${demande.echeance})`;
}

export function lireDemandesDe(personneId: string): Instruction {
  return sql`select numero, motif, message, etat, recue_le, echeance from identite.demandes_assistance
    where personne_id = ${personneId} order by recue_le desc`;
}

export function lirePersonneDuTitulaire(titulaireId: string): Instruction {
  return sql`select personne_id from identite.titulaires where titulaire_id = ${titulaireId}`;
}
