// Les requêtes de la recherche : compter par profil, tirer une page dans chaque ordre, la montrer, comprendre les mots tapés.
import type { Instruction, Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { GroupeDeFiches } from "./facettes.js";
import type { FicheTrouvee } from "./recherche.js";

/** Ce qui filtre hors des facettes, prêt pour la base. */
export interface Filtre {
  /** Premier jour où commencer : aujourd'hui ou plus tard. */
  readonly borne: DateCivile;
  /** Dernier jour où commencer. */
  readonly avant: DateCivile | null;
  /** Des dates sont demandées : une date que la source ne donne pas n'y répond pas. */
  readonly datesDemandees: boolean;
  /** Expression de recherche (tsquery), null pour tout. */
  readonly expression: string | null;
  readonly prixMax: number | null;
  readonly autour: { readonly latitude: number; readonly longitude: number; readonly rayonKm: number } | null;
}

/** Une tranche de l'ordre demandé : `profils` vient des facettes (null : tous), `deja` des tranches précédentes. */
export interface Tranche {
  readonly profils: readonly number[] | null;
  readonly deja: readonly string[];
  readonly limite: number;
}

const KM_PAR_DEGRE = 111.19;

/** Kilomètres à vol d'oiseau entre une fiche et le lieu que ces deux paramètres donnent. */
function distanceDe(latitude: string, longitude: string): string {
  return `(12742 * asin(least(1, sqrt(power(sin(radians(f.latitude - ${latitude}::float8) / 2), 2)
    + cos(radians(${latitude}::float8)) * cos(radians(f.latitude)) * power(sin(radians(f.longitude - ${longitude}::float8) / 2), 2)))))`;
}

/** Kilomètres du lieu demandé ($5, $6). Sans coordonnées, `least` rend 1 : le bout du monde, donc les dernières. */
const DISTANCE = distanceDe("$5", "$6");
const FENETRE = "daterange($1::date, $2::date, '[]')";
/** L'expression de recherche est la même qu'à l'index. */
const MOTS = "catalogue.mots_de(f.recherche) @@ $3::tsquery";
const FILTRE = `f.dernier >= $1::date and ($12::boolean is false or f.debuts && ${FENETRE})
  and ($4::bigint is null or f.prix <= $4::bigint)
  and ($5::float8 is null or f.a_distance or (f.latitude between $7::real and $8::real and f.longitude between $9::real and $10::real
    and ${DISTANCE} <= $11::float8))`;
const filtreDe = ({ expression }: Filtre): string => `${FILTRE} and ${expression === null ? "$3::text is null" : MOTS}`;
const TRANCHE = "($13::integer[] is null or f.profil = any($13::integer[])) and f.action_id <> all($14::uuid[])";
const PROCHAINE = `case when f.permanente then null else lower(f.debuts * datemultirange(${FENETRE})) end`;

function valeursDuFiltre({ borne, avant, datesDemandees, expression, prixMax, autour }: Filtre): readonly unknown[] {
  if (autour === null) return [borne, avant, expression, prixMax, null, null, null, null, null, null, null, datesDemandees];
  const { latitude, longitude, rayonKm } = autour;
  const enLatitude = rayonKm / KM_PAR_DEGRE + 0.001;
  const enLongitude = enLatitude / Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  const boite = [latitude - enLatitude, latitude + enLatitude, longitude - enLongitude, longitude + enLongitude];
  return [borne, avant, expression, prixMax, latitude, longitude, ...boite, rayonKm, datesDemandees];
}

/** Combien de fiches par profil. */
export async function compterParProfil(base: Requeteur, filtre: Filtre): Promise<GroupeDeFiches[]> {
  const instruction: Instruction = {
    text: `select f.profil, count(*)::integer as nombre from catalogue.fiches f where ${filtreDe(filtre)} group by f.profil`,
    values: valeursDuFiltre(filtre),
  };
  return base.requete<GroupeDeFiches>(instruction);
}

async function tirer(base: Requeteur, ordre: string, { filtre, tranche }: { filtre: Filtre; tranche: Tranche }): Promise<string[]> {
  const lignes = await base.requete<{ id: string }>({
    text: `select f.action_id as id from catalogue.fiches f where ${filtreDe(filtre)} and ${TRANCHE} order by ${ordre} limit $15`,
    values: [...valeursDuFiltre(filtre), tranche.profils, tranche.deja, tranche.limite],
  });
  return lignes.map(({ id }) => id);
}

const PAR_DATE = `f.permanente, ${PROCHAINE}, f.action_id`;

export const ORDRES = {
  date: PAR_DATE,
  /** L'inscription ici d'abord (bit 7 du profil), puis la date. */
  pertinence: `(f.profil & 128) = 0, ${PAR_DATE}`,
  prix: "f.prix, f.action_id",
  distance: `f.a_distance, ${DISTANCE} nulls last, f.action_id`,
} as const;

/** Les premières fiches de cette tranche, dans cet ordre. */
export function tirerDansLOrdre(
  base: Requeteur,
  ordre: keyof typeof ORDRES,
  demande: { filtre: Filtre; tranche: Tranche },
): Promise<string[]> {
  return tirer(base, ORDRES[ordre], demande);
}

/** Les mêmes fiches que l'ordre « date », lues départ après départ : quand tant de fiches conviennent que les trier toutes coûterait plus. */
export async function tirerParDepart(base: Requeteur, { filtre, tranche }: { filtre: Filtre; tranche: Tranche }): Promise<string[]> {
  const lignes = await base.requete<{ id: string }>({
    text: `select d.action_id as id
      from (
        select distinct s.debut, s.action_id from catalogue.sessions s
        where s.etat = 'ouverte' and s.retiree_le is null and s.debut >= $1::date and ($2::date is null or s.debut <= $2::date)
        order by s.debut, s.action_id
      ) d
      cross join lateral (
        select from catalogue.fiches f
        where f.action_id = d.action_id and not f.permanente and d.debut = ${PROCHAINE} and ${filtreDe(filtre)} and ${TRANCHE}
        limit 1
      ) retenue
      order by d.debut, d.action_id limit $15`,
    values: [...valeursDuFiltre(filtre), tranche.profils, tranche.deja, tranche.limite],
  });
  return lignes.map(({ id }) => id);
}

interface LigneMontree extends Omit<FicheTrouvee, "prix" | "heures" | "distanceKm" | "inscription"> {
  readonly prix: bigint;
  readonly heures: string;
  readonly distance: number | null;
  readonly profil: number;
}

/** Ce qu'on montre de ces fiches, dans l'ordre des identifiants donnés. */
export async function montrerFiches(base: Requeteur, ids: readonly string[], filtre: Filtre): Promise<FicheTrouvee[]> {
  if (ids.length === 0) return [];
  const { borne, avant, autour } = filtre;
  const lignes = await base.requete<LigneMontree>({
    text: `
    select f.formation_id as "formationId", f.action_id as "actionId", x.intitule, x.type_formation as type, x.certification,
      o.denomination as "organismeNom", f.profil, a.modalite, a.commune, a.code_postal as "codePostal", f.prix, a.heures,
      case when f.permanente then null else d.prochaine end as prochaine, d.sessions, a.accessible, x.publics, x.roles,
      case when $4::float8 is not null and f.latitude is not null then ${distanceDe("$4", "$5")} end as distance
    from unnest($1::uuid[]) with ordinality voulu(id, rang)
    join catalogue.fiches f on f.action_id = voulu.id
    join catalogue.actions a on a.id = f.action_id
    join catalogue.formations x on x.id = f.formation_id
    join catalogue.organismes_formation o on o.siret = x.siret
    cross join lateral (
      select min(s.debut) as prochaine, count(*)::integer as sessions from catalogue.sessions s
      where s.action_id = f.action_id and s.etat = 'ouverte' and s.retiree_le is null and s.debut >= $2
        and s.debut <= coalesce($3::date, 'infinity') and f.debuts @> s.debut
    ) d
    order by voulu.rang`,
    values: [ids, borne, avant, autour?.latitude ?? null, autour?.longitude ?? null],
  });
  return lignes.map(({ prix, heures, distance, profil, ...reste }) => ({
    ...reste,
    prix: Number(prix),
    heures: Number(heures),
    distanceKm: distance === null ? null : Math.round(distance * 10) / 10,
    inscription: (profil & 128) !== 0,
  }));
}

export interface MotCompris {
  readonly mot: string;
  /** Vide : le mot ne distingue rien (« de », « la »). */
  readonly racines: readonly string[];
  readonly connu: boolean;
  /** Des mots du catalogue commencent ainsi. */
  readonly debut: boolean;
}

/** Racines des mots tapés, et s'ils se lisent au catalogue. */
export function comprendreMots(base: Requeteur, mots: readonly string[]): Promise<MotCompris[]> {
  return base.requete(sql`
    select m.mot, r.racines, exists (select from catalogue.mots v where v.racine = r.racines[1]) as connu,
      exists (select from catalogue.mots v where v.mot ~>=~ m.mot and v.mot ~<~ (m.mot || '~')) as debut
    from unnest(${mots}::text[]) with ordinality m(mot, rang)
    cross join lateral (select tsvector_to_array(to_tsvector('french', m.mot)) as racines) r
    order by m.rang`);
}

/** Mots du catalogue qui ressemblent à celui-ci, le plus ressemblant d'abord. */
export function motsRessemblants(base: Requeteur, mot: string): Promise<{ mot: string; racine: string }[]> {
  return base.requete(sql`
    select mot, racine from catalogue.mots where mot % ${mot} order by similarity(mot, ${mot}) desc, mot limit 30`);
}
