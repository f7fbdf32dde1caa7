// Les requêtes des raccordements et de leurs clés.
import { type Instruction, type Requeteur, sql } from "../../socle/base/base.js";
import type { Portee } from "../identite/acteur.js";
import type { Algorithme, Cle, ClePublique, Raccordement } from "./raccordement.js";

interface LigneRaccordement {
  readonly id: string;
  readonly client_id: string;
  readonly organisme_id: string;
  readonly nom: string;
  readonly portees: readonly Portee[];
  readonly cree_le: Date;
  readonly revoque_le: Date | null;
  readonly avis_url: string | null;
  readonly avis_choisi_le: Date | null;
}

interface LigneCle {
  readonly raccordement_id: string;
  readonly kid: string;
  readonly jwk: ClePublique;
  readonly algorithme: Algorithme;
  readonly depuis: Date;
  readonly jusqu_au: Date | null;
  readonly utilisee_le: Date | null;
}

function cleDe({ kid, jwk, algorithme, depuis, jusqu_au, utilisee_le }: LigneCle): Cle {
  return { kid, jwk, algorithme, depuis, jusquAu: jusqu_au, utiliseeLe: utilisee_le };
}

function raccordementDe(ligne: LigneRaccordement, cles: readonly LigneCle[]): Raccordement {
  const { id, nom, portees, avis_url: url, avis_choisi_le: choisiLe } = ligne;
  return {
    id,
    clientId: ligne.client_id,
    organismeId: ligne.organisme_id,
    nom,
    portees,
    creeLe: ligne.cree_le,
    revoqueLe: ligne.revoque_le,
    cles: cles.filter((cle) => cle.raccordement_id === id).map(cleDe),
    avis: url === null || choisiLe === null ? null : { url, choisiLe },
  };
}

async function completer(base: Requeteur, instruction: Instruction): Promise<Raccordement[]> {
  const lignes = await base.requete<LigneRaccordement>(instruction);
  const ids = lignes.map(({ id }) => id);
  const cles = await base.requete<LigneCle>(sql`
    select raccordement_id, kid, jwk, algorithme, depuis, jusqu_au, utilisee_le from raccordements.cles
    where raccordement_id = any (${ids}::uuid[]) order by depuis, kid`);
  return lignes.map((ligne) => raccordementDe(ligne, cles));
}

/** Raccordements d'un organisme, le plus ancien d'abord ; les révoqués restent, pour l'histoire. */
export function lireParOrganisme(base: Requeteur, organismeId: string): Promise<Raccordement[]> {
  return completer(
    base,
    sql`select r.id, r.client_id, r.organisme_id, r.nom, r.portees, r.cree_le, r.revoque_le, a.url as avis_url, a.choisi_le as avis_choisi_le
      from raccordements.raccordements r left join raccordements.avis a on a.raccordement_id = r.id
      where r.organisme_id = ${organismeId} order by r.cree_le, r.id`,
  );
}

export async function lireParClient(base: Requeteur, clientId: string): Promise<Raccordement | null> {
  const [trouve] = await completer(
    base,
    sql`select r.id, r.client_id, r.organisme_id, r.nom, r.portees, r.cree_le, r.revoque_le, a.url as avis_url, a.choisi_le as avis_choisi_le
      from raccordements.raccordements r left join raccordements.avis a on a.raccordement_id = r.id
      where r.client_id = ${clientId}`,
  );
  return trouve ?? null;
}

/** Verrouille le raccordement d'un organisme : ses clés et son avis changent l'un après l'autre. */
export async function verrouillerRaccordement(base: Requeteur, lieu: { organismeId: string; id: string }): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`
    select id from raccordements.raccordements where id = ${lieu.id} and organisme_id = ${lieu.organismeId} for update`);
  return lignes.length === 1;
}

export async function insererRaccordement(
  base: Requeteur,
  r: { id: string; clientId: string; organismeId: string; nom: string; portees: readonly Portee[]; creeLe: Date; creePar: string },
): Promise<void> {
  await base.requete(sql`
    insert into raccordements.raccordements (id, client_id, organisme_id, nom, portees, cree_le, cree_par)
    values (${r.id}, ${r.clientId}, ${r.organismeId}, ${r.nom}, ${r.portees}::text[], ${r.creeLe}, ${r.creePar})`);
}

export async function marquerRevoque(base: Requeteur, r: { id: string; le: Date; par: string }): Promise<void> {
  await base.requete(sql`
    update raccordements.raccordements set revoque_le = ${r.le}, revoque_par = ${r.par} where id = ${r.id} and revoque_le is null`);
}

export async function insererCle(base: Requeteur, raccordementId: string, cle: Cle): Promise<boolean> {
  const lignes = await base.requete<{ kid: string }>(sql`
    insert into raccordements.cles (raccordement_id, kid, jwk, algorithme, depuis)
    values (${raccordementId}, ${cle.kid}, ${JSON.stringify(cle.jwk)}::jsonb, ${cle.algorithme}, ${cle.depuis})
    on conflict (raccordement_id, kid) do nothing returning kid`);
  return lignes.length === 1;
}

export async function terminerCle(base: Requeteur, cle: { raccordementId: string; kid: string; jusquAu: Date }): Promise<boolean> {
  const lignes = await base.requete<{ kid: string }>(sql`
    update raccordements.cles set jusqu_au = ${cle.jusquAu}
    where raccordement_id = ${cle.raccordementId} and kid = ${cle.kid} and jusqu_au is null returning kid`);
  return lignes.length === 1;
}
