// Les requêtes des organismes déclarants.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";

/** Inscription d'un organisme parmi les déclarants. */
export interface LigneDeclarant {
  readonly organismeId: string;
  readonly siret: string | null;
  readonly inscritLe: Date;
}

const COLONNES = 'd.organisme_id as "organismeId", d.siret, d.inscrit_le as "inscritLe"';
const declarants = (suite: ReturnType<typeof sql>) => ({
  text: `select ${COLONNES} from organismes.declarants d ${suite.text}`,
  values: suite.values,
});

export async function trouverDeclarant(base: Requeteur, organismeId: string): Promise<LigneDeclarant | null> {
  const lignes = await base.requete<LigneDeclarant>(declarants(sql`where d.organisme_id = ${organismeId}`));
  return lignes[0] ?? null;
}

export async function trouverDeclarantParSiret(base: Requeteur, siret: string): Promise<LigneDeclarant | null> {
  const lignes = await base.requete<LigneDeclarant>(declarants(sql`where d.siret = ${siret}`));
  return lignes[0] ?? null;
}

/** Parmi ces organismes, ceux qui sont déclarants. */
export async function trouverDeclarants(base: Requeteur, organismeIds: readonly string[]): Promise<LigneDeclarant[]> {
  return base.requete<LigneDeclarant>(declarants(sql`where d.organisme_id = any(${organismeIds}::uuid[])`));
}

/** Les inscriptions se font l'une après l'autre : deux envois au même instant n'en font pas deux organismes. */
export async function verrouillerInscriptions(base: Requeteur): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtext('organismes.declarants'))`);
}

export async function insererDeclarant(base: Requeteur, d: LigneDeclarant & { readonly inscritPar: string }): Promise<void> {
  await base.requete(sql`insert into organismes.declarants (organisme_id, siret, inscrit_le, inscrit_par)
    values (${d.organismeId}, ${d.siret}, ${d.inscritLe}, ${d.inscritPar})`);
}

/** Donne son SIRET à un déclarant qui n'en avait pas. */
export async function completerSiret(base: Requeteur, organismeId: string, siret: string): Promise<void> {
  await base.requete(sql`update organismes.declarants set siret = ${siret} where organisme_id = ${organismeId} and siret is null`);
}

/** Fiche d'un déclarant telle qu'une liste la montre ; `types` : ceux qu'il peut déclarer ce jour-là. */
export interface FicheDeclarant {
  readonly organismeId: string;
  readonly nom: string;
  readonly commune: string;
  readonly siret: string | null;
  readonly types: readonly string[];
}

/** Déclarants dont les mots de la fiche commencent par ceux de la demande (tous si elle est vide), par nom. */
export async function chercherFiches(
  base: Requeteur,
  demande: { motsPrefixes: string | null; jour: string; seulementAutorises: boolean; limite: number },
): Promise<FicheDeclarant[]> {
  return base.requete<FicheDeclarant>(sql`
    select d.organisme_id as "organismeId", o.nom, o.commune, d.siret, e.types
    from organismes.declarants d
    join organismes.organismes o on o.id = d.organisme_id
    cross join lateral (
      select coalesce(array_agg(distinct a.type order by a.type), '{}') as types from organismes.autorisations a
      where a.organisme_id = d.organisme_id and a.depuis <= ${demande.jour}::date and (a.jusqu_au is null or a.jusqu_au >= ${demande.jour}::date)
    ) e
    where (${demande.motsPrefixes}::text is null or o.mots @@ ${demande.motsPrefixes}::tsquery)
      and (not ${demande.seulementAutorises}::boolean or cardinality(e.types) > 0)
    order by o.nom, d.organisme_id limit ${demande.limite}`);
}
