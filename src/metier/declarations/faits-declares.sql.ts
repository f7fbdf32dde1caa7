// La requête des déclarations que la loi regarde, pour un ou mille titulaires à la fois.
import type { Fonction, Thematique } from "../../regles/faits.js";
import { type Instruction, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { TypeDeclare } from "./declaration.js";
import type { Etat } from "./etats.js";

/** Déclaration complète : la base n'a rendu que celles à qui rien ne manque. */
export interface LigneDite {
  readonly titulaire_id: string;
  readonly id: string;
  readonly type: TypeDeclare;
  readonly organisme_id: string;
  readonly fonction: Fonction;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly heures: string;
  readonly thematique: Thematique | null;
  readonly declare_le: DateCivile | null;
  readonly atteste_le: DateCivile | null;
}

/** Déclarations complètes dans ces états et d'une seule année, titulaire par titulaire, l'année la plus récente d'abord. */
export function lireDites(titulaireIds: readonly string[], etats: readonly Etat[]): Instruction {
  return sql`select titulaire_id, id, type, organisme_id, fonction, debut, fin, heures, thematique, declare_le, atteste_le
    from declarations.declarations
    where titulaire_id = any(${titulaireIds}::uuid[]) and etat = any(${etats})
      and organisme_id is not null and fonction is not null and heures is not null and debut is not null
      and annee is not null and extract(year from fin) = annee
    order by titulaire_id, annee desc, debut desc, id`;
}
