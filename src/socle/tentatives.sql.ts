// Les essais manqués, comptés en une seule instruction : deux essais simultanés comptent bien pour deux.
import { type Instruction, sql } from "./base/base.js";

export interface LigneVerrou {
  readonly essais: number;
  readonly bloque_jusqu_au: Date | null;
}

export interface EssaiManque {
  readonly cle: string;
  readonly instant: Date;
  /** Les essais d'avant ne comptent plus. */
  readonly debutFenetre: Date;
  readonly maximum: number;
  readonly finBlocage: Date;
}

export function lireVerrou(cle: string, instant: Date): Instruction {
  return sql`select essais, bloque_jusqu_au from socle.verrous_tentatives where cle = ${cle} and bloque_jusqu_au > ${instant}`;
}

export function compterEssai({ cle, instant, debutFenetre, maximum, finBlocage }: EssaiManque): Instruction {
  return sql`insert into socle.verrous_tentatives as v (cle, essais, depuis) values (${cle}, 1, ${instant})
    on conflict (cle) do update set
      essais = case when v.depuis < ${debutFenetre} then 1 else v.essais + 1 end,
      depuis = case when v.depuis < ${debutFenetre} then excluded.depuis else v.depuis end,
      bloque_jusqu_au = case when v.depuis >= ${debutFenetre} and v.essais + 1 >= ${maximum}::integer then ${finBlocage}::timestamptz end
    returning essais, bloque_jusqu_au`;
}

export function leverVerrou(cle: string): Instruction {
  return sql`delete from socle.verrous_tentatives where cle = ${cle}`;
}
