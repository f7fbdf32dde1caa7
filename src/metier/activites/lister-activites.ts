// Les activités qu'un compte porte, et les mêmes sous la forme que la loi lit.
import type { Activite as FaitDeLaLoi } from "../../regles/faits.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Activite } from "./activite.js";
import { trouverActivites } from "./activites.sql.js";

const estLui = ({ acteur }: Contexte, titulaireId: string) => acteur.genre === "titulaire" && acteur.titulaireId === titulaireId;

/** Ce que l'acteur peut voir : le titulaire dont l'identité n'est pas prouvée ne voit que ce qu'il déclare lui-même, donc rien ici. */
async function visibles({ base, acteur }: Contexte, titulaireId: string): Promise<Activite[]> {
  if (acteur.genre === "titulaire" && acteur.preuve === "declaree") return [];
  return trouverActivites(base, titulaireId);
}

/** Activités déclarées par des organismes pour cette personne, recensées ou non, la plus récente d'abord. */
export async function listerActivites(ctx: Contexte, titulaireId: string): Promise<Activite[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  return visibles(ctx, titulaireId);
}

/** Les mêmes, au format de « cec droits evaluer ». */
export async function faitsDeposes(ctx: Contexte, titulaireId: string): Promise<FaitDeLaLoi[]> {
  exiger(ctx.acteur, "calculer_droits", estLui(ctx, titulaireId));
  const activites = await visibles(ctx, titulaireId);
  return activites.map(({ id, faits, declareLe, recensee, organismeId }) => {
    const commun = { id, declareLe, recensee };
    return faits.type === "service_civique" ? { ...faits, ...commun, organisme: { id: organismeId } } : { ...faits, ...commun };
  });
}
