// À la première connexion, la personne retrouve ce que des organismes avaient déclaré pour elle.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { porterAuCompte, rattacherEmpreinte } from "./activites.sql.js";

/**
 * Porte au compte les dépôts qui attendaient cette empreinte ; rend leur nombre. Rejouable. Sans identité prouvée, rien n'est porté :
 * connaître le numéro de quelqu'un ne doit jamais montrer sa vie.
 */
export async function rattacherActivites(ctx: Contexte, demande: { titulaireId: string; nirEmpreinte: string }): Promise<number> {
  const { acteur } = ctx;
  exiger(acteur, "rattacher_activites", acteur.genre === "titulaire" && acteur.titulaireId === demande.titulaireId);
  if ("preuve" in acteur && acteur.preuve === "declaree") return 0;
  await rattacherEmpreinte(ctx.base, { ...demande, le: ctx.horloge.maintenant() });
  return porterAuCompte(ctx.base, demande.titulaireId, demande.nirEmpreinte);
}
