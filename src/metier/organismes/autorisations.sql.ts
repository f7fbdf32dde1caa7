// Les requêtes des autorisations de déclarer.
import { TYPES_ACTIVITE, type TypeActivite } from "../../regles/faits.js";
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Autorisation } from "./autorisation.js";

interface LigneAutorisation {
  readonly id: string;
  readonly organisme_id: string;
  readonly type: string;
  readonly depuis: DateCivile;
  readonly jusqu_au: DateCivile | null;
  readonly fin_prevue: DateCivile | null;
  readonly peut_employer_nir: boolean;
  readonly decidee_par: string;
  readonly raison: string;
  readonly decidee_le: Date;
  readonly terminee_par: string | null;
  readonly raison_fin: string | null;
  readonly terminee_le: Date | null;
}

/** Le type d'activité d'un texte, ou null s'il n'est aucun des quatorze. */
export function lireTypeActivite(texte: string): TypeActivite | null {
  return TYPES_ACTIVITE.find((type) => type === texte) ?? null;
}

function autorisationDe(ligne: LigneAutorisation): Autorisation {
  const type = lireTypeActivite(ligne.type);
  if (type === null) throw new Error(`Autorisation d'un type inconnu : ${ligne.type}.`);
  const { id, depuis, raison, terminee_par: par, raison_fin: raisonFin, terminee_le: le } = ligne;
  return {
    id,
    organismeId: ligne.organisme_id,
    type,
    depuis,
    jusquAu: ligne.jusqu_au,
    finPrevue: ligne.fin_prevue,
    peutEmployerNir: ligne.peut_employer_nir,
    decideePar: ligne.decidee_par,
    raison,
    decideeLe: ligne.decidee_le,
    fin: par === null || raisonFin === null || le === null ? null : { par, raison: raisonFin, le },
  };
}

/** Toutes les autorisations d'un organisme, de la plus ancienne à la plus récente. */
export async function trouverAutorisations(base: Requeteur, organismeId: string): Promise<Autorisation[]> {
  const lignes = await base.requete<LigneAutorisation>(sql`
    select id, organisme_id, type, depuis, jusqu_au, fin_prevue, peut_employer_nir, decidee_par, raison, decidee_le, terminee_par,
      raison_fin, terminee_le
    from organismes.autorisations where organisme_id = ${organismeId} order by depuis, type, decidee_le, id`);
  return lignes.map(autorisationDe);
}

/** Parmi ces organismes, ceux qui ont au moins une autorisation, en vigueur ou finie. */
export async function trouverAutorises(base: Requeteur, organismeIds: readonly string[]): Promise<readonly string[]> {
  const lignes = await base.requete<{ organisme_id: string }>(sql`
    select distinct organisme_id from organismes.autorisations where organisme_id = any(${organismeIds}::uuid[])`);
  return lignes.map(({ organisme_id: organismeId }) => organismeId);
}

export async function insererAutorisation(base: Requeteur, a: Autorisation): Promise<void> {
  await base.requete(sql`
    insert into organismes.autorisations (organisme_id, id, type, depuis, jusqu_au, fin_prevue, peut_employer_nir, decidee_par, raison,
      decidee_le)
    values (${a.organismeId}, ${a.id}, ${a.type}, ${a.depuis}, ${a.jusquAu}, ${a.finPrevue}, ${a.peutEmployerNir}, ${a.decideePar},
      ${a.raison}, ${a.decideeLe})`);
}

export interface FinPosee {
  readonly organismeId: string;
  readonly id: string;
  readonly jusquAu: DateCivile;
  readonly par: string;
  readonly raison: string;
  readonly le: Date;
}

export async function poserFin(base: Requeteur, f: FinPosee): Promise<void> {
  await base.requete(sql`
    update organismes.autorisations set jusqu_au = ${f.jusquAu}, terminee_par = ${f.par}, raison_fin = ${f.raison}, terminee_le = ${f.le}
    where organisme_id = ${f.organismeId} and id = ${f.id}`);
}
