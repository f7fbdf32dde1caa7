// L'écriture des certifications, de leurs blocs et de leurs listes.
import { type Requeteur, sql } from "../../../socle/base/base.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { ListeDeFiche } from "./lire-france-competences.js";

export interface CleEcrite {
  readonly code: string;
  readonly creee: boolean;
}

/** Ce qui date une écriture. */
export interface Origine {
  readonly importId: string;
  readonly le: Date;
}

const ECRIRE_FICHES = `
  insert into catalogue.certifications as c (code, intitule, niveau, active, fin_enregistrement, clea, empreinte, import_id, modifiee_le)
  select code, intitule, niveau, active, "finEnregistrement", clea, decode(empreinte, 'hex'), $2, $3
  from json_to_recordset($1::json) as l (code text, intitule text, niveau smallint, active boolean, "finEnregistrement" date, clea boolean,
    empreinte text)
  order by code
  on conflict (code) do update set intitule = excluded.intitule, niveau = excluded.niveau, active = excluded.active,
    fin_enregistrement = excluded.fin_enregistrement, clea = excluded.clea, empreinte = excluded.empreinte,
    import_id = excluded.import_id, modifiee_le = excluded.modifiee_le
  where c.empreinte <> excluded.empreinte
  returning code, (xmax = 0) as creee`;

/** Garde les fiches nouvelles ou changées, et ne rend qu'elles. */
export async function ecrireFiches(base: Requeteur, lignes: readonly object[], { importId, le }: Origine): Promise<CleEcrite[]> {
  return base.requete<CleEcrite>({ text: ECRIRE_FICHES, values: [JSON.stringify(lignes), importId, le] });
}

const ECRIRE_BLOCS = `
  insert into catalogue.blocs as b (code, certification, libelle)
  select code, certification, libelle from json_to_recordset($1::json) as l (code text, certification text, libelle text) order by code
  on conflict (code) do update set certification = excluded.certification, libelle = excluded.libelle
  where (b.certification, b.libelle) is distinct from (excluded.certification, excluded.libelle)
  returning code, (xmax = 0) as creee`;

export async function ecrireBlocs(base: Requeteur, lignes: readonly object[]): Promise<CleEcrite[]> {
  return base.requete<CleEcrite>({ text: ECRIRE_BLOCS, values: [JSON.stringify(lignes)] });
}

export interface EtatCertification {
  readonly code: string;
  readonly active: boolean;
  readonly fin: DateCivile | null;
  readonly clea: boolean;
}

export async function trouverEtats(base: Requeteur, codes: readonly string[]): Promise<EtatCertification[]> {
  return base.requete<EtatCertification>(sql`
    select code, active, fin_enregistrement as fin, clea from catalogue.certifications where code = any(${codes}::text[])`);
}

/** Élément d'une liste tel qu'il est gardé. */
export type ElementGarde = string | { readonly siret: string | null; readonly nom: string; readonly habilitation?: string };
export interface ListesGardees {
  readonly code: string;
  readonly listes: Partial<Record<ListeDeFiche, readonly ElementGarde[]>>;
}

/** Listes de ces fiches, verrouillées dans l'ordre de leurs codes : deux imports à la fois n'en perdent aucune. */
export async function tenirListes(base: Requeteur, codes: readonly string[], listes: readonly ListeDeFiche[]): Promise<ListesGardees[]> {
  const colonnes = listes.map((liste) => `'${liste}', to_jsonb(${liste})`).join(", ");
  return base.requete<ListesGardees>({
    text: `select code, jsonb_build_object(${colonnes}) as listes from catalogue.certifications
      where code = any($1::text[]) order by code for update`,
    values: [codes],
  });
}

const EN_JSON = new Set<ListeDeFiche>(["certificateurs", "partenaires"]);

/** Remplace une liste de plusieurs fiches. */
export async function ecrireListe(
  base: Requeteur,
  liste: ListeDeFiche,
  { fiches, importId, le }: Origine & { fiches: readonly { code: string; elements: readonly ElementGarde[] }[] },
): Promise<void> {
  const valeur = EN_JSON.has(liste) ? "l.elements" : "array(select jsonb_array_elements_text(l.elements))";
  await base.requete({
    text: `update catalogue.certifications c set ${liste} = ${valeur}, import_id = $2, modifiee_le = $3
      from jsonb_to_recordset($1::jsonb) as l (code text, elements jsonb) where c.code = l.code`,
    values: [JSON.stringify(fiches), importId, le],
  });
}
