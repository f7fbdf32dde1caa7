// Les activités qu'un compte porte, et les mêmes sous la forme que la loi lit.
import type { Activite as FaitDeLaLoi } from "../../regles/faits.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Activite } from "./activite.js";
import { trouverActivites, trouverActivitesDe, trouverVersions } from "./activites.sql.js";
import { estPropose } from "./faits.js";

const estLui = ({ acteur }: Contexte, titulaireId: string) => acteur.genre === "titulaire" && acteur.titulaireId === titulaireId;

/** Ce que l'acteur peut voir : le titulaire dont l'identité n'est pas prouvée ne voit que ce qu'il déclare lui-même, donc rien ici. */
async function visibles({ base, acteur }: Contexte, titulaireId: string): Promise<Activite[]> {
  if (acteur.genre === "titulaire" && acteur.preuve === "declaree") return [];
  return trouverActivites(base, titulaireId);
}

/** Activités déclarées par des organismes pour cette personne, recensées ou non, la plus récente d'abord, avec ce qui y a été corrigé. */
export async function listerActivites(ctx: Contexte, titulaireId: string): Promise<Activite[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  const activites = await visibles(ctx, titulaireId);
  if (activites.length === 0) return activites;
  const versions = await trouverVersions(ctx.base, titulaireId);
  return versions.size === 0
    ? activites
    : activites.map((activite) => ({ ...activite, versions: versions.get(activite.id) ?? activite.versions }));
}

/** Ce que la loi lit : ni une activité annulée par son déclarant, ni des heures que la personne n'a pas déclarées elle-même. */
function faitsDeLaLoi(activites: readonly Activite[]): FaitDeLaLoi[] {
  const faits: FaitDeLaLoi[] = [];
  for (const activite of activites) {
    if (activite.annuleeLe !== null || estPropose(activite.faits)) continue;
    const commun = { id: activite.id, declareLe: activite.declareLe, recensee: activite.recensee };
    faits.push(
      activite.faits.type === "service_civique"
        ? { ...activite.faits, ...commun, organisme: { id: activite.organismeId } }
        : { ...activite.faits, ...commun },
    );
  }
  return faits;
}

/** Les mêmes, au format de « cec droits evaluer ». */
export async function faitsDeposes(ctx: Contexte, titulaireId: string): Promise<FaitDeLaLoi[]> {
  exiger(ctx.acteur, "calculer_droits", estLui(ctx, titulaireId));
  return faitsDeLaLoi(await visibles(ctx, titulaireId));
}

/** Les faits de plusieurs titulaires, en une lecture ; un titulaire sans activité n'y est pas. Réservé aux tâches du service. */
export async function faitsDeposesDe(ctx: Contexte, titulaireIds: readonly string[]): Promise<ReadonlyMap<string, FaitDeLaLoi[]>> {
  exiger(ctx.acteur, "calculer_droits", false);
  const parTitulaire = new Map<string, Activite[]>();
  for (const activite of await trouverActivitesDe(ctx.base, titulaireIds)) {
    const siennes = parTitulaire.get(activite.titulaireId);
    if (siennes === undefined) parTitulaire.set(activite.titulaireId, [activite]);
    else siennes.push(activite);
  }
  return new Map([...parTitulaire].map(([titulaireId, activites]) => [titulaireId, faitsDeLaLoi(activites)]));
}
