// Retrouver un organisme par sa clé ou son numéro : ce sont des données publiques.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Organisme } from "./organisme.js";
import { trouverParIds, trouverParRna } from "./organismes.sql.js";
import { nettoyer } from "./texte.js";

/** Rend l'organisme ; une clé inconnue ou mal formée est refusée par « organismes/introuvable ». */
export async function lireOrganisme(ctx: Contexte, organismeId: string): Promise<Organisme> {
  exiger(ctx.acteur, "consulter_public");
  const organisme = z.guid().safeParse(organismeId).success ? (await trouverParIds(ctx.base, [organismeId]))[0] : undefined;
  if (organisme === undefined) throw new Refus("organismes/introuvable", { reference: nettoyer(organismeId, 60) });
  return organisme;
}

/** Rend ceux qui existent parmi ces clés, rangés par clé. */
export async function lireOrganismes(ctx: Contexte, ids: readonly string[]): Promise<ReadonlyMap<string, Organisme>> {
  exiger(ctx.acteur, "consulter_public");
  const connus = ids.length === 0 ? [] : await trouverParIds(ctx.base, [...new Set(ids)]);
  return new Map(connus.map((organisme) => [organisme.id, organisme]));
}

/** Rend l'organisme d'après sa clé ou son numéro RNA, tel qu'un agent le tape. */
export async function lireOrganismeParReference(ctx: Contexte, reference: string): Promise<Organisme> {
  exiger(ctx.acteur, "consulter_public");
  const propre = nettoyer(reference, 60).replace(/\s/gu, "");
  if (z.guid().safeParse(propre).success) return lireOrganisme(ctx, propre);
  const organisme = await trouverParRna(ctx.base, propre.toUpperCase());
  if (organisme === null) throw new Refus("organismes/introuvable", { reference: propre });
  return organisme;
}
