// Les fichiers reçus et la réponse à chacune de leurs lignes : écrits tranche par tranche, relus page par page.
import { type Requeteur, sql } from "../../../socle/base/base.js";
import { enMorceaux } from "../../../socle/base/copie.js";
import type { FauteImport } from "./faute.js";
import type { BilanImportCatalogue, ComptesImport, EtatImport, FormatCatalogue, IssueImport, LigneDImport } from "./import-catalogue.js";

interface LigneImport extends ComptesImport {
  readonly id: string;
  readonly format: FormatCatalogue;
  readonly nom: string;
  readonly organisme_id: string | null;
  readonly par: string;
  readonly recu_le: Date;
  readonly termine_le: Date | null;
  readonly etat: EtatImport;
  readonly faute: FauteImport | null;
}

function importDe(l: LigneImport): BilanImportCatalogue {
  const { lues, creees, modifiees, inchangees, rejetees, averties, retirees } = l;
  return {
    id: l.id,
    format: l.format,
    nom: l.nom,
    organismeId: l.organisme_id,
    par: l.par,
    recuLe: l.recu_le,
    termineLe: l.termine_le,
    etat: l.etat,
    comptes: { lues, creees, modifiees, inchangees, rejetees, averties, retirees },
    faute: l.faute,
  };
}

export async function ouvrirImport(
  base: Requeteur,
  i: Pick<BilanImportCatalogue, "id" | "format" | "nom" | "organismeId" | "par" | "recuLe">,
): Promise<void> {
  await base.requete(sql`
    insert into catalogue.imports (id, format, nom, organisme_id, par, recu_le, avance_le, etat)
    values (${i.id}, ${i.format}, ${i.nom}, ${i.organismeId}, ${i.par}, ${i.recuLe}, ${i.recuLe}, 'en_cours')`);
}

/** Ajoute les comptes d'une tranche à ceux de l'import. */
export async function avancerImport(base: Requeteur, id: string, c: ComptesImport & { readonly le: Date }): Promise<void> {
  await base.requete(sql`
    update catalogue.imports set lues = lues + ${c.lues}, creees = creees + ${c.creees}, modifiees = modifiees + ${c.modifiees},
      inchangees = inchangees + ${c.inchangees}, rejetees = rejetees + ${c.rejetees}, averties = averties + ${c.averties},
      retirees = retirees + ${c.retirees}, avance_le = ${c.le}
    where id = ${id}`);
}

export async function cloreImport(base: Requeteur, id: string, fin: { faute: FauteImport | null; le: Date }): Promise<void> {
  const faute = fin.faute === null ? null : JSON.stringify(fin.faute);
  await base.requete(sql`
    update catalogue.imports set etat = ${fin.faute === null ? "termine" : "refuse"}, faute = ${faute}::jsonb, termine_le = ${fin.le}
    where id = ${id}`);
}

/** Clôt les imports qui n'ont rien écrit depuis cet instant ; rend combien. */
export async function cloreInterrompus(base: Requeteur, depuis: Date, fin: { faute: FauteImport; le: Date }): Promise<number> {
  const clos = await base.requete(sql`
    update catalogue.imports set etat = 'refuse', faute = ${JSON.stringify(fin.faute)}::jsonb, termine_le = ${fin.le}
    where etat = 'en_cours' and avance_le < ${depuis} returning id`);
  return clos.length;
}

/** Oublie la réponse à chaque ligne des imports reçus avant cet instant ; leurs comptes restent. */
export async function oublierLignes(base: Requeteur, avant: Date): Promise<void> {
  await base.requete(sql`
    delete from catalogue.import_lignes l using catalogue.imports i
    where i.id = l.import_id and i.recu_le < ${avant} and i.etat <> 'en_cours'`);
}

function* aCopier(importId: string, lignes: readonly LigneDImport[]) {
  for (const { numero, cle, issue, fautes } of lignes) yield [importId, numero, cle, issue, JSON.stringify(fautes)];
}

export async function copierLignes(base: Requeteur, importId: string, lignes: readonly LigneDImport[]): Promise<void> {
  await base.copier(
    "copy catalogue.import_lignes (import_id, numero, cle, issue, fautes) from stdin",
    enMorceaux(aCopier(importId, lignes)),
  );
}

export async function trouverImport(base: Requeteur, id: string): Promise<BilanImportCatalogue | null> {
  const lignes = await base.requete<LigneImport>(sql`select * from catalogue.imports where id = ${id}`);
  return lignes[0] === undefined ? null : importDe(lignes[0]);
}

/** Les derniers imports, de cet organisme ou de l'exploitant (null). */
export async function trouverImports(base: Requeteur, organismeId: string | null, limite: number): Promise<BilanImportCatalogue[]> {
  const lignes = await base.requete<LigneImport>(sql`
    select * from catalogue.imports where organisme_id is not distinct from ${organismeId}::uuid
    order by recu_le desc, id limit ${limite}`);
  return lignes.map(importDe);
}

/** Lignes d'un import après un numéro, dans l'ordre du fichier ; `aVoir` : seulement les rejetées et celles qui portent une faute. */
export async function trouverLignes(
  base: Requeteur,
  { importId, apres, aVoir, limite }: { importId: string; apres: number; aVoir: boolean; limite: number },
): Promise<LigneDImport[]> {
  return base.requete<LigneDImport & { issue: IssueImport }>(sql`
    select numero, cle, issue, fautes from catalogue.import_lignes
    where import_id = ${importId} and numero > ${apres} and (not ${aVoir}::boolean or fautes <> '[]'::jsonb)
    order by numero limit ${limite}`);
}
