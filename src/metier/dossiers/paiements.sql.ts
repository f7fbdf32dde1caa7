// Les requêtes des paiements du titulaire : ce qu'il paie lui-même, et ce qui lui est rendu.
import { type Requeteur, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { EtatPaiement, Paiement } from "./dossier.js";

interface LignePaiement {
  readonly titulaire_id: string;
  readonly dossier_id: string;
  readonly id: string;
  readonly montant: bigint;
  readonly etat: EtatPaiement;
  readonly reference: string | null;
  readonly rembourser_avant: DateCivile | null;
  readonly paye_le: DateCivile | null;
  readonly rembourse_le: DateCivile | null;
  readonly reference_remboursement: string | null;
  readonly cree_le: Date;
}

/** Un paiement tel que le service le tient ; `reference` : celle du prestataire d'encaissement. */
export interface PaiementTenu extends Paiement {
  readonly titulaireId: string;
  readonly dossierId: string;
  readonly reference: string | null;
  readonly payeLe: DateCivile | null;
  readonly rembourseLe: DateCivile | null;
  readonly referenceRemboursement: string | null;
  readonly creeLe: Date;
}

function paiementDe(ligne: LignePaiement): PaiementTenu {
  const { id, etat, reference } = ligne;
  return {
    ...{ id, etat, reference },
    titulaireId: ligne.titulaire_id,
    dossierId: ligne.dossier_id,
    montant: Number(ligne.montant),
    rembourserAvant: ligne.rembourser_avant,
    payeLe: ligne.paye_le,
    rembourseLe: ligne.rembourse_le,
    referenceRemboursement: ligne.reference_remboursement,
    creeLe: ligne.cree_le,
  };
}

/** Paiements d'un dossier, le premier d'abord. */
export async function trouverPaiements(base: Requeteur, dossierId: string): Promise<PaiementTenu[]> {
  const lignes = await base.requete<LignePaiement>(sql`
    select * from dossiers.paiements where dossier_id = ${dossierId} order by cree_le, id`);
  return lignes.map(paiementDe);
}

/** Paiements qui attendent l'exploitant : à rendre, la date la plus proche d'abord, puis à constater. */
export async function trouverPaiementsAFaire(base: Requeteur, limite: number): Promise<PaiementTenu[]> {
  const lignes = await base.requete<LignePaiement>(sql`
    select * from dossiers.paiements where etat in ('attendu', 'refuse', 'a_rembourser')
    order by rembourser_avant nulls last, cree_le, id limit ${limite}`);
  return lignes.map(paiementDe);
}

export async function ecrirePaiement(base: Requeteur, p: PaiementTenu, le: Date): Promise<void> {
  await base.requete(sql`
    insert into dossiers.paiements (titulaire_id, dossier_id, id, montant, etat, reference, rembourser_avant, paye_le, rembourse_le,
      reference_remboursement, cree_le, modifie_le)
    values (${p.titulaireId}, ${p.dossierId}, ${p.id}, ${p.montant}, ${p.etat}, ${p.reference}, ${p.rembourserAvant}, ${p.payeLe},
      ${p.rembourseLe}, ${p.referenceRemboursement}, ${p.creeLe}, ${le})
    on conflict (titulaire_id, dossier_id, id) do update set montant = excluded.montant, etat = excluded.etat,
      reference = excluded.reference, rembourser_avant = excluded.rembourser_avant, paye_le = excluded.paye_le,
      rembourse_le = excluded.rembourse_le,
      reference_remboursement = excluded.reference_remboursement, modifie_le = excluded.modifie_le`);
}
