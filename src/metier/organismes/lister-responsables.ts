// Qui peut attester pour un organisme, et pour quels organismes une personne le peut.
import { z } from "zod";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { trouverDeclarants } from "./declarants.sql.js";
import { estResponsable } from "./lien-responsable.js";
import { lireOrganismes } from "./lire-organisme.js";
import type { Organisme, Responsable } from "./organisme.js";
import { trouverEnExercice, trouverParCourriel } from "./responsables.sql.js";
import { normaliserCourriel } from "./texte.js";

/** Responsables en exercice, le plus ancien d'abord ; seuls eux se voient entre eux. */
export async function listerResponsables(ctx: Contexte, organismeId: string): Promise<Responsable[]> {
  exiger(ctx.acteur, "consulter_organisme", await estResponsable(ctx.base, ctx.acteur, organismeId));
  return trouverEnExercice(ctx.base, organismeId);
}

/**
 * Responsables en exercice, pour décider qui atteste (R5151-17, doute D12) ; l'appelant a vérifié le lien.
 * Ce n'est pas une page : la liste ne sort pas du service.
 */
export async function responsablesEnExercice(ctx: Contexte, organismeId: string): Promise<Responsable[]> {
  exiger(ctx.acteur, "attester");
  return trouverEnExercice(ctx.base, organismeId);
}

/** Combien de personnes peuvent attester pour cet organisme : zéro se dit au bénévole avant que le délai ne passe. */
export async function compterResponsables(ctx: Contexte, organismeId: string): Promise<number> {
  exiger(ctx.acteur, "consulter_public");
  return z.guid().safeParse(organismeId).success ? (await trouverEnExercice(ctx.base, organismeId)).length : 0;
}

export interface FonctionExercee {
  readonly organisme: Organisme;
  readonly responsable: Responsable;
}

/** Qui ProConnect présente : son adresse confirmée, et le SIRET de l'organisation qu'il a choisie. */
export interface ResponsablePresente {
  readonly courriel: string;
  readonly siret: string | null;
}

interface FonctionConnue extends FonctionExercee {
  /** SIRET que ProConnect doit présenter, ou null si l'adresse suffit. */
  readonly siretExige: string | null;
}

async function fonctionsDe(ctx: Contexte, courriel: string): Promise<FonctionConnue[]> {
  const fonctions = await trouverParCourriel(ctx.base, normaliserCourriel(courriel));
  const ids = fonctions.map(({ organismeId }) => organismeId);
  const connus = await lireOrganismes(ctx, ids);
  const declarants = new Map((await trouverDeclarants(ctx.base, ids)).map(({ organismeId, siret }) => [organismeId, siret]));
  return fonctions.flatMap((responsable) => {
    const organisme = connus.get(responsable.organismeId);
    return organisme === undefined ? [] : [{ organisme, responsable, siretExige: declarants.get(organisme.id) ?? null }];
  });
}

/** Organismes pour lesquels la personne ainsi présentée agit aujourd'hui ; un déclarant à SIRET n'y est que sous ce SIRET. */
export async function organismesDuResponsable(ctx: Contexte, presente: ResponsablePresente): Promise<FonctionExercee[]> {
  exiger(ctx.acteur, "se_connecter");
  const fonctions = await fonctionsDe(ctx, presente.courriel);
  return fonctions
    .filter(({ siretExige }) => siretExige === null || siretExige === presente.siret)
    .map(({ organisme, responsable }) => ({ organisme, responsable }));
}

/** Organismes dont elle est responsable mais que ProConnect n'a pas présentés : elle y entre en choisissant ce SIRET. */
export async function organismesSousUnAutreSiret(
  ctx: Contexte,
  presente: ResponsablePresente,
): Promise<{ readonly nom: string; readonly siret: string }[]> {
  exiger(ctx.acteur, "se_connecter");
  const fonctions = await fonctionsDe(ctx, presente.courriel);
  return fonctions.flatMap(({ organisme, siretExige }) =>
    siretExige === null || siretExige === presente.siret ? [] : [{ nom: organisme.nom, siret: siretExige }],
  );
}

/** Adresses de tous les responsables en exercice, pour les prévenir de ce qui les attend : titulaire et suppléants ensemble. */
export async function courrielsDesResponsables(ctx: Contexte, organismeId: string): Promise<string[]> {
  exiger(ctx.acteur, "prevenir_responsables");
  return (await trouverEnExercice(ctx.base, organismeId)).map(({ courriel }) => courriel);
}
