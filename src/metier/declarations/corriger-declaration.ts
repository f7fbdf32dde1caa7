// Corriger une déclaration envoyée ou refusée et la renvoyer, tant que le 30 juin n'est pas passé (R5151-16, R5151-18).
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { avertir } from "./avertir.js";
import type { Contenu } from "./declaration.js";
import { exigerSeule } from "./declarer-activite.js";
import { examinerEnvoi } from "./examen.js";
import { franchir, issueDe } from "./franchir.js";
import { cleGardee, dejaRecue, estLui, prendreLaSienne } from "./la-sienne.js";
import { lireContenu } from "./lire-contenu.js";
import type { ReponseDeclaration } from "./reponse.js";

export interface Correction extends Contenu {
  readonly titulaireId: string;
  readonly declarationId: string;
  readonly cle?: string | null;
}

/** Remplace le contenu et renvoie ; le jour de la correction devient celui de la déclaration, et le refus s'efface. */
export async function corrigerDeclaration(ctx: Contexte, correction: Correction): Promise<ReponseDeclaration> {
  exiger(ctx.acteur, "declarer", estLui(ctx, correction.titulaireId));
  const lu = lireContenu(correction);
  const recue = await dejaRecue(ctx, correction.titulaireId, correction.cle);
  const avertissements = await avertir(ctx, lu);
  if (recue !== null) return { decision: "declaree", declaration: recue, avertissements };
  const declaration = await prendreLaSienne(ctx, correction.titulaireId, correction.declarationId);
  issueDe(declaration, "corriger");
  const aujourdhui = ctx.horloge.aujourdhui();
  const motifs = examinerEnvoi(lu, aujourdhui);
  if (motifs.length > 0) return { decision: "refusee", motifs, brouillon: null };
  await exigerSeule(ctx, declaration, lu);
  const changements = { ...lu, declareLe: aujourdhui, motifRefus: null, mot: null };
  const corrigee = await franchir(ctx, declaration, { evenement: "corriger", changements, cle: cleGardee(correction.cle) });
  return { decision: "declaree", declaration: corrigee, avertissements };
}
