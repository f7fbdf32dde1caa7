// Les requêtes qui composent les fiches de recherche et le vocabulaire.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { Modalite, Public, RoleAssociatif, TypeAuCatalogue } from "./offre.js";

export interface FormationACherche {
  readonly id: string;
  readonly intitule: string;
  readonly type: TypeAuCatalogue;
  readonly certification: string | null;
  readonly certificationIntitule: string | null;
  readonly publics: readonly Public[];
  readonly roles: readonly RoleAssociatif[];
  readonly organismeNom: string;
  readonly inscription: boolean;
  readonly objectif: string;
  readonly contenu: string;
  readonly resultats: string;
}

export interface ActionACherche {
  readonly id: string;
  readonly formationId: string;
  readonly modalite: Modalite;
  readonly accessible: boolean;
  readonly codePostal: string | null;
  readonly commune: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Formations qu'on doit pouvoir trouver : ni retirées, ni d'un organisme suspendu, ni d'une certification inactive. */
export function formationsAChercher(base: Requeteur, ids: readonly string[]): Promise<FormationACherche[]> {
  // Les formations d'abord : sans statistiques (un premier import), le plan partirait des organismes et relirait tout à chaque tranche.
  return base.requete(sql`
    with choisies as materialized (
      select * from catalogue.formations where id = any(${ids}::uuid[]) and retiree_le is null)
    select f.id, f.intitule, f.type_formation as type, f.certification, c.intitule as "certificationIntitule", f.publics, f.roles,
      o.denomination as "organismeNom", o.organisme_id is not null as inscription,
      left(f.objectif, 2000) as objectif, left(f.contenu, 6000) as contenu, left(f.resultats, 1000) as resultats
    from choisies f
    join catalogue.organismes_formation o on o.siret = f.siret
    left join catalogue.certifications c on c.code = f.certification
    where o.suspendu_le is null and coalesce(c.active, true)`);
}

export function actionsAChercher(base: Requeteur, formationIds: readonly string[]): Promise<ActionACherche[]> {
  return base.requete(sql`
    select id, formation_id as "formationId", modalite, accessible, code_postal as "codePostal", commune, latitude, longitude
    from catalogue.actions where formation_id = any(${formationIds}::uuid[]) and retiree_le is null`);
}

/** Textes d'une formation par niveau, sans accents : titre, certification, rôle et public, organisme, contenu. */
export interface TextesDeFormation {
  readonly id: string;
  readonly textes: readonly [string, string, string, string, string];
}

export interface FicheAEcrire {
  readonly id: string;
  readonly formationId: string;
  readonly profil: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly aDistance: boolean;
  /** Commune et code postal, sans accents. */
  readonly texte: string;
}

/** Remplace toutes les fiches de ces formations ; une action sans départ possible n'en a pas. */
export async function remplacerFiches(
  base: Requeteur,
  ids: readonly string[],
  { formations, actions }: { formations: readonly TextesDeFormation[]; actions: readonly FicheAEcrire[] },
): Promise<void> {
  const gardees = await base.requete<{ id: string }>(sql`
    with formations as materialized (
      select f.id, (
        select coalesce(array_to_tsvector(array_agg('0' || racine) || array_agg(niveau || racine) filter (where niveau < 5)), '')
        from (
          select racine, min(t.niveau) as niveau
          from jsonb_array_elements_text(f.textes) with ordinality t(texte, niveau),
            unnest(tsvector_to_array(to_tsvector('french', t.texte))) racine
          group by racine
        ) meilleur
      ) as recherche
      from jsonb_to_recordset(${JSON.stringify(formations)}::jsonb) as f(id uuid, textes jsonb)
    ), prepares as (
      select a.id, f.id as formation_id, p.profil, a.prix, p.latitude, p.longitude, p."aDistance",
        a.entrees_permanentes or (x.source = 'mcf' and d.debuts is null) as permanente,
        case when a.entrees_permanentes then datemultirange(daterange(null, c.fin_enregistrement, '[]'))
          else coalesce(d.debuts, '{}') end as debuts,
        case when a.entrees_permanentes or d.debuts is null then coalesce(c.fin_enregistrement, 'infinity') else upper(d.debuts) - 1 end as dernier,
        f.recherche || coalesce((
          select array_to_tsvector(array_agg('0' || racine) || array_agg('4' || racine)) from unnest(tsvector_to_array(to_tsvector('french', p.texte))) racine
        ), '') as recherche
      from jsonb_to_recordset(${JSON.stringify(actions)}::jsonb) as p(id uuid, "formationId" uuid, profil integer, latitude real,
        longitude real, "aDistance" boolean, texte text)
      join formations f on f.id = p."formationId"
      join catalogue.actions a on a.id = p.id
      join catalogue.formations x on x.id = f.id
      left join catalogue.certifications c on c.code = x.certification
      left join lateral (
        select range_agg(daterange(s.debut, s.debut, '[]')) as debuts from catalogue.sessions s
        where s.action_id = a.id and s.etat = 'ouverte' and s.retiree_le is null
          and s.debut <= coalesce(c.fin_enregistrement, 'infinity')
      ) d on true
      where a.entrees_permanentes or d.debuts is not null or x.source = 'mcf'
    )
    insert into catalogue.fiches (action_id, formation_id, profil, prix, latitude, longitude, a_distance, permanente, dernier, debuts, recherche)
    select id, formation_id, profil, prix, latitude, longitude, "aDistance", permanente, dernier, debuts, recherche from prepares order by id
    on conflict (action_id) do update set formation_id = excluded.formation_id, profil = excluded.profil, prix = excluded.prix,
      latitude = excluded.latitude, longitude = excluded.longitude, a_distance = excluded.a_distance, permanente = excluded.permanente,
      dernier = excluded.dernier, debuts = excluded.debuts, recherche = excluded.recherche, lest = excluded.lest
    returning action_id as id`);
  await base.requete(sql`
    delete from catalogue.fiches
    where formation_id = any(${ids}::uuid[]) and action_id <> all(${gardees.map(({ id }) => id)}::uuid[])`);
}

/** Ajoute au vocabulaire les mots qui n'y sont pas ; les mots vides (« de », « la ») n'y entrent pas. */
export async function ajouterMots(base: Requeteur, mots: readonly string[]): Promise<void> {
  await base.requete(sql`
    insert into catalogue.mots (mot, racine)
    select m.mot, r.racine from unnest(${mots}::text[]) m(mot)
    cross join lateral (select (tsvector_to_array(to_tsvector('french', m.mot)))[1] as racine) r
    where r.racine is not null and not exists (select from catalogue.mots v where v.mot = m.mot)
    order by m.mot
    on conflict do nothing`);
}

/** Formations de cet organisme, ou de ces certifications : leurs fiches dépendent d'eux. */
export async function formationsLieesA(
  base: Requeteur,
  liens: { siret: string | null; certifications: readonly string[] },
): Promise<string[]> {
  const lignes = await base.requete<{ id: string }>(sql`
    select id from catalogue.formations
    where retiree_le is null and (siret = ${liens.siret} or certification = any(${liens.certifications}::text[]))`);
  return lignes.map(({ id }) => id);
}
