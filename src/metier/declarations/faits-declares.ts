// Les déclarations sous la forme que la loi lit : ce que metier/droits remet à « evaluerDroits ».
import type { Activite, Association } from "../../regles/faits.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { lireOrganismes, type Organisme } from "../organismes/index.js";
import type { Etat } from "./etats.js";
import { type LigneDite, lireDites } from "./faits-declares.sql.js";
import { estLui } from "./la-sienne.js";

/** Retirée, elle n'est plus recensée (L5151-8) ; tout le reste se dit à la loi, qui explique. */
const DITES: readonly Etat[] = ["brouillon", "declaree", "attestee", "refusee", "echue"];

/** Association selon la loi. Sans date de première déclaration, rien n'est reconnu : elle attend la décision d'un agent. */
function associationDe(organisme: Organisme, dite: LigneDite): Association {
  const { id, regime, premiereDeclaration, article200 } = organisme;
  if (premiereDeclaration === null) return { id, regime, declareLe: dite.debut, article200: article200 === false ? false : null };
  return { id, regime, declareLe: premiereDeclaration, article200 };
}

function faitDe(dite: LigneDite, organisme: Organisme): Activite {
  const { id, type, debut, fin, fonction, thematique } = dite;
  const commun = { id, debut, fin, heures: Number(dite.heures), fonction, declareLe: dite.declare_le, attesteLe: dite.atteste_le };
  if (type === "benevolat_associatif") return { ...commun, type, organisme: associationDe(organisme, dite) };
  const { premiereDeclaration, regime, article200 } = organisme;
  const accueil = { id: organisme.id, regime, declareLe: premiereDeclaration, article200 };
  return { ...commun, type, organisme: accueil, ...(thematique === null ? {} : { thematique }) };
}

async function faitsParTitulaire(ctx: Contexte, titulaireIds: readonly string[]): Promise<Map<string, Activite[]>> {
  const dites = await ctx.base.requete<LigneDite>(lireDites(titulaireIds, DITES));
  const organismes = await lireOrganismes(
    ctx,
    dites.map((dite) => dite.organisme_id),
  );
  const faits = new Map<string, Activite[]>();
  for (const dite of dites) {
    const organisme = organismes.get(dite.organisme_id);
    if (organisme === undefined) continue;
    const siens = faits.get(dite.titulaire_id);
    if (siens === undefined) faits.set(dite.titulaire_id, [faitDe(dite, organisme)]);
    else siens.push(faitDe(dite, organisme));
  }
  return faits;
}

/** Activités déclarées par la personne, au format de « cec droits evaluer » ; un brouillon incomplet ou à cheval sur deux années n'y est pas. */
export async function faitsDeclares(ctx: Contexte, titulaireId: string): Promise<Activite[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  return (await faitsParTitulaire(ctx, [titulaireId])).get(titulaireId) ?? [];
}

/** Les mêmes pour plusieurs titulaires, en deux requêtes ; qui n'a rien déclaré n'y est pas. Réservé aux tâches du service. */
export async function faitsDeclaresDe(ctx: Contexte, titulaireIds: readonly string[]): Promise<ReadonlyMap<string, readonly Activite[]>> {
  exiger(ctx.acteur, "calculer_droits", false);
  return faitsParTitulaire(ctx, titulaireIds);
}
