// Ce qu'un responsable voit de son organisme : ce qui attend son attestation et jusqu'à quand, ce qui est déjà traité.
import { z } from "zod";
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../regles/delais.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger, type NomTitulaire, nommerTitulaires } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { situationDe } from "./a-traiter.js";
import { type DeclarationComplete, estComplete } from "./declaration.js";
import { trouverDeLOrganisme } from "./declarations.sql.js";
import type { Etat } from "./etats.js";

const LIMITE = 200;

/** Déclaration telle que l'organisme la voit : la personne n'y paraît que par son nom. */
export interface DeclarationDOrganisme {
  readonly declaration: DeclarationComplete;
  readonly personne: NomTitulaire | null;
  /** Dernier jour pour attester (R5151-17, D5151-15). */
  readonly echeance: DateCivile;
  /** Dernier jour où la personne peut corriger, si l'on refuse (R5151-18). */
  readonly correctionJusquAu: DateCivile;
}

export interface AAttester extends DeclarationDOrganisme {
  /** C'est la déclaration du responsable qui regarde. */
  readonly sienne: boolean;
  /** Faux si c'est la sienne et qu'un autre responsable peut l'attester (doute D12). */
  readonly peutAttester: boolean;
}

async function lister(ctx: Contexte, organismeId: string, etats: readonly Etat[]): Promise<DeclarationDOrganisme[]> {
  if (!z.guid().safeParse(organismeId).success) return [];
  const completes = (await trouverDeLOrganisme(ctx.base, { organismeId, etats, limite: LIMITE })).filter(estComplete);
  const noms = await nommerTitulaires(ctx, [...new Set(completes.map(({ titulaireId }) => titulaireId))]);
  return completes.map((declaration) => ({
    declaration,
    personne: noms.get(declaration.titulaireId) ?? null,
    echeance: dateLimiteAttestation(declaration.annee),
    correctionJusquAu: dateLimiteDeclaration(declaration.annee),
  }));
}

/** Déclarations qui attendent une attestation, la plus ancienne d'abord (200 au plus). */
export async function listerAAttester(ctx: Contexte, organismeId: string): Promise<AAttester[]> {
  exiger(ctx.acteur, "consulter_organisme", await estResponsable(ctx.base, ctx.acteur, organismeId));
  const vues: AAttester[] = [];
  for (const vue of await lister(ctx, organismeId, ["declaree"])) {
    const { sienne, autres } = await situationDe(ctx, vue.declaration);
    vues.push({ ...vue, sienne, peutAttester: !sienne || autres.length === 0 });
  }
  return vues;
}

/** Déclarations attestées ou refusées par l'organisme (200 au plus) ; un refus peut encore être repris avant l'échéance. */
export async function listerTraitees(ctx: Contexte, organismeId: string): Promise<DeclarationDOrganisme[]> {
  exiger(ctx.acteur, "consulter_organisme", await estResponsable(ctx.base, ctx.acteur, organismeId));
  return lister(ctx, organismeId, ["attestee", "refusee"]);
}
