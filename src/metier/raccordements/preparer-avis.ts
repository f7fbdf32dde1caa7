// Préparer un avis : il est écrit dans la transaction qui le cause, et part ensuite. Si elle échoue, il n'a jamais existé.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { insererEnvoi, lireAPrevenir } from "./envois.sql.js";

export interface AvisAPreparer {
  readonly organismeId: string;
  readonly evenement: "lot.traite";
  /** Identifiant de ce dont on parle : qui reçoit l'avis va lire le reste avec son jeton. Le même objet ne fait qu'un envoi par avis. */
  readonly objet: string;
}

/** Rend le nombre d'envois mis dans la file : un par logiciel de l'organisme qui veut être prévenu. */
export async function preparerAvis(ctx: Contexte, demande: AvisAPreparer): Promise<number> {
  exiger(ctx.acteur, "deposer_lot");
  const { organismeId, evenement, objet } = demande;
  const le = ctx.horloge.maintenant();
  const corps = JSON.stringify({ type: evenement, timestamp: le.toISOString(), data: { id: objet } });
  let prepares = 0;
  for (const raccordementId of await lireAPrevenir(ctx.base, organismeId)) {
    if (await insererEnvoi(ctx.base, { id: randomUUID(), raccordementId, evenement, objetId: objet, corps, le })) prepares += 1;
  }
  return prepares;
}
