// Les lots et leur fichier : reçu par morceaux chiffrés, lu dans l'ordre, avancé tranche par tranche.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Faute } from "./format/index.js";
import type { ComptesLot, Encodage, EtatLot, FormatDepot, Lot } from "./lot.js";

interface LigneLot {
  readonly id: string;
  readonly organisme_id: string;
  readonly depose_par: string;
  readonly nom_fichier: string;
  readonly format: FormatDepot;
  readonly encodage: Encodage;
  readonly essai: boolean;
  readonly taille: bigint;
  readonly empreinte: string;
  readonly etat: EtatLot;
  readonly refus: Faute | null;
  readonly recu_le: Date;
  readonly declare_le: DateCivile;
  readonly lignes_lues: number;
  readonly octets_lus: bigint;
  readonly acceptees: number;
  readonly avec_reserve: number;
  readonly rejetees: number;
  readonly deja_recues: number;
  readonly en_attente_identite: number;
  readonly traite_le: Date | null;
}

function lotDe(ligne: LigneLot): Lot {
  return {
    id: ligne.id,
    organismeId: ligne.organisme_id,
    deposePar: ligne.depose_par,
    nomFichier: ligne.nom_fichier,
    format: ligne.format,
    encodage: ligne.encodage,
    essai: ligne.essai,
    taille: Number(ligne.taille),
    empreinte: ligne.empreinte,
    etat: ligne.etat,
    refus: ligne.refus,
    recuLe: ligne.recu_le,
    declareLe: ligne.declare_le,
    lignesLues: ligne.lignes_lues,
    octetsLus: Number(ligne.octets_lus),
    comptes: {
      acceptees: ligne.acceptees,
      avecReserve: ligne.avec_reserve,
      rejetees: ligne.rejetees,
      dejaRecues: ligne.deja_recues,
      enAttenteIdentite: ligne.en_attente_identite,
    },
    traiteLe: ligne.traite_le,
  };
}

function premier(lignes: readonly LigneLot[]): Lot | null {
  return lignes[0] === undefined ? null : lotDe(lignes[0]);
}

export async function insererMorceau(base: Requeteur, morceau: { lotId: string; rang: number; octets: Buffer }): Promise<void> {
  const { lotId, rang, octets } = morceau;
  await base.requete({
    text: "insert into depots.morceaux (lot_id, rang, octets, recu_le) values ($1, $2, $3, now())",
    values: [lotId, rang, octets],
    name: "depots_morceau",
  });
}

export async function lireMorceau(base: Requeteur, lotId: string, rang: number): Promise<Buffer | null> {
  const lignes = await base.requete<{ octets: Buffer }>(sql`select octets from depots.morceaux where lot_id = ${lotId} and rang = ${rang}`);
  return lignes[0]?.octets ?? null;
}

export async function effacerMorceaux(base: Requeteur, lotId: string): Promise<void> {
  await base.requete(sql`delete from depots.morceaux where lot_id = ${lotId}`);
}

/** Morceaux d'une réception interrompue par un arrêt net : aucun lot ne les a pris, et plus rien n'arrive depuis une heure. */
export async function effacerMorceauxOrphelins(base: Requeteur): Promise<void> {
  await base.requete(sql`delete from depots.morceaux where lot_id in (select m.lot_id from depots.morceaux m
    where not exists (select 1 from depots.lots l where l.id = m.lot_id)
    group by m.lot_id having max(m.recu_le) < now() - interval '1 hour')`);
}

/** Fichiers dont la réponse est donnée depuis longtemps : les réponses restent, le contenu non (R6323-39). */
export async function effacerMorceauxEchus(base: Requeteur, avant: Date): Promise<void> {
  await base.requete(sql`delete from depots.morceaux where lot_id in (
    select l.id from depots.lots l where l.traite_le < ${avant} and exists (select 1 from depots.morceaux m where m.lot_id = l.id))`);
}

/** Inscrit un lot entièrement reçu ; null si sa clé d'idempotence est déjà prise. */
export async function insererLot(base: Requeteur, lot: Lot, avec: { cle: string | null; versionAutorisations: string }): Promise<boolean> {
  const { cle, versionAutorisations } = avec;
  const lignes = await base.requete<{ id: string }>(sql`
    insert into depots.lots (id, organisme_id, depose_par, nom_fichier, format, encodage, essai, cle, taille, empreinte, etat, refus,
      recu_le, declare_le, version_autorisations, traite_le)
    values (${lot.id}, ${lot.organismeId}, ${lot.deposePar}, ${lot.nomFichier}, ${lot.format}, ${lot.encodage}, ${lot.essai}, ${cle},
      ${lot.taille}, ${lot.empreinte}, ${lot.etat}, ${lot.refus === null ? null : JSON.stringify(lot.refus)}::jsonb, ${lot.recuLe},
      ${lot.declareLe}, ${versionAutorisations}, ${lot.traiteLe})
    on conflict do nothing returning id`);
  return lignes.length === 1;
}

/** Deux envois du même fichier au même instant se suivent : le second trouve le premier. */
export async function verrouillerEmpreinte(base: Requeteur, organismeId: string, empreinte: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended(${`depots:${organismeId}:${empreinte}`}::text, 0))`);
}

/** Comme verrouillerDeclarant, sans attendre ; faux si un autre travailleur écrit pour ce déclarant. */
export async function tenterDeVerrouillerDeclarant(base: Requeteur, organismeId: string): Promise<boolean> {
  const lignes = await base.requete<{ tenu: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`declarant:${organismeId}`}::text, 0)) as tenu`,
  );
  return lignes[0]?.tenu === true;
}

/** Un déclarant à la fois avance : ses lignes sont reconnues avant d'être écrites. */
export async function verrouillerDeclarant(base: Requeteur, organismeId: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended(${`declarant:${organismeId}`}::text, 0))`);
}

export async function trouverLot(base: Requeteur, organismeId: string, lotId: string): Promise<Lot | null> {
  return premier(await base.requete<LigneLot>(sql`select * from depots.lots where id = ${lotId} and organisme_id = ${organismeId}`));
}

export async function trouverLotParCle(base: Requeteur, organismeId: string, cle: string): Promise<Lot | null> {
  return premier(await base.requete<LigneLot>(sql`select * from depots.lots where organisme_id = ${organismeId} and cle = ${cle}`));
}

/** Ce qui fait qu'un fichier est le même envoi. */
export interface MemeEnvoi {
  readonly organismeId: string;
  readonly empreinte: string;
  readonly essai: boolean;
  readonly versionAutorisations: string;
  readonly jour: DateCivile;
}

/**
 * Lot du même fichier dont la réponse vaut encore : mêmes autorisations, et ou bien aucune ligne rejetée, ou bien reçu le même jour
 * sans autre lot traité depuis (une ligne rejetée pour une date à venir, ou faute de son origine, peut passer ensuite).
 */
export async function trouverMemeEnvoi(base: Requeteur, envoi: MemeEnvoi): Promise<Lot | null> {
  return premier(
    await base.requete<LigneLot>(sql`select * from depots.lots
      where organisme_id = ${envoi.organismeId} and empreinte = ${envoi.empreinte} and essai = ${envoi.essai} and etat <> 'REFUSE'
        and version_autorisations = ${envoi.versionAutorisations} and (rejetees = 0 or (declare_le = ${envoi.jour}
          and not exists (select 1 from depots.lots p where p.organisme_id = ${envoi.organismeId} and p.id <> lots.id and not p.essai
            and p.etat = 'TRAITE' and p.traite_le > lots.traite_le)))
      order by recu_le, id limit 1`),
  );
}

/** Lots d'un déclarant, le plus récent d'abord ; `apres` est le dernier lot de la page précédente. */
export async function trouverLots(
  base: Requeteur,
  { organismeId, apres, limite }: { organismeId: string; apres: string | null; limite: number },
): Promise<Lot[]> {
  const lignes = await base.requete<LigneLot>(sql`select * from depots.lots
    where organisme_id = ${organismeId} and (${apres}::uuid is null
      or (recu_le, id) < (select a.recu_le, a.id from depots.lots a where a.id = ${apres}::uuid and a.organisme_id = ${organismeId}))
    order by recu_le desc, id desc limit ${limite}`);
  return lignes.map(lotDe);
}

/** Prochain lot à traiter, le premier reçu d'abord, hors de ceux que ce travailleur a laissés à un autre. */
export async function trouverLotATraiter(base: Requeteur, laisses: readonly string[]): Promise<Lot | null> {
  return premier(
    await base.requete<LigneLot>(sql`select * from depots.lots
      where etat in ('RECU', 'EN_CONTROLE') and not (id = any(${laisses}::uuid[])) order by recu_le, id limit 1`),
  );
}

/** Tient le lot s'il en est bien là ; faux si un autre travailleur l'a avancé. */
export async function tenirLot(base: Requeteur, lotId: string, lignesLues: number): Promise<boolean> {
  const lignes = await base.requete<{ lignes_lues: number; etat: EtatLot }>(
    sql`select lignes_lues, etat from depots.lots where id = ${lotId} for update`,
  );
  const [lot] = lignes;
  return lot !== undefined && lot.lignes_lues === lignesLues && (lot.etat === "RECU" || lot.etat === "EN_CONTROLE");
}

/** Avance le lot d'une tranche. */
export async function avancerLot(
  base: Requeteur,
  lotId: string,
  avance: { lignesLues: number; octetsLus: number; comptes: ComptesLot },
): Promise<void> {
  const { lignesLues, octetsLus, comptes } = avance;
  await base.requete(sql`update depots.lots set etat = 'EN_CONTROLE', lignes_lues = ${lignesLues}, octets_lus = ${octetsLus},
      acceptees = acceptees + ${comptes.acceptees}, avec_reserve = avec_reserve + ${comptes.avecReserve},
      rejetees = rejetees + ${comptes.rejetees}, deja_recues = deja_recues + ${comptes.dejaRecues},
      en_attente_identite = en_attente_identite + ${comptes.enAttenteIdentite}
    where id = ${lotId}`);
}

/** Ferme le lot : toutes ses lignes ont leur réponse, ou le fichier entier est refusé. */
export async function fermerLot(base: Requeteur, lotId: string, fin: { refus: Faute | null; le: Date }): Promise<void> {
  const { refus, le } = fin;
  await base.requete(sql`update depots.lots set etat = ${refus === null ? "TRAITE" : "REFUSE"},
      refus = ${refus === null ? null : JSON.stringify(refus)}::jsonb, traite_le = ${le}, octets_lus = taille
    where id = ${lotId}`);
}

/** Plus grand nombre de lignes d'un lot traité avant celui-ci ; null s'il est le premier. */
export async function plusGrandLotAvant(base: Requeteur, lot: Pick<Lot, "id" | "organismeId" | "recuLe">): Promise<number | null> {
  const lignes = await base.requete<{ plus: number | null }>(sql`select max(lignes_lues) as plus from depots.lots
    where organisme_id = ${lot.organismeId} and not essai and etat = 'TRAITE' and id <> ${lot.id}
      and recu_le between ${lot.recuLe}::timestamptz - interval '3 years' and ${lot.recuLe}`);
  return lignes[0]?.plus ?? null;
}
