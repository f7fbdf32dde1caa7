// Les requêtes des cofinancements : ce qu'un tiers ajoute au plan d'un titulaire (L6323-4 II).
import type { FinanceurTiers } from "../../regles/financement/index.js";
import { type Requeteur, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Cofinancement, EtatCofinancement } from "./dossier.js";

interface LigneCofinancement {
  readonly titulaire_id: string;
  readonly dossier_id: string;
  readonly id: string;
  readonly financeur: FinanceurTiers;
  readonly organisme_id: string;
  readonly organisme_nom: string;
  readonly montant_demande: bigint;
  readonly montant_accorde: bigint | null;
  readonly montant_appele: bigint | null;
  readonly etat: EtatCofinancement;
  readonly raison: string | null;
  readonly signataire: string | null;
  readonly demande_le: Date;
  readonly repondu_le: Date | null;
  readonly verse_le: DateCivile | null;
  readonly reference_versement: string | null;
  readonly montant_a_rendre: bigint | null;
}

/** Un cofinancement tel que le service le tient. `montantAppele` : ce que le plan accepté en prend, en centimes. */
export interface CofinancementTenu extends Cofinancement {
  readonly titulaireId: string;
  readonly dossierId: string;
  readonly montantAppele: number | null;
  readonly signataire: string | null;
  readonly demandeLe: Date;
  readonly reponduLe: Date | null;
  readonly verseLe: DateCivile | null;
  readonly referenceVersement: string | null;
  /** Versé puis dû de moins : ce qui lui revient, en centimes. */
  readonly montantARendre: number | null;
}

const nombre = (montant: bigint | null) => (montant === null ? null : Number(montant));

function cofinancementDe(ligne: LigneCofinancement): CofinancementTenu {
  const { id, financeur, etat, raison, signataire } = ligne;
  return {
    ...{ id, financeur, etat, raison, signataire },
    titulaireId: ligne.titulaire_id,
    dossierId: ligne.dossier_id,
    organismeId: ligne.organisme_id,
    organismeNom: ligne.organisme_nom,
    montantDemande: Number(ligne.montant_demande),
    montantAccorde: nombre(ligne.montant_accorde),
    montantAppele: nombre(ligne.montant_appele),
    demandeLe: ligne.demande_le,
    reponduLe: ligne.repondu_le,
    verseLe: ligne.verse_le,
    referenceVersement: ligne.reference_versement,
    montantARendre: nombre(ligne.montant_a_rendre),
  };
}

/** Cofinancements d'un dossier, dans l'ordre où ils ont été demandés : celui où le plan les prend. */
export async function trouverCofinancements(base: Requeteur, dossierId: string): Promise<CofinancementTenu[]> {
  const lignes = await base.requete<LigneCofinancement>(sql`
    select * from dossiers.cofinancements where dossier_id = ${dossierId} order by demande_le, repondu_le nulls last, id`);
  return lignes.map(cofinancementDe);
}

/** Cofinancements demandés à un organisme : ceux qui attendent d'abord, puis les plus récents. */
export async function trouverDemandesA(base: Requeteur, organismeId: string, limite: number): Promise<CofinancementTenu[]> {
  const lignes = await base.requete<LigneCofinancement>(sql`
    select * from dossiers.cofinancements where organisme_id = ${organismeId}
    order by (etat <> 'demande'), demande_le desc, id limit ${limite}`);
  return lignes.map(cofinancementDe);
}

/** Un cofinancement par son identifiant ; null s'il n'existe pas. */
export async function trouverCofinancement(base: Requeteur, id: string): Promise<CofinancementTenu | null> {
  const [ligne] = await base.requete<LigneCofinancement>(sql`select * from dossiers.cofinancements where id = ${id}`);
  return ligne === undefined ? null : cofinancementDe(ligne);
}

/** Cofinancements appelés que leur financeur n'a pas encore versés. */
export async function trouverAVerser(base: Requeteur, limite: number): Promise<CofinancementTenu[]> {
  const lignes = await base.requete<LigneCofinancement>(sql`
    select * from dossiers.cofinancements where etat = 'appele' or montant_a_rendre is not null order by demande_le, id limit ${limite}`);
  return lignes.map(cofinancementDe);
}

export async function inscrireCofinancement(base: Requeteur, c: CofinancementTenu): Promise<void> {
  await base.requete(sql`
    insert into dossiers.cofinancements (titulaire_id, dossier_id, id, financeur, organisme_id, organisme_nom, montant_demande, etat, demande_le)
    values (${c.titulaireId}, ${c.dossierId}, ${c.id}, ${c.financeur}, ${c.organismeId}, ${c.organismeNom}, ${c.montantDemande}, ${c.etat},
      ${c.demandeLe})`);
}

export async function changerCofinancement(
  base: Requeteur,
  cofinancement: CofinancementTenu,
  changement: Partial<CofinancementTenu>,
): Promise<CofinancementTenu> {
  const c = { ...cofinancement, ...changement };
  await base.requete(sql`
    update dossiers.cofinancements set etat = ${c.etat}, montant_accorde = ${c.montantAccorde}, montant_appele = ${c.montantAppele},
      raison = ${c.raison}, signataire = ${c.signataire}, repondu_le = ${c.reponduLe}, verse_le = ${c.verseLe},
      reference_versement = ${c.referenceVersement}, montant_a_rendre = ${c.montantARendre}
    where titulaire_id = ${c.titulaireId} and dossier_id = ${c.dossierId} and id = ${c.id}`);
  return c;
}
