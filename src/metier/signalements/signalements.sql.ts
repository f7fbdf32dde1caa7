// Les requêtes des signalements.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { ETATS_OUVERTS } from "./etats.js";
import type { Signalement } from "./signalement.js";

const OUVERTS: readonly string[] = ETATS_OUVERTS;

interface LigneSignalement {
  readonly id: string;
  readonly titulaire_id: string;
  readonly genre: Signalement["genre"];
  readonly etat: Signalement["etat"];
  readonly organisme_id: string;
  readonly organisme_nom: string;
  readonly type: string;
  readonly annee: number;
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
  readonly activite_id: string | null;
  readonly faux: string | null;
  readonly serait_vrai: string | null;
  readonly mot: string | null;
  readonly envoye_le: DateCivile;
  readonly echeance: DateCivile;
  readonly regle_echeance: Signalement["regleEcheance"];
  readonly dernier_rappel: number | null;
  readonly reponse: Signalement["reponse"];
  readonly raison: string | null;
  readonly id_ligne: string | null;
  readonly repondu_le: DateCivile | null;
  readonly repondant_nom: string | null;
  readonly repondant_fonction: string | null;
  readonly version: number;
}

function signalementDe(ligne: LigneSignalement): Signalement {
  const { id, genre, etat, type, annee, debut, fin, faux, mot, echeance, reponse, raison, version } = ligne;
  return {
    ...{ id, genre, etat, type, annee, debut, fin, faux, mot, echeance, reponse, raison, version },
    titulaireId: ligne.titulaire_id,
    organismeId: ligne.organisme_id,
    organismeNom: ligne.organisme_nom,
    activiteId: ligne.activite_id,
    seraitVrai: ligne.serait_vrai,
    envoyeLe: ligne.envoye_le,
    regleEcheance: ligne.regle_echeance,
    dernierRappel: ligne.dernier_rappel,
    idLigne: ligne.id_ligne,
    reponduLe: ligne.repondu_le,
    repondantNom: ligne.repondant_nom,
    repondantFonction: ligne.repondant_fonction,
  };
}

/** Met à la suite les envois d'un même titulaire. */
export async function verrouillerEnvois(base: Requeteur, titulaireId: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended('signalements:' || ${titulaireId}::text, 0))`);
}

/** Signalement encore ouvert qui dit la même chose, ou null. */
export async function trouverOuvert(base: Requeteur, s: Signalement): Promise<Signalement | null> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements
    where titulaire_id = ${s.titulaireId} and genre = ${s.genre} and etat = any(${OUVERTS})
      and case when genre = 'inexacte' then activite_id = ${s.activiteId}::uuid
        else organisme_id = ${s.organismeId} and type = ${s.type} and annee = ${s.annee} end
    for update`);
  return lignes[0] === undefined ? null : signalementDe(lignes[0]);
}

export async function compterOuverts(base: Requeteur, titulaireId: string): Promise<number> {
  const lignes = await base.requete<{ nombre: number }>(sql`
    select count(*)::int as nombre from signalements.signalements where titulaire_id = ${titulaireId} and etat = any(${OUVERTS})`);
  return lignes[0]?.nombre ?? 0;
}

/** Écrit le signalement, neuf ou passé à une autre étape. */
export async function ecrireSignalement(base: Requeteur, s: Signalement, le: Date): Promise<void> {
  await base.requete(sql`
    insert into signalements.signalements (titulaire_id, id, genre, etat, organisme_id, organisme_nom, type, annee, debut, fin, activite_id,
      faux, serait_vrai, mot, envoye_le, echeance, regle_echeance, dernier_rappel, reponse, raison, id_ligne, repondu_le, repondant_nom,
      repondant_fonction, version, modifie_le)
    values (${s.titulaireId}, ${s.id}, ${s.genre}, ${s.etat}, ${s.organismeId}, ${s.organismeNom}, ${s.type}, ${s.annee}, ${s.debut}, ${s.fin},
      ${s.activiteId}, ${s.faux}, ${s.seraitVrai}, ${s.mot}, ${s.envoyeLe}, ${s.echeance}, ${s.regleEcheance}, ${s.dernierRappel},
      ${s.reponse}, ${s.raison}, ${s.idLigne}, ${s.reponduLe}, ${s.repondantNom}, ${s.repondantFonction}, ${s.version}, ${le})
    on conflict (titulaire_id, id) do update set etat = excluded.etat, dernier_rappel = excluded.dernier_rappel,
      reponse = excluded.reponse, raison = excluded.raison, id_ligne = excluded.id_ligne, repondu_le = excluded.repondu_le,
      repondant_nom = excluded.repondant_nom, repondant_fonction = excluded.repondant_fonction, version = excluded.version,
      modifie_le = excluded.modifie_le`);
}

/** Signalements d'un titulaire, le plus récent d'abord. */
export async function trouverSiens(base: Requeteur, titulaireId: string): Promise<Signalement[]> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where titulaire_id = ${titulaireId} order by envoye_le desc, id`);
  return lignes.map(signalementDe);
}

/** Un signalement du titulaire, tenu jusqu'à la fin de la transaction. */
export async function verrouillerSien(base: Requeteur, titulaireId: string, id: string): Promise<Signalement | null> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where titulaire_id = ${titulaireId} and id = ${id} for update`);
  return lignes[0] === undefined ? null : signalementDe(lignes[0]);
}

/** Signalements adressés à un organisme, l'échéance la plus proche d'abord. */
export async function trouverAdresses(base: Requeteur, organismeId: string): Promise<Signalement[]> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where organisme_id = ${organismeId} order by echeance, id`);
  return lignes.map(signalementDe);
}

/** Un signalement adressé à cet organisme, tenu jusqu'à la fin de la transaction. */
export async function verrouillerAdresse(base: Requeteur, organismeId: string, id: string): Promise<Signalement | null> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where organisme_id = ${organismeId} and id = ${id} for update`);
  return lignes[0] === undefined ? null : signalementDe(lignes[0]);
}

/** Signalements qui attendent une réponse due au plus tard ce jour-là ; ceux qu'un autre traite sont laissés. */
export async function prendreASuivre(base: Requeteur, jusqu: DateCivile, limite: number): Promise<Signalement[]> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where etat in ('envoye', 'relance') and echeance <= ${jusqu}
    order by echeance, titulaire_id, id limit ${limite} for update skip locked`);
  return lignes.map(signalementDe);
}

/** Signalements à rappeler : dus dans `palier` jours au plus, et pas encore rappelés à ce palier. */
export async function prendreARappeler(
  base: Requeteur,
  demande: { aujourdhui: DateCivile; jusqu: DateCivile; palier: number; limite: number },
): Promise<Signalement[]> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where etat in ('envoye', 'relance')
      and echeance >= ${demande.aujourdhui} and echeance <= ${demande.jusqu}
      and (dernier_rappel is null or dernier_rappel > ${demande.palier})
    order by echeance, titulaire_id, id limit ${demande.limite} for update skip locked`);
  return lignes.map(signalementDe);
}

/** Signalements restés sans réponse après leur échéance, le plus ancien d'abord. */
export async function trouverSansReponse(base: Requeteur, limite: number): Promise<Signalement[]> {
  const lignes = await base.requete<LigneSignalement>(sql`
    select * from signalements.signalements where etat = 'sans_reponse' order by echeance, id limit ${limite}`);
  return lignes.map(signalementDe);
}

export async function nombreSansReponse(base: Requeteur): Promise<number> {
  const [ligne] = await base.requete<{ nombre: number }>(sql`
    select count(*)::integer as nombre from signalements.signalements where etat = 'sans_reponse'`);
  return ligne?.nombre ?? 0;
}
