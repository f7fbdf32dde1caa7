// Les requêtes des décisions sur l'article 200 du CGI.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DecisionArticle200, Qualification } from "./qualifier-organisme.js";

/** Prend l'organisme pour lui seul jusqu'à la fin de la transaction ; rend faux s'il n'existe pas. */
export async function verrouillerOrganisme(base: Requeteur, organismeId: string): Promise<boolean> {
  const lignes = await base.requete<{ id: string }>(sql`select id from organismes.organismes where id = ${organismeId} for update`);
  return lignes.length === 1;
}

/** Décisions prises, dans l'ordre. */
export async function trouverQualifications(base: Requeteur, organismeId: string): Promise<Qualification[]> {
  return base.requete<Qualification>(
    sql`select rang, article200, raison, agent, le from organismes.qualifications where organisme_id = ${organismeId} order by rang`,
  );
}

export async function ajouterQualification(base: Requeteur, organismeId: string, q: Qualification): Promise<void> {
  await base.requete(sql`insert into organismes.qualifications (organisme_id, rang, article200, raison, agent, le)
    values (${organismeId}, ${q.rang}, ${q.article200}, ${q.raison}, ${q.agent}, ${q.le})`);
}

/** Porte la décision sur l'organisme, qui est dès lors reconnu pour tous ; une date déjà donnée par le registre n'est pas remplacée. */
export async function ecrireDecision(base: Requeteur, d: DecisionArticle200): Promise<void> {
  await base.requete(sql`
    update organismes.organismes set article200 = ${d.article200}, statut = 'inscrit',
      premiere_declaration = coalesce(premiere_declaration, ${d.premiereDeclaration ?? null}::date)
    where id = ${d.organismeId}`);
}
