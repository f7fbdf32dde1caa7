// Le profil que tient la personne elle-même : situation, adresse de courriel, contrat d'apprentissage, retraite.
import { lireDateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "./habilitations.js";
import { lireTitulaire } from "./lire-titulaire.js";
import { ecrireCourrielPersonne } from "./personnes.sql.js";
import type { Titulaire } from "./titulaire.js";
import { type ChangementsProfil, ecrireProfil } from "./titulaires.sql.js";

export interface DemandeProfil extends Partial<ChangementsProfil> {
  readonly titulaireId: string;
  readonly courriel?: string;
}

/** Change ce qui est donné, laisse le reste ; rend le compte tel qu'il est ensuite. */
export async function modifierProfil(ctx: Contexte, demande: DemandeProfil): Promise<Titulaire> {
  exiger(ctx.acteur, "modifier_profil", ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === demande.titulaireId);
  const avant = await lireTitulaire(ctx, demande.titulaireId);
  const instant = ctx.horloge.maintenant();
  const retraite = demande.retraite === undefined ? avant.retraite : demande.retraite;
  if (retraite !== null && lireDateCivile(retraite) === null) throw new Error("Date de retraite impossible.");
  const profil: ChangementsProfil = {
    statut: demande.statut ?? avant.statut,
    contratApprentissage: demande.contratApprentissage === undefined ? avant.contratApprentissage : demande.contratApprentissage,
    retraite,
  };
  await ctx.base.requete(ecrireProfil(demande.titulaireId, profil, instant));
  if (demande.courriel !== undefined) {
    await ctx.base.requete(ecrireCourrielPersonne(avant.personne.id, demande.courriel.trim(), instant));
  }
  return lireTitulaire(ctx, demande.titulaireId);
}
