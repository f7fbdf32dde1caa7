// Lire les lots d'un déclarant et la réponse à leurs lignes : les siens, jamais ceux d'un autre.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { agitPour } from "../organismes/index.js";
import { trouverLignes, trouverParIdLigne } from "./lignes.sql.js";
import type { LigneRendue, Lot, StatutLigne } from "./lot.js";
import { trouverLot, trouverLots } from "./lots.sql.js";

const LIMITE_PAGE = 1_000;

/** Vrai si l'acteur agit pour l'organisme et, s'il est un logiciel, avec la portée de lire. */
export async function peutLire({ base, acteur }: Contexte, organismeId: string): Promise<boolean> {
  const portee = acteur.genre !== "declarant" || acteur.portees.includes("depots:lire");
  return portee && agitPour(base, acteur, organismeId);
}

function borner(limite: number): number {
  return Math.min(Math.max(1, Math.trunc(limite)), LIMITE_PAGE);
}

/** Page de lots, le plus récent d'abord ; `suite` est à rendre en `apres` pour la page suivante, null à la dernière. */
export async function listerLots(
  ctx: Contexte,
  organismeId: string,
  page: { readonly apres: string | null; readonly limite: number },
): Promise<{ lots: readonly Lot[]; suite: string | null }> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, organismeId));
  const limite = borner(page.limite);
  const apres = z.guid().safeParse(page.apres).success ? page.apres : null;
  const lots = await trouverLots(ctx.base, { organismeId, apres, limite: limite + 1 });
  const rendus = lots.slice(0, limite);
  return { lots: rendus, suite: lots.length > limite ? (rendus.at(-1)?.id ?? null) : null };
}

/** Le lot d'un déclarant, pour une action qui a vérifié le droit de le lire. */
export async function lotDuDeclarant({ base }: Contexte, { organismeId, lotId }: { organismeId: string; lotId: string }): Promise<Lot> {
  const lot = z.guid().safeParse(lotId).success ? await trouverLot(base, organismeId, lotId) : null;
  if (lot === null) throw new Refus("depots/lot-introuvable");
  return lot;
}

/** Le lot ; un lot inconnu et celui d'un autre déclarant sont refusés du même mot : depots/lot-introuvable. */
export async function lireLot(ctx: Contexte, demande: { organismeId: string; lotId: string }): Promise<Lot> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, demande.organismeId));
  return lotDuDeclarant(ctx, demande);
}

/** Réponses d'un lot dans l'ordre du fichier ; `suite` est le dernier numéro rendu, null à la fin. */
export async function listerLignes(
  ctx: Contexte,
  demande: {
    readonly organismeId: string;
    readonly lotId: string;
    readonly statuts?: readonly StatutLigne[];
    readonly apres: number;
    readonly limite: number;
  },
): Promise<{ lignes: readonly LigneRendue[]; suite: number | null }> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, demande.organismeId));
  const { id } = await lotDuDeclarant(ctx, demande);
  const limite = borner(demande.limite);
  const apres = Number.isSafeInteger(demande.apres) && demande.apres > 0 ? Math.min(demande.apres, 2 ** 31 - 1) : 0;
  const lignes = await trouverLignes(ctx.base, { lotId: id, statuts: demande.statuts ?? [], apres, limite: limite + 1 });
  const rendues = lignes.slice(0, limite);
  return { lignes: rendues, suite: lignes.length > limite ? (rendues.at(-1)?.numero ?? null) : null };
}

/** Envois successifs d'un numéro de ligne de ce déclarant, le plus récent d'abord ; vide s'il n'en a jamais envoyé. */
export async function chercherLignes(
  ctx: Contexte,
  { organismeId, idLigne }: { organismeId: string; idLigne: string },
): Promise<readonly LigneRendue[]> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, organismeId));
  return /^[^\0\p{Cs}]{1,64}$/u.test(idLigne) ? trouverParIdLigne(ctx.base, organismeId, idLigne) : [];
}
