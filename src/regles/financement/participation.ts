// La participation du titulaire : combien, et qui en est dispensé (L6323-7, R6323, doutes D6 et D15).
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { Lectures } from "../lectures.js";
import type { Motif } from "../motif.js";
import { versionAu } from "../parametre.js";
import type { ApportTiers, DemandeEnEuros, FinanceurTiers } from "./demande.js";
import { type CodeFinancement, motif } from "./motifs.js";
import { PARTICIPATION } from "./parametres.js";

export interface Participation {
  readonly montant: number;
  readonly motif: Motif;
}

function apporte(apports: readonly ApportTiers[], ...tiers: readonly FinanceurTiers[]): boolean {
  return apports.some(({ financeur, montant }) => montant > 0 && tiers.includes(financeur));
}

/** Un abondement déclaré dispense même s'il n'est pas tout consommé. */
function dispense(demande: DemandeEnEuros, lectures: Lectures, cecPaieSeul: boolean): CodeFinancement | null {
  if (demande.titulaire.statut === "demandeur_emploi") return "participation_dispense_demandeur_emploi";
  if (apporte(demande.abondements, "employeur")) return "participation_dispense_employeur";
  if (apporte(demande.abondements, "c2p", "atmp")) return "participation_dispense_points";
  if (lectures.D15 === "oui" && apporte(demande.dotations, "employeur")) return "participation_dispense_dotation";
  if (lectures.D6 === "non_due" && cecPaieSeul) return "participation_dispense_cec_seul";
  return null;
}

/**
 * Participation due pour une demande recevable, en centimes, bornée au prix.
 * `cecPaieSeul` : sans participation, les droits de l'engagement citoyen seraient la seule ressource prise.
 */
export function participationDue(demande: DemandeEnEuros, lectures: Lectures, cecPaieSeul: boolean): Participation {
  const code = dispense(demande, lectures, cecPaieSeul);
  if (code !== null) return { montant: 0, motif: motif(code) };
  const { valeur: forfait, source } = versionAu(PARTICIPATION, demande.date);
  const reserve =
    source.legiarti === null ? " Ce montant vient de sources secondaires : la version d'avril 2026 de l'article n'a pas été lue." : "";
  return {
    montant: Math.min(forfait, demande.formation.prix),
    motif: motif("participation_due", `Elle est de ${ecrireMontant(forfait)} à cette date.${reserve}`),
  };
}
