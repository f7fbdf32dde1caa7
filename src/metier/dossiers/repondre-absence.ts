// Le titulaire répond à une absence, ou complète sa force majeure, avant que l'exploitant décide : lui seul le lit.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { DossierDeLui } from "./demander.js";
import type { Dossier } from "./dossier.js";
import { franchirDossier } from "./franchir-dossier.js";
import { estLui, exigerPossible, prendreLeSien, raisonDonnee } from "./prendre.js";
import { dossierDuTitulaire } from "./vues.js";

/**
 * Garde ce que la personne dit de son absence, autant de fois qu'il le faut jusqu'à la décision ; le délai de l'examen ne bouge pas.
 * Refuse « dossiers/raison-manquante », « dossiers/etape-impossible » hors d'un examen.
 */
export async function repondreAbsence(ctx: Contexte, demande: DossierDeLui & { readonly mot: string }): Promise<Dossier> {
  exiger(ctx.acteur, "demander_formation", estLui(ctx, demande.titulaireId));
  const dossier = await prendreLeSien(ctx, demande);
  exigerPossible(dossier, "repondre_absence", "titulaire");
  const pas = { evenement: "repondre_absence", auteur: "titulaire", details: { mot: raisonDonnee(demande.mot) } } as const;
  return dossierDuTitulaire(ctx, await franchirDossier(ctx, dossier, pas));
}
