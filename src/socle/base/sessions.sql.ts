// Les sessions du portail et l'horloge de démonstration, dans le schéma socle.
import { type Instruction, sql } from "./base.js";

export function ecrireSession(sid: string, chiffre: string, expireLe: Date): Instruction {
  return sql`insert into socle.sessions (sid, donnees, expire_le)
    values (${sid}, jsonb_build_object('chiffre', ${chiffre}::text), ${expireLe})
    on conflict (sid) do update set donnees = excluded.donnees, expire_le = excluded.expire_le`;
}

export function lireSession(sid: string, maintenant: Date): Instruction {
  return sql`select donnees from socle.sessions where sid = ${sid} and expire_le > ${maintenant}`;
}

export function effacerSession(sid: string): Instruction {
  return sql`delete from socle.sessions where sid = ${sid}`;
}

export function effacerSessionsExpirees(maintenant: Date): Instruction {
  return sql`delete from socle.sessions where expire_le <= ${maintenant}`;
}

export const lireDecalage: Instruction = sql`select decalage_jours from socle.horloge_demonstration`;

export function ecrireDecalage(jours: number): Instruction {
  return sql`update socle.horloge_demonstration set decalage_jours = ${jours}`;
}

/** Verrouille la ligne : deux premiers démarrages au même instant ne sèment pas deux fois. */
export const lireSemis: Instruction = sql`select semee_le from socle.horloge_demonstration for update`;

export function noterSemis(jour: string): Instruction {
  return sql`update socle.horloge_demonstration set semee_le = ${jour}`;
}

export function lireCourriels(limite: number): Instruction {
  return sql`select id, a, sujet, texte, cree_le from socle.courriels order by cree_le desc limit ${limite}`;
}
