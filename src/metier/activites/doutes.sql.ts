// Les dépôts dont l'identité attend qu'un agent départage.
import type { Requeteur } from "../../socle/base/base.js";
import { sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";

export interface LigneDoute {
  readonly organisme_id: string;
  readonly organisme_nom: string;
  readonly id_externe: string;
  readonly activite_id: string;
  readonly type: string;
  readonly faits: unknown;
  readonly declare_le: DateCivile;
  readonly doute_identite: string;
  readonly lot_id: string | null;
  readonly numero_ligne: number | null;
  readonly nir_empreinte: string | null;
  readonly traits_empreinte: string | null;
  readonly noyau_empreinte: string | null;
}

const COLONNES = `organisme_id, organisme_nom, id_externe, activite_id, type, faits, declare_le, doute_identite, lot_id, numero_ligne,
  nir_empreinte, traits_empreinte, noyau_empreinte`;
const OUVERT = "doute_identite is not null and doute_leve_le is null and remplace_par is null and annule_le is null";

/** Doutes ouverts, le plus ancien d'abord. */
export async function trouverDoutes(base: Requeteur, limite: number): Promise<LigneDoute[]> {
  return base.requete<LigneDoute>({
    text: `select ${COLONNES} from activites.depots where ${OUVERT} order by depose_le, organisme_id, id_externe limit $1`,
    values: [limite],
  });
}

export async function nombreDeDoutes(base: Requeteur): Promise<number> {
  const [ligne] = await base.requete<{ nombre: number }>({
    text: `select count(*)::integer as nombre from activites.depots where ${OUVERT}`,
    values: [],
  });
  return ligne?.nombre ?? 0;
}

/** Un doute ouvert, tenu jusqu'à la fin de la transaction. */
export async function verrouillerDoute(base: Requeteur, organismeId: string, idExterne: string): Promise<LigneDoute | null> {
  const lignes = await base.requete<LigneDoute>({
    text: `select ${COLONNES} from activites.depots where organisme_id = $1 and id_externe = $2 and ${OUVERT} for update`,
    values: [organismeId, idExterne],
  });
  return lignes[0] ?? null;
}

/** Comptes que le numéro ou les traits de ce dépôt désignent ; à défaut du lieu, ceux qui ont même nom, prénom, sexe et date. */
export async function trouverCandidats(
  base: Requeteur,
  {
    nir_empreinte: nir,
    traits_empreinte: traits,
    noyau_empreinte: noyau,
  }: Pick<LigneDoute, "nir_empreinte" | "traits_empreinte" | "noyau_empreinte">,
): Promise<string[]> {
  const lignes = await base.requete<{ titulaire_id: string }>(sql`select distinct titulaire_id from activites.rattachements
    where nir_empreinte = ${nir} or traits_empreinte = ${traits} or (${nir}::text is null and noyau_empreinte = ${noyau}) order by titulaire_id`);
  return lignes.map((ligne) => ligne.titulaire_id);
}

export interface DouteLeve {
  readonly organismeId: string;
  readonly idExterne: string;
  /** Le titulaire reconnu, ou null : la ligne est écartée. */
  readonly titulaireId: string | null;
  readonly par: string;
  readonly raison: string;
  readonly le: Date;
}

/** Écrit la décision ; si un titulaire est reconnu, l'activité rejoint son compte. */
export async function ecrireDouteLeve(base: Requeteur, leve: DouteLeve): Promise<void> {
  const { organismeId, idExterne, titulaireId, par, raison, le } = leve;
  await base.requete(sql`update activites.depots
    set titulaire_id = ${titulaireId}, doute_leve_par = ${par}, doute_raison = ${raison}, doute_leve_le = ${le}
    where organisme_id = ${organismeId} and id_externe = ${idExterne}`);
  if (titulaireId === null) return;
  await base.requete(sql`
    insert into activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le)
    select titulaire_id, activite_id, organisme_id, id_externe, organisme_nom, type, faits, declare_le from activites.depots
    where organisme_id = ${organismeId} and id_externe = ${idExterne} on conflict do nothing`);
}
