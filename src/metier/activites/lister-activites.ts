// Les activités qu'un compte porte, et les mêmes sous la forme que la loi lit.
import type { Activite as FaitDeLaLoi } from "../../regles/faits.js";
import type { Contexte } from "../contexte.js";
import { type Action, exiger } from "../identite/index.js";
import type { Activite } from "./activite.js";
import { trouverActivites } from "./activites.sql.js";

/** Ce que l'acteur peut voir : le titulaire dont l'identité n'est pas prouvée ne voit que ce qu'il déclare lui-même, donc rien ici. */
async function visibles(ctx: Contexte, titulaireId: string, action: Action): Promise<Activite[]> {
  const { acteur } = ctx;
  exiger(acteur, action, acteur.genre === "titulaire" && acteur.titulaireId === titulaireId);
  if (acteur.genre === "titulaire" && acteur.preuve === "declaree") return [];
  return trouverActivites(ctx.base, titulaireId);
}

/** Activités déclarées par des organismes pour cette personne, recensées ou non, la plus récente d'abord. */
export async function listerActivites(ctx: Contexte, titulaireId: string): Promise<Activite[]> {
  return visibles(ctx, titulaireId, "consulter_compte");
}

/** Les mêmes, au format de « cec droits evaluer ». */
export async function faitsDeposes(ctx: Contexte, titulaireId: string): Promise<FaitDeLaLoi[]> {
  const activites = await visibles(ctx, titulaireId, "calculer_droits");
  return activites.map(({ id, faits, declareLe, recensee, organismeId }) => {
    const commun = { id, declareLe, recensee };
    return faits.type === "service_civique" ? { ...faits, ...commun, organisme: { id: organismeId } } : { ...faits, ...commun };
  });
}
