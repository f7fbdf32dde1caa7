// Ce qu'est un organisme déclarant : un organisme que l'exploitant a inscrit pour déclarer les activités de ses membres.
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { type LigneDeclarant, trouverDeclarant } from "./declarants.sql.js";
import { lireOrganisme } from "./lire-organisme.js";
import type { Organisme } from "./organisme.js";

export interface Declarant {
  readonly organisme: Organisme;
  /** SIRET vérifié à l'inscription, celui que ProConnect doit présenter ; null quand l'organisme n'en a pas. */
  readonly siret: string | null;
  readonly inscritLe: Date;
}

/** L'inscription d'un organisme, avec sa fiche ; refuse s'il n'est pas déclarant. */
export async function declarantDe(ctx: Contexte, organismeId: string): Promise<Declarant> {
  const organisme = await lireOrganisme(ctx, organismeId);
  const ligne: LigneDeclarant | null = await trouverDeclarant(ctx.base, organisme.id);
  if (ligne === null) throw new Refus("organismes/pas-declarant", { nom: organisme.nom });
  return { organisme, siret: ligne.siret, inscritLe: ligne.inscritLe };
}

/** Qui décide, tel que l'histoire le garde. */
export function nomDuDecideur({ acteur }: Contexte): string {
  return acteur.genre === "agent" ? acteur.agentId : "service";
}
