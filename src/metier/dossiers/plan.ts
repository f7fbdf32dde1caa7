// Le plan d'un titulaire : ses droits du jour, l'offre, les apports, et la réponse de la loi ; son empreinte dit s'il a changé depuis.
import { createHash } from "node:crypto";
import {
  type ApportTiers,
  type DemandeFinancement,
  FINANCEURS_CEC,
  type FinanceurCec,
  type LotCec,
  type PlanFinancement,
  planifierFinancement,
  type Statut,
} from "../../regles/financement/index.js";
import type { Avertissement } from "../../regles/motif.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { centimes } from "../../socle/valeurs/montant.js";
import type { Contexte } from "../contexte.js";
import { compteurCpf, type SoldeCpf } from "../cpf/index.js";
import { lecturesDuService } from "../droits/index.js";
import { listerLots } from "../grand-livre/index.js";
import type { OffreConvenue } from "./dossier.js";
import type { Engagement } from "./dossiers.sql.js";

/** Un lot que le plan peut prendre ; `attendu` : pas encore inscrit, compté dans une hypothèse. */
export interface LotDuPlan extends LotCec {
  readonly activite: string;
  readonly annee: number;
  readonly attendu: boolean;
}

/** Tout ce dont un plan dépend. */
export interface EntreesDuPlan {
  readonly offre: Pick<OffreConvenue, "type" | "prix" | "heures">;
  readonly statut: Statut;
  readonly date: DateCivile;
  readonly lots: readonly LotDuPlan[];
  readonly cpf: SoldeCpf;
  readonly abondements: readonly ApportTiers[];
}

export interface PlanCalcule {
  readonly plan: PlanFinancement;
  /** À rendre telle quelle à l'acceptation : elle y est recalculée. */
  readonly empreinte: string;
}

function financeurDe(texte: string): FinanceurCec {
  const connu = FINANCEURS_CEC.find((financeur) => financeur === texte);
  if (connu === undefined) throw new Error(`Le financeur « ${texte} » d'un lot n'est pas de L5151-11.`);
  return connu;
}

/** Lots disponibles, dans l'ordre de D5151-13. */
export async function lotsDisponibles(ctx: Contexte, titulaireId: string): Promise<LotDuPlan[]> {
  return (await listerLots(ctx, titulaireId))
    .filter(({ disponible }) => disponible > 0)
    .map(({ id, disponible, declareLe, financeur, activite, annee }) => ({
      ...{ id, montant: disponible, declareLe, activite, annee, attendu: false },
      financeur: financeurDe(financeur),
    }));
}

/** Droits du titulaire aujourd'hui, à lire sous verrou quand on va les réserver. */
export async function droitsDuJour(ctx: Contexte, titulaireId: string): Promise<Pick<EntreesDuPlan, "lots" | "cpf">> {
  return { lots: await lotsDisponibles(ctx, titulaireId), cpf: await compteurCpf().lire(ctx, titulaireId) };
}

/** La question posée aux règles : l'offre, la situation, et ce que le plan peut prendre. */
export function demandeDe({ offre, statut, date, lots, cpf, abondements }: EntreesDuPlan): DemandeFinancement {
  const lotsCec: LotCec[] = lots.map(({ id, montant, declareLe, financeur }) => ({ id, montant, declareLe, financeur }));
  const dotations = cpf.dotations.map(({ financeur, disponible }) => ({ financeur, montant: centimes(disponible) }));
  const commun = { date, lotsCec, dotations, abondements };
  const { type } = offre;
  if (statut === "agent_public") {
    return { ...commun, titulaire: { statut }, formation: { type, heures: offre.heures }, cpfHeures: cpf.heures };
  }
  return { ...commun, titulaire: { statut }, formation: { type, prix: centimes(offre.prix) }, cpf: centimes(cpf.centimes) };
}

/** Les textes comptent en heures le compte d'une personne détenue, sans dire comment : le plan reste en euros, et le dit. */
const DOUTE_DETENTION: Avertissement = {
  doute: "detention",
  phrase:
    "Les textes lus comptent en heures le compte de formation d'une personne détenue, sans dire comment les convertir : ce plan le compte en euros. Vérifiez auprès de l'établissement.",
};

function planDe(entrees: EntreesDuPlan): PlanFinancement {
  const plan = planifierFinancement(demandeDe(entrees), lecturesDuService());
  return entrees.statut === "detenu" ? { ...plan, avertissements: [...plan.avertissements, DOUTE_DETENTION] } : plan;
}

const disponibleCec = (lots: readonly LotDuPlan[]) => lots.reduce((somme, { montant }) => somme + montant, 0);

/** Calcule le plan et son empreinte : le SHA-256 du plan et de ses entrées, puis ce qui permettra de dire ce qui a changé. */
export function calculerPlan(entrees: EntreesDuPlan): PlanCalcule {
  const { offre, statut, lots, cpf, abondements } = entrees;
  const plan = planDe(entrees);
  const somme = createHash("sha256")
    .update(JSON.stringify([plan, offre.type, offre.prix, offre.heures, statut, lots, cpf, abondements]))
    .digest("hex");
  const second = statut === "agent_public" ? cpf.heures : cpf.centimes;
  return { plan, empreinte: [somme, disponibleCec(lots), second, plan.resteACharge].join("_") };
}

/** Ce qu'une empreinte montrée dit du plan d'alors ; null si elle n'en est pas une. */
export function lireEmpreinte(empreinte: string): { readonly cec: number; readonly cpf: number; readonly reste: number } | null {
  const parties = /^[0-9a-f]{64}_(\d+)_([\d.]+)_([\d.]+)$/u.exec(empreinte);
  return parties === null ? null : { cec: Number(parties[1]), cpf: Number(parties[2]), reste: Number(parties[3]) };
}

/** Les dotations dans l'ordre où le plan les prend, chacune jusqu'à ce que la somme y soit. */
function dotationsPrises(cpf: SoldeCpf, somme: number): Engagement["cpf"]["dotations"] {
  const prises: { id: string; montant: number }[] = [];
  let reste = somme;
  for (const { id, disponible } of cpf.dotations) {
    const montant = Math.min(disponible, reste);
    if (montant > 0) prises.push({ id, montant });
    reste -= montant;
  }
  if (reste !== 0) throw new Error("Le plan prend plus que les dotations.");
  return prises;
}

/** Ce que le plan fait réserver, compteur par compteur. */
export function engagementDe({ lignes }: PlanFinancement, cpf: SoldeCpf): Engagement {
  const sommeDe = (source: string, mesure: "montant" | "heures") =>
    lignes.reduce((somme, ligne) => (ligne.source === source ? somme + (ligne[mesure] ?? 0) : somme), 0);
  return {
    cec: sommeDe("cec", "montant"),
    cpf: {
      centimes: sommeDe("cpf", "montant"),
      heures: sommeDe("cpf", "heures"),
      dotations: dotationsPrises(cpf, sommeDe("dotation", "montant")),
    },
  };
}
