// Montrer un plan avant tout engagement : pour une action du catalogue ou un dossier, aujourd'hui ou dans une hypothèse.
import type { ApportTiers, PlanFinancement, Statut } from "../../regles/financement/index.js";
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { centimes } from "../../socle/valeurs/montant.js";
import { lireFormationDeLAction } from "../catalogue/index.js";
import type { Contexte } from "../contexte.js";
import type { SoldeCpf } from "../cpf/index.js";
import { exiger, identiteProuvee, lireTitulaire } from "../identite/index.js";
import { trouverCofinancements } from "./cofinancements.sql.js";
import type { OffreConvenue } from "./dossier.js";
import { trouverDossier } from "./dossiers.sql.js";
import { type DroitAttendu, droitsAttendus } from "./droits-attendus.js";
import { calculerPlan, droitsDuJour, type LotDuPlan } from "./plan.js";
import { estLui } from "./prendre.js";
import { statutDuJour } from "./rejuger.js";
import { statutDeFinancement } from "./statut-de-financement.js";

/** « Et si… » : un autre statut, un apport d'employeur en centimes, les droits attendus inscrits. */
export interface HypothesesPlan {
  readonly statut?: Statut;
  readonly abondementEmployeur?: number;
  readonly enJanvier?: boolean;
}

/** Le plan et ce dont il dépend. `empreinte` se rend telle quelle à l'acceptation. */
export interface PlanDuTitulaire {
  readonly plan: PlanFinancement;
  readonly statut: Statut;
  /** Jour auquel la loi est lue : aujourd'hui, ou celui où le dernier droit attendu sera inscrit. */
  readonly date: DateCivile;
  /** Prix en centimes ; le plan d'un agent public est en heures. */
  readonly prix: number;
  readonly heures: number;
  readonly enHeures: boolean;
  readonly lots: readonly LotDuPlan[];
  readonly cpf: SoldeCpf;
  readonly attendus: readonly DroitAttendu[];
  readonly empreinte: string;
}

/** Apports accordés par des tiers pour ce dossier (L6323-4 II), dans l'ordre où ils ont été demandés. */
export async function abondementsDe(ctx: Contexte, dossierId: string): Promise<ApportTiers[]> {
  return (await trouverCofinancements(ctx.base, dossierId)).flatMap(({ etat, financeur, montantAccorde }) =>
    etat === "accorde" && montantAccorde !== null ? [{ financeur, montant: centimes(montantAccorde) }] : [],
  );
}

function lotAttendu({ activite, annee, montant, financeur, jour }: DroitAttendu, rang: number): LotDuPlan {
  return { id: `attendu-${rang + 1}`, montant: centimes(montant), declareLe: jour, financeur, activite, annee, attendu: true };
}

interface APlanifier {
  readonly titulaireId: string;
  readonly offre: Pick<OffreConvenue, "type" | "prix" | "heures">;
  readonly statut: Statut;
  readonly abondements: readonly ApportTiers[];
}

async function planifier(
  ctx: Contexte,
  { titulaireId, offre, ...connu }: APlanifier,
  hypotheses: HypothesesPlan,
): Promise<PlanDuTitulaire> {
  if (!identiteProuvee(ctx.acteur)) throw new Refus("dossiers/identite-a-prouver");
  const aujourdhui = ctx.horloge.aujourdhui();
  const attendus = await droitsAttendus(ctx, titulaireId);
  const { lots: inscrits, cpf } = await droitsDuJour(ctx, titulaireId);
  const enJanvier = hypotheses.enJanvier === true && attendus.length > 0;
  const lots = enJanvier ? [...inscrits, ...attendus.map(lotAttendu)] : inscrits;
  const date = enJanvier ? (attendus.at(-1)?.jour ?? aujourdhui) : aujourdhui;
  const statut = hypotheses.statut ?? connu.statut;
  const apport = hypotheses.abondementEmployeur ?? 0;
  if (!Number.isSafeInteger(apport) || apport < 0) throw new Refus("dossiers/saisie-invalide", { champ: "abondement" });
  const abondements: ApportTiers[] =
    apport > 0 ? [...connu.abondements, { financeur: "employeur", montant: centimes(apport) }] : [...connu.abondements];
  const calcule = calculerPlan({ offre, statut, date, lots, cpf, abondements });
  return { ...calcule, statut, date, prix: offre.prix, heures: offre.heures, enHeures: statut === "agent_public", lots, cpf, attendus };
}

/** Ce qu'on veut planifier avant d'ouvrir un dossier. */
export interface DemandePlan {
  readonly titulaireId: string;
  readonly actionId: string;
  readonly sessionId: string | null;
  readonly hypotheses?: HypothesesPlan;
}

/** Plan d'une action du catalogue. Refuse « dossiers/identite-a-prouver », « catalogue/action-introuvable », « dossiers/action-introuvable ». */
export async function planifierPour(ctx: Contexte, demande: DemandePlan): Promise<PlanDuTitulaire> {
  exiger(ctx.acteur, "consulter_dossier", estLui(ctx, demande.titulaireId));
  const { titulaireId, actionId } = demande;
  const formation = await lireFormationDeLAction(ctx, actionId);
  const action = formation.actions.find(({ id }) => id === actionId);
  if (action === undefined) throw new Refus("dossiers/action-introuvable");
  const statut = statutDeFinancement(await lireTitulaire(ctx, titulaireId), ctx.horloge.aujourdhui());
  const offre = { type: formation.type, prix: action.prix, heures: action.heures };
  return planifier(ctx, { titulaireId, offre, statut, abondements: [] }, demande.hypotheses ?? {});
}

/** Plan d'un dossier du titulaire, cofinancements accordés compris ; refuse « dossiers/introuvable ». */
export async function planifierDossier(ctx: Contexte, dossierId: string, hypotheses: HypothesesPlan = {}): Promise<PlanDuTitulaire> {
  exiger(ctx.acteur, "consulter_dossier");
  const dossier = await trouverDossier(ctx.base, dossierId);
  if (dossier === null || (ctx.acteur.genre === "titulaire" && !estLui(ctx, dossier.titulaireId))) throw new Refus("dossiers/introuvable");
  const { titulaireId, offre } = dossier;
  const statut = await statutDuJour(ctx, dossier);
  return planifier(ctx, { titulaireId, offre, statut, abondements: await abondementsDe(ctx, dossierId) }, hypotheses);
}
