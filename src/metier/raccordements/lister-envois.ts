// Les derniers envois d'un raccordement : ce qui est parti, ce qui attend, ce qui a manqué et pourquoi.
import { z } from "zod";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { estResponsable } from "../organismes/index.js";
import { lireEnvois } from "./envois.sql.js";
import type { Envoi } from "./raccordement.js";
import { lireParOrganisme } from "./raccordements.sql.js";
import type { LieuRaccordement } from "./tenir-raccordement.js";

const LIMITE = 20;

/** Le plus récent d'abord ; vide pour un raccordement qui n'est pas à cet organisme. */
export async function listerEnvois(ctx: Contexte, lieu: LieuRaccordement): Promise<Envoi[]> {
  exiger(ctx.acteur, "gerer_raccordements", await estResponsable(ctx.base, ctx.acteur, lieu.organismeId));
  if (!z.guid().safeParse(lieu.raccordementId).success) return [];
  const sien = (await lireParOrganisme(ctx.base, lieu.organismeId)).some(({ id }) => id === lieu.raccordementId);
  return sien ? lireEnvois(ctx.base, lieu.raccordementId, LIMITE) : [];
}
