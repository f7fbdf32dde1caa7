// Quand un tiers ne vient pas : la loi admet-elle encore la formation sans lui ?
import type { EvenementDossier } from "../../regles/dossier/etats.js";
import { type ApportTiers, type DemandeFinancement, planifierFinancement } from "../../regles/financement/index.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import { centimes } from "../../socle/valeurs/montant.js";
import type { Contexte } from "../contexte.js";
import { lecturesDuService } from "../droits/index.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { abondementsDe } from "./planifier.js";

function demandeSansDroits(dossier: LigneDossier, date: DateCivile, abondements: readonly ApportTiers[]): DemandeFinancement {
  const { type, prix, heures } = dossier.offre;
  const commune = { date, lotsCec: [], dotations: [], abondements };
  const statut = dossier.statutTitulaire;
  if (statut === "agent_public") return { ...commune, titulaire: { statut }, formation: { type, heures }, cpfHeures: 0 };
  return { ...commune, titulaire: { statut }, formation: { type, prix: centimes(prix) }, cpf: centimes(0) };
}

/** Vrai si la loi refuse la formation avec les seuls tiers déjà d'accord : l'argent des droits n'y change rien (L6323-6 II 4°). */
export async function tiersNecessaire(ctx: Contexte, dossier: LigneDossier): Promise<boolean> {
  const demande = demandeSansDroits(dossier, ctx.horloge.aujourdhui(), await abondementsDe(ctx, dossier.id));
  return planifierFinancement(demande, lecturesDuService()).decision === "refuse";
}

/** Ce que le temps fait vraiment : le silence d'un tiers sans qui la loi n'admet pas la formation met fin au dossier. */
export async function evenementDuTemps(ctx: Contexte, dossier: LigneDossier, evenement: EvenementDossier): Promise<EvenementDossier> {
  if (evenement !== "expirer_cofinancement") return evenement;
  return (await tiersNecessaire(ctx, dossier)) ? "refuser_financement" : evenement;
}
