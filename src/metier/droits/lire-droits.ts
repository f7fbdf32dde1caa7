// Les droits d'un titulaire tels qu'on les lui montre : chaque lot avec sa décision d'alors, le reste avec la réponse du jour.
import { z } from "zod";
import { evaluerDroits } from "../../regles/acquisition.js";
import type { Activite } from "../../regles/faits.js";
import type { Avertissement, Hypothese } from "../../regles/motif.js";
import type { Droit, ReponseDroits } from "../../regles/reponse.js";
import { centimes } from "../../socle/valeurs/montant.js";
import type { Contexte } from "../contexte.js";
import { TYPES_DECLARES } from "../declarations/index.js";
import type { Lot, Soldes } from "../grand-livre/index.js";
import { exiger, identiteProuvee } from "../identite/index.js";
import { composerDossier } from "./composer-dossier.js";
import type { DroitGarde } from "./decision.js";
import { type LigneDecision, lireDecisions } from "./droits.sql.js";
import { expliquerIndu, type InduExplique } from "./indu.js";
import { lecturesDuService } from "./lectures-du-service.js";
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
  /** Ce que la loi répond aujourd'hui et qui n'est pas (encore) un lot : refusé, en attente, ou dû et pas encore écrit. */
  readonly enCours: readonly Droit[];
  readonly reponse: ReponseDroits;
  /** Droits dépensés dont l'activité ne tient plus (L6323-45), le plus ancien d'abord ; ce qui en a été retenu, lot par lot. */
  readonly indus: readonly InduExplique[];
  readonly prochaineEtape: ProchaineEtape | null;
}

const motif = z.object({ code: z.string(), article: z.string(), phrase: z.string() });

/** Forme d'une décision relue : la loi a changé depuis, peut-être, mais pas ce qui avait été répondu. */
const reponseGardee = z.object({
  droit: z.object({
    activite: z.string(),
    annee: z.number(),
    decision: z.enum(["acquis", "refuse", "en_attente"]),
    montant: z.number(),
    financeur: z.string(),
    activites: z.array(z.string()),
    motifs: z.array(motif),
  }),
  hypotheses: z.array(z.object({ doute: z.string(), lecture: z.string(), phrase: z.string() })),
  avertissements: z.array(z.object({ doute: z.string(), phrase: z.string() })),
});
const faitsGardes = z.array(
  z.custom<Activite>((valeur) => typeof valeur === "object" && valeur !== null && "type" in valeur && "id" in valeur),
);

function decisionDe(ligne: LigneDecision | undefined): DecisionGardee | null {
  if (ligne === undefined) return null;
  return { id: ligne.id, evalueeLe: ligne.evaluee_le, ...reponseGardee.parse(ligne.reponse), faits: faitsGardes.parse(ligne.faits) };
}

/** Sans identité prouvée, on ne voit que les droits nés de ses propres déclarations. */
function peutVoir(ctx: Contexte): (lot: Lot) => boolean {
  if (identiteProuvee(ctx.acteur)) return () => true;
  const siennes: ReadonlySet<string> = new Set(TYPES_DECLARES);
  return (lot) => siennes.has(lot.activite);
}

/** Soldes des seuls lots montrés : le total ne doit pas trahir ce qui est caché. */
function soldesDesLots(lots: readonly Lot[]): Soldes {
  const somme = (champ: "disponible" | "reserve" | "utilise") => centimes(lots.reduce((total, lot) => total + lot[champ], 0));
  const cec = { disponible: somme("disponible"), reserve: somme("reserve"), utilise: somme("utilise") };
  const rien = centimes(0);
  return {
    cec: { acquis: centimes(cec.disponible + cec.reserve + cec.utilise), ...cec },
    cpf: { acquis: rien, disponible: rien, reserve: rien, utilise: rien },
  };
}

/** Tous les droits d'un titulaire, lus au jour de l'horloge. */
export async function lireDroits(ctx: Contexte, titulaireId: string): Promise<DroitsDuTitulaire> {
  exiger(ctx.acteur, "consulter_compte", ctx.acteur.genre === "titulaire" && ctx.acteur.titulaireId === titulaireId);
  const { dossier, lots: tousLesLots, soldes, indus } = await composerDossier(ctx, titulaireId);
  const decisions = await ctx.base.requete<LigneDecision>(lireDecisions(titulaireId));
  const lots = tousLesLots.filter(peutVoir(ctx));
  const reponse = evaluerDroits(dossier, lecturesDuService());
  return {
    soldes: identiteProuvee(ctx.acteur) ? soldes : soldesDesLots(lots),
    lots: lots.map((lot) => ({
      lot,
      decision: decisionDe(decisions.find((d) => d.lot_id === lot.id && d.sens === "inscription")),
      reprise: decisionDe(decisions.find((d) => d.lot_id === lot.id && d.sens === "reprise")),
    })),
    enCours: reponse.droits,
    reponse,
    indus: indus.filter(({ lotId }) => lots.some(({ id }) => id === lotId)).map(expliquerIndu),
    prochaineEtape: await prochaineEtape(ctx, titulaireId),
  };
}
