// Le lien d'un responsable avec un organisme, lu dans la base : retiré ce matin, il n'agit plus, quoi que garde sa session.

import { z } from "zod";
import type { Requeteur } from "../../socle/base/base.js";
import type { Acteur } from "../identite/index.js";
import { trouverEnExercice } from "./responsables.sql.js";
import { normaliserCourriel } from "./texte.js";

/** Vrai si l'acteur est aujourd'hui responsable de l'organisme. */
export async function estResponsable(base: Requeteur, acteur: Acteur, organismeId: string): Promise<boolean> {
  if (acteur.genre !== "responsable" || !z.guid().safeParse(organismeId).success) return false;
  const courriel = normaliserCourriel(acteur.courriel);
  const enExercice = await trouverEnExercice(base, organismeId);
  return enExercice.some((responsable) => responsable.courriel === courriel);
}
