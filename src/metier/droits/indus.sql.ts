// Les instructions des indus : un constat, son état, et l'histoire qui ne s'efface pas.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { EtatIndu } from "./indu.js";

/** Indus de plusieurs titulaires, le plus ancien d'abord, avec ce qui a été retenu lot par lot. */
export function lireIndus(titulaireIds: readonly string[]): Instruction {
  return sql`select i.titulaire_id, i.id, i.lot_id, i.montant, i.motif, i.motifs, i.jour, i.etat, i.retenue_decidee_le,
      (select e.motif from droits.indus_evenements e where e.titulaire_id = i.titulaire_id and e.indu_id = i.id
        and e.evenement in ('decision', 'abandon') order by e.rang desc limit 1) as raison,
      coalesce((
        select jsonb_agg(jsonb_build_object('lotId', net.lot_id, 'montant', net.montant) order by net.premier)
        from (select e.lot_id, sum(e.montant) as montant, min(e.rang) as premier from droits.indus_evenements e
          where e.titulaire_id = i.titulaire_id and e.indu_id = i.id and e.lot_id is not null
          group by e.lot_id having sum(e.montant) <> 0) net), '[]') as retenues
    from droits.indus i where i.titulaire_id = any(${titulaireIds}::uuid[]) order by i.titulaire_id, i.rang`;
}

export interface ConstatAEcrire {
  readonly titulaireId: string;
  readonly id: string;
  readonly lotId: string;
  readonly montant: number;
  readonly motif: string;
  readonly motifs: readonly object[];
  readonly jour: string;
  readonly instant: Date;
}

export function inscrireIndu(c: ConstatAEcrire): Instruction {
  return sql`insert into droits.indus (titulaire_id, id, rang, lot_id, montant, motif, motifs, constate_le, jour)
    select ${c.titulaireId}, ${c.id}, coalesce(max(rang), 0) + 1, ${c.lotId}::uuid, ${c.montant}::bigint, ${c.motif},
      ${JSON.stringify(c.motifs)}::jsonb, ${c.instant}::timestamptz, ${c.jour}::date
    from droits.indus where titulaire_id = ${c.titulaireId}`;
}

export interface EvenementAEcrire {
  readonly titulaireId: string;
  readonly induId: string;
  readonly evenement: "constat" | "decision" | "retenue" | "restitution" | "abandon" | "sans_objet";
  readonly lotId?: string;
  readonly ecritureId?: string;
  readonly montant?: number;
  /** Qui l'a fait : un genre d'acteur, et son numéro s'il est agent. */
  readonly par: string;
  readonly motif?: string;
  readonly instant: Date;
}

/** Ajoute un évènement à la suite des autres ; le titulaire est verrouillé par l'appelant. */
export function inscrireEvenement(e: EvenementAEcrire): Instruction {
  return sql`insert into droits.indus_evenements (titulaire_id, indu_id, rang, evenement, lot_id, ecriture_id, montant, par, motif, le)
    select ${e.titulaireId}, ${e.induId}, coalesce(max(rang), 0) + 1, ${e.evenement}, ${e.lotId ?? null}::uuid, ${e.ecritureId ?? null}::uuid,
      ${e.montant ?? null}::bigint, ${e.par}, ${e.motif ?? null}::text, ${e.instant}::timestamptz
    from droits.indus_evenements where titulaire_id = ${e.titulaireId} and indu_id = ${e.induId}`;
}

/** Écrit l'état ; `decidee` note, une fois, qu'un agent a décidé de retenir. */
export function noterEtat(titulaireId: string, indu: { id: string; etat: EtatIndu; decidee?: Date | undefined }): Instruction {
  return sql`update droits.indus set etat = ${indu.etat}, retenue_decidee_le = coalesce(retenue_decidee_le, ${indu.decidee ?? null}::timestamptz)
    where titulaire_id = ${titulaireId} and id = ${indu.id}`;
}

/** Nombre de retenues déjà prises sur un lot pour un indu : il numérote la clé de la suivante. */
export function lireRangDeRetenue(titulaireId: string, induId: string, lotId: string): Instruction {
  return sql`select count(*)::integer as nombre from droits.indus_evenements
    where titulaire_id = ${titulaireId} and indu_id = ${induId} and lot_id = ${lotId} and evenement = 'retenue'`;
}

export interface LigneOuvert {
  readonly titulaire_id: string;
  readonly id: string;
  readonly jour: string;
  readonly montant: bigint;
  readonly motifs: unknown;
  readonly retenu: bigint;
  readonly retenue_decidee: boolean;
}

export function lireOuverts(limite: number): Instruction {
  return sql`select i.titulaire_id, i.id, i.jour, i.montant, i.motifs, i.retenue_decidee_le is not null as retenue_decidee,
      coalesce((select sum(e.montant) from droits.indus_evenements e
        where e.titulaire_id = i.titulaire_id and e.indu_id = i.id and e.lot_id is not null), 0)::bigint as retenu
    from droits.indus i where i.etat = 'constate' order by i.constate_le, i.titulaire_id, i.id limit ${limite}`;
}

export const compterOuverts: Instruction = sql`select count(*)::integer as nombre from droits.indus where etat = 'constate'`;
