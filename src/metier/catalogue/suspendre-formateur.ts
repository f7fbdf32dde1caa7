// Suspendre un organisme de formation, ou lever sa suspension : plus de demande nouvelle, et les dossiers ouverts suivent leur cours.
import { Refus } from "../../socle/refus.js";
import { lireSiret } from "../../socle/valeurs/siret.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrireSuspension } from "./formateurs.sql.js";
import { rafraichirRechercheDuFormateur } from "./rafraichir-recherche.js";

const LONGUEUR_RAISON = 2000;

/**
 * Suspend l'organisme pour la raison donnée, montrée à qui voulait s'inscrire ; null lève la suspension (R6333-6).
 * Refuse par « catalogue/raison-manquante » ou « catalogue/formateur-inconnu ».
 */
export async function suspendreFormateur(ctx: Contexte, demande: { siret: string; raison: string | null }): Promise<void> {
  exiger(ctx.acteur, "referencer_formateur");
  const raison = demande.raison?.replaceAll("\u0000", "").trim().slice(0, LONGUEUR_RAISON) ?? null;
  if (raison === "") throw new Refus("catalogue/raison-manquante");
  const siret = lireSiret(demande.siret);
  const connu = siret !== null && (await ecrireSuspension(ctx.base, { siret, raison, le: ctx.horloge.maintenant() }));
  if (!connu) throw new Refus("catalogue/formateur-inconnu", { siret: demande.siret.slice(0, 40) });
  await rafraichirRechercheDuFormateur(ctx.base, siret);
}
