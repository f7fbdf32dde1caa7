// Tenir un raccordement jusqu'à la fin de la transaction, en vérifiant qu'il est bien à cet organisme.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import { estResponsable } from "../organismes/index.js";
import type { Raccordement } from "./raccordement.js";
import { lireParOrganisme, verrouillerRaccordement } from "./raccordements.sql.js";

/** Où : le raccordement, et l'organisme dont il est. */
export interface LieuRaccordement {
  readonly organismeId: string;
  readonly raccordementId: string;
}

/** Identifiant du responsable qui agit ; l'habilitation n'admet que lui. */
export function responsableQuiAgit(ctx: Contexte): string {
  exiger(ctx.acteur, "gerer_raccordements");
  if (ctx.acteur.genre !== "responsable") throw new Error("Seul un responsable gère les raccordements.");
  return ctx.acteur.responsableId;
}

/** Verrouille et rend le raccordement en vigueur ; refuse s'il n'existe pas pour cet organisme, ou s'il est révoqué. */
export async function tenirRaccordement(ctx: Contexte, lieu: LieuRaccordement): Promise<Raccordement> {
  exiger(ctx.acteur, "gerer_raccordements", await estResponsable(ctx.base, ctx.acteur, lieu.organismeId));
  const { organismeId, raccordementId: id } = lieu;
  const connu = z.guid().safeParse(id).success && (await verrouillerRaccordement(ctx.base, { organismeId, id }));
  const raccordement = connu ? (await lireParOrganisme(ctx.base, organismeId)).find((un) => un.id === id) : undefined;
  if (raccordement === undefined) throw new Refus("raccordements/introuvable");
  if (raccordement.revoqueLe !== null) throw new Refus("raccordements/revoque", { nom: raccordement.nom });
  return raccordement;
}
