// Les suites d'une étape : cofinancements, paiements, facturation, contrôle, courriels, dans la même transaction qu'elle.
import type { Contexte } from "../contexte.js";
import { suivreCofinancements } from "./cofinancement-suites.js";
import { ouvrirParContestation } from "./controle.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { suivreFacturation } from "./facturation-suites.js";
import type { Pas } from "./franchir-dossier.js";
import { suivrePaiements } from "./paiement-suites.js";
import { prevenir } from "./prevenir.js";

/** L'étape qui vient d'être écrite : le dossier avant, après, et le pas. */
export interface Franchissement {
  readonly avant: LigneDossier;
  readonly apres: LigneDossier;
  readonly pas: Pas;
}

/** La raison que porte le pas, s'il en porte une. */
function raisonDe({ details }: Pas): string | null {
  const raison = details?.["raison"];
  return typeof raison === "string" ? raison : null;
}

/** Fait les suites au nom du service, et rend le dossier tel qu'elles le laissent. */
export async function apresFranchissement(demandeur: Contexte, { apres, pas }: Franchissement): Promise<LigneDossier> {
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  await suivreCofinancements(ctx, apres, pas);
  let dossier = await suivrePaiements(ctx, apres, pas);
  dossier = await suivreFacturation(ctx, dossier, pas);
  if (pas.evenement === "contester_service_fait") dossier = await ouvrirParContestation(ctx, dossier, raisonDe(pas));
  await prevenir(ctx, dossier, { pas, raison: raisonDe(pas) });
  return dossier;
}
