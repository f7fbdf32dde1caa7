// Retrouver un organisme par sa clé ou son numéro : ce sont des données publiques.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import { lireSiret } from "../../socle/valeurs/siret.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { trouverDeclarantParSiret } from "./declarants.sql.js";
import type { Organisme } from "./organisme.js";
import { trouverParIds, trouverParRegistre, trouverParRna, trouverParSiret } from "./organismes.sql.js";
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

const REGISTRE = /^([^/]{1,80})\/([^/]{1,20})\/([^/]{1,20})$/u;

/** Celui des déclarants d'abord : un agent a vérifié son SIRET, là où un registre peut le donner à plusieurs. */
async function parSiret(ctx: Contexte, siret: string): Promise<Organisme | null> {
  const declarant = await trouverDeclarantParSiret(ctx.base, siret);
  if (declarant !== null) return lireOrganisme(ctx, declarant.organismeId);
  const [premier, second] = await trouverParSiret(ctx.base, siret);
  if (second !== undefined) throw new Refus("organismes/reference-ambigue", { reference: siret });
  return premier ?? null;
}

function parNumero(ctx: Contexte, tape: string): Promise<Organisme | null> {
  const registre = REGISTRE.exec(tape);
  if (registre !== null) {
    const [tribunal = "", volume = "", folio = ""] = registre.slice(1).map((partie) => partie.trim());
    return trouverParRegistre(ctx.base, { tribunal, volume, folio });
  }
  const siret = lireSiret(tape);
  return siret === null ? trouverParRna(ctx.base, tape.replace(/\s/gu, "").toUpperCase()) : parSiret(ctx, siret);
}

/** Rend l'organisme d'après sa clé, son numéro RNA, son SIRET ou son registre « tribunal/volume/folio », tel qu'un agent le tape. */
export async function lireOrganismeParReference(ctx: Contexte, reference: string): Promise<Organisme> {
  exiger(ctx.acteur, "consulter_public");
  const tape = nettoyer(reference, 130);
  const cle = tape.toLowerCase();
  if (z.guid().safeParse(cle).success) return lireOrganisme(ctx, cle);
  const organisme = await parNumero(ctx, tape);
  if (organisme === null) throw new Refus("organismes/introuvable", { reference: tape.slice(0, 60) });
  return organisme;
}
