// Lire les autorisations : toute leur histoire pour l'exploitant, ce qu'il faut pour juger un dépôt, ce que chacun peut savoir.
import { createHash } from "node:crypto";
import { z } from "zod";
import type { TypeActivite } from "../../regles/faits.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import type { Autorisation } from "./autorisation.js";
import { lireTypeActivite, trouverAutorisations, trouverAutorises } from "./autorisations.sql.js";
import { motsCherches, prefixes } from "./chercher-organismes.js";
import { type Declarant, declarantDe } from "./declarant.js";
import { chercherFiches, type FicheDeclarant } from "./declarants.sql.js";
import { agitPour } from "./lien-responsable.js";
import type { Responsable } from "./organisme.js";
import { trouverEnExercice } from "./responsables.sql.js";
import { nettoyer } from "./texte.js";

const LIMITE = 50;

async function deLOrganisme(ctx: Contexte, organismeId: string): Promise<Autorisation[]> {
  return z.guid().safeParse(organismeId).success ? trouverAutorisations(ctx.base, organismeId) : [];
}

/** Toutes les autorisations accordées, en vigueur ou finies, pour l'exploitant. */
export async function listerAutorisations(ctx: Contexte, organismeId: string): Promise<Autorisation[]> {
  exiger(ctx.acteur, "autoriser_declarant");
  return deLOrganisme(ctx, organismeId);
}

/** Toutes les autorisations d'un organisme pour qui dépose en son nom : ses responsables, son logiciel, le service. */
export async function autorisationsDe(ctx: Contexte, organismeId: string): Promise<readonly Autorisation[]> {
  exiger(ctx.acteur, "consulter_depots", await agitPour(ctx.base, ctx.acteur, organismeId));
  return deLOrganisme(ctx, organismeId);
}

/** Parmi ces organismes, ceux qui sont ou ont été autorisés à déclarer : ils ont des fichiers à déposer, ou à relire. */
export async function declarantsParmi(ctx: Contexte, organismeIds: readonly string[]): Promise<ReadonlySet<string>> {
  exiger(ctx.acteur, "consulter_public");
  return new Set(organismeIds.length === 0 ? [] : await trouverAutorises(ctx.base, organismeIds));
}

/** Empreinte des autorisations : elle change quand l'une d'elles est accordée ou terminée, jamais par le seul passage du temps. */
export async function versionAutorisations(ctx: Contexte, organismeId: string): Promise<string> {
  exiger(ctx.acteur, "consulter_depots", await agitPour(ctx.base, ctx.acteur, organismeId));
  const decidees = (await deLOrganisme(ctx, organismeId)).map(({ id, jusquAu }) => `${id}:${jusquAu ?? ""}`).sort();
  return createHash("sha256").update(decidees.join("\n")).digest("hex").slice(0, 16);
}

/** L'inscription d'un déclarant, pour l'exploitant ; refuse par « organismes/introuvable » ou « organismes/pas-declarant ». */
export async function lireDeclarant(ctx: Contexte, organismeId: string): Promise<Declarant> {
  exiger(ctx.acteur, "autoriser_declarant");
  return declarantDe(ctx, organismeId);
}

/** Qui agit pour un déclarant aujourd'hui, pour l'exploitant qui nomme le premier. */
export async function listerResponsablesDuDeclarant(ctx: Contexte, organismeId: string): Promise<Responsable[]> {
  exiger(ctx.acteur, "autoriser_declarant");
  return trouverEnExercice(ctx.base, (await declarantDe(ctx, organismeId)).organisme.id);
}

/** Un déclarant trouvé, et les types qu'il peut déclarer aujourd'hui. */
export interface DeclarantTrouve extends Omit<FicheDeclarant, "types"> {
  readonly types: readonly TypeActivite[];
}

async function fiches(ctx: Contexte, recherche: string, seulementAutorises: boolean): Promise<DeclarantTrouve[]> {
  const mots = motsCherches(nettoyer(recherche, 200));
  const trouvees = await chercherFiches(ctx.base, {
    motsPrefixes: mots.length === 0 ? null : prefixes(mots),
    jour: ctx.horloge.aujourdhui(),
    seulementAutorises,
    limite: LIMITE,
  });
  return trouvees.map((fiche) => ({
    ...fiche,
    types: fiche.types.flatMap((texte) => {
      const type = lireTypeActivite(texte);
      return type === null ? [] : [type];
    }),
  }));
}

/** Déclarants inscrits, autorisés ou non, par nom, cinquante au plus : pour l'exploitant. */
export async function chercherDeclarants(ctx: Contexte, recherche: string): Promise<DeclarantTrouve[]> {
  exiger(ctx.acteur, "autoriser_declarant");
  return fiches(ctx, recherche, false);
}

/** Ce que chacun peut savoir d'un déclarant : son nom, sa commune, et ce qu'il peut déclarer aujourd'hui. */
export type DeclarantPublic = Pick<DeclarantTrouve, "organismeId" | "nom" | "commune" | "types">;

/** Déclarants qui ont aujourd'hui une autorisation au moins, par nom, cinquante au plus : la personne y reconnaît le sien. */
export async function listerDeclarants(ctx: Contexte, demande: { readonly recherche?: string } = {}): Promise<DeclarantPublic[]> {
  exiger(ctx.acteur, "consulter_public");
  const trouves = await fiches(ctx, demande.recherche ?? "", true);
  return trouves.map(({ organismeId, nom, commune, types }) => ({ organismeId, nom, commune, types }));
}
