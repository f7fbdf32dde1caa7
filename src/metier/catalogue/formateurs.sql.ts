// Les requêtes des organismes de formation.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { OrganismeFormation } from "./offre.js";

export interface LigneFormateur {
  readonly siret: string;
  readonly denomination: string;
  readonly numero_activite: string | null;
  readonly code_postal: string | null;
  readonly ville: string | null;
  readonly qualiopi_formation: boolean | null;
  readonly qualiopi_bilan: boolean | null;
  readonly qualiopi_vae: boolean | null;
  readonly organisme_id: string | null;
  readonly suspendu_le: Date | string | null;
  readonly suspension_raison: string | null;
}

export function formateurDe(o: LigneFormateur): OrganismeFormation {
  return {
    siret: o.siret,
    denomination: o.denomination,
    numeroActivite: o.numero_activite,
    codePostal: o.code_postal,
    ville: o.ville,
    qualiopi: { formation: o.qualiopi_formation, bilan: o.qualiopi_bilan, vae: o.qualiopi_vae },
    organismeId: o.organisme_id,
    suspension: o.suspendu_le === null ? null : (o.suspension_raison ?? ""),
  };
}

/** Organismes de formation inscrits ici sous ces clés. */
export async function trouverParOrganisme(base: Requeteur, organismeIds: readonly string[]): Promise<OrganismeFormation[]> {
  const lignes = await base.requete<LigneFormateur>(
    sql`select * from catalogue.organismes_formation where organisme_id = any(${organismeIds}::uuid[])`,
  );
  return lignes.map(formateurDe);
}

export interface Reference {
  readonly siret: string;
  readonly denomination: string;
  readonly numeroActivite: string | null;
  readonly codePostal: string | null;
  readonly ville: string | null;
  readonly organismeId: string;
  readonly le: Date;
  readonly par: string;
}

/** Inscrit l'organisme au catalogue : ce qu'un fichier public a dit de lui reste, ce qui manquait est complété. */
export async function ecrireReference(base: Requeteur, r: Reference): Promise<void> {
  await base.requete(sql`
    insert into catalogue.organismes_formation as o
      (siret, denomination, numero_activite, code_postal, ville, organisme_id, reference_le, reference_par, modifie_le)
    values (${r.siret}, ${r.denomination}, ${r.numeroActivite}, ${r.codePostal}, ${r.ville}, ${r.organismeId}, ${r.le}, ${r.par}, ${r.le})
    on conflict (siret) do update set
      denomination = case when o.empreinte is null then excluded.denomination else o.denomination end,
      numero_activite = coalesce(o.numero_activite, excluded.numero_activite), code_postal = coalesce(o.code_postal, excluded.code_postal),
      ville = coalesce(o.ville, excluded.ville), organisme_id = excluded.organisme_id,
      reference_le = coalesce(o.reference_le, excluded.reference_le), reference_par = coalesce(o.reference_par, excluded.reference_par),
      modifie_le = excluded.modifie_le`);
}

/** Suspend, ou lève la suspension quand la raison est null ; faux si le SIRET est inconnu. */
export async function ecrireSuspension(base: Requeteur, s: { siret: string; raison: string | null; le: Date }): Promise<boolean> {
  const lignes = await base.requete<{ siret: string }>(sql`
    update catalogue.organismes_formation set suspension_raison = ${s.raison}::text, modifie_le = ${s.le},
      suspendu_le = case when ${s.raison}::text is null then null else coalesce(suspendu_le, ${s.le}) end
    where siret = ${s.siret} returning siret`);
  return lignes.length === 1;
}

/** Autorise les formations de bénévoles, ou retire l'autorisation quand la raison est null ; faux si le SIRET est inconnu. */
export async function ecrireAutorisation(
  base: Requeteur,
  { siret, raison, par, le }: { siret: string; raison: string | null; par: string; le: Date },
): Promise<boolean> {
  const [date, qui] = raison === null ? [null, null] : [le, par];
  const lignes = await base.requete<{ siret: string }>(sql`
    update catalogue.organismes_formation set benevoles_raison = ${raison}, benevoles_autorise_le = ${date}, benevoles_autorise_par = ${qui},
      modifie_le = ${le}
    where siret = ${siret} returning siret`);
  return lignes.length === 1;
}

/** Vrai si l'exploitant l'a autorisé à proposer des formations de bénévoles et de volontaires. */
export async function peutFormerDesBenevoles(base: Requeteur, siret: string): Promise<boolean> {
  const lignes = await base.requete(sql`
    select from catalogue.organismes_formation where siret = ${siret} and benevoles_autorise_le is not null`);
  return lignes.length === 1;
}

export interface LigneListee extends LigneFormateur {
  readonly benevoles_autorise_le: Date | null;
  readonly benevoles_raison: string | null;
  readonly reference_le: Date | null;
  readonly formations: number;
}

/**
 * Organismes dont le nom, la ville ou le SIRET contient chaque mot (déjà en minuscules sans accents) ; les inscrits d'abord.
 * Les accents sont ôtés avant la casse : la base ne sait pas toujours mettre « É » en minuscule.
 */
export async function chercherFormateurs(base: Requeteur, mots: readonly string[], limite: number): Promise<LigneListee[]> {
  return base.requete<LigneListee>(sql`
    select o.*, (select count(*)::integer from catalogue.formations f where f.siret = o.siret and f.retiree_le is null) as formations
    from catalogue.organismes_formation o
    where not exists (
      select 1 from unnest(${mots}::text[]) as mot
      where position(mot in lower(translate(o.siret || ' ' || o.denomination || ' ' || coalesce(o.ville, ''),
        'àâäáãéèêëíîïóôöõúùûüçñÀÂÄÁÃÉÈÊËÍÎÏÓÔÖÕÚÙÛÜÇÑ', 'aaaaaeeeeiiioooouuuucnaaaaaeeeeiiioooouuuucn'))) = 0)
    order by (o.organisme_id is null), o.denomination, o.siret limit ${limite}`);
}
