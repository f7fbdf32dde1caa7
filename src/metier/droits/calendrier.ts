// Quand un droit dû est écrit : le jour même, sauf si l'exploitant impose un calendrier daté.
import type { Droit } from "../../regles/reponse.js";
import { composerDate } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { lireCalendrier } from "./droits.sql.js";

/** Vrai si le droit peut être écrit aujourd'hui. Aucun article ne demande d'attendre : sans calendrier, toujours. */
export type PeutEcrire = (droit: Pick<Droit, "annee">) => boolean;

/** Lit le calendrier en vigueur au jour de l'horloge. */
export async function calendrierEnVigueur(ctx: Contexte): Promise<PeutEcrire> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const [calendrier] = await ctx.base.requete<{ mois: number | null; jour: number | null }>(lireCalendrier(aujourdhui));
  const { mois = null, jour = null } = calendrier ?? {};
  if (mois === null || jour === null) return () => true;
  return ({ annee }) => aujourdhui >= composerDate(annee + 1, mois, jour);
}
