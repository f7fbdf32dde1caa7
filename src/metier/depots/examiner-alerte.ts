// L'exploitant examine une alerte : sans suite, ou signalée à qui peut vérifier ; l'activité n'est jamais refusée pour autant.
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type Alerte, fermerAlerte, nombreDAlertes, trouverAlertes } from "./alertes.sql.js";

const LIMITE = 100;

/** Les cent plus anciennes alertes ouvertes. */
export async function listerAlertes(ctx: Contexte): Promise<readonly Alerte[]> {
  exiger(ctx.acteur, "consulter_exploitation");
  return trouverAlertes(ctx.base, LIMITE);
}

/** Toutes les alertes ouvertes. */
export async function compterAlertes(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "consulter_exploitation");
  return nombreDAlertes(ctx.base);
}

/** Ferme l'alerte avec sa raison. Refuse depots/alerte-introuvable, depots/raison-manquante. */
export async function examinerAlerte(
  ctx: Contexte,
  examen: { readonly alerteId: string; readonly etat: "sans_suite" | "signalee"; readonly raison: string },
): Promise<void> {
  exiger(ctx.acteur, "consulter_exploitation");
  const raison = examen.raison.trim();
  if (raison === "" || raison.length > 1_000) throw new Refus("depots/raison-manquante");
  const par = ctx.acteur.genre === "agent" ? ctx.acteur.agentId : "service";
  const fin = { id: examen.alerteId, etat: examen.etat, par, raison, le: ctx.horloge.maintenant() };
  if (!z.guid().safeParse(examen.alerteId).success || !(await fermerAlerte(ctx.base, fin))) throw new Refus("depots/alerte-introuvable");
}
