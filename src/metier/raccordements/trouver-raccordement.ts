// Ce que le serveur d'autorisation lit à chaque demande de jeton : le client et ses clés en vigueur.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/habilitations.js";
import type { Raccordement } from "./raccordement.js";
import { lireParClient } from "./raccordements.sql.js";

/** Rend le raccordement en vigueur avec ses seules clés en vigueur ; null s'il n'existe pas ou s'il est révoqué. */
export async function trouverRaccordement(ctx: Contexte, clientId: string): Promise<Raccordement | null> {
  exiger(ctx.acteur, "servir_raccordements");
  const trouve = await lireParClient(ctx.base, clientId);
  if (trouve === null || trouve.revoqueLe !== null) return null;
  return { ...trouve, cles: trouve.cles.filter(({ jusquAu }) => jusquAu === null) };
}
