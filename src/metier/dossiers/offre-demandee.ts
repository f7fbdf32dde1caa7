// L'offre du catalogue telle qu'un dossier la demande : une action, une session ou une entrée libre, et ce que les conditions en disent.
import { ajouterJoursOuvres, departementDe, jugerDemande } from "../../regles/dossier/index.js";
import { DELAI_MINIMAL } from "../../regles/dossier/parametres.js";
import type { Motif } from "../../regles/motif.js";
import { valeurAu } from "../../regles/parametre.js";
import { type DetailsRefus, Refus } from "../../socle/refus.js";
import { type Action, type Formation, lireFormationDeLAction, type Session } from "../catalogue/index.js";
import type { Contexte } from "../contexte.js";
import { identiteProuvee } from "../identite/index.js";
import type { OffreConvenue } from "./dossier.js";
import { lecturesDossier } from "./lectures-du-service.js";

const HEURES_PAR_JOUR = 7;

export interface OffreDemandee {
  readonly formation: Formation;
  readonly offre: OffreConvenue;
  readonly departement: string | null;
  /** La session est ouverte, ou l'on entre quand on veut ; et rien n'est retiré du catalogue. */
  readonly ouverte: boolean;
}

function offreDe(formation: Formation, action: Action, dates: Pick<Session, "debut" | "fin">): OffreConvenue {
  const { intitule, type, certification, prerequisAVerifier } = formation;
  const { prix, heures, modalite, adresse, codePostal, commune } = action;
  const { debut, fin } = dates;
  return {
    ...{ intitule, type, certification: certification?.code ?? null, prix, heures, modalite, adresse, codePostal, commune },
    ...{ debut, fin, prerequisAVerifier },
  };
}

/** Sans session, on entre dès que le délai minimal le permet ; l'organisme propose ensuite ses dates. */
function datesLibres(ctx: Contexte, { heures }: Action, departement: string | null): Pick<Session, "debut" | "fin"> {
  const aujourdhui = ctx.horloge.aujourdhui();
  const debut = ajouterJoursOuvres(aujourdhui, valeurAu(DELAI_MINIMAL, aujourdhui), departement);
  const jours = Math.max(1, Math.ceil(heures / HEURES_PAR_JOUR));
  return { debut, fin: ajouterJoursOuvres(debut, jours, departement) };
}

/** Lit l'offre ; refuse « catalogue/action-introuvable », « dossiers/action-introuvable », « dossiers/saisie-invalide » (session). */
export async function lireOffreDemandee(
  ctx: Contexte,
  { actionId, sessionId }: { readonly actionId: string; readonly sessionId: string | null },
): Promise<OffreDemandee> {
  const formation = await lireFormationDeLAction(ctx, actionId);
  const action = formation.actions.find(({ id }) => id === actionId);
  if (action === undefined) throw new Refus("dossiers/action-introuvable");
  const { organisme } = formation;
  const departement = departementDe(action.modalite === "distance" ? organisme.codePostal : action.codePostal);
  const session = action.sessions.find(({ id }) => id === sessionId);
  if (session === undefined && (sessionId !== null || !action.entreesPermanentes))
    throw new Refus("dossiers/saisie-invalide", { champ: "session" });
  const dates = session ?? datesLibres(ctx, action, departement);
  const ouverte = !formation.retiree && (session === undefined || session.etat === "ouverte");
  return { formation, offre: offreDe(formation, action, dates), departement, ouverte };
}

/** Ce qui s'oppose à l'envoi de cette demande aujourd'hui ; vide : elle est recevable. */
export function motifsDEnvoi(
  ctx: Contexte,
  { formation, offre, departement, ouverte }: OffreDemandee,
  demandesOuvertes: number,
): readonly Motif[] {
  const { certification, organisme } = formation;
  return jugerDemande(
    {
      aujourdhui: ctx.horloge.aujourdhui(),
      sessionOuverte: ouverte,
      debut: offre.debut,
      certification,
      organismeInscrit: organisme.organismeId !== null,
      organismeSuspendu: organisme.suspension !== null,
      demandesOuvertes,
      departement,
      identiteProuvee: identiteProuvee(ctx.acteur),
    },
    lecturesDossier(),
  );
}

/** Ce qu'un refus dit de la loi : la première raison, et combien d'autres suivent. */
export function raisonsDe(motifs: readonly Motif[]): DetailsRefus {
  const [premier] = motifs;
  const { code: motif = null, phrase = null, article = null } = premier ?? {};
  return { motif, phrase, article, autres: Math.max(0, motifs.length - 1) };
}
