// Une tranche de titulaires : calculée en masse, ou rejouée un par un si l'un d'eux fait lever, sans que lui arrête les autres.
import type { Base, Requeteur } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { calculerDroits } from "./calculer-droits.js";
import { calculerDroitsEnMasse } from "./calculer-en-masse.js";
import { annulerEssai, cloreEssai, commencerEssai, isoler, leverIsolement } from "./passages.sql.js";

/** Titulaires par tranche : au-delà, le gain est nul et une tranche perdue coûte plus. */
export const PAR_TRANCHE = 1_000;

/**
 * Où dire qu'un titulaire a été mis de côté, ou (`titulaireId` null) qu'une tranche n'est passée qu'un par un.
 * L'erreur peut nommer quelqu'un : elle n'est pas gardée.
 */
export type Signaler = (erreur: unknown, titulaireId: string | null) => void;

export interface BilanTranche {
  readonly titulaires: number;
  readonly ecrits: number;
  readonly isoles: readonly string[];
}

export interface Tranche {
  /** Prend les titulaires dans la transaction qui les calculera : elle échoue, et ils sont rendus. */
  readonly prendre: (ctx: Contexte) => Promise<readonly string[]>;
  /** Note ce qui a été fait, dans la même transaction. */
  readonly noter?: (ctx: Contexte, bilan: BilanTranche) => Promise<void>;
  readonly signaler?: Signaler | undefined;
}

interface Echec {
  readonly titulaireId: string;
  readonly erreur: unknown;
}

const contexteDe = (base: Requeteur, horloge: Horloge): Contexte => ({ base, horloge, acteur: { genre: "systeme" } });

/** Conflit de sérialisation ou interblocage : c'est la transaction entière qui se recommence, personne n'est fautif. */
function estUnConflit(erreur: unknown): boolean {
  return erreur instanceof Error && "code" in erreur && (erreur.code === "40001" || erreur.code === "40P01");
}

/** Un titulaire dans un point de reprise ; les contrôles de fin de transaction y sont faits tout de suite. Rend null s'il a levé. */
async function essayer(ctx: Contexte, titulaireId: string, echecs: Echec[]): Promise<number | null> {
  await ctx.base.requete(commencerEssai);
  try {
    const ecrits = await calculerDroits(ctx, titulaireId);
    for (const instruction of cloreEssai) await ctx.base.requete(instruction);
    return ecrits;
  } catch (erreur) {
    if (estUnConflit(erreur)) throw erreur;
    for (const instruction of annulerEssai) await ctx.base.requete(instruction);
    await ctx.base.requete(isoler(titulaireId, erreur instanceof Refus ? erreur.code : "defaut", ctx.horloge.maintenant()));
    echecs.push({ titulaireId, erreur });
    return null;
  }
}

async function unParUn(ctx: Contexte, ids: readonly string[], echecs: Echec[]): Promise<BilanTranche> {
  let ecrits = 0;
  for (const titulaireId of [...ids].sort()) ecrits += (await essayer(ctx, titulaireId, echecs)) ?? 0;
  return { titulaires: ids.length, ecrits, isoles: echecs.map((echec) => echec.titulaireId) };
}

/**
 * Calcule une tranche et rend son bilan ; `titulaires` nul quand il n'y avait rien à prendre. Ce qui est pris, calculé et noté
 * l'est dans une seule transaction : un arrêt n'importe où ne perd ni ne double rien.
 */
export async function calculerTranche(base: Base, horloge: Horloge, tranche: Tranche): Promise<BilanTranche> {
  const faire = (calculer: (ctx: Contexte, ids: readonly string[]) => Promise<BilanTranche>) =>
    base.transaction(async (tx) => {
      const ctx = contexteDe(tx, horloge);
      const ids = await tranche.prendre(ctx);
      if (ids.length > 0) await tx.requete(leverIsolement(ids));
      const bilan = await calculer(ctx, ids);
      await tranche.noter?.(ctx, bilan);
      return bilan;
    });
  try {
    return await faire(async (ctx, ids) => {
      const { ecrits } = await calculerDroitsEnMasse(ctx, ids);
      return { titulaires: ids.length, ecrits, isoles: [] };
    });
  } catch (enMasse) {
    // L'un d'eux a levé, ou la base est tombée : la reprise un par un dira lequel, ou lèvera à son tour.
    let echecs: Echec[] = [];
    const bilan = await faire((ctx, ids) => {
      echecs = [];
      return unParUn(ctx, ids, echecs);
    });
    if (echecs.length === 0) tranche.signaler?.(enMasse, null);
    for (const { erreur, titulaireId } of echecs) tranche.signaler?.(erreur, titulaireId);
    return bilan;
  }
}
