// Lit d'un coup les soldes et les lots de beaucoup de titulaires : une question par table, quel que soit leur nombre.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { LigneLot, LigneLotEtSoldes, LigneSoldes } from "./ecritures.sql.js";
import { lireLignesSoldes, lireLotsBruts } from "./ecritures.sql.js";
import type { Lot, Soldes } from "./grand-livre.js";
import { grouper, lotDe, soldesDe } from "./lecture.js";
import { lireResteDesLots, type ResteDeLot } from "./sceaux.sql.js";

/** Ce qu'un titulaire a : ses soldes, et ses lots dans l'ordre où ils se dépensent (D5151-13). */
export interface CompteLu {
  readonly soldes: Soldes;
  readonly lots: readonly Lot[];
}

type LotRange = LigneLotEtSoldes & { readonly rang: bigint };

/** Déclaration la plus ancienne d'abord, puis ordre d'inscription. */
function avant(a: LotRange, b: LotRange): number {
  if (a.declare_le !== b.declare_le) return a.declare_le < b.declare_le ? -1 : 1;
  return Number(a.rang - b.rang);
}

/** Comptes des titulaires, comme lireSoldes et listerLots les rendent un par un. Qui n'a aucune écriture n'y est pas. */
export async function lireComptesDe(ctx: Contexte, titulaireIds: readonly string[]): Promise<ReadonlyMap<string, CompteLu>> {
  exiger(ctx.acteur, "consulter_compte", false);
  const soldes = (await ctx.base.requete<LigneSoldes>(lireLignesSoldes(titulaireIds))).filter((ligne) => ligne.dernier_rang > 0n);
  if (soldes.length === 0) return new Map();
  // Un premier dépôt touche surtout des comptes vides : eux n'ont ni lot ni ligne à relire.
  const ouverts = soldes.map((ligne) => ligne.titulaire_id);
  const lots = await ctx.base.requete<LigneLot>(lireLotsBruts(ouverts));
  const restes = new Map(
    (await ctx.base.requete<ResteDeLot>(lireResteDesLots(ouverts))).map((reste) => [`${reste.titulaire_id} ${reste.lot_id}`, reste]),
  );
  const completer = (lot: LigneLot): LotRange => {
    const reste = restes.get(`${lot.titulaire_id} ${lot.id}`);
    if (reste === undefined) throw new Error("Un lot inscrit n'a aucune ligne.");
    return { ...lot, disponible: reste.disponible, reserve: reste.reserve, utilise: reste.utilise, rang: reste.rang };
  };
  const parTitulaire = grouper(lots.map(completer), (lot) => lot.titulaire_id);
  const comptes = new Map<string, CompteLu>();
  for (const ligne of soldes) {
    const siens = parTitulaire.get(ligne.titulaire_id) ?? [];
    comptes.set(ligne.titulaire_id, { soldes: soldesDe(ligne), lots: siens.sort(avant).map(lotDe) });
  }
  return comptes;
}
