// Les droits d'un titulaire tels qu'on les lui montre : chaque lot avec sa décision d'alors, le reste avec la réponse du jour.
import { evaluerDroits } from "../../regles/acquisition.js";
import type { Activite } from "../../regles/faits.js";
import { lecturesParDefaut } from "../../regles/lectures.js";
import type { Avertissement, Hypothese } from "../../regles/motif.js";
import type { Droit, ReponseDroits } from "../../regles/reponse.js";
import type { Contexte } from "../contexte.js";
import { type Lot, lireSoldes, listerLots, type Soldes } from "../grand-livre/index.js";
import { exiger } from "../identite/index.js";
import type { DroitGarde } from "./calculer-droits.js";
import { composerDossier } from "./composer-dossier.js";
import { type LigneDecision, lireDecisions } from "./droits.sql.js";
import { type ProchaineEtape, prochaineEtape } from "./prochaine-etape.js";

/** Décision gardée avec le lot qu'elle a écrit ou repris. */
export interface DecisionGardee {
  readonly id: string;
  readonly evalueeLe: string;
  readonly droit: DroitGarde;
  readonly hypotheses: readonly Hypothese[];
  readonly avertissements: readonly Avertissement[];
  readonly faits: readonly Activite[];
}

export interface LotExplique {
  readonly lot: Lot;
  readonly decision: DecisionGardee | null;
  /** Présente quand le lot a été repris ensuite. */
  readonly reprise: DecisionGardee | null;
}

export interface DroitsDuTitulaire {
  readonly soldes: Soldes;
  readonly lots: readonly LotExplique[];
  /** Ce que la loi répond aujourd'hui et qui n'est pas (encore) un lot : en attente ou refusé. */
  readonly enCours: readonly Droit[];
  readonly reponse: ReponseDroits;
  readonly prochaineEtape: ProchaineEtape | null;
}

interface Gardee {
  readonly droit: DroitGarde;
  readonly hypotheses: readonly Hypothese[];
  readonly avertissements: readonly Avertissement[];
}

/** Une décision est écrite par nous et immuable : sa forme est celle de l'écriture. */
function decisionDe(ligne: LigneDecision | undefined): DecisionGardee | null {
  if (ligne === undefined) return null;
  const { droit, hypotheses, avertissements } = ligne.reponse as Gardee;
  return { id: ligne.id, evalueeLe: ligne.evaluee_le, droit, hypotheses, avertissements, faits: ligne.faits as readonly Activite[] };
}

/** Tous les droits d'un titulaire, lus au jour de l'horloge. */
export async function lireDroits(ctx: Contexte, titulaireId: string): Promise<DroitsDuTitulaire> {
  exiger(ctx.acteur, "consulter_compte", ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === titulaireId);
  const { dossier } = await composerDossier(ctx, titulaireId);
  const decisions = await ctx.base.requete<LigneDecision>(lireDecisions(titulaireId));
  const lots = await listerLots(ctx, titulaireId);
  const reponse = evaluerDroits(dossier, lecturesParDefaut);
  const enCours = reponse.droits.filter((droit) => droit.decision !== "acquis");
  return {
    soldes: await lireSoldes(ctx, titulaireId),
    lots: lots.map((lot) => ({
      lot,
      decision: decisionDe(decisions.find((d) => d.lot_id === lot.id && d.sens === "inscription")),
      reprise: decisionDe(decisions.find((d) => d.lot_id === lot.id && d.sens === "reprise")),
    })),
    enCours,
    reponse,
    prochaineEtape: await prochaineEtape(ctx, titulaireId),
  };
}
