// Les comptes qu'un défaut a mis de côté : leur calcul reprendra seul dès qu'il aboutit, mais quelqu'un doit savoir qu'il n'aboutit pas.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type LigneIsole, lireIsoles } from "./passages.sql.js";

export interface TitulaireIsole {
  readonly titulaireId: string;
  /** Code du refus qui a arrêté le calcul, ou « defaut ». */
  readonly raison: string;
  readonly depuis: Date;
}

export interface Isoles {
  /** Tous les comptes mis de côté. */
  readonly nombre: number;
  /** Les plus anciens, cent au plus. */
  readonly premiers: readonly TitulaireIsole[];
}

const MONTRES = 100;

/** Comptes mis de côté, le plus ancien d'abord. */
export async function listerIsoles(ctx: Contexte): Promise<Isoles> {
  exiger(ctx.acteur, "suivre_calculs");
  const lignes = await ctx.base.requete<LigneIsole>(lireIsoles(MONTRES));
  const premiers = lignes.map(({ titulaire_id: titulaireId, raison, depuis }) => ({ titulaireId, raison, depuis }));
  return { nombre: lignes[0]?.nombre ?? 0, premiers };
}
