// Les requêtes des factures : celles de l'organisme, les acomptes qui lui sont versés, les retours qu'il doit.
import { type Requeteur, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Facture, PartDeFinanceur } from "./dossier.js";

interface LigneFacture {
  readonly titulaire_id: string;
  readonly dossier_id: string;
  readonly id: string;
  readonly organisme_id: string;
  readonly genre: Facture["genre"];
  readonly numero: string;
  readonly montant: bigint;
  readonly parts: readonly PartDeFinanceur[];
  readonly etat: Facture["etat"];
  readonly raison: string | null;
  readonly emise_le: DateCivile;
  readonly emise_par: string | null;
  readonly payer_avant: DateCivile | null;
  readonly payee_le: DateCivile | null;
  readonly reference_paiement: string | null;
}

/** Une facture telle que le service la tient : `parts` ne se montre qu'à l'exploitant et aux financeurs. */
export interface FactureTenue extends Facture {
  readonly titulaireId: string;
  readonly dossierId: string;
  readonly organismeId: string;
  readonly parts: readonly PartDeFinanceur[];
  readonly emisePar: string | null;
  readonly referencePaiement: string | null;
}

function factureDe(ligne: LigneFacture): FactureTenue {
  const { id, genre, numero, parts, etat, raison } = ligne;
  return {
    ...{ id, genre, numero, parts, etat, raison },
    titulaireId: ligne.titulaire_id,
    dossierId: ligne.dossier_id,
    organismeId: ligne.organisme_id,
    montant: Number(ligne.montant),
    emiseLe: ligne.emise_le,
    emisePar: ligne.emise_par,
    payerAvant: ligne.payer_avant,
    payeeLe: ligne.payee_le,
    referencePaiement: ligne.reference_paiement,
  };
}

/** Factures de ces dossiers, la première émise d'abord. */
export async function trouverFactures(base: Requeteur, dossierIds: readonly string[]): Promise<FactureTenue[]> {
  const lignes = await base.requete<LigneFacture>(sql`
    select * from dossiers.factures where dossier_id = any(${dossierIds}::uuid[]) order by emise_le, id`);
  return lignes.map(factureDe);
}

/** Met à la suite les factures d'un même organisme : deux ne prennent pas le même numéro. */
export async function verrouillerNumeros(base: Requeteur, organismeId: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended('factures:' || ${organismeId}::text, 0))`);
}

/** Vrai si l'organisme a déjà émis une facture de ce numéro. */
export async function numeroPris(base: Requeteur, organismeId: string, numero: string): Promise<boolean> {
  const lignes = await base.requete<{ un: number }>(sql`
    select 1 as un from dossiers.factures where organisme_id = ${organismeId} and numero = ${numero} and genre = 'facture'`);
  return lignes.length > 0;
}

export async function ecrireFacture(base: Requeteur, f: FactureTenue): Promise<void> {
  await base.requete(sql`
    insert into dossiers.factures (titulaire_id, dossier_id, id, organisme_id, genre, numero, montant, parts, etat, raison, emise_le,
      emise_par, payer_avant, payee_le, reference_paiement)
    values (${f.titulaireId}, ${f.dossierId}, ${f.id}, ${f.organismeId}, ${f.genre}, ${f.numero}, ${f.montant},
      ${JSON.stringify(f.parts)}::jsonb, ${f.etat}, ${f.raison}, ${f.emiseLe}, ${f.emisePar}, ${f.payerAvant}, ${f.payeeLe},
      ${f.referencePaiement})
    on conflict (titulaire_id, dossier_id, id) do update set etat = excluded.etat, raison = excluded.raison,
      payee_le = excluded.payee_le, reference_paiement = excluded.reference_paiement`);
}
