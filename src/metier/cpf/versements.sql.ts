// Les lignes reçues du fichier annuel : reconnaître ce qui est déjà là, garder ce qui est neuf, le porter au compte une seule fois.
import type { Requeteur } from "../../socle/base/base.js";
import { type Instruction, sql } from "../../socle/base/base.js";
import { lireFinanceur } from "./financeur.js";
import { NATURES_VERSEMENT, type VersementLu } from "./ligne-cpf.js";

/** Versement gardé. `titulaireId` null : il attend que la personne ait un compte à l'identité prouvée. */
export interface Versement extends VersementLu {
  readonly titulaireId: string | null;
  readonly ecritureId: string | null;
  readonly dotationId: string | null;
  /** D'une correction en moins, ce qui est déjà repris ; 0 pour toute autre ligne. */
  readonly repris: number;
}

interface LigneVersement {
  readonly id_ligne: string;
  readonly numero: number;
  readonly empreinte: string;
  readonly nir_empreinte: string | null;
  readonly noyau_empreinte: string | null;
  readonly traits_empreinte: string | null;
  readonly annee: number;
  readonly nature: string;
  readonly financeur: string | null;
  readonly montant: bigint;
  readonly corrige: string | null;
  readonly titulaire_id: string | null;
  readonly ecriture_id: string | null;
  readonly dotation_id: string | null;
  readonly repris: bigint;
}

function versementDe(ligne: LigneVersement): Versement {
  const nature = NATURES_VERSEMENT.find((connue) => connue === ligne.nature);
  if (nature === undefined) throw new Error("Un versement porte une nature inconnue.");
  return {
    idLigne: ligne.id_ligne,
    numero: ligne.numero,
    empreinte: ligne.empreinte,
    nirEmpreinte: ligne.nir_empreinte,
    noyauEmpreinte: ligne.noyau_empreinte,
    traitsEmpreinte: ligne.traits_empreinte,
    annee: ligne.annee,
    nature,
    financeur: ligne.financeur === null ? null : lireFinanceur(ligne.financeur),
    montant: Number(ligne.montant),
    corrige: ligne.corrige,
    titulaireId: ligne.titulaire_id,
    ecritureId: ligne.ecriture_id,
    dotationId: ligne.dotation_id,
    repris: Number(ligne.repris),
  };
}

const COLONNES = `id_ligne, numero, empreinte, nir_empreinte, noyau_empreinte, traits_empreinte, annee, nature, financeur, montant, corrige,
  titulaire_id, ecriture_id, dotation_id, repris`;

const VERROU = 6323;
const TRANCHES = 64;

/** Ceux qui importent passent ensemble ; nul ne se rattache pendant ce temps, sans quoi une ligne attendrait pour toujours. */
export const verrouillerPourImporter: Instruction = sql`select pg_advisory_xact_lock_shared(${VERROU}::int, t) from generate_series(0, ${TRANCHES - 1}::int) as t`;

/** Qui se rattache attend les imports en cours qui pourraient le concerner. */
export function verrouillerPourRattacher(empreintes: readonly string[]): Instruction {
  const tranches = new Set(empreintes.map((empreinte) => Number.parseInt(empreinte.slice(0, 2), 16) % TRANCHES || 0));
  return sql`select pg_advisory_xact_lock(${VERROU}::int, t) from unnest(${[...tranches].sort((a, b) => a - b)}::int[]) as t`;
}

/** Versements de ces identifiants ; aucun n'est verrouillé : `totalCorrige` tient celui qu'on corrige. */
export async function trouverVersements(base: Requeteur, ids: readonly string[]): Promise<ReadonlyMap<string, Versement>> {
  if (ids.length === 0) return new Map();
  const lignes = await base.requete<LigneVersement>({
    text: `select ${COLONNES} from cpf.versements where id_ligne = any($1::text[]) order by id_ligne`,
    values: [ids],
    name: "versements_connus",
  });
  return new Map(lignes.map(versementDe).map((versement) => [versement.idLigne, versement]));
}

/** Ce qu'un premier versement vaut, ses corrections comptées. Le verrou fait que deux corrections se suivent. */
export async function totalCorrige(base: Requeteur, idLigne: string): Promise<number> {
  await base.requete(sql`select 1 from cpf.versements where id_ligne = ${idLigne} for update`);
  const [ligne] = await base.requete<{ total: bigint }>(
    sql`select sum(montant)::bigint as total from cpf.versements where id_ligne = ${idLigne} or corrige = ${idLigne}`,
  );
  return Number(ligne?.total ?? 0n);
}

/** Garde une ligne neuve ; faux si un autre import vient de la garder. */
export async function garderVersement(base: Requeteur, versement: VersementLu, le: Date): Promise<boolean> {
  const { idLigne, numero, empreinte, nirEmpreinte, noyauEmpreinte, traitsEmpreinte, annee, nature, financeur, montant, corrige } =
    versement;
  const gardees = await base.requete(sql`insert into cpf.versements (id_ligne, recu_le, numero, empreinte, nir_empreinte, noyau_empreinte,
      traits_empreinte, annee, nature, financeur, montant, corrige)
    values (${idLigne}, ${le}, ${numero}, ${empreinte}, ${nirEmpreinte}, ${noyauEmpreinte}, ${traitsEmpreinte}, ${annee}, ${nature},
      ${financeur}, ${montant}, ${corrige})
    on conflict (id_ligne) do nothing returning id_ligne`);
  return gardees.length === 1;
}

/** Où un versement est arrivé. */
export interface Portee {
  readonly titulaireId: string;
  readonly le: Date;
  readonly ecritureId: string | null;
  readonly dotationId: string | null;
}

export function noterPortee(idLigne: string, { titulaireId, le, ecritureId, dotationId }: Portee): Instruction {
  return sql`update cpf.versements set titulaire_id = ${titulaireId}, porte_le = ${le}, ecriture_id = ${ecritureId},
      dotation_id = ${dotationId}, doute = null
    where id_ligne = ${idLigne}`;
}

/** Garde ce qui reste à reprendre au compte de cette personne ; `repris` : le total repris jusqu'ici. */
export function noterReprise(idLigne: string, titulaireId: string, repris: number): Instruction {
  return sql`update cpf.versements set a_reprendre_sur = ${titulaireId}, repris = ${repris} where id_ligne = ${idLigne}`;
}

/** Met de côté ce qui porte ce numéro mais le nom de quelqu'un d'autre. */
export function douterDuNom(nirEmpreinte: string, noyauEmpreinte: string): Instruction {
  return sql`update cpf.versements set doute = 'numero_d_un_autre'
    where nir_empreinte = ${nirEmpreinte} and titulaire_id is null and doute is null and noyau_empreinte <> ${noyauEmpreinte}`;
}

/** Versements qui attendent cette personne, dans l'ordre où ils sont arrivés, une correction après ce qu'elle corrige. */
export async function listerEnAttente(base: Requeteur, nirEmpreinte: string, traitsEmpreinte: string | null): Promise<Versement[]> {
  const lignes = await base.requete<LigneVersement>({
    text: `select ${COLONNES} from cpf.versements v where titulaire_id is null and doute is null
        and a_reprendre_sur is null and (nir_empreinte = $1 or (nir_empreinte is null and traits_empreinte = $2))
        and not exists (select 1 from cpf.versements o where o.id_ligne = v.corrige and o.doute is not null)
      order by (corrige is not null), recu_le, numero for update`,
    values: [nirEmpreinte, traitsEmpreinte],
  });
  return lignes.map(versementDe);
}

/** Corrections qui restent à reprendre au compte de cette personne, la plus ancienne d'abord. */
export async function listerAReprendre(base: Requeteur, titulaireId: string): Promise<Versement[]> {
  const lignes = await base.requete<LigneVersement>({
    text: `select ${COLONNES} from cpf.versements where a_reprendre_sur = $1 and titulaire_id is null order by recu_le, numero, id_ligne`,
    values: [titulaireId],
  });
  return lignes.map(versementDe);
}
