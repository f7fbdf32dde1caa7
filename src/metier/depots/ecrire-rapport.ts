// Le rapport d'un lot en CSV : une ligne par ligne reçue, dans le même ordre, qu'aucun tableur ne prendra pour une formule.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ENTETE_RAPPORT, ligneDeRapport } from "./format/index.js";
import { lireLot, listerLignes, peutLire } from "./lire-lots.js";

const PAR_PAGE = 1_000;

/** Rend le rapport par morceaux ; le demander de nouveau rend le même. Le droit de lire est vérifié avant le premier morceau. */
export async function ecrireRapport(ctx: Contexte, demande: { organismeId: string; lotId: string }): Promise<AsyncIterable<string>> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, demande.organismeId));
  await lireLot(ctx, demande);
  return morceaux(ctx, demande);
}

async function* morceaux(ctx: Contexte, demande: { organismeId: string; lotId: string }): AsyncGenerator<string> {
  yield `\ufeff${ENTETE_RAPPORT.join(";")}\r\n`;
  for (let apres: number | null = 0; apres !== null; ) {
    const page: Awaited<ReturnType<typeof listerLignes>> = await listerLignes(ctx, { ...demande, apres, limite: PAR_PAGE });
    yield page.lignes.map(({ activiteId, ...ligne }) => ligneDeRapport({ ...ligne, idDeclaration: activiteId })).join("");
    apres = page.suite;
  }
}
