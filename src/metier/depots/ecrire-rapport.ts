// Le rapport d'un lot en CSV : une ligne par ligne reçue, dans le même ordre, qu'aucun tableur ne prendra pour une formule.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ENTETE_RAPPORT, ligneDeCsv, ligneDeRapport, MARQUE_UTF8 } from "./format/index.js";
import { trouverLignes } from "./lignes.sql.js";
import { lotDuDeclarant, peutLire } from "./lire-lots.js";

const PAR_PAGE = 1_000;

/** Rend le rapport par morceaux ; le demander de nouveau rend le même. Le droit de lire est vérifié avant le premier morceau. */
export async function ecrireRapport(ctx: Contexte, demande: { organismeId: string; lotId: string }): Promise<AsyncIterable<string>> {
  exiger(ctx.acteur, "consulter_depots", await peutLire(ctx, demande.organismeId));
  return morceaux(ctx, (await lotDuDeclarant(ctx, demande)).id);
}

async function* morceaux({ base }: Contexte, lotId: string): AsyncGenerator<string> {
  yield `${MARQUE_UTF8}${ligneDeCsv(ENTETE_RAPPORT)}`;
  for (let apres = 0; ; ) {
    const lignes = await trouverLignes(base, { lotId, statuts: [], apres, limite: PAR_PAGE });
    yield lignes.map(({ activiteId, ...ligne }) => ligneDeRapport({ ...ligne, idDeclaration: activiteId })).join("");
    const dernier = lignes.at(-1);
    if (dernier === undefined || lignes.length < PAR_PAGE) return;
    apres = dernier.numero;
  }
}
