// Quand un tiers ne vient pas : la loi admet-elle encore la formation sans lui ?
import type { EvenementDossier } from "../../regles/dossier/etats.js";
import { planifierFinancement } from "../../regles/financement/index.js";
import type { Contexte } from "../contexte.js";
import { lecturesDuService } from "../droits/index.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { demandeDe } from "./plan.js";
import { abondementsDe } from "./planifier.js";

const SANS_CPF = { centimes: 0, heures: 0, dotations: [] } as const;

/** Vrai si la loi refuse la formation avec les seuls tiers déjà d'accord : l'argent des droits n'y change rien (L6323-6 II 4°). */
export async function tiersNecessaire(ctx: Contexte, dossier: LigneDossier): Promise<boolean> {
  const demande = demandeDe({
    ...{ offre: dossier.offre, statut: dossier.statutTitulaire, date: ctx.horloge.aujourdhui() },
    ...{ lots: [], cpf: SANS_CPF, abondements: await abondementsDe(ctx, dossier.id) },
  });
  return planifierFinancement(demande, lecturesDuService()).decision === "refuse";
}

/** Ce que le temps fait vraiment : le silence d'un tiers sans qui la loi n'admet pas la formation met fin au dossier. */
export async function evenementDuTemps(ctx: Contexte, dossier: LigneDossier, evenement: EvenementDossier): Promise<EvenementDossier> {
  if (evenement !== "expirer_cofinancement") return evenement;
  return (await tiersNecessaire(ctx, dossier)) ? "refuser_financement" : evenement;
}
