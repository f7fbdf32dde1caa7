// L'écriture de l'offre, en masse : une instruction par table pour toute une tranche.
import type { Instruction, Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";

/** Organismes que l'envoi nomme : un inconnu est inscrit au catalogue, un connu garde son nom. */
export async function assurerOrganismes(base: Requeteur, lignes: readonly object[], le: Date): Promise<void> {
  await base.requete(sql`
    insert into catalogue.organismes_formation as o (siret, denomination, numero_activite, modifie_le)
    select l.siret, coalesce(l.nom, 'Organisme ' || l.siret), l.activite, ${le}
    from json_to_recordset(${JSON.stringify(lignes)}::json) as l (siret text, nom text, activite text)
    order by l.siret
    on conflict (siret) do update set denomination = excluded.denomination,
      numero_activite = coalesce(o.numero_activite, excluded.numero_activite), modifie_le = excluded.modifie_le
    where o.denomination = 'Organisme ' || o.siret and excluded.denomination <> o.denomination`);
}

export interface FormationEcrite {
  readonly id: string;
  readonly rang: number;
  readonly creee: boolean;
}

/** Rangs des formations déjà gardées telles quelles : même empreinte, et non retirées. */
export async function trouverInchangees(base: Requeteur, lignes: readonly object[]): Promise<ReadonlySet<number>> {
  const trouvees = await base.requete<{ rang: number }>(sql`
    select l.rang from json_to_recordset(${JSON.stringify(lignes)}::json)
      as l (rang integer, source text, siret text, numero text, empreinte text)
    join catalogue.formations f using (source, siret, numero)
    where f.retiree_le is null and f.empreinte = decode(l.empreinte, 'hex')`);
  return new Set(trouvees.map(({ rang }) => rang));
}

const ECRIRE_FORMATIONS = `
  with envoi as (
    select * from json_to_recordset($1::json) as l (rang integer, id uuid, empreinte text, source text, siret text, numero text,
      intitule text, objectif text, contenu text, resultats text, prerequis text, "prerequisAVerifier" boolean, type text,
      certification text, blocs text[], "niveauSortie" smallint, formacodes text[], romes text[], publics text[], roles text[], url text)
  ), ecrites as (
    insert into catalogue.formations as f (id, source, siret, numero, intitule, objectif, contenu, resultats, prerequis,
      prerequis_a_verifier, type_formation, certification, blocs, niveau_sortie, formacodes, romes, publics, roles, url,
      empreinte, import_id, modifiee_le)
    select id, source, siret, numero, intitule, objectif, contenu, resultats, prerequis, "prerequisAVerifier", type,
      certification, blocs, "niveauSortie", formacodes, romes, publics, roles, url, decode(empreinte, 'hex'), $2, $3
    from envoi order by source, siret, numero
    on conflict (source, siret, numero) do update set intitule = excluded.intitule, objectif = excluded.objectif,
      contenu = excluded.contenu, resultats = excluded.resultats, prerequis = excluded.prerequis,
      prerequis_a_verifier = excluded.prerequis_a_verifier, type_formation = excluded.type_formation,
      certification = excluded.certification, blocs = excluded.blocs, niveau_sortie = excluded.niveau_sortie,
      formacodes = excluded.formacodes, romes = excluded.romes, publics = excluded.publics, roles = excluded.roles,
      url = excluded.url, empreinte = excluded.empreinte, import_id = excluded.import_id, modifiee_le = excluded.modifiee_le,
      retiree_le = null
    where f.empreinte <> excluded.empreinte or f.retiree_le is not null
    returning f.id, f.source, f.siret, f.numero, (xmax = 0) as creee
  )
  select w.id, e.rang, w.creee from ecrites w join envoi e using (source, siret, numero)`;

/** Garde les formations nouvelles ou changées et ne rend qu'elles ; celles dont l'empreinte est la même ne sont pas écrites. */
export async function ecrireFormations(
  base: Requeteur,
  lignes: readonly object[],
  { importId, le }: { importId: string | null; le: Date },
): Promise<FormationEcrite[]> {
  return base.requete<FormationEcrite>({ text: ECRIRE_FORMATIONS, values: [JSON.stringify(lignes), importId, le] });
}

export interface RangEcrit {
  readonly id: string;
  readonly rang: number;
}

const ECRIRE_ACTIONS = `
  with envoi as (
    select * from json_to_recordset($1::json) as l (rang integer, id uuid, "formationId" uuid, numero text, modalite text,
      "entreesPermanentes" boolean, adresse text, "codePostal" text, commune text, prix bigint, heures numeric, accessible boolean,
      "accesHandicap" text, langue text)
  ), ecrites as (
    insert into catalogue.actions as a (id, formation_id, numero, modalite, entrees_permanentes, adresse, code_postal, commune, prix,
      heures, accessible, acces_handicap, langue)
    select id, "formationId", numero, modalite, "entreesPermanentes", adresse, "codePostal", commune, prix, heures, accessible,
      "accesHandicap", langue
    from envoi order by "formationId", numero
    on conflict (formation_id, numero) do update set modalite = excluded.modalite, entrees_permanentes = excluded.entrees_permanentes,
      adresse = excluded.adresse, code_postal = excluded.code_postal, commune = excluded.commune, prix = excluded.prix,
      heures = excluded.heures, accessible = excluded.accessible, acces_handicap = excluded.acces_handicap, langue = excluded.langue,
      latitude = case when (a.code_postal, a.commune) is distinct from (excluded.code_postal, excluded.commune) then null else a.latitude end,
      longitude = case when (a.code_postal, a.commune) is distinct from (excluded.code_postal, excluded.commune) then null else a.longitude end,
      retiree_le = null
    returning a.id, a.formation_id, a.numero
  )
  select w.id, e.rang from ecrites w join envoi e on e."formationId" = w.formation_id and e.numero = w.numero`;

/** Garde les actions ; rend la clé de chacune, ancienne si elle existait. Une action qui a changé de commune perd sa position. */
export async function ecrireActions(base: Requeteur, lignes: readonly object[]): Promise<RangEcrit[]> {
  return base.requete<RangEcrit>({ text: ECRIRE_ACTIONS, values: [JSON.stringify(lignes)] });
}

const ECRIRE_SESSIONS = `
  insert into catalogue.sessions as s (id, action_id, numero, debut, fin, etat, places)
  select id, "actionId", numero, debut, fin, etat, places
  from json_to_recordset($1::json) as l (id uuid, "actionId" uuid, numero text, debut date, fin date, etat text, places integer)
  order by "actionId", numero
  on conflict (action_id, numero) do update set debut = excluded.debut, fin = excluded.fin, etat = excluded.etat,
    places = excluded.places, retiree_le = null
  returning s.id`;

export async function ecrireSessions(base: Requeteur, lignes: readonly object[]): Promise<string[]> {
  const ecrites = await base.requete<{ id: string }>({ text: ECRIRE_SESSIONS, values: [JSON.stringify(lignes)] });
  return ecrites.map(({ id }) => id);
}

/** Retire, sans les effacer, les actions et les sessions que l'envoi n'a plus : un dossier peut s'y référer. */
export async function retirerAbsentes(
  base: Requeteur,
  envoi: { formations: readonly string[]; actions: readonly string[]; sessions: readonly string[]; le: Date },
): Promise<void> {
  await base.requete(sql`
    update catalogue.sessions s set retiree_le = ${envoi.le} from catalogue.actions a
    where a.id = s.action_id and a.formation_id = any(${envoi.formations}::uuid[]) and s.retiree_le is null
      and s.id <> all(${envoi.sessions}::uuid[])`);
  await base.requete(sql`
    update catalogue.actions set retiree_le = ${envoi.le}
    where formation_id = any(${envoi.formations}::uuid[]) and retiree_le is null and id <> all(${envoi.actions}::uuid[])`);
}

async function ids(base: Requeteur, instruction: Instruction): Promise<string[]> {
  return (await base.requete<{ id: string }>(instruction)).map(({ id }) => id);
}

/** Retire une formation de cet organisme ; vrai si elle y était. */
export async function retirer(base: Requeteur, { siret, id, le }: { siret: string; id: string; le: Date }): Promise<boolean> {
  const lignes = await ids(
    base,
    sql`update catalogue.formations set retiree_le = coalesce(retiree_le, ${le}) where id = ${id} and siret = ${siret} returning id`,
  );
  return lignes.length === 1;
}

/** Formation, non retirée, de cette action chez cet organisme ; elle est verrouillée. */
export async function trouverFormationDeLAction(
  base: Requeteur,
  { siret, actionId }: { siret: string; actionId: string },
): Promise<string | null> {
  const trouvees = await ids(
    base,
    sql`select f.id from catalogue.formations f join catalogue.actions a on a.formation_id = f.id
      where a.id = ${actionId} and f.siret = ${siret} and f.retiree_le is null and a.retiree_le is null for update of f`,
  );
  return trouvees[0] ?? null;
}

/** Formation de cette session chez cet organisme ; elle est verrouillée. */
export async function trouverFormationDeLaSession(
  base: Requeteur,
  { siret, sessionId }: { siret: string; sessionId: string },
): Promise<string | null> {
  const trouvees = await ids(
    base,
    sql`select f.id from catalogue.formations f join catalogue.actions a on a.formation_id = f.id
      join catalogue.sessions s on s.action_id = a.id
      where s.id = ${sessionId} and f.siret = ${siret} and f.retiree_le is null and a.retiree_le is null and s.retiree_le is null for update of f`,
  );
  return trouvees[0] ?? null;
}

/** L'offre gardée n'est plus celle du dernier envoi : le prochain, même identique, sera écrit. */
export async function oublierEmpreinte(base: Requeteur, id: string, le: Date): Promise<void> {
  await base.requete(sql`update catalogue.formations set empreinte = ''::bytea, modifiee_le = ${le} where id = ${id}`);
}

export async function changerEtat(base: Requeteur, sessionId: string, etat: string): Promise<void> {
  await base.requete(sql`update catalogue.sessions set etat = ${etat} where id = ${sessionId}`);
}

/** Clé d'une formation d'après ce qui la désigne chez qui l'envoie. */
export async function trouverParNumero(
  base: Requeteur,
  { source, siret, numero }: { source: string; siret: string; numero: string },
): Promise<string | null> {
  const trouvees = await ids(
    base,
    sql`select id from catalogue.formations where source = ${source} and siret = ${siret} and numero = ${numero}`,
  );
  return trouvees[0] ?? null;
}
