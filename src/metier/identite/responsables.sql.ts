// Les responsables et agents que ProConnect a présentés.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { PresentationResponsable } from "./reconnaitre-responsable.js";

export interface LigneResponsable {
  readonly id: string;
  readonly sub: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
  readonly siret: string | null;
}

export function ecrireResponsable(id: string, presente: PresentationResponsable, instant: Date): Instruction {
  return sql`insert into identite.responsables_connectes (id, sub, courriel, nom, prenom, siret, vu_le)
    values (${id}, ${presente.sub}, ${presente.courriel}, ${presente.nom}, ${presente.prenom}, ${presente.siret}, ${instant})
    on conflict (sub) do update set courriel = excluded.courriel, nom = excluded.nom, prenom = excluded.prenom,
      siret = excluded.siret, vu_le = excluded.vu_le
    returning id, sub, courriel, nom, prenom, siret`;
}

export function lireResponsableParId(id: string): Instruction {
  return sql`select id, sub, courriel, nom, prenom, siret from identite.responsables_connectes where id = ${id}`;
}
