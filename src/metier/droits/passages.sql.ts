// Les instructions des passages sur tous les comptes : le curseur, les tranches qu'il laisse, et ceux qu'un défaut a mis de côté.
import { type Instruction, sql } from "../../socle/base/base.js";

export const commencerEssai: Instruction = sql`savepoint titulaire`;
export const cloreEssai: readonly Instruction[] = [
  sql`set constraints all immediate`,
  sql`set constraints all deferred`,
  sql`release savepoint titulaire`,
];
export const annulerEssai: readonly Instruction[] = [sql`rollback to savepoint titulaire`, sql`release savepoint titulaire`];

export function isoler(titulaireId: string, raison: string, depuis: Date): Instruction {
  return sql`insert into droits.isoles (titulaire_id, raison, depuis) values (${titulaireId}, ${raison}, ${depuis})
    on conflict (titulaire_id) do update set raison = excluded.raison`;
}

export function leverIsolement(titulaireIds: readonly string[]): Instruction {
  return sql`delete from droits.isoles where titulaire_id = any(${titulaireIds}::uuid[])`;
}

export interface LigneIsole {
  readonly titulaire_id: string;
  readonly raison: string;
  readonly depuis: Date;
  /** Nombre de tous les isolés, le même sur chaque ligne. */
  readonly nombre: number;
}

export function lireIsoles(limite: number): Instruction {
  return sql`select titulaire_id, raison, depuis, count(*) over ()::integer as nombre from droits.isoles
    order by depuis, titulaire_id limit ${limite}`;
}

export interface LignePassage {
  readonly jour: string;
  readonly rang: number;
  readonly curseur: string | null;
  readonly etat: "en_cours" | "decoupe" | "fini";
  readonly titulaires: number;
  readonly ecrits: number;
  readonly isoles: number;
}

/** Deux travailleurs qui commencent au même instant rejoignent le même passage. */
export const verrouillerPassages: Instruction = sql`select pg_advisory_xact_lock(hashtextextended('droits.passages', 0))`;

/** Dernier passage d'un jour. */
export function lireDernierPassage(jour: string): Instruction {
  return sql`select jour, rang, curseur, etat, titulaires, ecrits, isoles from droits.passages where jour = ${jour} order by rang desc limit 1`;
}

export function ouvrirPassage(passage: { jour: string; rang: number; apres: string | null; instant: Date }): Instruction {
  const { jour, rang, apres, instant } = passage;
  return sql`insert into droits.passages (jour, rang, curseur, etat, commence_le) values (${jour}, ${rang}, ${apres}, 'en_cours', ${instant})`;
}

export interface RefPassage {
  readonly jour: string;
  readonly rang: number;
}

export function verrouillerPassage({ jour, rang }: RefPassage): Instruction {
  return sql`select jour, rang, curseur, etat, titulaires, ecrits, isoles from droits.passages where jour = ${jour} and rang = ${rang} for update`;
}

/** Laisse une tranche à faire entre le curseur et ce titulaire, et avance le curseur jusqu'à lui. */
export function laisserTranche({ jour, rang }: RefPassage, jusqua: string): Instruction {
  return sql`with avance as (
      update droits.passages set curseur = ${jusqua} where jour = ${jour} and rang = ${rang}
    )
    insert into droits.tranches (jour, rang, numero, apres, jusqua)
    select p.jour, p.rang, (select count(*) + 1 from droits.tranches t where t.jour = p.jour and t.rang = p.rang), p.curseur, ${jusqua}
    from droits.passages p where p.jour = ${jour} and p.rang = ${rang}`;
}

export function finirDecoupe({ jour, rang }: RefPassage): Instruction {
  return sql`update droits.passages set etat = 'decoupe' where jour = ${jour} and rang = ${rang} and etat = 'en_cours'`;
}

export interface LigneTranche {
  readonly numero: number;
  readonly apres: string | null;
  readonly jusqua: string;
}

/** Une tranche que personne ne tient ; elle est tenue jusqu'à la fin de la transaction. */
export function prendreTranche({ jour, rang }: RefPassage): Instruction {
  return sql`select numero, apres, jusqua from droits.tranches where jour = ${jour} and rang = ${rang} and etat = 'a_faire'
    order by numero limit 1 for update skip locked`;
}

export function noterTranche(
  { jour, rang }: RefPassage,
  numero: number,
  bilan: { titulaires: number; ecrits: number; isoles: number },
): Instruction {
  return sql`update droits.tranches set etat = 'faite', titulaires = ${bilan.titulaires}, ecrits = ${bilan.ecrits}, isoles = ${bilan.isoles}
    where jour = ${jour} and rang = ${rang} and numero = ${numero}`;
}

/** Clôt le passage dont toutes les tranches sont faites, et en garde les comptes ; sans effet s'il en reste. */
export function clorePassage({ jour, rang }: RefPassage, instant: Date): Instruction {
  return sql`update droits.passages p set etat = 'fini', fini_le = ${instant},
      titulaires = f.titulaires, ecrits = f.ecrits, isoles = f.isoles
    from (select coalesce(sum(titulaires), 0)::integer as titulaires, coalesce(sum(ecrits), 0)::integer as ecrits,
        coalesce(sum(isoles), 0)::integer as isoles, count(*) filter (where etat = 'a_faire') as reste
      from droits.tranches where jour = ${jour} and rang = ${rang}) f
    where p.jour = ${jour} and p.rang = ${rang} and p.etat = 'decoupe' and f.reste = 0`;
}

/** Les comptes d'un passage fini sont dans sa ligne : ses tranches n'apprennent plus rien. */
export function oublierTranches({ jour, rang }: RefPassage): Instruction {
  return sql`delete from droits.tranches t using droits.passages p
    where t.jour = ${jour} and t.rang = ${rang} and p.jour = t.jour and p.rang = t.rang and p.etat = 'fini'`;
}
