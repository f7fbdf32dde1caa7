// Retirer une formation de l'offre : elle ne se trouve plus et ne se demande plus, mais les dossiers ouverts la lisent encore.
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { retirer } from "./formations.sql.js";
import { formateurInscrit } from "./le-sien.js";
import { rafraichirRecherche } from "./rafraichir-recherche.js";

/** Retire la formation ; deux fois ne font qu'une. Refuse par « catalogue/formation-introuvable », celle d'un autre organisme comprise. */
export async function retirerFormation(ctx: Contexte, demande: { organismeId: string; formationId: string }): Promise<void> {
  exiger(ctx.acteur, "gerer_offre", await estResponsable(ctx.base, ctx.acteur, demande.organismeId));
  const { siret } = await formateurInscrit(ctx, demande.organismeId);
  const id = demande.formationId;
  const retiree = estCle(id) && (await retirer(ctx.base, { siret, id, le: ctx.horloge.maintenant() }));
  if (!retiree) throw new Refus("catalogue/formation-introuvable");
  await rafraichirRecherche(ctx.base, [id]);
}
