// Les requêtes des jetons, des assertions déjà servies et des quotas.
import { type Requeteur, sql } from "../../socle/base/base.js";
import type { Portee } from "../identite/acteur.js";

export async function insererJeton(
  base: Requeteur,
  j: { empreinte: string; raccordementId: string; kid: string; portees: readonly string[]; expireLe: Date },
): Promise<void> {
  await base.requete(sql`
    insert into raccordements.jetons (empreinte, sorte, raccordement_id, kid, portees, expire_le)
    values (${j.empreinte}, 'jeton', ${j.raccordementId}, ${j.kid}, ${j.portees}::text[], ${j.expireLe})`);
}

/** Note une assertion servie ; rend faux si elle l'a déjà été : l'unicité est celle de la base, pas d'une lecture avant. */
export async function insererAssertion(base: Requeteur, a: { empreinte: string; expireLe: Date }): Promise<boolean> {
  const lignes = await base.requete<{ empreinte: string }>(sql`
    insert into raccordements.jetons (empreinte, sorte, expire_le) values (${a.empreinte}, 'assertion', ${a.expireLe})
    on conflict (empreinte) do nothing returning empreinte`);
  return lignes.length === 1;
}

export async function effacerExpires(base: Requeteur, maintenant: Date): Promise<void> {
  await base.requete(sql`delete from raccordements.jetons where expire_le <= ${maintenant}`);
}

export interface LigneJeton {
  readonly raccordement_id: string;
  readonly client_id: string;
  readonly organisme_id: string;
  readonly portees: readonly Portee[];
}

/** Le jeton ne vaut que si le raccordement et la clé qui l'ont obtenu valent encore ; ses portées sont celles qui restent accordées. */
export async function lireJetonVivant(base: Requeteur, empreinte: string, maintenant: Date): Promise<LigneJeton | null> {
  const [ligne] = await base.requete<LigneJeton>(sql`
    select r.id as raccordement_id, r.client_id, r.organisme_id,
      array (select unnest(j.portees) intersect select unnest(r.portees)) as portees
    from raccordements.jetons j
    join raccordements.raccordements r on r.id = j.raccordement_id and r.revoque_le is null
    join raccordements.cles c on c.raccordement_id = r.id and c.kid = j.kid and c.jusqu_au is null
    where j.empreinte = ${empreinte} and j.sorte = 'jeton' and j.expire_le > ${maintenant}`);
  return ligne ?? null;
}

export async function noterUsageDeCle(base: Requeteur, cle: { raccordementId: string; kid: string; le: Date }): Promise<void> {
  await base.requete(sql`
    update raccordements.cles set utilisee_le = ${cle.le} where raccordement_id = ${cle.raccordementId} and kid = ${cle.kid}`);
}

/** Compte une demande dans sa fenêtre ; rend le nombre de demandes de la fenêtre, celle-ci comprise. */
export async function compterDemande(base: Requeteur, q: { raccordementId: string; quota: string; fenetre: number }): Promise<number> {
  const [ligne] = await base.requete<{ demandes: number }>(sql`
    insert into raccordements.quotas (raccordement_id, quota, fenetre, demandes)
    values (${q.raccordementId}, ${q.quota}, ${q.fenetre}, 1)
    on conflict (raccordement_id, quota) do update set fenetre = excluded.fenetre,
      demandes = case when raccordements.quotas.fenetre = excluded.fenetre then raccordements.quotas.demandes + 1 else 1 end
    returning demandes`);
  if (ligne === undefined) throw new Error("Demande non comptée.");
  return ligne.demandes;
}
