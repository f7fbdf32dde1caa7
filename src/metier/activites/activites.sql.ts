// Les requêtes des activités déposées par les organismes.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Activite } from "./activite.js";
import { lireFaits } from "./faits.js";

interface LigneActivite {
  readonly id: string;
  readonly titulaire_id: string;
  readonly organisme_id: string;
  readonly organisme_nom: string;
  readonly faits: unknown;
  readonly declare_le: DateCivile;
  readonly recensee: boolean;
}

/** Dépôt gardé tel que l'organisme l'a envoyé. */
export interface Depot {
  readonly organismeId: string;
  readonly idExterne: string;
  readonly activiteId: string;
  readonly nirEmpreinte: string | null;
  readonly titulaireId: string | null;
  readonly organismeNom: string;
  readonly faits: Activite["faits"];
  readonly declareLe: DateCivile;
}

function faitsGardes(brut: unknown): Activite["faits"] {
  const lus = lireFaits(brut);
  if (!lus.valide) throw new Error(`Faits gardés illisibles : ${lus.fautes.join(" ; ")}.`);
  return lus.faits;
}

function activiteDe(ligne: LigneActivite): Activite {
  return {
    id: ligne.id,
    titulaireId: ligne.titulaire_id,
    organismeId: ligne.organisme_id,
    organismeNom: ligne.organisme_nom,
    faits: faitsGardes(ligne.faits),
    declareLe: ligne.declare_le,
    recensee: ligne.recensee,
  };
}

/** Garde un dépôt ; rend faux si l'organisme l'avait déjà envoyé sous ce numéro. */
export async function insererDepot(base: Requeteur, depot: Depot, le: Date): Promise<boolean> {
  const lignes = await base.requete<{ activite_id: string }>(sql`
    insert into activites.depots (organisme_id, id_externe, activite_id, nir_empreinte, titulaire_id, type, organisme_nom, faits, declare_le, depose_le)
    values (${depot.organismeId}, ${depot.idExterne}, ${depot.activiteId}, ${depot.nirEmpreinte}, ${depot.titulaireId}, ${depot.faits.type},
      ${depot.organismeNom}, ${JSON.stringify(depot.faits)}::jsonb, ${depot.declareLe}, ${le})
    on conflict (organisme_id, id_externe) do nothing returning activite_id`);
  return lignes.length === 1;
}

/** Dépôt d'un organisme sous son numéro, et s'il dit la même chose que celui qui arrive. */
export async function comparerDepot(
  base: Requeteur,
  depot: Depot,
): Promise<{ activiteId: string; titulaireId: string | null; meme: boolean } | null> {
  const lignes = await base.requete<{ activite_id: string; titulaire_id: string | null; meme: boolean }>(sql`
    select activite_id, titulaire_id, faits = ${JSON.stringify(depot.faits)}::jsonb
      and (nir_empreinte is not distinct from ${depot.nirEmpreinte} or titulaire_id = ${depot.titulaireId}::uuid) as meme
    from activites.depots where organisme_id = ${depot.organismeId} and id_externe = ${depot.idExterne}`);
  const ligne = lignes[0];
  return ligne === undefined ? null : { activiteId: ligne.activite_id, titulaireId: ligne.titulaire_id, meme: ligne.meme };
}

/** Titulaire à qui cette empreinte est déjà rattachée, ou null. */
export async function trouverRattache(base: Requeteur, nirEmpreinte: string): Promise<string | null> {
  const lignes = await base.requete<{ titulaire_id: string }>(
    sql`select titulaire_id from activites.rattachements where nir_empreinte = ${nirEmpreinte} order by le limit 1`,
  );
  return lignes[0]?.titulaire_id ?? null;
}

/** Note à qui revient l'empreinte. Le verrou empêche qu'un dépôt simultané reste en attente pour toujours. */
export async function rattacherEmpreinte(
  base: Requeteur,
  rattachement: { titulaireId: string; nirEmpreinte: string; le: Date },
): Promise<void> {
  const { titulaireId, nirEmpreinte, le } = rattachement;
  await verrouillerEmpreinte(base, nirEmpreinte);
  await base.requete(sql`insert into activites.rattachements (titulaire_id, nir_empreinte, le)
    values (${titulaireId}, ${nirEmpreinte}, ${le}) on conflict do nothing`);
}

/** Verrou de transaction sur une empreinte : dépôt et rattachement d'une même personne se suivent. */
export async function verrouillerEmpreinte(base: Requeteur, nirEmpreinte: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended('activites:' || ${nirEmpreinte}::text, 0))`);
}

/** Porte au compte les dépôts qui attendaient cette empreinte ; rend leur nombre. */
export async function porterAuCompte(base: Requeteur, titulaireId: string, nirEmpreinte: string): Promise<number> {
  const lignes = await base.requete<{ id: string }>(sql`
    with portes as (
      update activites.depots set titulaire_id = ${titulaireId} where nir_empreinte = ${nirEmpreinte} and titulaire_id is null returning *
    )
    insert into activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le)
    select ${titulaireId}, activite_id, organisme_id, id_externe, organisme_nom, type, faits, declare_le from portes
    on conflict do nothing returning id`);
  return lignes.length;
}

/** Écrit l'activité d'un dépôt dont le titulaire est connu. */
export async function insererActivite(base: Requeteur, depot: Depot & { titulaireId: string }): Promise<void> {
  await base.requete(sql`
    insert into activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le)
    values (${depot.titulaireId}, ${depot.activiteId}, ${depot.organismeId}, ${depot.idExterne}, ${depot.organismeNom}, ${depot.faits.type},
      ${JSON.stringify(depot.faits)}::jsonb, ${depot.declareLe}) on conflict do nothing`);
}

/** Activités d'un titulaire, la plus récemment déclarée d'abord. */
export async function trouverActivites(base: Requeteur, titulaireId: string): Promise<Activite[]> {
  const lignes = await base.requete<LigneActivite>(sql`
    select id, titulaire_id, organisme_id, organisme_nom, faits, declare_le, recensee from activites.activites
    where titulaire_id = ${titulaireId} order by declare_le desc, id`);
  return lignes.map(activiteDe);
}

/** Une activité du titulaire, tenue jusqu'à la fin de la transaction. */
export async function verrouillerActivite(base: Requeteur, titulaireId: string, activiteId: string): Promise<Activite | null> {
  const lignes = await base.requete<LigneActivite>(sql`
    select id, titulaire_id, organisme_id, organisme_nom, faits, declare_le, recensee from activites.activites
    where titulaire_id = ${titulaireId} and id = ${activiteId} for update`);
  return lignes[0] === undefined ? null : activiteDe(lignes[0]);
}

/** Écrit le choix de la personne et l'ajoute à l'histoire. */
export async function ecrireChoix(base: Requeteur, activite: Activite, choix: { recensee: boolean; le: Date }): Promise<void> {
  const { recensee, le } = choix;
  await base.requete(sql`
    insert into activites.choix (titulaire_id, activite_id, rang, recensee, le)
    select ${activite.titulaireId}, ${activite.id}, coalesce(max(rang), 0) + 1, ${recensee}, ${le} from activites.choix
    where titulaire_id = ${activite.titulaireId} and activite_id = ${activite.id}`);
  await base.requete(sql`
    update activites.activites set recensee = ${recensee} where titulaire_id = ${activite.titulaireId} and id = ${activite.id}`);
}

/** Choix successifs d'une personne sur une activité. */
export async function trouverChoix(base: Requeteur, titulaireId: string, activiteId: string): Promise<{ recensee: boolean; le: Date }[]> {
  return base.requete(sql`
    select recensee, le from activites.choix where titulaire_id = ${titulaireId} and activite_id = ${activiteId} order by rang`);
}
