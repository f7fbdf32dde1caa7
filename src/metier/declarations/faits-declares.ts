// Les déclarations sous la forme que la loi lit : ce que metier/droits remet à « evaluerDroits ».
import type { Activite, Association } from "../../regles/faits.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { lireOrganismes, type Organisme } from "../organismes/index.js";
import { type DeclarationComplete, estComplete } from "./declaration.js";
import { trouverDuTitulaire } from "./declarations.sql.js";
import type { Etat } from "./etats.js";
import { estLui } from "./la-sienne.js";

/** Retirée, elle n'est plus recensée (L5151-8) ; tout le reste se dit à la loi, qui explique. */
const DITES: ReadonlySet<Etat> = new Set(["brouillon", "declaree", "attestee", "refusee", "echue"]);

/** Association selon la loi. Sans date de première déclaration, rien n'est reconnu : elle attend la décision d'un agent. */
function associationDe(organisme: Organisme, declaration: DeclarationComplete): Association {
  const { id, regime, premiereDeclaration, article200 } = organisme;
  if (premiereDeclaration === null) return { id, regime, declareLe: declaration.debut, article200: article200 === false ? false : null };
  return { id, regime, declareLe: premiereDeclaration, article200 };
}

function faitDe(declaration: DeclarationComplete, organisme: Organisme): Activite {
  const { id, type, debut, fin, heures, fonction, declareLe, attesteLe, thematique } = declaration;
  const commun = { id, debut, fin, heures, fonction, declareLe, attesteLe };
  if (type === "benevolat_associatif") return { ...commun, type, organisme: associationDe(organisme, declaration) };
  const { premiereDeclaration, regime, article200 } = organisme;
  const accueil = { id: organisme.id, regime, declareLe: premiereDeclaration, article200 };
  return { ...commun, type, organisme: accueil, ...(thematique === null ? {} : { thematique }) };
}

/** Activités déclarées par la personne, au format de « cec droits evaluer » ; un brouillon incomplet ou à cheval sur deux années n'y est pas. */
export async function faitsDeclares(ctx: Contexte, titulaireId: string): Promise<Activite[]> {
  exiger(ctx.acteur, "consulter_compte", estLui(ctx, titulaireId));
  const dites = (await trouverDuTitulaire(ctx.base, titulaireId))
    .filter(estComplete)
    .filter(({ etat, annee, fin }) => DITES.has(etat) && fin.startsWith(`${annee}-`));
  const organismes = await lireOrganismes(
    ctx,
    dites.map(({ organismeId }) => organismeId),
  );
  return dites.flatMap((declaration) => {
    const organisme = organismes.get(declaration.organismeId);
    return organisme === undefined ? [] : [faitDe(declaration, organisme)];
  });
}
