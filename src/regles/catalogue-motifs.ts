// Toutes les raisons que la loi peut donner sur un droit, réunies pour la commande `cec motifs` et les pages publiques.
import * as acquis from "./motifs-acquis.js";
import * as attente from "./motifs-attente.js";
import type { GabaritMotif } from "./motifs-gabarit.js";
import * as refus from "./motifs-refus.js";

export type { GabaritMotif } from "./motifs-gabarit.js";

/** Raisons rangées par code ; un code ne change jamais de sens. */
export const MOTIFS_ACQUISITION: readonly GabaritMotif[] = [
  ...Object.values(acquis),
  ...Object.values(refus),
  ...Object.values(attente),
].sort((a, b) => (a.code < b.code ? -1 : 1));
