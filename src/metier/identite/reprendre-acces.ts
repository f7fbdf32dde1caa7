// Mot de passe oublié : un code à l'adresse connue, puis un mot de passe neuf que le second code protège encore.
import { randomUUID } from "node:crypto";
import { type DefautMotDePasse, examinerMotDePasse, hacherMotDePasse } from "../../socle/mot-de-passe.js";
import { blocageEnCours, noterEssaiManque, oublierEssais } from "../../socle/tentatives.js";
import type { Contexte } from "../contexte.js";
import { envoiPermis, envoyerCode, lireAcces, normaliserCourriel } from "./acces-courriel.js";
import { ecrireCode, ecrireMotDePasse, type LigneAcces, lireAccesParCourriel } from "./acces-courriel.sql.js";
import { consommerCode, LIMITE_CONNEXION } from "./connecter-par-courriel.js";
import { exiger } from "./habilitations.js";

/** Envoie un code à une adresse qui a un accès ; une adresse inconnue reçoit la même réponse, et aucun courriel. */
export async function demanderReprise(ctx: Contexte, demande: { courriel: string }): Promise<{ personneId: string }> {
  exiger(ctx.acteur, "se_connecter");
  const courriel = normaliserCourriel(demande.courriel);
  const [acces] = await ctx.base.requete<LigneAcces>(lireAccesParCourriel(courriel));
  const permis = await envoiPermis(ctx, courriel);
  if (acces === undefined || !acces.totp_confirme) return { personneId: randomUUID() };
  if (permis) await ctx.base.requete(ecrireCode(await envoyerCode(ctx, acces.personne_id, courriel)));
  return { personneId: acces.personne_id };
}

export type ReponseReprise =
  | { readonly genre: "remplace" }
  | { readonly genre: "mot_de_passe"; readonly defaut: DefautMotDePasse }
  | { readonly genre: "code"; readonly restants: number }
  | { readonly genre: "bloque"; readonly jusquA: Date };

/** Remplace le mot de passe, l'adresse venant d'être confirmée ; le code de l'application ou de secours reste exigé. */
export async function remplacerMotDePasse(
  ctx: Contexte,
  demande: { personneId: string; motDePasse: string; code: string },
): Promise<ReponseReprise> {
  exiger(ctx.acteur, "se_connecter");
  const acces = await lireAcces(ctx, demande.personneId);
  const cible = { domaine: "connexion-courriel", sujet: acces.courriel };
  const instant = ctx.horloge.maintenant();
  const bloque = await blocageEnCours(ctx.base, cible, instant);
  if (bloque !== null) return { genre: "bloque", jusquA: bloque };
  const defaut = await examinerMotDePasse(demande.motDePasse, [acces.courriel.split("@")[0] ?? ""]);
  if (defaut !== null) return { genre: "mot_de_passe", defaut };
  if (!(await consommerCode(ctx, acces, demande.code))) {
    const etat = await noterEssaiManque(ctx.base, cible, { limite: LIMITE_CONNEXION, instant });
    return etat.bloqueJusquAu === null ? { genre: "code", restants: etat.restants } : { genre: "bloque", jusquA: etat.bloqueJusquAu };
  }
  await ctx.base.requete(ecrireMotDePasse(demande.personneId, await hacherMotDePasse(demande.motDePasse)));
  await oublierEssais(ctx.base, cible);
  return { genre: "remplace" };
}
