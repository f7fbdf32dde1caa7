// À qui reviennent les dépôts : les empreintes rattachées à un compte, et le verrou qui ordonne dépôt et première connexion.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";

export interface Rattachement {
  readonly titulaireId: string;
  readonly nirEmpreinte: string;
  /** Confirme que le nom déposé est le sien ; null quand ses traits ne le permettent pas. */
  readonly noyauEmpreinte: string | null;
  readonly traitsEmpreinte: string | null;
}

interface LigneRattachement {
  readonly titulaire_id: string;
  readonly nir_empreinte: string;
  readonly noyau_empreinte: string | null;
  readonly traits_empreinte: string | null;
}

const VERROU = 5151;
const TRANCHES = 64;

/** Une empreinte tombe toujours dans la même tranche de verrous : un nombre borné, quel que soit le nombre de lignes. */
function tranchesDe(empreintes: readonly (string | null)[]): number[] {
  const tranches = new Set<number>();
  for (const empreinte of empreintes) if (empreinte !== null) tranches.add(Number.parseInt(empreinte.slice(0, 2), 16) % TRANCHES || 0);
  return [...tranches].sort((a, b) => a - b);
}

/** Transactions qui tiennent déjà tous les verrous : mille corrections d'une tranche ne les redemandent pas. */
const TENUES = new WeakSet<Requeteur>();

/** Ceux qui déposent passent ensemble ; nul ne se rattache pendant ce temps, sans quoi un dépôt attendrait pour toujours. */
export async function verrouillerPourDeposerTout(base: Requeteur): Promise<void> {
  if (TENUES.has(base)) return;
  await base.requete(sql`select pg_advisory_xact_lock_shared(${VERROU}::int, t) from generate_series(0, ${TRANCHES - 1}::int) as t`);
  TENUES.add(base);
}

/** Pour un seul dépôt, les verrous de sa personne suffisent. */
export async function verrouillerPourDeposer(base: Requeteur, empreintes: readonly (string | null)[]): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock_shared(${VERROU}::int, t) from unnest(${tranchesDe(empreintes)}::int[]) as t`);
}

/** Qui se rattache attend les dépôts en cours qui pourraient le concerner. */
export async function verrouillerPourRattacher(base: Requeteur, empreintes: readonly (string | null)[]): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(${VERROU}::int, t) from unnest(${tranchesDe(empreintes)}::int[]) as t`);
}

function rattachementDe(ligne: LigneRattachement): Rattachement {
  return {
    titulaireId: ligne.titulaire_id,
    nirEmpreinte: ligne.nir_empreinte,
    noyauEmpreinte: ligne.noyau_empreinte,
    traitsEmpreinte: ligne.traits_empreinte,
  };
}

/** Rattachements dont le numéro est dans la liste. */
export async function trouverParNir(base: Requeteur, empreintes: readonly string[]): Promise<Rattachement[]> {
  if (empreintes.length === 0) return [];
  const lignes = await base.requete<LigneRattachement>({
    text: `select titulaire_id, nir_empreinte, noyau_empreinte, traits_empreinte from activites.rattachements
      where nir_empreinte = any($1::text[]) order by le desc`,
    values: [empreintes],
    name: "rattachements_par_nir",
  });
  return lignes.map(rattachementDe);
}

/** Rattachements dont les traits complets sont dans la liste. */
export async function trouverParTraits(base: Requeteur, empreintes: readonly string[]): Promise<Rattachement[]> {
  if (empreintes.length === 0) return [];
  const lignes = await base.requete<LigneRattachement>({
    text: `select titulaire_id, nir_empreinte, noyau_empreinte, traits_empreinte from activites.rattachements
      where traits_empreinte = any($1::text[])`,
    values: [empreintes],
    name: "rattachements_par_traits",
  });
  return lignes.map(rattachementDe);
}

/** Note à qui reviennent ces empreintes ; des traits nouveaux remplacent les anciens. */
export async function ecrireRattachement(base: Requeteur, rattachement: Rattachement, le: Date): Promise<void> {
  const { titulaireId, nirEmpreinte, noyauEmpreinte, traitsEmpreinte } = rattachement;
  await base.requete(sql`insert into activites.rattachements (titulaire_id, nir_empreinte, noyau_empreinte, traits_empreinte, le)
    values (${titulaireId}, ${nirEmpreinte}, ${noyauEmpreinte}, ${traitsEmpreinte}, ${le})
    on conflict (titulaire_id, nir_empreinte) do update set noyau_empreinte = excluded.noyau_empreinte, traits_empreinte = excluded.traits_empreinte`);
}

/** Met de côté les dépôts de ce numéro dont le nom est celui de quelqu'un d'autre : un agent départage. */
export async function douterDesAutresNoms(base: Requeteur, { nirEmpreinte, noyauEmpreinte }: Rattachement): Promise<void> {
  if (noyauEmpreinte === null) return;
  await base.requete(sql`update activites.depots set doute_identite = 'numero_d_un_autre'
    where nir_empreinte = ${nirEmpreinte} and titulaire_id is null and doute_identite is null and noyau_empreinte <> ${noyauEmpreinte}`);
}

/** Porte au compte les dépôts qui attendaient ce numéro, ou ces traits complets ; rend leur nombre. */
export async function porterAuCompte(base: Requeteur, rattachement: Rattachement): Promise<number> {
  const { titulaireId, nirEmpreinte, traitsEmpreinte } = rattachement;
  const lignes = await base.requete<{ portees: bigint }>(sql`
    with portes as (
      update activites.depots set titulaire_id = ${titulaireId}
      where titulaire_id is null and doute_identite is null
        and (nir_empreinte = ${nirEmpreinte} or (nir_empreinte is null and traits_empreinte = ${traitsEmpreinte}))
      returning *
    ), inscrites as (
    insert into activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le)
    select ${titulaireId}, activite_id, organisme_id, id_externe, organisme_nom, type, faits, declare_le from portes
    where remplace_par is null and annule_le is null
    on conflict do nothing returning id)
    select count(*) as portees from inscrites`);
  return Number(lignes[0]?.portees ?? 0);
}

/** Deux comptes ont les mêmes traits complets : ce qui n'a que des traits attend qu'un agent départage. */
export async function douterDesTraits(base: Requeteur, traitsEmpreinte: string): Promise<void> {
  await base.requete(sql`update activites.depots set doute_identite = 'plusieurs_comptes'
    where traits_empreinte = ${traitsEmpreinte} and nir_empreinte is null and titulaire_id is null and doute_identite is null`);
}

/**
 * Met ces titulaires dans la file de ceux dont les droits sont à recalculer. Qui y est déjà est tenu jusqu'à la fin de la transaction :
 * pris entre-temps, il serait calculé sans ce qui s'écrit ici, et ne serait plus dans la file.
 */
export async function mettreARecalculer(base: Requeteur, titulaireIds: readonly string[], le: Date): Promise<void> {
  if (titulaireIds.length === 0) return;
  await base.requete({
    text: `insert into activites.a_recalculer (titulaire_id, depuis) select distinct t, $2::timestamptz from unnest($1::uuid[]) as t
      order by t on conflict (titulaire_id) do update set depuis = least(a_recalculer.depuis, excluded.depuis)`,
    values: [titulaireIds, le],
    name: "a_recalculer",
  });
}

/** Retire de la file et rend, dans l'ordre, des titulaires que nul autre ne tient. */
export async function prendreDansLaFile(base: Requeteur, limite: number): Promise<string[]> {
  const lignes = await base.requete<{ titulaire_id: string }>({
    text: `with pris as (select titulaire_id from activites.a_recalculer order by titulaire_id limit $1 for update skip locked)
      delete from activites.a_recalculer a using pris where a.titulaire_id = pris.titulaire_id returning a.titulaire_id`,
    values: [limite],
    name: "prendre_a_recalculer",
  });
  return lignes.map((ligne) => ligne.titulaire_id).sort();
}
