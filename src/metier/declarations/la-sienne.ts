// Trouver la déclaration dont le titulaire parle : la sienne, ou rien.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import type { Declaration, TypeDeclare } from "./declaration.js";
import { trouverParCle, verrouillerSienne, verrouillerTitulaire } from "./declarations.sql.js";
import { texteGarde } from "./lire-contenu.js";

/** Vrai si l'acteur est ce titulaire. */
export function estLui(ctx: Contexte, titulaireId: string): boolean {
  return ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === titulaireId;
}

/** La déclaration du titulaire, verrouillée ; refuse par « declarations/introuvable ». */
export async function prendreLaSienne(ctx: Contexte, titulaireId: string, declarationId: string): Promise<Declaration> {
  const lisible = z.guid().safeParse(declarationId).success;
  const declaration = lisible ? await verrouillerSienne(ctx.base, titulaireId, declarationId) : null;
  if (declaration === null) throw new Refus("declarations/introuvable");
  return declaration;
}

/** Met les envois d'un titulaire à la suite et rend ce que cette clé de formulaire a déjà produit, s'il y a lieu. */
export async function dejaRecue(ctx: Contexte, titulaireId: string, cle: string | null | undefined): Promise<Declaration | null> {
  await verrouillerTitulaire(ctx.base, titulaireId);
  const propre = cleGardee(cle);
  return propre === null ? null : trouverParCle(ctx.base, titulaireId, propre);
}

export function cleGardee(cle: string | null | undefined): string | null {
  return texteGarde(cle, 100);
}

/** Brouillon vide, pas encore écrit. */
export function brouillonNeuf(titulaireId: string, type: TypeDeclare): Declaration {
  return {
    id: randomUUID(),
    titulaireId,
    type,
    etat: "brouillon",
    annee: null,
    organismeId: null,
    fonction: null,
    debut: null,
    fin: null,
    heures: null,
    intitule: null,
    thematique: null,
    saisie: {},
    declareLe: null,
    attesteLe: null,
    motifRefus: null,
    mot: null,
    motifEcheance: null,
    autoAttestee: false,
    version: 0,
  };
}
