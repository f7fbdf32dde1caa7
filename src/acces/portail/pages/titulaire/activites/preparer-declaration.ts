// D'une proposition d'heures à la déclaration de la personne : un brouillon rempli, qu'elle relit avant d'envoyer.
import { z } from "zod";
import { type Activite, estPropose, type FaitsProposes, listerActivites } from "../../../../../metier/activites/index.js";
import { enregistrerBrouillon, listerEvenements } from "../../../../../metier/declarations/index.js";
import { Refus } from "../../../../../socle/refus.js";
import { anneeDe } from "../../../../../socle/valeurs/date-civile.js";
import { lireDeclarations, vueBrouillon } from "../../../lectures/declarations.js";
import { organismePropose } from "../../../lectures/proposition.js";
import type { VueBrouillon } from "../../../lectures/vues.js";
import { type Demande, type Reponse, rediriger } from "../../../route.js";
import { repriseDe } from "../declarer/page-type.js";
import { titulaireDe } from "../titulaire.js";

/** Activité dont les faits sont des heures proposées. */
type Proposition = Activite & { readonly faits: FaitsProposes };

/** Champ de la saisie gardée qui dit de quelle proposition le brouillon est né. */
const CHAMP_PROPOSITION = "proposition";
const LISTE = "/mon-compte/activites";

/** Vrai si la personne a déjà commencé une déclaration pour cette association et cette année. */
function estDeLAnnee(brouillon: VueBrouillon, faits: FaitsProposes, organismeId: string | null): boolean {
  if (brouillon.type !== faits.type || organismeId === null || brouillon.organismeId !== organismeId) return false;
  return brouillon.debut === null || anneeDe(brouillon.debut) === anneeDe(faits.debut);
}

const saisieGardee = z.object({ saisie: z.object({ [CHAMP_PROPOSITION]: z.string() }) });

/** Vrai si le brouillon est né de cette proposition : son histoire le dit, quoi que la personne y ait changé depuis. */
async function neDe(demande: Demande, brouillon: VueBrouillon, activiteId: string): Promise<boolean> {
  const { titulaireId } = titulaireDe(demande);
  const evenements = await listerEvenements(demande.ctx, { titulaireId, declarationId: brouillon.id });
  return evenements.some(({ contenu }) => saisieGardee.safeParse(contenu).data?.saisie[CHAMP_PROPOSITION] === activiteId);
}

/** Brouillon déjà commencé pour ces heures : ce que la personne y a changé ne doit pas être écrasé. */
async function trouverCommence(demande: Demande, { id, faits }: Proposition, organismeId: string | null): Promise<VueBrouillon | null> {
  const { brouillons } = await lireDeclarations(demande.ctx, titulaireDe(demande).titulaireId);
  for (const brouillon of brouillons) {
    if (estDeLAnnee(brouillon, faits, organismeId) || (await neDe(demande, brouillon, id))) return brouillon;
  }
  return null;
}

/** Ouvre un brouillon avec l'association trouvée, la période, les heures et la fonction ; rend la page où le relire. */
export async function preparerDeclaration(demande: Demande, activite: Proposition): Promise<string> {
  const { faits, id } = activite;
  const organisme = await organismePropose(demande.ctx, faits);
  const commence = await trouverCommence(demande, activite, organisme?.id ?? null);
  if (commence !== null) return repriseDe(commence);
  const { type, debut, fin, heures, fonction } = faits;
  const declaration = await enregistrerBrouillon(demande.ctx, {
    titulaireId: titulaireDe(demande).titulaireId,
    type,
    saisie: { [CHAMP_PROPOSITION]: id },
    cle: `${id}:${demande.corps["cle"] ?? ""}`,
    contenu: {
      ...(organisme === null ? {} : { organismeId: organisme.id }),
      ...{ debut, fin, heures, fonction },
      ...(faits.type === "reserve_civique" && faits.thematique !== undefined ? { thematique: faits.thematique } : {}),
    },
  });
  return declaration.etat === "brouillon" ? repriseDe(vueBrouillon(declaration, organisme?.nom ?? null)) : LISTE;
}

/** Route « Vérifier et déclarer ». */
export async function declarerProposition(demande: Demande): Promise<Reponse> {
  const { titulaireId } = titulaireDe(demande);
  const activites = await listerActivites(demande.ctx, titulaireId);
  const activite = activites.find(({ id, annuleeLe }) => id === demande.parametres["id"] && annuleeLe === null);
  if (activite === undefined || !estPropose(activite.faits)) throw new Refus("activites/introuvable");
  return rediriger(await preparerDeclaration(demande, { ...activite, faits: activite.faits }));
}
