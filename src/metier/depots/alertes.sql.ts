// Les alertes : ce qu'un contrôle a vu, gardé pour l'exploitant, jamais pour un autre déclarant.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";

export const GENRES_ALERTE = ["deux_declarants", "volume_inhabituel"] as const;
export type GenreAlerte = (typeof GENRES_ALERTE)[number];

/** Faits en mots et en chiffres qui expliquent l'alerte ; ni nom ni numéro. */
export type ExplicationAlerte = Readonly<Record<string, string | number>>;

export interface AlerteNeuve {
  readonly id: string;
  readonly lotId: string;
  readonly organismeId: string;
  readonly genre: GenreAlerte;
  readonly activiteId: string | null;
  readonly explication: ExplicationAlerte;
  /** Rend l'alerte unique : le même constat ne s'ouvre pas deux fois. */
  readonly cle: string;
  readonly ouverteLe: Date;
}

export interface Alerte extends Omit<AlerteNeuve, "cle"> {
  readonly etat: "ouverte" | "sans_suite" | "signalee";
}

interface LigneAlerte {
  readonly id: string;
  readonly lot_id: string;
  readonly organisme_id: string;
  readonly genre: GenreAlerte;
  readonly activite_id: string | null;
  readonly explication: ExplicationAlerte;
  readonly etat: Alerte["etat"];
  readonly ouverte_le: Date;
}

export async function insererAlertes(base: Requeteur, alertes: readonly AlerteNeuve[]): Promise<void> {
  if (alertes.length === 0) return;
  const lignes = alertes.map(({ ouverteLe, ...alerte }) => ({ ...alerte, ouverteLe: ouverteLe.toISOString() }));
  await base.requete(sql`insert into depots.alertes (id, lot_id, organisme_id, genre, activite_id, explication, cle, ouverte_le)
    select a.id, a."lotId", a."organismeId", a.genre, a."activiteId", a.explication, a.cle, a."ouverteLe"
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as a (id uuid, "lotId" uuid, "organismeId" uuid, genre text,
      "activiteId" uuid, explication jsonb, cle text, "ouverteLe" timestamptz)
    on conflict (cle) do nothing`);
}

/** Alertes ouvertes, la plus ancienne d'abord. */
export async function trouverAlertes(base: Requeteur, limite: number): Promise<Alerte[]> {
  const lignes = await base.requete<LigneAlerte>(sql`select id, lot_id, organisme_id, genre, activite_id, explication, etat, ouverte_le
    from depots.alertes where etat = 'ouverte' order by ouverte_le, id limit ${limite}`);
  return lignes.map((ligne) => ({
    id: ligne.id,
    lotId: ligne.lot_id,
    organismeId: ligne.organisme_id,
    genre: ligne.genre,
    activiteId: ligne.activite_id,
    explication: ligne.explication,
    etat: ligne.etat,
    ouverteLe: ligne.ouverte_le,
  }));
}

export async function nombreDAlertes(base: Requeteur): Promise<number> {
  const [ligne] = await base.requete<{ nombre: number }>(sql`
    select count(*)::integer as nombre from depots.alertes where etat = 'ouverte'`);
  return ligne?.nombre ?? 0;
}

/** Ferme une alerte ouverte ; faux si elle ne l'est plus. */
export async function fermerAlerte(
  base: Requeteur,
  fin: { id: string; etat: "sans_suite" | "signalee"; par: string; raison: string; le: Date },
): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`update depots.alertes
    set etat = ${fin.etat}, examinee_par = ${fin.par}, raison = ${fin.raison}, examinee_le = ${fin.le}
    where id = ${fin.id} and etat = 'ouverte' returning id`);
  return lignes.length === 1;
}
