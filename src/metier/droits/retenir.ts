// Ce qu'un indu fait écrire : le constat, les retenues sur les lots, les restitutions quand il tombe.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { corrigerLot, type Lot, listerLots } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { type Indu, induDe, type LigneIndu, type Mouvement, resteDu } from "./indu.js";
import { inscrireEvenement, inscrireIndu, lireIndus, lireRangDeRetenue, noterEtat } from "./indus.sql.js";
import type { PlanDesLots } from "./planifier-lots.js";
import { recouvrementDuService } from "./recouvrement.js";

const MOTIF_INDU = "faits_retires";

export async function indusDe(ctx: Contexte, titulaireId: string): Promise<Indu[]> {
  return (await ctx.base.requete<LigneIndu>(lireIndus([titulaireId]))).map(induDe);
}

/** Qui a agi, tel que l'histoire le garde. */
export function nommerActeur(acteur: Acteur): string {
  return acteur.genre === "agent" ? `agent:${acteur.agentId}` : acteur.genre;
}

async function constater(ctx: Contexte, titulaireId: string, constat: PlanDesLots["constats"][number]): Promise<void> {
  const { lotId, montant, motifs } = constat;
  const induId = randomUUID();
  const [jour, instant] = [ctx.horloge.aujourdhui(), ctx.horloge.maintenant()];
  await ctx.base.requete(inscrireIndu({ titulaireId, id: induId, lotId, montant, motif: MOTIF_INDU, motifs, jour, instant }));
  const par = nommerActeur(ctx.acteur);
  await ctx.base.requete(inscrireEvenement({ titulaireId, induId, evenement: "constat", montant, par, motif: MOTIF_INDU, instant }));
}

async function noterMouvement(
  ctx: Contexte,
  titulaireId: string,
  mouvement: Mouvement & { readonly ecritureId?: string | undefined },
): Promise<void> {
  const { induId, lotId, montant, ecritureId } = mouvement;
  const evenement = montant > 0 ? ("retenue" as const) : ("restitution" as const);
  const base = { titulaireId, induId, evenement, lotId, montant, par: nommerActeur(ctx.acteur), instant: ctx.horloge.maintenant() };
  await ctx.base.requete(inscrireEvenement(ecritureId === undefined ? base : { ...base, ecritureId }));
}

export interface SuitesDesIndus extends Pick<PlanDesLots, "constats" | "retablis" | "mouvements"> {
  readonly indus: readonly Indu[];
  /** Écriture de reprise de chaque lot repris. */
  readonly ecritures: ReadonlyMap<string, string>;
}

/** Écrit ce que le plan dit des indus : mouvements, états qui en résultent, constats nouveaux. */
export async function ecrireSuitesDesIndus(ctx: Contexte, titulaireId: string, suites: SuitesDesIndus): Promise<void> {
  const { constats, retablis, mouvements, indus, ecritures } = suites;
  for (const mouvement of mouvements) {
    const ecritureId = mouvement.montant > 0 ? ecritures.get(mouvement.lotId) : undefined;
    await noterMouvement(ctx, titulaireId, { ...mouvement, ecritureId });
  }
  const instant = ctx.horloge.maintenant();
  for (const { id } of retablis) {
    const par = nommerActeur(ctx.acteur);
    await ctx.base.requete(inscrireEvenement({ titulaireId, induId: id, evenement: "sans_objet", par, motif: "faits_retablis", instant }));
    await ctx.base.requete(noterEtat(titulaireId, { id, etat: "sans_objet" }));
  }
  for (const indu of indus.filter(({ etat, id }) => etat === "constate" && !retablis.some((retabli) => retabli.id === id))) {
    const bouge = mouvements.filter(({ induId }) => induId === indu.id).reduce((somme, { montant }) => somme + montant, 0);
    if (bouge !== 0 && indu.retenu + bouge >= indu.montant) {
      await ctx.base.requete(noterEtat(titulaireId, { id: indu.id, etat: "recouvre" }));
    }
  }
  for (const constat of constats) await constater(ctx, titulaireId, constat);
}

/**
 * Retient un indu sur ces lots, dans leur ordre, sans rendre un solde négatif ; rend le nombre d'écritures.
 * La clé numérote les retenues d'un même lot : rejouée, elle n'écrit rien de plus.
 */
export async function retenirSur(ctx: Contexte, titulaireId: string, prise: { indu: Indu; lots: readonly Lot[] }): Promise<number> {
  const { indu, lots } = prise;
  let reste = resteDu(indu);
  let ecritures = 0;
  for (const lot of lots) {
    const montant = Math.min(reste, lot.disponible);
    if (montant <= 0) continue;
    const [rang] = await ctx.base.requete<{ nombre: number }>(lireRangDeRetenue(titulaireId, indu.id, lot.id));
    const cle = `retenue:${indu.id}:${lot.id}:${(rang?.nombre ?? 0) + 1}`;
    const ecriture = await corrigerLot(ctx, { titulaireId, cle, lotId: lot.id, montant, motif: "retenue_indu" });
    await noterMouvement(ctx, titulaireId, { induId: indu.id, lotId: lot.id, montant, ecritureId: ecriture.id });
    reste -= montant;
    ecritures += 1;
  }
  if (reste === 0 && ecritures > 0) await ctx.base.requete(noterEtat(titulaireId, { id: indu.id, etat: "recouvre" }));
  return ecritures;
}

/** Lots où une retenue peut se prendre, du plus ancien au plus récent : pas ceux qui sont eux-mêmes sans appui. */
export async function lotsRetenables(ctx: Contexte, titulaireId: string, indus: readonly Indu[]): Promise<Lot[]> {
  const sansAppui = new Set(indus.filter(({ etat }) => etat !== "sans_objet").map(({ lotId }) => lotId));
  return (await listerLots(ctx, titulaireId)).filter(({ id, disponible }) => disponible > 0 && !sansAppui.has(id));
}

/** Après un calcul : retient sur les inscriptions nouvelles si le réglage le dit, et sur tout disponible si un agent l'a décidé. */
export async function retenirDOffice(ctx: Contexte, titulaireId: string, neufs: ReadonlySet<string>): Promise<number> {
  const dOffice = recouvrementDuService() === "inscriptions_ulterieures";
  const indus = await indusDe(ctx, titulaireId);
  let ecritures = 0;
  for (const indu of indus.filter((un) => resteDu(un) > 0 && (un.retenueDecidee || dOffice))) {
    const lots = (await lotsRetenables(ctx, titulaireId, indus)).filter(({ id }) => indu.retenueDecidee || neufs.has(id));
    ecritures += await retenirSur(ctx, titulaireId, { indu, lots });
  }
  return ecritures;
}
