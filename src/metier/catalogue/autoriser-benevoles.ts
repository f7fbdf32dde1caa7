// Autoriser un organisme à proposer des formations de bénévoles et de volontaires, ou retirer cette autorisation.
import { Refus } from "../../socle/refus.js";
import { lireSiret } from "../../socle/valeurs/siret.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrireAutorisation } from "./formateurs.sql.js";

const LONGUEUR_RAISON = 2000;

/**
 * Autorise l'organisme, avec la raison de la décision, ou lui retire l'autorisation quand la raison est null (L6323-6 II 5°). Aucun texte
 * ne dit qui agrée ces formations : l'exploitant en décide. Ce qu'il importe lui-même vaut autorisation, et ce qui est au catalogue y reste.
 * Refuse par « catalogue/raison-manquante » ou « catalogue/formateur-inconnu ».
 */
export async function autoriserBenevoles(ctx: Contexte, demande: { siret: string; raison: string | null }): Promise<void> {
  exiger(ctx.acteur, "referencer_formateur");
  const raison = demande.raison?.replaceAll("\u0000", "").trim().slice(0, LONGUEUR_RAISON) ?? null;
  if (raison === "") throw new Refus("catalogue/raison-manquante", { decision: "benevoles" });
  const siret = lireSiret(demande.siret);
  const par = ctx.acteur.genre === "agent" ? ctx.acteur.agentId : "service";
  const connu = siret !== null && (await ecrireAutorisation(ctx.base, { siret, raison, par, le: ctx.horloge.maintenant() }));
  if (!connu) throw new Refus("catalogue/formateur-inconnu", { siret: demande.siret.slice(0, 40) });
}
