// Une identité prouvée retrouve ce que des payeurs avaient versé pour elle avant qu'elle ouvre son compte.
import type { Contexte } from "../contexte.js";
import { empreintesTraits, exiger, lireTitulaire } from "../identite/index.js";
import { dansLOrdreDesVerrous, porterVersement, reprendreCeQuiReste } from "./porter-versement.js";
import { douterDuNom, listerEnAttente, verrouillerPourRattacher } from "./versements.sql.js";

/**
 * Porte au compte les versements qui l'attendaient ; rend leur nombre. Rejouable. Sans identité prouvée, rien n'est porté.
 * Ce qui porte ce numéro mais le nom d'un autre est mis de côté.
 */
export async function rattacherCpf(ctx: Contexte, demande: { titulaireId: string; nirEmpreinte: string }): Promise<number> {
  const { acteur } = ctx;
  exiger(acteur, "mobiliser_cpf", acteur.genre === "titulaire" && acteur.titulaireId === demande.titulaireId);
  if ("preuve" in acteur && acteur.preuve === "declaree") return 0;
  const { titulaireId, nirEmpreinte } = demande;
  const { personne } = await lireTitulaire(ctx, titulaireId);
  const { noyau, complete } = empreintesTraits(personne);
  await ctx.base.requete(verrouillerPourRattacher(complete === null ? [nirEmpreinte] : [nirEmpreinte, complete]));
  if (noyau !== null) await ctx.base.requete(douterDuNom(nirEmpreinte, noyau));
  const attendus = await listerEnAttente(ctx.base, nirEmpreinte, complete);
  for (const versement of attendus.toSorted(dansLOrdreDesVerrous)) await porterVersement(ctx, titulaireId, versement);
  if (attendus.length > 0) await reprendreCeQuiReste(ctx, titulaireId);
  return attendus.length;
}
