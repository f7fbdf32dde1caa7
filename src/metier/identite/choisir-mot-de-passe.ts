// Choisir son mot de passe, une fois l'adresse confirmée.
import { type DefautMotDePasse, examinerMotDePasse, hacherMotDePasse } from "../../socle/mot-de-passe.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { lireAcces } from "./acces-courriel.js";
import { ecrireMotDePasse } from "./acces-courriel.sql.js";
import { exiger } from "./habilitations.js";
import { type LignePersonne, lirePersonneParId } from "./personnes.sql.js";

/** Garde l'empreinte du mot de passe ; rend le défaut qui l'a fait refuser, ou null. */
export async function choisirMotDePasse(
  ctx: Contexte,
  choix: { personneId: string; motDePasse: string },
): Promise<DefautMotDePasse | null> {
  exiger(ctx.acteur, "se_connecter");
  const acces = await lireAcces(ctx, choix.personneId);
  if (acces.confirme_le === null || acces.totp_confirme) throw new Refus("identite/etape-inattendue");
  const [personne] = await ctx.base.requete<LignePersonne>(lirePersonneParId(choix.personneId));
  const personnels = [acces.courriel.split("@")[0] ?? "", personne?.nom_naissance ?? "", personne?.prenoms ?? ""];
  const defaut = await examinerMotDePasse(choix.motDePasse, personnels);
  if (defaut !== null) return defaut;
  await ctx.base.requete(ecrireMotDePasse(choix.personneId, await hacherMotDePasse(choix.motDePasse)));
  return null;
}
