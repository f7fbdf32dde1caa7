// Les requêtes de l'histoire des dossiers : on y ajoute, on n'y change rien ; la base le refuserait.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { EvenementDuDossier } from "./dossier.js";
import type { LigneDossier } from "./dossiers.sql.js";

/** Ajoute un évènement à l'histoire du dossier. */
export async function ecrireEvenement(
  base: Requeteur,
  { titulaireId, id }: Pick<LigneDossier, "titulaireId" | "id">,
  e: EvenementDuDossier,
): Promise<void> {
  await base.requete(sql`
    insert into dossiers.evenements (titulaire_id, dossier_id, rang, machine, evenement, de, vers, par, signataire, le, details)
    values (${titulaireId}, ${id}, ${e.rang}, ${e.machine}, ${e.evenement}, ${e.de}, ${e.vers}, ${e.par}, ${e.signataire}, ${e.le},
      ${JSON.stringify(e.details)}::jsonb)`);
}

/** Histoire d'un dossier, du premier évènement au dernier. */
export async function trouverEvenements(
  base: Requeteur,
  { titulaireId, id }: Pick<LigneDossier, "titulaireId" | "id">,
): Promise<EvenementDuDossier[]> {
  return base.requete<EvenementDuDossier>(sql`
    select rang, machine, evenement, de, vers, par, signataire, le, details from dossiers.evenements
    where titulaire_id = ${titulaireId} and dossier_id = ${id} order by rang`);
}

/** Histoires de plusieurs dossiers, chacune du premier évènement au dernier. */
export async function trouverHistoires(base: Requeteur, dossierIds: readonly string[]): Promise<ReadonlyMap<string, EvenementDuDossier[]>> {
  const lignes = await base.requete<EvenementDuDossier & { dossier_id: string }>(sql`
    select dossier_id, rang, machine, evenement, de, vers, par, signataire, le, details from dossiers.evenements
    where dossier_id = any(${dossierIds}::uuid[]) order by dossier_id, rang`);
  const histoires = new Map<string, EvenementDuDossier[]>();
  for (const { dossier_id: id, ...evenement } of lignes) histoires.set(id, [...(histoires.get(id) ?? []), evenement]);
  return histoires;
}
