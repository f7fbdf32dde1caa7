// Les requêtes des avis et de la file de leurs envois.
import { type Requeteur, sql } from "../../socle/base/base.js";
import type { Envoi, EtatEnvoi } from "./raccordement.js";

export async function ecrireAvis(base: Requeteur, a: { raccordementId: string; url: string; secret: string; le: Date }): Promise<void> {
  await base.requete(sql`
    insert into raccordements.avis (raccordement_id, url, secret, choisi_le)
    values (${a.raccordementId}, ${a.url}, ${a.secret}, ${a.le})
    on conflict (raccordement_id) do update set url = excluded.url, secret = excluded.secret, choisi_le = excluded.choisi_le`);
}

export async function effacerAvis(base: Requeteur, raccordementId: string): Promise<void> {
  await base.requete(sql`delete from raccordements.avis where raccordement_id = ${raccordementId}`);
}

/** Raccordements en vigueur d'un organisme qui veulent être prévenus. */
export async function lireAPrevenir(base: Requeteur, organismeId: string): Promise<string[]> {
  const lignes = await base.requete<{ raccordement_id: string }>(sql`
    select a.raccordement_id from raccordements.avis a join raccordements.raccordements r on r.id = a.raccordement_id
    where r.organisme_id = ${organismeId} and r.revoque_le is null order by a.raccordement_id`);
  return lignes.map(({ raccordement_id }) => raccordement_id);
}

/** Met l'envoi dans la file ; faux si cet événement y est déjà pour cet avis. */
export async function insererEnvoi(
  base: Requeteur,
  e: { id: string; raccordementId: string; evenement: string; objetId: string; corps: string; le: Date },
): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`
    insert into raccordements.envois (id, raccordement_id, evenement, objet_id, corps, etat, cree_le, prochain_le)
    values (${e.id}, ${e.raccordementId}, ${e.evenement}, ${e.objetId}, ${e.corps}, 'en_attente', ${e.le}, ${e.le})
    on conflict (raccordement_id, evenement, objet_id) do nothing returning id`);
  return lignes.length === 1;
}

export interface EnvoiPris {
  readonly id: string;
  readonly raccordement_id: string;
  readonly corps: string;
  readonly essais: number;
  readonly url: string | null;
  readonly secret: string | null;
}

/**
 * Prend le plus ancien envoi dû et le réserve jusqu'à `reserveJusquAu` : un autre processus ne le voit plus, et si celui-ci
 * meurt, l'envoi redevient dû. Sans adresse (avis retiré, raccordement révoqué), `url` est null.
 */
export async function prendreEnvoi(base: Requeteur, instants: { maintenant: Date; reserveJusquAu: Date }): Promise<EnvoiPris | null> {
  const [pris] = await base.requete<EnvoiPris>(sql`
    with du as (
      select id from raccordements.envois where etat = 'en_attente' and prochain_le <= ${instants.maintenant}
      order by prochain_le, id limit 1 for update skip locked
    ), reserve as (
      update raccordements.envois e set prochain_le = ${instants.reserveJusquAu}, essais = e.essais + 1 from du where e.id = du.id
      returning e.id, e.raccordement_id, e.corps, e.essais
    )
    select v.id, v.raccordement_id, v.corps, v.essais, a.url, a.secret from reserve v
    left join raccordements.raccordements r on r.id = v.raccordement_id and r.revoque_le is null
    left join raccordements.avis a on a.raccordement_id = r.id`);
  return pris ?? null;
}

export async function marquerEnvoye(base: Requeteur, e: { id: string; le: Date; statut: number }): Promise<void> {
  await base.requete(sql`
    update raccordements.envois set etat = 'envoye', envoye_le = ${e.le}, dernier_statut = ${e.statut}, derniere_erreur = null
    where id = ${e.id} and etat = 'en_attente'`);
}

export async function marquerManque(
  base: Requeteur,
  e: { id: string; statut: number | null; erreur: string; prochainLe: Date | null; le: Date },
): Promise<void> {
  await base.requete(sql`
    update raccordements.envois set dernier_statut = ${e.statut}, derniere_erreur = ${e.erreur},
      etat = case when ${e.prochainLe}::timestamptz is null then 'abandonne' else 'en_attente' end,
      prochain_le = coalesce(${e.prochainLe}::timestamptz, ${e.le})
    where id = ${e.id} and etat = 'en_attente'`);
}

interface LigneEnvoi {
  readonly id: string;
  readonly evenement: string;
  readonly objet_id: string;
  readonly etat: EtatEnvoi;
  readonly essais: number;
  readonly cree_le: Date;
  readonly prochain_le: Date;
  readonly envoye_le: Date | null;
  readonly dernier_statut: number | null;
  readonly derniere_erreur: string | null;
}

export async function lireEnvois(base: Requeteur, raccordementId: string, limite: number): Promise<Envoi[]> {
  const lignes = await base.requete<LigneEnvoi>(sql`
    select id, evenement, objet_id, etat, essais, cree_le, prochain_le, envoye_le, dernier_statut, derniere_erreur
    from raccordements.envois where raccordement_id = ${raccordementId} order by cree_le desc, id limit ${limite}`);
  return lignes.map((l) => ({
    id: l.id,
    evenement: l.evenement,
    objetId: l.objet_id,
    etat: l.etat,
    essais: l.essais,
    creeLe: l.cree_le,
    prochainLe: l.prochain_le,
    envoyeLe: l.envoye_le,
    dernierStatut: l.dernier_statut,
    derniereErreur: l.derniere_erreur,
  }));
}

/** Remet un envoi dans la file, sous le même numéro : qui l'a déjà reçu le reconnaît. */
export async function remettreEnvoi(base: Requeteur, e: { id: string; raccordementId: string; le: Date }): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`
    update raccordements.envois set etat = 'en_attente', essais = 0, prochain_le = ${e.le}, envoye_le = null
    where id = ${e.id} and raccordement_id = ${e.raccordementId} returning id`);
  return lignes.length === 1;
}
