// Confirmer une adresse par le code reçu : une durée, des essais comptés, un code nouveau sur demande.
import { memeEmpreinte } from "../../socle/chiffrement.js";
import type { Contexte } from "../contexte.js";
import { ESSAIS_PAR_CODE, empreinteDuCode, envoyerCode } from "./acces-courriel.js";
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
  if (acces === undefined) return { genre: "faux", restants: ESSAIS_PAR_CODE - 1 };
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

/** Envoie un autre code à la même adresse ; ne dit rien si l'accès n'existe pas. */
export async function renvoyerCode(ctx: Contexte, personneId: string): Promise<void> {
  exiger(ctx.acteur, "se_connecter");
  const [acces] = await ctx.base.requete<LigneAcces>(lireAccesDe(personneId));
  if (acces === undefined || acces.code_empreinte === null) return;
  await ctx.base.requete(ecrireCode(await envoyerCode(ctx, personneId, acces.courriel)));
}
