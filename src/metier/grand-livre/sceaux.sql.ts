// Les instructions des droits écrits en masse : verrouiller, reconnaître, copier, porter les soldes, et relire les sceaux.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { LigneEcriture } from "./ecritures.sql.js";

/** Un sceau : les écritures d'un lot écrit en masse, contrôlées ensemble. */
export interface Sceau {
  readonly id: string;
  readonly ecritLe: string;
  readonly nombre: number;
  readonly empreinte: string;
}

/** Ouvre les comptes qui manquent, dans l'ordre des identifiants : deux masses à la fois s'attendent sans se bloquer. */
export function ouvrirComptes(titulaires: readonly string[]): Instruction {
  return sql`insert into grand_livre.soldes (titulaire_id) select t.id from unnest(${titulaires}::uuid[]) as t (id) order by t.id
    on conflict (titulaire_id) do nothing returning titulaire_id`;
}

/** Verrouille des comptes ouverts, dans l'ordre des identifiants. */
export function verrouillerComptes(titulaires: readonly string[]): Instruction {
  return sql`select * from grand_livre.soldes where titulaire_id = any(${titulaires}::uuid[]) order by titulaire_id for update`;
}

export type EcritureConnue = Pick<LigneEcriture, "titulaire_id" | "cle" | "id" | "genre" | "cible_id" | "demande">;

/** Écritures qui portent déjà ces clés, prises deux à deux avec leur titulaire. */
export function lireEcrituresParCles(titulaires: readonly string[], cles: readonly string[]): Instruction {
  return sql`select connue.titulaire_id, connue.cle, connue.id, connue.genre, connue.cible_id, connue.demande
    from unnest(${titulaires}::uuid[], ${cles}::text[]) as d (titulaire_id, cle)
    cross join lateral (
      select * from grand_livre.ecritures e where e.titulaire_id = d.titulaire_id and e.cle = d.cle offset 0
    ) as connue`;
}

export function poserSceau(sceau: Sceau): Instruction {
  return sql`insert into grand_livre.sceaux (id, ecrit_le, nombre, empreinte)
    values (${sceau.id}, ${sceau.ecritLe}, ${sceau.nombre}, ${sceau.empreinte})`;
}

export const COPIER_ECRITURES = `copy grand_livre.ecritures
  (titulaire_id, rang, id, cle, genre, jour, ecrite_le, demande, lignes, empreinte_precedente, empreinte, sceau_id) from stdin`;
export const COPIER_LOTS = `copy grand_livre.lots
  (titulaire_id, id, activite, annee, financeur, montant, declare_le, decision_id, plafond, sceau_id) from stdin`;
export const COPIER_LIGNES = `copy grand_livre.lignes (titulaire_id, ecriture_rang, rang, compte, lot_id, montant, sceau_id) from stdin`;

/** Ce qu'un lot de droits change au compte d'un titulaire : sa tête de chaîne, et `ajout` centimes disponibles. */
export interface SuiteDeCompte {
  readonly titulaireId: string;
  readonly rang: number;
  readonly empreinte: string;
  readonly ajout: number;
}

/** Porte les soldes des titulaires d'un sceau, après leurs écritures. */
export function porterSoldes(suites: readonly SuiteDeCompte[], sceauId: string): Instruction {
  const titulaires = suites.map((suite) => suite.titulaireId);
  const rangs = suites.map((suite) => suite.rang);
  const empreintes = suites.map((suite) => suite.empreinte);
  const ajouts = suites.map((suite) => suite.ajout);
  return sql`select grand_livre.porter_soldes(${titulaires}::uuid[], ${rangs}::bigint[], ${empreintes}::text[], ${ajouts}::bigint[], ${sceauId})`;
}

/** Ce qui reste d'un lot, et le rang de l'écriture qui l'a inscrit : la première qui le touche. */
export interface ResteDeLot {
  readonly titulaire_id: string;
  readonly lot_id: string;
  readonly rang: bigint;
  readonly disponible: bigint;
  readonly reserve: bigint;
  readonly utilise: bigint;
}

export function lireResteDesLots(titulaires: readonly string[]): Instruction {
  return sql`select titulaire_id, lot_id, min(ecriture_rang) as rang,
      (coalesce(sum(montant) filter (where compte = 'cec_disponible'), 0))::bigint as disponible,
      (coalesce(sum(montant) filter (where compte = 'cec_reserve'), 0))::bigint as reserve,
      (coalesce(sum(montant) filter (where compte = 'cec_utilise'), 0))::bigint as utilise
    from grand_livre.lignes where titulaire_id = any(${titulaires}::uuid[]) and lot_id is not null
    group by titulaire_id, lot_id`;
}

/** Ceux de ces sceaux qui existent. */
export function lireSceauxConnus(sceaux: readonly string[]): Instruction {
  return sql`select id from grand_livre.sceaux where id = any(${sceaux}::uuid[])`;
}

/** Un sceau et ce que ses écritures en disent ; les empreintes sont bout à bout, par titulaire puis par rang. */
export interface SceauRelu {
  readonly id: string;
  /** Null si le sceau a disparu et que seule reste sa fermeture. */
  readonly nombre: number | null;
  readonly empreinte: string | null;
  readonly ferme: boolean;
  readonly trouvees: bigint;
  readonly meme_instant: boolean | null;
  readonly empreintes: string;
}

/** Sceaux suivants, ou fermetures de sceaux disparus, avec leurs écritures : une de trop suffit à montrer qu'il y en a trop. */
export function lireSceauxApres(dernier: string | null, { nombre, taille }: { nombre: number; taille: number }): Instruction {
  const apres = dernier ?? "00000000-0000-0000-0000-000000000000";
  return sql`select i.id, s.nombre, s.empreinte, f.sceau_id is not null as ferme, e.trouvees, e.meme_instant, e.empreintes
    from (
      select id from (
        (select id from grand_livre.sceaux where id > ${apres} order by id limit ${nombre})
        union (select sceau_id from grand_livre.sceaux_fermes where sceau_id > ${apres} order by sceau_id limit ${nombre})
      ) as tous order by id limit ${nombre}) i
    left join grand_livre.sceaux s on s.id = i.id
    left join grand_livre.sceaux_fermes f on f.sceau_id = i.id
    cross join lateral (
      select count(*) as trouvees, bool_and(c.ecrite_le = s.ecrit_le) as meme_instant,
             coalesce(string_agg(c.empreinte, '' order by c.titulaire_id, c.rang), '') as empreintes
        from (select titulaire_id, rang, empreinte, ecrite_le from grand_livre.ecritures where sceau_id = i.id limit ${taille + 1}) c) e
    order by i.id`;
}
