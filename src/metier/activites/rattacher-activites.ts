// Une identité prouvée retrouve ce que des organismes avaient déclaré pour elle, par son numéro ou par ses traits complets.
import type { Contexte } from "../contexte.js";
import { empreintesTraits, exiger, lireTitulaire } from "../identite/index.js";
import {
  douterDesAutresNoms,
  douterDesTraits,
  ecrireRattachement,
  mettreARecalculer,
  porterAuCompte,
  type Rattachement,
  trouverParTraits,
  verrouillerPourRattacher,
} from "./rattachements.sql.js";

/** Deux comptes aux mêmes traits : seul le numéro désigne alors la personne. */
async function traitsPropres(ctx: Contexte, { titulaireId, traitsEmpreinte }: Rattachement): Promise<boolean> {
  if (traitsEmpreinte === null) return false;
  const autres = await trouverParTraits(ctx.base, [traitsEmpreinte]);
  if (autres.every((autre) => autre.titulaireId === titulaireId)) return true;
  await douterDesTraits(ctx.base, traitsEmpreinte);
  return false;
}

/**
 * Porte au compte les dépôts qui l'attendaient ; rend leur nombre. Rejouable. Sans identité prouvée, rien n'est porté :
 * connaître le numéro de quelqu'un ne doit jamais montrer sa vie. Un dépôt qui porte ce numéro mais le nom d'un autre est mis de côté.
 */
export async function rattacherActivites(ctx: Contexte, demande: { titulaireId: string; nirEmpreinte: string }): Promise<number> {
  const { acteur } = ctx;
  exiger(acteur, "rattacher_activites", acteur.genre === "titulaire" && acteur.titulaireId === demande.titulaireId);
  if ("preuve" in acteur && acteur.preuve === "declaree") return 0;
  const { personne } = await lireTitulaire(ctx, demande.titulaireId);
  const { noyau, complete } = empreintesTraits(personne);
  const rattachement: Rattachement = { ...demande, noyauEmpreinte: noyau, traitsEmpreinte: complete };
  const le = ctx.horloge.maintenant();
  await verrouillerPourRattacher(ctx.base, [demande.nirEmpreinte, complete]);
  await ecrireRattachement(ctx.base, rattachement, le);
  await douterDesAutresNoms(ctx.base, rattachement);
  const parTraits = await traitsPropres(ctx, rattachement);
  const portees = await porterAuCompte(ctx.base, parTraits ? rattachement : { ...rattachement, traitsEmpreinte: null });
  if (portees > 0) await mettreARecalculer(ctx.base, [demande.titulaireId], le);
  return portees;
}
