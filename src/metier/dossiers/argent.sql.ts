// Les dossiers vus de l'argent : ceux qui se facturent, se contrôlent ou se prouvent. Des lectures seules, le dossier s'écrit ailleurs.
import type { Requeteur } from "../../socle/base/base.js";
import type { LigneDossier } from "./dossiers.sql.js";

/** Ce qu'une liste d'argent lit d'un dossier. */
export type DossierArgent = Pick<
  LigneDossier,
  | "titulaireId"
  | "id"
  | "numero"
  | "etat"
  | "facturation"
  | "controle"
  | "organismeId"
  | "organismeNom"
  | "siret"
  | "offre"
  | "plan"
  | "duOrganisme"
  | "parts"
  | "factureeLe"
  | "echeance"
>;

const LUES = `d.titulaire_id as "titulaireId", d.id, d.numero, d.etat, d.facturation, d.controle, d.organisme_id as "organismeId",
  d.organisme_nom as "organismeNom", d.siret, d.offre, d.plan, 
  d.du_organisme::float8 as "duOrganisme", d.parts, d.facturee_le as "factureeLe", d.echeance`;

async function lire(base: Requeteur, suite: string, values: readonly unknown[]): Promise<DossierArgent[]> {
  return base.requete<DossierArgent>({ text: `select ${LUES} from dossiers.dossiers d ${suite}`, values });
}

/** Dossiers dont la facturation a commencé, ceux qui attendent d'abord, la plus longue attente en tête ; de tous les organismes si `organismeId` est null. */
export async function trouverFacturables(base: Requeteur, organismeId: string | null, limite: number): Promise<DossierArgent[]> {
  const suite = `where d.facturation <> 'pas_facturable' and ($1::uuid is null or d.organisme_id = $1)
    order by (d.facturation in ('payee', 'rendue')), d.facturee_le nulls last,
      case when d.facturation in ('payee', 'rendue') then null else d.modifie_le end, d.modifie_le desc, d.id limit $2`;
  return lire(base, suite, [organismeId, limite]);
}

export async function trouverDossiersArgent(base: Requeteur, ids: readonly string[]): Promise<ReadonlyMap<string, DossierArgent>> {
  const lignes = ids.length === 0 ? [] : await lire(base, "where d.id = any($1::uuid[])", [[...new Set(ids)]]);
  return new Map(lignes.map((ligne) => [ligne.id, ligne]));
}
