// La réponse à chaque ligne : copiée avec sa tranche, relue page par page.
import type { Requeteur } from "../../socle/base/base.js";
import { enMorceaux } from "../../socle/base/copie.js";
import type { Faute } from "./format/index.js";
import type { LigneRendue, StatutLigne } from "./lot.js";

/** Réponse à écrire. `empreinte` : à clé, hexadécimale. */
export interface LigneJugee {
  readonly numero: number;
  readonly idLigne: string | null;
  readonly statut: StatutLigne;
  readonly fautes: readonly Faute[];
  readonly activiteId: string | null;
  readonly empreinte: string;
}

interface LigneLue {
  readonly lot_id: string;
  readonly numero: number;
  readonly id_ligne: string | null;
  readonly statut: StatutLigne;
  readonly fautes: readonly Faute[] | null;
  readonly activite_id: string | null;
  readonly empreinte: string;
  readonly recu_le: Date;
}

const COPIER = "copy depots.lignes (lot_id, numero, id_ligne, statut, fautes, activite_id, empreinte) from stdin";
const LIRE = `select l.lot_id, l.numero, l.id_ligne, l.statut, l.fautes, l.activite_id, encode(l.empreinte, 'hex') as empreinte, lot.recu_le
  from depots.lignes l join depots.lots lot on lot.id = l.lot_id`;

function ligneDe(ligne: LigneLue): LigneRendue {
  return {
    lotId: ligne.lot_id,
    numero: ligne.numero,
    idLigne: ligne.id_ligne,
    statut: ligne.statut,
    fautes: ligne.fautes ?? [],
    activiteId: ligne.activite_id,
    empreinte: ligne.empreinte,
    recuLe: ligne.recu_le,
  };
}

function* aCopier(lotId: string, lignes: readonly LigneJugee[]) {
  for (const { numero, idLigne, statut, fautes, activiteId, empreinte } of lignes) {
    yield [lotId, numero, idLigne, statut, fautes.length === 0 ? null : JSON.stringify(fautes), activiteId, `\\x${empreinte}`];
  }
}

export async function copierLignes(base: Requeteur, lotId: string, lignes: readonly LigneJugee[]): Promise<void> {
  if (lignes.length > 0) await base.copier(COPIER, enMorceaux(aCopier(lotId, lignes)));
}

/** Lignes d'un lot après un numéro, dans l'ordre du fichier ; `statuts` vide les prend toutes. */
export async function trouverLignes(
  base: Requeteur,
  { lotId, statuts, apres, limite }: { lotId: string; statuts: readonly StatutLigne[]; apres: number; limite: number },
): Promise<LigneRendue[]> {
  const lignes = await base.requete<LigneLue>({
    text: `${LIRE} where l.lot_id = $1 and l.numero > $2 and ($3::text[] = '{}' or l.statut = any($3)) order by l.numero limit $4`,
    values: [lotId, apres, statuts, limite],
  });
  return lignes.map(ligneDe);
}

/** Réponses successives à un numéro de ligne, chez ce déclarant seulement, la plus récente d'abord. */
export async function trouverParIdLigne(base: Requeteur, organismeId: string, idLigne: string): Promise<LigneRendue[]> {
  const lignes = await base.requete<LigneLue>({
    text: `${LIRE} where l.id_ligne = $2 and lot.organisme_id = $1 order by lot.recu_le desc, l.numero desc limit 100`,
    values: [organismeId, idLigne],
  });
  return lignes.map(ligneDe);
}

/** Numéros des lignes rejetées d'un lot, dans un intervalle, dans l'ordre. */
export async function trouverRejetees(
  base: Requeteur,
  lotId: string,
  { apres, jusqua }: { apres: number; jusqua: number },
): Promise<number[]> {
  const lignes = await base.requete<{ numero: number }>({
    text: `select numero from depots.lignes
      where lot_id = $1 and statut <> 'ACCEPTEE' and statut = 'REJETEE' and numero > $2 and numero <= $3 order by numero`,
    values: [lotId, apres, jusqua],
    name: "lignes_rejetees",
  });
  return lignes.map(({ numero }) => numero);
}
