// La boîte d'envoi : un courriel s'écrit avec ce qui le cause, une tâche l'envoie ensuite.
import { type Instruction, sql } from "./base/base.js";

export interface LigneCourriel {
  readonly id: string;
  readonly a: string;
  readonly sujet: string;
  readonly texte: string;
}

export function deposer(id: string, courriel: { a: string; sujet: string; texte: string }, instant: Date): Instruction {
  return sql`insert into socle.courriels (id, a, sujet, texte, cree_le)
    values (${id}, ${courriel.a}, ${courriel.sujet}, ${courriel.texte}, ${instant})`;
}

/** Beaucoup de courriels d'un coup. */
export function deposerEnsemble(courriels: readonly { id: string; a: string; sujet: string; texte: string }[], instant: Date): Instruction {
  return sql`insert into socle.courriels (id, a, sujet, texte, cree_le)
    select c.id, c.a, c.sujet, c.texte, ${instant}
    from jsonb_to_recordset(${JSON.stringify(courriels)}::jsonb) as c (id uuid, a text, sujet text, texte text)`;
}

/** Les plus anciens d'abord ; un courriel pris par une autre tâche est laissé. */
export function prendreAEnvoyer(limite: number): Instruction {
  return sql`select id, a, sujet, texte from socle.courriels where envoye_le is null
    order by cree_le limit ${limite} for update skip locked`;
}

export function marquerEnvoye(id: string, instant: Date): Instruction {
  return sql`update socle.courriels set envoye_le = ${instant} where id = ${id}`;
}
