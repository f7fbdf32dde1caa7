// Les mouvements du second compteur : verrouiller le compte, ajouter un mouvement, tenir à jour les soldes que la base recompte.
import { type Instruction, sql } from "../../socle/base/base.js";

export const GENRES_MOUVEMENT = ["acquisition", "correction", "reservation", "execution", "annulation", "remboursement"] as const;
export type GenreMouvement = (typeof GENRES_MOUVEMENT)[number];

export interface LigneCompte {
  readonly dernier_rang: bigint;
  readonly heures_disponible: bigint;
  readonly heures_reserve: bigint;
  readonly heures_utilise: bigint;
}

export interface LigneDotation {
  readonly id: string;
  readonly financeur: string;
  readonly disponible: bigint;
}

export interface LigneMouvement {
  readonly rang: bigint;
  readonly id: string;
  readonly genre: GenreMouvement;
  readonly reference: string | null;
  readonly demande: string;
  readonly ecriture_id: string | null;
}

/** Ce qu'un mouvement change ; `dotationId` null : les heures, en centièmes. */
export interface Variation {
  readonly dotationId: string | null;
  readonly disponible: number;
  readonly reserve: number;
  readonly utilise: number;
}

export interface Mouvement {
  readonly titulaireId: string;
  readonly rang: number;
  readonly id: string;
  readonly cle: string;
  readonly genre: GenreMouvement;
  readonly reference: string | null;
  readonly demande: string;
  readonly ecritureId: string | null;
  readonly ecritLe: Date;
}

export function ouvrirCompteCpf(titulaireId: string): Instruction {
  return sql`insert into cpf.comptes (titulaire_id) values (${titulaireId}) on conflict (titulaire_id) do nothing`;
}

export function verrouillerCompteCpf(titulaireId: string): Instruction {
  return sql`select dernier_rang, heures_disponible, heures_reserve, heures_utilise from cpf.comptes
    where titulaire_id = ${titulaireId} for update`;
}

export function lireCompteCpf(titulaireId: string): Instruction {
  return sql`select dernier_rang, heures_disponible, heures_reserve, heures_utilise from cpf.comptes where titulaire_id = ${titulaireId}`;
}

/** Dotations où il reste quelque chose, la plus ancienne d'abord. */
export function lireDotations(titulaireId: string): Instruction {
  return sql`select id, financeur, disponible from cpf.dotations where titulaire_id = ${titulaireId} and disponible > 0 order by rang, id`;
}

export function lireMouvementParCle(titulaireId: string, cle: string): Instruction {
  return sql`select rang, id, genre, reference, demande, ecriture_id from cpf.mouvements where titulaire_id = ${titulaireId} and cle = ${cle}`;
}

export function lireReservation(titulaireId: string, id: string): Instruction {
  return sql`select rang, id, genre, reference, demande, ecriture_id from cpf.mouvements
    where titulaire_id = ${titulaireId} and id = ${id} and genre = 'reservation'`;
}

export function lireReglement(titulaireId: string, reservation: string): Instruction {
  return sql`select rang, id, genre, reference, demande, ecriture_id from cpf.mouvements
    where titulaire_id = ${titulaireId} and reference = ${reservation} and genre in ('execution', 'annulation')`;
}

export function lireVariations(titulaireId: string, rang: bigint): Instruction {
  return sql`select dotation_id, disponible, reserve, utilise from cpf.variations
    where titulaire_id = ${titulaireId} and mouvement_rang = ${rang} order by numero`;
}

/** Ce qu'une réservation exécutée a utilisé, net des remboursements déjà faits. */
export function lireUtiliseCpf(titulaireId: string, reservation: string): Instruction {
  return sql`select v.dotation_id, sum(v.utilise)::bigint as utilise from cpf.variations v
    join cpf.mouvements m on m.titulaire_id = v.titulaire_id and m.rang = v.mouvement_rang
    where v.titulaire_id = ${titulaireId} and m.reference = ${reservation} group by v.dotation_id`;
}

export function insererDotation(dotation: { titulaireId: string; id: string; financeur: string; rang: number }): Instruction {
  return sql`insert into cpf.dotations (titulaire_id, id, financeur, rang)
    values (${dotation.titulaireId}, ${dotation.id}, ${dotation.financeur}, ${dotation.rang})`;
}

export function insererMouvement(mouvement: Mouvement): Instruction {
  const { titulaireId, rang, id, cle, genre, reference, demande, ecritureId, ecritLe } = mouvement;
  return sql`insert into cpf.mouvements (titulaire_id, rang, id, cle, genre, reference, demande, ecriture_id, ecrit_le)
    values (${titulaireId}, ${rang}, ${id}, ${cle}, ${genre}, ${reference}, ${demande}, ${ecritureId}, ${ecritLe})`;
}

export function insererVariations(titulaireId: string, rang: number, variations: readonly Variation[]): Instruction {
  return sql`insert into cpf.variations (titulaire_id, mouvement_rang, numero, dotation_id, disponible, reserve, utilise)
    select ${titulaireId}, ${rang}, numero, dotation, disponible, reserve, utilise
    from unnest(${variations.map(({ dotationId }) => dotationId)}::uuid[], ${variations.map(({ disponible }) => disponible)}::bigint[],
      ${variations.map(({ reserve }) => reserve)}::bigint[], ${variations.map(({ utilise }) => utilise)}::bigint[])
      with ordinality as v (dotation, disponible, reserve, utilise, numero)`;
}

/** Avance le rang, et les heures de ce que le mouvement change. */
export function avancerCompte(titulaireId: string, rang: number, heures: Variation | undefined): Instruction {
  return sql`update cpf.comptes set dernier_rang = ${rang}, heures_disponible = heures_disponible + ${heures?.disponible ?? 0},
      heures_reserve = heures_reserve + ${heures?.reserve ?? 0}, heures_utilise = heures_utilise + ${heures?.utilise ?? 0}
    where titulaire_id = ${titulaireId}`;
}

export function changerDotation(titulaireId: string, variation: Variation): Instruction {
  return sql`update cpf.dotations set disponible = disponible + ${variation.disponible}, reserve = reserve + ${variation.reserve},
      utilise = utilise + ${variation.utilise}
    where titulaire_id = ${titulaireId} and id = ${variation.dotationId}`;
}
