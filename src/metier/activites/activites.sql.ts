// Les requêtes des activités déposées par les organismes.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Activite, VersionActivite } from "./activite.js";
import { relireFaits } from "./faits.js";

interface LigneActivite {
  readonly id: string;
  readonly titulaire_id: string;
  readonly organisme_id: string;
  readonly organisme_nom: string;
  readonly faits: unknown;
  readonly declare_le: DateCivile;
  readonly recensee: boolean;
  readonly annulee_le: Date | null;
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

/** Un seul tableau vide pour toutes : qui calcule des droits en masse ne paie pas l'histoire qu'il ne lit pas. */
const SANS_VERSION: readonly VersionActivite[] = [];

function activiteDe(ligne: LigneActivite): Activite {
  return {
    id: ligne.id,
    titulaireId: ligne.titulaire_id,
    organismeId: ligne.organisme_id,
    organismeNom: ligne.organisme_nom,
    faits: relireFaits(ligne.faits),
    declareLe: ligne.declare_le,
    recensee: ligne.recensee,
    annuleeLe: ligne.annulee_le,
    versions: SANS_VERSION,
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
    select id, titulaire_id, organisme_id, organisme_nom, faits, declare_le, recensee, annulee_le from activites.activites
    where titulaire_id = ${titulaireId} order by declare_le desc, id`);
  return lignes.map(activiteDe);
}

/** Versions remplacées de toutes les activités d'un titulaire, par activité, la plus ancienne d'abord. */
export async function trouverVersions(base: Requeteur, titulaireId: string): Promise<ReadonlyMap<string, readonly VersionActivite[]>> {
  const lignes = await base.requete<{ activite_id: string; faits: unknown; operation: VersionActivite["operation"]; le: Date }>(sql`
    select activite_id, faits, operation, le from activites.versions where titulaire_id = ${titulaireId} order by activite_id, rang`);
  const parActivite = new Map<string, VersionActivite[]>();
  for (const { activite_id: activiteId, faits, operation, le } of lignes) {
    const version = { faits: relireFaits(faits), operation, le };
    const siennes = parActivite.get(activiteId);
    if (siennes === undefined) parActivite.set(activiteId, [version]);
    else siennes.push(version);
  }
  return parActivite;
}

/** Une activité du titulaire, tenue jusqu'à la fin de la transaction. */
export async function verrouillerActivite(base: Requeteur, titulaireId: string, activiteId: string): Promise<Activite | null> {
  const lignes = await base.requete<LigneActivite>(sql`
    select id, titulaire_id, organisme_id, organisme_nom, faits, declare_le, recensee, annulee_le from activites.activites
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

/** Activités de plusieurs titulaires à la fois, rangées par titulaire. */
export async function trouverActivitesDe(base: Requeteur, titulaireIds: readonly string[]): Promise<Activite[]> {
  const lignes = await base.requete<LigneActivite>({
    text: `select id, titulaire_id, organisme_id, organisme_nom, faits, declare_le, recensee, annulee_le from activites.activites
      where titulaire_id = any($1::uuid[]) order by titulaire_id, declare_le desc, id`,
    values: [titulaireIds],
    name: "activites_de",
  });
  return lignes.map(activiteDe);
}

/** Choix successifs d'une personne sur une activité. */
export async function trouverChoix(base: Requeteur, titulaireId: string, activiteId: string): Promise<{ recensee: boolean; le: Date }[]> {
  return base.requete(sql`
    select recensee, le from activites.choix where titulaire_id = ${titulaireId} and activite_id = ${activiteId} order by rang`);
}
