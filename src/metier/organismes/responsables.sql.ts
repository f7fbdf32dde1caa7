// Les requêtes des responsables d'organismes.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Responsable } from "./organisme.js";

interface LigneResponsable {
  readonly id: string;
  readonly organisme_id: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
  readonly fonction: string;
  readonly titulaire_id: string | null;
  readonly depuis: DateCivile;
  readonly jusqu_au: DateCivile | null;
}

function responsableDe(ligne: LigneResponsable): Responsable {
  const { id, courriel, nom, prenom, fonction, depuis } = ligne;
  return {
    id,
    organismeId: ligne.organisme_id,
    courriel,
    nom,
    prenom,
    fonction,
    titulaireId: ligne.titulaire_id,
    depuis,
    jusquAu: ligne.jusqu_au,
  };
}

/** Responsables en exercice d'un organisme, le plus ancien d'abord. */
export async function trouverEnExercice(base: Requeteur, organismeId: string): Promise<Responsable[]> {
  const lignes = await base.requete<LigneResponsable>(sql`
    select id, organisme_id, courriel, nom, prenom, fonction, titulaire_id, depuis, jusqu_au from organismes.responsables
    where organisme_id = ${organismeId} and jusqu_au is null order by depuis, nom, prenom, id`);
  return lignes.map(responsableDe);
}

/** Fonctions en exercice d'une personne, connue par son adresse. */
export async function trouverParCourriel(base: Requeteur, courriel: string): Promise<Responsable[]> {
  const lignes = await base.requete<LigneResponsable>(sql`
    select id, organisme_id, courriel, nom, prenom, fonction, titulaire_id, depuis, jusqu_au from organismes.responsables
    where courriel = ${courriel} and jusqu_au is null order by depuis, organisme_id`);
  return lignes.map(responsableDe);
}

/** Inscrit un responsable ; rend faux si cette adresse l'est déjà pour cet organisme. */
export async function insererResponsable(base: Requeteur, r: Responsable): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`
    insert into organismes.responsables (organisme_id, id, courriel, nom, prenom, fonction, titulaire_id, depuis)
    values (${r.organismeId}, ${r.id}, ${r.courriel}, ${r.nom}, ${r.prenom}, ${r.fonction}, ${r.titulaireId}, ${r.depuis})
    on conflict (organisme_id, courriel) where jusqu_au is null do nothing returning id`);
  return lignes.length === 1;
}

/** Met à jour la fonction, le nom et le compte connus d'un responsable en exercice. */
export async function mettreAJourResponsable(base: Requeteur, r: Responsable): Promise<void> {
  await base.requete(sql`
    update organismes.responsables set nom = ${r.nom}, prenom = ${r.prenom}, fonction = ${r.fonction},
      titulaire_id = coalesce(${r.titulaireId}::uuid, titulaire_id)
    where organisme_id = ${r.organismeId} and courriel = ${r.courriel} and jusqu_au is null`);
}

export async function terminerResponsable(base: Requeteur, r: { organismeId: string; id: string; jusquAu: DateCivile }): Promise<void> {
  await base.requete(sql`
    update organismes.responsables set jusqu_au = ${r.jusquAu} where organisme_id = ${r.organismeId} and id = ${r.id} and jusqu_au is null`);
}
