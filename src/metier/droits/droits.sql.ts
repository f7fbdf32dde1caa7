// Les instructions du contexte droits : son schéma, rien d'autre.
import { type Instruction, type Requeteur, sql } from "../../socle/base/base.js";
import { enMorceaux } from "../../socle/base/copie.js";

export interface LigneDecision {
  readonly id: string;
  readonly lot_id: string;
  readonly activite: string;
  readonly annee: number;
  readonly sens: "inscription" | "reprise";
  readonly evaluee_le: string;
  readonly inscrite_le: Date;
  readonly reponse: unknown;
  readonly faits: unknown;
  readonly lectures: unknown;
}

export function creerEvaluation(titulaireId: string, jour: string): Instruction {
  return sql`insert into droits.evaluations (titulaire_id, evaluee_le, resume)
    values (${titulaireId}, ${jour}, '{}') on conflict (titulaire_id) do nothing`;
}

/** À prendre avant toute lecture : deux calculs du même titulaire se suivent. */
export function verrouillerEvaluation(titulaireId: string): Instruction {
  return sql`select titulaire_id from droits.evaluations where titulaire_id = ${titulaireId} for update`;
}

export function noterEvaluation(titulaireId: string, jour: string, resume: object): Instruction {
  return sql`update droits.evaluations set evaluee_le = ${jour}, resume = ${JSON.stringify(resume)}::jsonb
    where titulaire_id = ${titulaireId}`;
}

export interface DecisionAEcrire {
  readonly titulaireId: string;
  readonly id: string;
  readonly lotId: string;
  readonly activite: string;
  readonly annee: number;
  readonly sens: "inscription" | "reprise";
  readonly jour: string;
  readonly instant: Date;
  /** En JSON. */
  readonly reponse: string;
  readonly faits: string;
  readonly lectures: string;
}

export function inscrireDecision(d: DecisionAEcrire): Instruction {
  return sql`insert into droits.decisions
      (titulaire_id, id, lot_id, activite, annee, sens, evaluee_le, inscrite_le, reponse, faits, lectures)
    values (${d.titulaireId}, ${d.id}, ${d.lotId}, ${d.activite}, ${d.annee}, ${d.sens}, ${d.jour}, ${d.instant},
      ${d.reponse}::json, ${d.faits}::json, ${d.lectures}::json)`;
}

/** Les mêmes, par copie. */
export async function copierDecisions(base: Requeteur, decisions: readonly DecisionAEcrire[]): Promise<void> {
  if (decisions.length === 0) return;
  const colonnes = decisions.map((d) => [
    d.titulaireId,
    d.id,
    d.lotId,
    d.activite,
    d.annee,
    d.sens,
    d.jour,
    d.instant,
    d.reponse,
    d.faits,
    d.lectures,
  ]);
  await base.copier(
    `copy droits.decisions (titulaire_id, id, lot_id, activite, annee, sens, evaluee_le, inscrite_le, reponse, faits, lectures) from stdin`,
    enMorceaux(colonnes),
  );
}

/** Ouvre les évaluations qui manquent, dans l'ordre des identifiants : deux tranches qui se croisent s'attendent au lieu de se bloquer. */
export function creerEvaluations(titulaireIds: readonly string[], jour: string): Instruction {
  return sql`insert into droits.evaluations (titulaire_id, evaluee_le, resume)
    select titulaire_id, ${jour}::date, '{}' from unnest(${titulaireIds}::uuid[]) as t (titulaire_id) order by titulaire_id
    on conflict (titulaire_id) do nothing`;
}

export function verrouillerEvaluations(titulaireIds: readonly string[]): Instruction {
  return sql`select titulaire_id from droits.evaluations where titulaire_id = any(${titulaireIds}::uuid[])
    order by titulaire_id for update`;
}

export interface Resume {
  readonly titulaireId: string;
  readonly resume: string;
}

export function noterEvaluations(resumes: readonly Resume[], jour: string): Instruction {
  return sql`update droits.evaluations e set evaluee_le = ${jour}::date, resume = r.resume
    from unnest(${resumes.map((r) => r.titulaireId)}::uuid[], ${resumes.map((r) => r.resume)}::jsonb[]) as r (titulaire_id, resume)
    where e.titulaire_id = r.titulaire_id`;
}

export function lireDecisions(titulaireId: string): Instruction {
  return sql`select id, lot_id, activite, annee, sens, evaluee_le, inscrite_le, reponse, faits, lectures
    from droits.decisions where titulaire_id = ${titulaireId} order by inscrite_le, id`;
}

/** Calendrier en vigueur à un jour ; aucune ligne, ou un mois nul, quand l'exploitant n'en impose pas. */
export function lireCalendrier(jour: string): Instruction {
  return sql`select mois, jour from droits.calendrier where depuis <= ${jour} order by depuis desc limit 1`;
}
