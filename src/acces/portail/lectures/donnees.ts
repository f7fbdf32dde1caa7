// Tout ce que le service garde d'un titulaire, pour qu'il l'emporte. Le numéro de sécurité sociale n'en sort jamais.
import { listerActivites, listerChoix } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { compteurCpf } from "../../../metier/cpf/index.js";
import { listerDeclarations, listerEvenements } from "../../../metier/declarations/index.js";
import { listerDossiers } from "../../../metier/dossiers/index.js";
import { lireDroits } from "../../../metier/droits/index.js";
import { listerEcritures } from "../../../metier/grand-livre/index.js";
import { identiteProuvee, lireTitulaire } from "../../../metier/identite/index.js";
import { histoireDuSignalement, listerSignalements } from "../../../metier/signalements/index.js";

const FORMAT = "compte-engagement-citoyen/donnees/1";

/** Chaque déclaration avec son histoire ; le nom de qui a répondu pour l'association est à lui, il n'y est pas. */
async function declarationsEtHistoire(ctx: Contexte, titulaireId: string): Promise<Readonly<Record<string, unknown>>[]> {
  const declarations = await listerDeclarations(ctx, titulaireId);
  return Promise.all(
    declarations.map(async (declaration) => {
      const evenements = await listerEvenements(ctx, { titulaireId, declarationId: declaration.id });
      const histoire = evenements.map(({ rang, evenement, etat, acteurGenre, le, jour, contenu }) => ({
        rang,
        evenement,
        etat,
        par: acteurGenre,
        le,
        jour,
        contenu,
      }));
      return { ...declaration, histoire };
    }),
  );
}

/** Chaque signalement avec son histoire ; le nom de qui a répondu pour l'organisme est à lui, il n'y est pas, sa fonction suffit. */
async function signalementsEtHistoire(ctx: Contexte, titulaireId: string): Promise<Readonly<Record<string, unknown>>[]> {
  const signalements = await listerSignalements(ctx, titulaireId);
  return Promise.all(
    signalements.map(async ({ repondantNom: _deLOrganisme, ...signalement }) => {
      const evenements = await histoireDuSignalement(ctx, { titulaireId, signalementId: signalement.id });
      const histoire = evenements.map(({ rang, evenement, etat, acteurGenre, le, jour }) => ({
        rang,
        evenement,
        etat,
        par: acteurGenre,
        le,
        jour,
      }));
      return { ...signalement, histoire };
    }),
  );
}

/** Chaque dossier de formation avec son histoire ; le nom de qui a signé pour un organisme est à lui, il n'y est pas. */
async function dossiersEtHistoire(ctx: Contexte, titulaireId: string): Promise<Readonly<Record<string, unknown>>[]> {
  return (await listerDossiers(ctx, titulaireId)).map(({ evenements, ...dossier }) => ({
    ...dossier,
    histoire: evenements.map(({ signataire: _deLOrganisme, ...evenement }) => evenement),
  }));
}

/** Document à emporter ; sommes en centimes, dates « AAAA-MM-JJ ». Sans identité prouvée, ce que d'autres ont déposé n'y est pas. */
export async function lireDonneesEmportees(ctx: Contexte, titulaireId: string): Promise<Readonly<Record<string, unknown>>> {
  const activites = await listerActivites(ctx, titulaireId);
  const choix = await Promise.all(activites.map(({ id }) => listerChoix(ctx, { titulaireId, activiteId: id })));
  const toutVoir = identiteProuvee(ctx.acteur);
  const droits = toutVoir ? await lireDroits(ctx, titulaireId) : null;
  return {
    format: FORMAT,
    exporteLe: ctx.horloge.maintenant().toISOString(),
    identiteProuvee: toutVoir,
    titulaire: await lireTitulaire(ctx, titulaireId),
    declarations: await declarationsEtHistoire(ctx, titulaireId),
    activites: activites.map((activite, rang) => ({ ...activite, choix: choix[rang] ?? [] })),
    signalements: await signalementsEtHistoire(ctx, titulaireId),
    formations: toutVoir ? await dossiersEtHistoire(ctx, titulaireId) : null,
    comptePersonnelDeFormation: toutVoir ? await compteurCpf().lire(ctx, titulaireId) : null,
    soldes: droits?.soldes ?? null,
    lots: droits?.lots ?? null,
    indus: droits?.indus ?? null,
    droitsEnCours: droits?.enCours ?? null,
    ecritures: toutVoir ? await listerEcritures(ctx, titulaireId) : null,
  };
}
