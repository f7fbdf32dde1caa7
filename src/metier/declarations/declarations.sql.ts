// Les requêtes des déclarations : lire, verrouiller, écrire.
import type { Fonction, Thematique } from "../../regles/faits.js";
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Declaration, MotifRefus, Saisie, TypeDeclare } from "./declaration.js";
import type { Etat } from "./etats.js";

interface LigneDeclaration {
  readonly id: string;
  readonly titulaire_id: string;
  readonly type: TypeDeclare;
  readonly etat: Etat;
  readonly organisme_id: string | null;
  readonly annee: number | null;
  readonly fonction: Fonction | null;
  readonly debut: DateCivile | null;
  readonly fin: DateCivile | null;
  readonly heures: string | null;
  readonly intitule: string | null;
  readonly thematique: Thematique | null;
  readonly saisie: Saisie;
  readonly declare_le: DateCivile | null;
  readonly atteste_le: DateCivile | null;
  readonly motif_refus: MotifRefus | null;
  readonly mot: string | null;
  readonly motif_echeance: "declaration" | "attestation" | null;
  readonly auto_attestee: boolean;
  readonly version: number;
}

function declarationDe(ligne: LigneDeclaration): Declaration {
  const { id, type, etat, annee, fonction, debut, fin, intitule, thematique, saisie, mot, version } = ligne;
  return {
    id,
    titulaireId: ligne.titulaire_id,
    type,
    etat,
    annee,
    organismeId: ligne.organisme_id,
    fonction,
    debut,
    fin,
    heures: ligne.heures === null ? null : Number(ligne.heures),
    intitule,
    thematique,
    saisie,
    declareLe: ligne.declare_le,
    attesteLe: ligne.atteste_le,
    motifRefus: ligne.motif_refus,
    mot,
    motifEcheance: ligne.motif_echeance,
    autoAttestee: ligne.auto_attestee,
    version,
  };
}

async function premiere(lignes: Promise<LigneDeclaration[]>): Promise<Declaration | null> {
  const ligne = (await lignes)[0];
  return ligne === undefined ? null : declarationDe(ligne);
}

/** Verrou de transaction sur les déclarations d'un titulaire : ses envois se suivent, un double clic n'en fait pas deux. */
export async function verrouillerTitulaire(base: Requeteur, titulaireId: string): Promise<void> {
  await base.requete(sql`select pg_advisory_xact_lock(hashtextextended('declarations:' || ${titulaireId}::text, 0))`);
}

/** Déclaration que cet envoi (clé du formulaire) a déjà produite. */
export function trouverParCle(base: Requeteur, titulaireId: string, cle: string): Promise<Declaration | null> {
  return premiere(
    base.requete(sql`
      select d.* from declarations.evenements e
      join declarations.declarations d on d.titulaire_id = e.titulaire_id and d.id = e.declaration_id
      where e.titulaire_id = ${titulaireId} and e.cle = ${cle}`),
  );
}

/** Déclaration du titulaire, tenue jusqu'à la fin de la transaction. */
export function verrouillerSienne(base: Requeteur, titulaireId: string, id: string): Promise<Declaration | null> {
  return premiere(base.requete(sql`select * from declarations.declarations where titulaire_id = ${titulaireId} and id = ${id} for update`));
}

/** Déclaration d'après sa seule clé, pour le responsable, tenue jusqu'à la fin de la transaction. */
export function verrouillerParId(base: Requeteur, id: string): Promise<Declaration | null> {
  return premiere(base.requete(sql`select * from declarations.declarations where id = ${id} for update`));
}

/** Déclaration déjà envoyée pour cet organisme, cette année et cette activité. */
export function trouverEnvoyee(
  base: Requeteur,
  d: { titulaireId: string; organismeId: string; annee: number; type: TypeDeclare },
): Promise<Declaration | null> {
  return premiere(
    base.requete(sql`
      select * from declarations.declarations where titulaire_id = ${d.titulaireId} and organisme_id = ${d.organismeId}
        and annee = ${d.annee} and type = ${d.type} and etat in ('declaree', 'attestee', 'refusee')`),
  );
}

/** Toutes les déclarations d'un titulaire, l'année la plus récente d'abord. */
export async function trouverDuTitulaire(base: Requeteur, titulaireId: string): Promise<Declaration[]> {
  const lignes = await base.requete<LigneDeclaration>(sql`
    select * from declarations.declarations where titulaire_id = ${titulaireId} order by annee desc nulls first, debut desc nulls first, id`);
  return lignes.map(declarationDe);
}

/** Déclarations faites à un organisme dans ces états, la plus ancienne d'abord. */
export async function trouverDeLOrganisme(
  base: Requeteur,
  demande: { organismeId: string; etats: readonly Etat[]; limite: number },
): Promise<Declaration[]> {
  const lignes = await base.requete<LigneDeclaration>(sql`
    select * from declarations.declarations where organisme_id = ${demande.organismeId} and etat = any(${demande.etats})
    order by declare_le, id limit ${demande.limite}`);
  return lignes.map(declarationDe);
}

/** Écrit l'état nouveau d'une déclaration, neuve ou connue. */
export async function ecrireDeclaration(base: Requeteur, d: Declaration, le: Date): Promise<void> {
  await base.requete(sql`
    insert into declarations.declarations (titulaire_id, id, type, etat, organisme_id, annee, fonction, debut, fin, heures, intitule,
      thematique, saisie, declare_le, atteste_le, motif_refus, mot, motif_echeance, auto_attestee, version, modifiee_le)
    values (${d.titulaireId}, ${d.id}, ${d.type}, ${d.etat}, ${d.organismeId}, ${d.annee}, ${d.fonction}, ${d.debut}, ${d.fin}, ${d.heures},
      ${d.intitule}, ${d.thematique}, ${JSON.stringify(d.saisie)}::jsonb, ${d.declareLe}, ${d.attesteLe}, ${d.motifRefus}, ${d.mot},
      ${d.motifEcheance}, ${d.autoAttestee}, ${d.version}, ${le})
    on conflict (titulaire_id, id) do update set type = excluded.type, etat = excluded.etat, organisme_id = excluded.organisme_id,
      annee = excluded.annee, fonction = excluded.fonction, debut = excluded.debut, fin = excluded.fin, heures = excluded.heures,
      intitule = excluded.intitule, thematique = excluded.thematique, saisie = excluded.saisie, declare_le = excluded.declare_le,
      atteste_le = excluded.atteste_le, motif_refus = excluded.motif_refus, mot = excluded.mot,
      motif_echeance = excluded.motif_echeance, auto_attestee = excluded.auto_attestee, version = excluded.version,
      modifiee_le = excluded.modifiee_le`);
}

/** Titulaires qui ont envoyé une déclaration à cet organisme. */
export async function trouverBenevoles(base: Requeteur, organismeId: string): Promise<string[]> {
  const lignes = await base.requete<{ titulaire_id: string }>(sql`
    select distinct titulaire_id from declarations.declarations
    where organisme_id = ${organismeId} and etat in ('declaree', 'attestee') order by titulaire_id`);
  return lignes.map((ligne) => ligne.titulaire_id);
}
