// Applique la loi à beaucoup de titulaires à la fois : les mêmes règles et le même plan que pour un seul, lus et écrits par ensembles.
import { randomUUID } from "node:crypto";
import type { Contexte } from "../contexte.js";
import { inscrireLotsEnMasse, type LotDemande } from "../grand-livre/index.js";
import { exiger } from "../identite/index.js";
import { cadreDuJour } from "./cadre.js";
import { calculerUn } from "./calculer-droits.js";
import { composerDossiers } from "./composer-dossier.js";
import { type DecisionAGarder, ecrireDecision } from "./decision.js";
import {
  copierDecisions,
  creerEvaluations,
  type DecisionAEcrire,
  noterEvaluations,
  type Resume,
  verrouillerEvaluations,
} from "./droits.sql.js";
import { montantDebout } from "./lots-debout.js";
import { type CadreDeCalcul, type CompteAJuger, type PlanDesDroits, planifierDroits } from "./planifier-droits.js";

/** Écritures d'une tranche, et combien de ses titulaires ont pris la voie d'un seul. */
export interface BilanEnMasse {
  readonly ecrits: number;
  readonly unParUn: number;
}

interface LotEtDecision {
  readonly lot: LotDemande;
  readonly decision: DecisionAGarder;
}

/** Une histoire ordinaire : aucun lot jamais corrigé. Les autres ont des décisions à relire, une par une. */
function estOrdinaire(compte: CompteAJuger): boolean {
  return compte.lots.every((lot) => lot.montant === montantDebout(lot));
}

/** Plan d'un compte ordinaire qui n'a rien à reprendre ; null sinon. */
function planOrdinaire(compte: CompteAJuger | null, cadre: CadreDeCalcul): PlanDesDroits | null {
  if (compte === null || !estOrdinaire(compte)) return null;
  const plan = planifierDroits(compte, cadre);
  return plan.reprises.length + plan.constats.length === 0 ? plan : null;
}

function lotsDuPlan(titulaireId: string, plan: PlanDesDroits): LotEtDecision[] {
  return plan.inscriptions.map(({ cle, declareLe, plafond, decision }) => {
    const { activite, annee, financeur, montant } = decision.droit;
    const lot = { titulaireId, cle, activite, annee, financeur, montant, declareLe, decisionId: randomUUID(), plafond };
    return { lot, decision };
  });
}

async function ecrireEnMasse(ctx: Contexte, ecrits: readonly LotEtDecision[], cadre: CadreDeCalcul): Promise<void> {
  const ids = await inscrireLotsEnMasse(
    ctx,
    ecrits.map(({ lot }) => lot),
  );
  const instant = ctx.horloge.maintenant();
  const decisions = ecrits.map(({ lot, decision }, rang): DecisionAEcrire => {
    const lotId = ids[rang];
    if (lotId === undefined) throw new Error("Le grand livre n'a pas rendu un lot demandé.");
    const { titulaireId, decisionId: id, activite, annee } = lot;
    const textes = ecrireDecision(decision, cadre.lectures);
    return { titulaireId, id, lotId, activite, annee, sens: decision.sens, jour: cadre.aujourdhui, instant, ...textes };
  });
  await copierDecisions(ctx.base, decisions);
}

/**
 * Applique la loi à ces titulaires dans la transaction de l'appelant ; même résultat que `calculerDroits` sur chacun.
 * Les verrous sont pris avant toute lecture, dans l'ordre des identifiants. Qui a des lots à reprendre, un indu ou une correction
 * passe par la voie d'un seul titulaire, dans la même transaction. Lève si un seul dossier lève : voir `calculerTranche`.
 */
export async function calculerDroitsEnMasse(ctx: Contexte, titulaireIds: readonly string[]): Promise<BilanEnMasse> {
  exiger(ctx.acteur, "calculer_droits", false);
  const ids = [...new Set(titulaireIds)].sort();
  if (ids.length === 0) return { ecrits: 0, unParUn: 0 };
  const cadre = await cadreDuJour(ctx);
  await ctx.base.requete(creerEvaluations(ids, cadre.aujourdhui));
  await ctx.base.requete(verrouillerEvaluations(ids));
  const comptes = await composerDossiers(ctx, ids);
  const ecrits: LotEtDecision[] = [];
  const resumes: Resume[] = [];
  const aPart: string[] = [];
  for (const titulaireId of ids) {
    const plan = planOrdinaire(comptes.get(titulaireId) ?? null, cadre);
    if (plan === null) {
      aPart.push(titulaireId);
      continue;
    }
    const lots = lotsDuPlan(titulaireId, plan);
    for (const lot of lots) ecrits.push(lot);
    resumes.push({ titulaireId, resume: JSON.stringify({ droits: plan.juges, ecrits: lots.length, repris: 0 }) });
  }
  await ecrireEnMasse(ctx, ecrits, cadre);
  await ctx.base.requete(noterEvaluations(resumes, cadre.aujourdhui));
  let total = ecrits.length;
  for (const titulaireId of aPart) total += await calculerUn(ctx, titulaireId);
  return { ecrits: total, unParUn: aPart.length };
}
