// Des activités attestées aux droits écrits : la loi décide, le grand livre inscrit, la décision reste avec ses raisons.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { corrigerLot, inscrireLot } from "../grand-livre/index.js";
import { exiger } from "../identite/index.js";
import { cadreDuJour } from "./cadre.js";
import { composerDossier } from "./composer-dossier.js";
import { type DecisionAGarder, ecrireDecision } from "./decision.js";
import {
  creerEvaluation,
  inscrireDecision,
  type LigneDecision,
  lireDecisions,
  noterEvaluation,
  verrouillerEvaluation,
} from "./droits.sql.js";
import { lecturesDuService } from "./lectures-du-service.js";
import { planifierDroits } from "./planifier-droits.js";
import { ecrireSuitesDesIndus, retenirDOffice } from "./retenir.js";

async function garderDecision(
  ctx: Contexte,
  ecrit: { titulaireId: string; id: string; lotId: string },
  decision: DecisionAGarder,
): Promise<void> {
  const { activite, annee } = decision.droit;
  const textes = ecrireDecision(decision, lecturesDuService());
  const quand = { jour: ctx.horloge.aujourdhui(), instant: ctx.horloge.maintenant() };
  await ctx.base.requete(inscrireDecision({ ...ecrit, activite, annee, sens: decision.sens, ...quand, ...textes }));
}

/** Le calcul d'un titulaire dont l'évaluation est déjà verrouillée. */
export async function calculerUn(ctx: Contexte, titulaireId: string): Promise<number> {
  const { dossier, lots, indus } = await composerDossier(ctx, titulaireId);
  const decisions = await ctx.base.requete<LigneDecision>(lireDecisions(titulaireId));
  const plan = planifierDroits({ dossier, lots, decisions, indus }, await cadreDuJour(ctx));
  const ecritures = new Map<string, string>();
  for (const { lot, montant, cle, decision } of plan.reprises) {
    const ecriture = await corrigerLot(ctx, { titulaireId, cle, lotId: lot.id, montant, motif: "faits_retires" });
    ecritures.set(lot.id, ecriture.id);
    await garderDecision(ctx, { titulaireId, id: randomUUID(), lotId: lot.id }, decision);
  }
  await ecrireSuitesDesIndus(ctx, titulaireId, { ...plan, ecritures, indus });
  const neufs = new Set<string>();
  for (const { cle, declareLe, plafond, decision } of plan.inscriptions) {
    const { activite, annee, financeur, montant } = decision.droit;
    const id = randomUUID();
    const demande = { titulaireId, cle, activite, annee, financeur, montant, declareLe, decisionId: id, plafond };
    const ecriture = await inscrireLot(ctx, demande);
    neufs.add(ecriture.id);
    await garderDecision(ctx, { titulaireId, id, lotId: ecriture.id }, decision);
  }
  const retenues = indus.length + plan.constats.length === 0 ? 0 : await retenirDOffice(ctx, titulaireId, neufs);
  const [repris, ecrits] = [plan.reprises.length, plan.inscriptions.length];
  await ctx.base.requete(noterEvaluation(titulaireId, ctx.horloge.aujourdhui(), { droits: plan.juges, ecrits, repris }));
  return ecrits + repris + retenues;
}

/**
 * Applique la loi à un titulaire au jour de l'horloge et écrit ce qui est dû ; rend le nombre d'écritures (0 si rien n'a bougé).
 * Le verrou est pris avant toute lecture : deux calculs simultanés n'écrivent pas deux fois un droit.
 */
export async function calculerDroits(demandeur: Contexte, titulaireId: string): Promise<number> {
  exiger(demandeur.acteur, "calculer_droits", demandeur.acteur.genre === "titulaire" && demandeur.acteur.titulaireId === titulaireId);
  // La loi s'applique à tous les faits, même à ceux que le demandeur ne peut pas voir faute d'identité prouvée :
  // sans cela, ses lots paraîtraient sans appui et seraient repris.
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  await ctx.base.requete(creerEvaluation(titulaireId, ctx.horloge.aujourdhui()));
  await ctx.base.requete(verrouillerEvaluation(titulaireId));
  return calculerUn(ctx, titulaireId);
}
