// Les instructions du grand livre : lire, ajouter, et tenir à jour les soldes recopiés. Ni modification ni effacement d'une écriture.
import { type Instruction, sql } from "../../socle/base/base.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Compte, Ecriture, Genre, Ligne } from "./grand-livre.js";

export interface LigneSoldes {
  readonly titulaire_id: string;
  readonly dernier_rang: bigint;
  readonly derniere_empreinte: string;
  readonly cec_disponible: bigint;
  readonly cec_reserve: bigint;
  readonly cec_utilise: bigint;
  readonly cpf_disponible: bigint;
  readonly cpf_reserve: bigint;
  readonly cpf_utilise: bigint;
  /** Sceau de la dernière écriture, null si elle a été écrite seule. */
  readonly sceau_id: string | null;
}

export interface LigneEcriture {
  readonly titulaire_id: string;
  readonly rang: bigint;
  readonly id: string;
  readonly cle: string;
  readonly genre: Genre;
  readonly jour: DateCivile;
  readonly ecrite_le: string;
  readonly cible_id: string | null;
  readonly demande: string;
  readonly nombre_lignes: number;
  readonly empreinte_precedente: string;
  readonly empreinte: string;
  readonly sceau_id: string | null;
}

export interface LigneDeCompte {
  readonly titulaire_id: string;
  readonly ecriture_rang: bigint;
  readonly rang: number;
  readonly compte: Compte;
  readonly lot_id: string | null;
  readonly montant: bigint;
  readonly sceau_id: string | null;
}

export interface LigneLot {
  readonly titulaire_id: string;
  readonly id: string;
  readonly activite: string;
  readonly annee: number;
  readonly financeur: string;
  readonly montant: bigint;
  readonly declare_le: DateCivile;
  readonly decision_id: string;
  readonly plafond: bigint;
  readonly sceau_id: string | null;
}

export interface LigneLotEtSoldes extends LigneLot {
  readonly disponible: bigint;
  readonly reserve: bigint;
  readonly utilise: bigint;
}

export interface LigneReglement {
  readonly titulaire_id: string;
  readonly reservation_id: string;
  readonly issue: "execution" | "annulation";
  readonly ecriture_id: string;
}

export function ouvrirSoldes(titulaireId: string): Instruction {
  return sql`insert into grand_livre.soldes (titulaire_id) values (${titulaireId}) on conflict (titulaire_id) do nothing`;
}

/** Le verrou du titulaire : pris avant toute lecture, pour que deux écritures du même compte se suivent. */
export function verrouillerSoldes(titulaireId: string): Instruction {
  return { ...sql`select * from grand_livre.soldes where titulaire_id = ${titulaireId} for update`, name: "gl_verrouiller" };
}

export function lireLigneSoldes(titulaireId: string): Instruction {
  return sql`select * from grand_livre.soldes where titulaire_id = ${titulaireId}`;
}

// L'instant est rendu à la microseconde : une date de JavaScript en perdrait, et une altération s'y cacherait.
const COLONNES_ECRITURE = `titulaire_id, rang, id, cle, genre, jour,
  to_char(ecrite_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ecrite_le,
  cible_id, demande, lignes as nombre_lignes, empreinte_precedente, empreinte, sceau_id`;

export function lireEcritureParCle(titulaireId: string, cle: string): Instruction {
  const text = `select ${COLONNES_ECRITURE} from grand_livre.ecritures where titulaire_id = $1 and cle = $2`;
  return { text, values: [titulaireId, cle], name: "gl_ecriture_par_cle" };
}

export function lireEcritureParId(titulaireId: string, id: string): Instruction {
  return { text: `select ${COLONNES_ECRITURE} from grand_livre.ecritures where titulaire_id = $1 and id = $2`, values: [titulaireId, id] };
}

export function lireEcritures(titulaires: readonly string[]): Instruction {
  const text = `select ${COLONNES_ECRITURE} from grand_livre.ecritures where titulaire_id = any($1::uuid[]) order by titulaire_id, rang`;
  return { text, values: [titulaires] };
}

export function lireLignes(titulaires: readonly string[]): Instruction {
  return sql`select titulaire_id, ecriture_rang, rang, compte, lot_id, montant, sceau_id from grand_livre.lignes
    where titulaire_id = any(${titulaires}::uuid[]) order by titulaire_id, ecriture_rang, rang`;
}

export function lireLignesDe(titulaireId: string, rang: number): Instruction {
  return sql`select titulaire_id, ecriture_rang, rang, compte, lot_id, montant, sceau_id from grand_livre.lignes
    where titulaire_id = ${titulaireId} and ecriture_rang = ${rang} order by rang`;
}

export function lireLotsBruts(titulaires: readonly string[]): Instruction {
  return sql`select * from grand_livre.lots where titulaire_id = any(${titulaires}::uuid[]) order by titulaire_id, id`;
}

export function lireReglements(titulaires: readonly string[]): Instruction {
  return sql`select * from grand_livre.reglements where titulaire_id = any(${titulaires}::uuid[]) order by titulaire_id, reservation_id`;
}

export function lireLignesSoldes(titulaires: readonly string[]): Instruction {
  return sql`select * from grand_livre.soldes where titulaire_id = any(${titulaires}::uuid[]) order by titulaire_id`;
}

export function lireReglement(titulaireId: string, reservationId: string): Instruction {
  return sql`select * from grand_livre.reglements where titulaire_id = ${titulaireId} and reservation_id = ${reservationId}`;
}

/** Lots dans l'ordre où ils se dépensent : déclaration la plus ancienne d'abord (D5151-13), puis ordre d'inscription. */
export function lireLotsEtSoldes(titulaireId: string): Instruction {
  return sql`select lot.*,
      (coalesce(sum(ligne.montant) filter (where ligne.compte = 'cec_disponible'), 0))::bigint as disponible,
      (coalesce(sum(ligne.montant) filter (where ligne.compte = 'cec_reserve'), 0))::bigint as reserve,
      (coalesce(sum(ligne.montant) filter (where ligne.compte = 'cec_utilise'), 0))::bigint as utilise
    from grand_livre.lots lot
    join grand_livre.ecritures ecriture on ecriture.titulaire_id = lot.titulaire_id and ecriture.id = lot.id
    left join grand_livre.lignes ligne on ligne.titulaire_id = lot.titulaire_id and ligne.lot_id = lot.id
    where lot.titulaire_id = ${titulaireId}
    group by lot.titulaire_id, lot.id, ecriture.rang
    order by lot.declare_le, ecriture.rang`;
}

/** Ce qu'une réservation exécutée a consommé, lot par lot, net des remboursements déjà faits. */
export function lireUtilise(titulaireId: string, reservationId: string): Instruction {
  return sql`select ligne.compte, ligne.lot_id, sum(ligne.montant)::bigint as montant
    from grand_livre.lignes ligne
    join grand_livre.ecritures ecriture on ecriture.titulaire_id = ligne.titulaire_id and ecriture.rang = ligne.ecriture_rang
    left join grand_livre.lots lot on lot.titulaire_id = ligne.titulaire_id and lot.id = ligne.lot_id
    left join grand_livre.ecritures inscription on inscription.titulaire_id = lot.titulaire_id and inscription.id = lot.id
    where ligne.titulaire_id = ${titulaireId} and ecriture.cible_id = ${reservationId}
      and ecriture.genre in ('execution', 'remboursement') and ligne.compte in ('cec_utilise', 'cpf_utilise')
    group by ligne.compte, ligne.lot_id, lot.declare_le, inscription.rang
    having sum(ligne.montant) > 0
    order by lot.declare_le desc, inscription.rang desc`;
}

function variation(lignes: readonly Ligne[], compte: Compte): number {
  return lignes.reduce((somme, ligne) => (ligne.compte === compte ? somme + ligne.montant : somme), 0);
}

const INSCRIRE = `with ecriture as (
    insert into grand_livre.ecritures
      (titulaire_id, rang, id, cle, genre, jour, ecrite_le, cible_id, demande, lignes, empreinte_precedente, empreinte)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ), lignes as (
    insert into grand_livre.lignes (titulaire_id, ecriture_rang, rang, compte, lot_id, montant)
    select $1, $2, rang, compte, lot_id, montant
      from unnest($13::text[], $14::uuid[], $15::bigint[]) with ordinality as l (compte, lot_id, montant, rang)
  )
  update grand_livre.soldes set dernier_rang = $2, derniere_empreinte = $12, sceau_id = null,
    cec_disponible = cec_disponible + $16, cec_reserve = cec_reserve + $17, cec_utilise = cec_utilise + $18,
    cpf_disponible = cpf_disponible + $19, cpf_reserve = cpf_reserve + $20, cpf_utilise = cpf_utilise + $21
  where titulaire_id = $1`;

const COMPTES_RECOPIES = ["cec_disponible", "cec_reserve", "cec_utilise", "cpf_disponible", "cpf_reserve", "cpf_utilise"] as const;

/** Inscrit une écriture, ses lignes et les soldes qui en résultent, d'un seul coup. */
export function inscrireEcriture(ecriture: Ecriture): Instruction {
  const { lignes } = ecriture;
  const values = [
    ecriture.titulaireId,
    ecriture.rang,
    ecriture.id,
    ecriture.cle,
    ecriture.genre,
    ecriture.jour,
    ecriture.ecriteLe,
    ecriture.cibleId,
    ecriture.demande,
    lignes.length,
    ecriture.empreintePrecedente,
    ecriture.empreinte,
    lignes.map((ligne) => ligne.compte),
    lignes.map((ligne) => ligne.lotId),
    lignes.map((ligne) => ligne.montant),
    ...COMPTES_RECOPIES.map((compte) => variation(lignes, compte)),
  ];
  return { text: INSCRIRE, values, name: "gl_inscrire" };
}

export type LotAInscrire = Omit<LigneLot, "montant" | "plafond" | "sceau_id"> & { readonly montant: number; readonly plafond: number };

export function inscrireLigneLot(lot: LotAInscrire): Instruction {
  return sql`insert into grand_livre.lots (titulaire_id, id, activite, annee, financeur, montant, declare_le, decision_id, plafond)
    values (${lot.titulaire_id}, ${lot.id}, ${lot.activite}, ${lot.annee}, ${lot.financeur}, ${lot.montant}, ${lot.declare_le},
      ${lot.decision_id}, ${lot.plafond})`;
}

export function inscrireReglement(reglement: LigneReglement): Instruction {
  return sql`insert into grand_livre.reglements (titulaire_id, reservation_id, issue, ecriture_id)
    values (${reglement.titulaire_id}, ${reglement.reservation_id}, ${reglement.issue}, ${reglement.ecriture_id})`;
}

/**
 * Titulaires suivants, quelle que soit la table où il en reste une trace : un solde effacé ne cache pas ses écritures.
 * Les comptes ouverts bornent l'étape ; chaque table n'est lue qu'entre ces bornes.
 */
export function lireTitulairesApres(dernier: string | null, nombre: number): Instruction {
  const apres = dernier ?? "00000000-0000-0000-0000-000000000000";
  return sql`with borne as materialized (
      select coalesce(
        (select titulaire_id from grand_livre.soldes where titulaire_id > ${apres} order by titulaire_id offset ${nombre - 1} limit 1),
        'ffffffff-ffff-ffff-ffff-ffffffffffff') as fin)
    select titulaire_id from (
      select titulaire_id from grand_livre.soldes where titulaire_id > ${apres} and titulaire_id <= (select fin from borne)
      union select titulaire_id from grand_livre.ecritures where titulaire_id > ${apres} and titulaire_id <= (select fin from borne)
      union select titulaire_id from grand_livre.lignes where titulaire_id > ${apres} and titulaire_id <= (select fin from borne)
      union select titulaire_id from grand_livre.lots where titulaire_id > ${apres} and titulaire_id <= (select fin from borne)
      union select titulaire_id from grand_livre.reglements where titulaire_id > ${apres} and titulaire_id <= (select fin from borne)
    ) as tous order by titulaire_id limit ${nombre}`;
}

/** Une vue figée : les lectures d'une vérification doivent parler du même instant, même pendant que d'autres écrivent. */
export function figerLaLecture(): Instruction {
  return sql`set transaction isolation level repeatable read, read only`;
}
