// Confirmer une adresse par le code reçu : une durée, des essais comptés, un code nouveau sur demande.
import { memeEmpreinte } from "../../socle/chiffrement.js";
import { blocageEnCours, noterEssaiManque, oublierEssais } from "../../socle/tentatives.js";
import type { Contexte } from "../contexte.js";
import { DUREE_CODE_MINUTES, ESSAIS_PAR_CODE, empreinteDuCode, envoiPermis, envoyerCode } from "./acces-courriel.js";
import { compterEssaiDeCode, ecrireCode, type LigneAcces, lireAccesDe, marquerConfirme } from "./acces-courriel.sql.js";
import { exiger } from "./habilitations.js";

/** Réponse à un code : juste, faux (essais restants), passé ou épuisé (il faut en demander un autre). */
export type ReponseCode =
  | { readonly genre: "confirme" }
  | { readonly genre: "faux"; readonly restants: number }
  | { readonly genre: "perime" }
  | { readonly genre: "epuise" };

/** Vérifie le code ; un accès inconnu répond comme un code faux, pour ne rien apprendre à qui devine. */
export async function confirmerCourriel(ctx: Contexte, demande: { personneId: string; code: string }): Promise<ReponseCode> {
  exiger(ctx.acteur, "se_connecter");
  const [acces] = await ctx.base.requete<LigneAcces>(lireAccesDe(demande.personneId));
  if (acces === undefined) return repondreAuLeurre(ctx, demande.personneId);
  if (acces.code_empreinte === null || acces.code_expire_le === null || acces.code_expire_le <= ctx.horloge.maintenant()) {
    return { genre: "perime" };
  }
  if (acces.code_essais >= ESSAIS_PAR_CODE) return { genre: "epuise" };
  const donne = empreinteDuCode(demande.personneId, demande.code.replace(/\s/gu, ""));
  if (memeEmpreinte(acces.code_empreinte, donne)) {
    await ctx.base.requete(marquerConfirme(demande.personneId, ctx.horloge.maintenant()));
    return { genre: "confirme" };
  }
  const [compte] = await ctx.base.requete<{ code_essais: number }>(compterEssaiDeCode(demande.personneId));
  const restants = ESSAIS_PAR_CODE - (compte?.code_essais ?? ESSAIS_PAR_CODE);
  return restants > 0 ? { genre: "faux", restants } : { genre: "epuise" };
}

/** Un accès inventé compte ses essais comme un vrai : le nombre qui reste ne dit pas si l'adresse est inscrite. */
async function repondreAuLeurre(ctx: Contexte, personneId: string): Promise<ReponseCode> {
  const cible = { domaine: "code-leurre", sujet: personneId };
  const instant = ctx.horloge.maintenant();
  if ((await blocageEnCours(ctx.base, cible, instant)) !== null) return { genre: "epuise" };
  const limite = { maximum: ESSAIS_PAR_CODE, fenetreMinutes: DUREE_CODE_MINUTES, blocageMinutes: DUREE_CODE_MINUTES };
  const { restants } = await noterEssaiManque(ctx.base, cible, { limite, instant });
  return restants > 0 ? { genre: "faux", restants } : { genre: "epuise" };
}

/** Envoie un autre code à la même adresse ; rend faux si trop sont déjà partis. Un accès inexistant répond de même. */
export async function renvoyerCode(ctx: Contexte, personneId: string): Promise<boolean> {
  exiger(ctx.acteur, "se_connecter");
  const [acces] = await ctx.base.requete<LigneAcces>(lireAccesDe(personneId));
  if (!(await envoiPermis(ctx, personneId))) return false;
  if (acces === undefined) await oublierEssais(ctx.base, { domaine: "code-leurre", sujet: personneId });
  else if (acces.code_empreinte !== null) await ctx.base.requete(ecrireCode(await envoyerCode(ctx, personneId, acces.courriel)));
  return true;
}
