// Le lien d'un acteur avec un organisme, lu dans la base : retiré ce matin, il n'agit plus, quoi que garde sa session.

import { z } from "zod";
import type { Requeteur } from "../../socle/base/base.js";
import type { Acteur } from "../identite/index.js";
import { trouverDeclarant } from "./declarants.sql.js";
import { trouverEnExercice } from "./responsables.sql.js";
import { normaliserCourriel } from "./texte.js";

/**
 * Vrai si l'acteur est aujourd'hui responsable de l'organisme. Pour un déclarant qui a un SIRET, l'adresse ne suffit pas :
 * ProConnect a dû le présenter sous ce SIRET, ce que sa présence dit par `organismes`.
 */
export async function estResponsable(base: Requeteur, acteur: Acteur, organismeId: string): Promise<boolean> {
  if (acteur.genre !== "responsable" || !z.guid().safeParse(organismeId).success) return false;
  const courriel = normaliserCourriel(acteur.courriel);
  const enExercice = await trouverEnExercice(base, organismeId);
  if (!enExercice.some((responsable) => responsable.courriel === courriel)) return false;
  if (acteur.organismes.includes(organismeId)) return true;
  return ((await trouverDeclarant(base, organismeId))?.siret ?? null) === null;
}

/** Vrai si l'acteur agit pour l'organisme : un de ses responsables, ou un logiciel raccordé en son nom. */
export async function agitPour(base: Requeteur, acteur: Acteur, organismeId: string): Promise<boolean> {
  return acteur.genre === "declarant" ? acteur.organismeId === organismeId : estResponsable(base, acteur, organismeId);
}
