// Ce que le temps fait aux imports : clore ceux dont la lecture est morte, oublier le détail de ceux qui sont anciens.
import type { Contexte } from "../../contexte.js";
import { exiger } from "../../identite/index.js";
import { cloreInterrompus, oublierLignes } from "./imports.sql.js";

/** Une tranche s'écrit en quelques secondes : un import qui n'écrit plus depuis ce temps a perdu le processus qui le lisait. */
const SILENCE = 15 * 60_000;
/** Un an, comme les traces d'accès (R6323-40, par analogie). */
const GARDE_EN_MOIS = 12;

/** Clôt « refuse », avec la faute « import_interrompu », les imports en cours qui n'avancent plus ; rend combien. Rejouable. */
export async function cloreImportsInterrompus(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "importer_catalogue");
  const le = ctx.horloge.maintenant();
  const faute = { code: "import_interrompu", champ: null } as const;
  return cloreInterrompus(ctx.base, new Date(le.getTime() - SILENCE), { faute, le });
}

/** Efface la réponse à chaque ligne des imports de plus d'un an ; leurs comptes et leur faute restent. Rejouable. */
export async function oublierLignesDImport(ctx: Contexte): Promise<void> {
  exiger(ctx.acteur, "importer_catalogue");
  const avant = new Date(ctx.horloge.maintenant());
  avant.setUTCMonth(avant.getUTCMonth() - GARDE_EN_MOIS);
  await oublierLignes(ctx.base, avant);
}
