// Tenir les sessions d'une action : en ajouter une, la fermer, la suspendre ou la rouvrir, sans renvoyer toute l'offre.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import { estCle } from "../../socle/valeurs/cle.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import { fautesDeSession } from "./controler-actions.js";
import { changerEtat, ecrireSessions, oublierEmpreinte, trouverFormationDeLAction, trouverFormationDeLaSession } from "./formations.sql.js";
import { formateurInscrit } from "./le-sien.js";
import { ETATS_SESSION, type EtatSession } from "./offre.js";
import { rafraichirRecherche } from "./rafraichir-recherche.js";

export interface DemandeSession {
  readonly organismeId: string;
  readonly actionId: string;
  readonly debut: DateCivile;
  readonly fin: DateCivile;
  readonly places: number | null;
}

async function retenir(ctx: Contexte, formationId: string): Promise<void> {
  await oublierEmpreinte(ctx.base, formationId, ctx.horloge.maintenant());
  await rafraichirRecherche(ctx.base, [formationId]);
}

/**
 * Ouvre une session de plus dans une action de l'organisme. Refuse par « catalogue/saisie-invalide » (champ debut, fin ou places),
 * « catalogue/action-introuvable » (celle d'un autre comprise) ou « catalogue/pas-formateur ».
 */
export async function ajouterSession(ctx: Contexte, demande: DemandeSession): Promise<{ sessionId: string }> {
  exiger(ctx.acteur, "gerer_offre", await estResponsable(ctx.base, ctx.acteur, demande.organismeId));
  const { actionId, debut, fin, places } = demande;
  const { siret } = await formateurInscrit(ctx, demande.organismeId);
  const session = { numero: "", debut, fin, places, etat: "ouverte" } as const;
  const [premiere] = fautesDeSession(session, ctx.horloge.aujourdhui());
  if (premiere !== undefined) throw new Refus("catalogue/saisie-invalide", { champ: premiere[0], faute: premiere[1] });
  const formationId = estCle(actionId) ? await trouverFormationDeLAction(ctx.base, { siret, actionId }) : null;
  if (formationId === null) throw new Refus("catalogue/action-introuvable");
  const [sessionId] = await ecrireSessions(ctx.base, [
    { ...session, numero: `S-${randomUUID().slice(0, 8).toUpperCase()}`, id: randomUUID(), actionId },
  ]);
  if (sessionId === undefined) throw new Error("Session ni gardée ni retrouvée.");
  await retenir(ctx, formationId);
  return { sessionId };
}

/** Change l'état d'une session de l'organisme ; refuse par « catalogue/session-introuvable » ou « catalogue/saisie-invalide » (champ etat). */
export async function changerSession(ctx: Contexte, demande: { organismeId: string; sessionId: string; etat: EtatSession }): Promise<void> {
  exiger(ctx.acteur, "gerer_offre", await estResponsable(ctx.base, ctx.acteur, demande.organismeId));
  const { sessionId, etat } = demande;
  const { siret } = await formateurInscrit(ctx, demande.organismeId);
  if (!ETATS_SESSION.includes(etat)) throw new Refus("catalogue/saisie-invalide", { champ: "etat", faute: "etat" });
  const formationId = estCle(sessionId) ? await trouverFormationDeLaSession(ctx.base, { siret, sessionId }) : null;
  if (formationId === null) throw new Refus("catalogue/session-introuvable");
  await changerEtat(ctx.base, sessionId, etat);
  await retenir(ctx, formationId);
}
