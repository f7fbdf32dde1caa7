// Annuler une inscription acceptée : se rétracter, annuler sans frais, ou trop tard ; avec les jours exacts.
import { type DateCivile, ecrireDate, ecrireDateLongue } from "../../socle/valeurs/date-civile.js";
import type { Motif } from "../motif.js";
import { valeurAu } from "../parametre.js";
import { finDAnnulationLibre, finDeRetractation } from "./horloges.js";
import { type LecturesDossier, phraseDeLectureDossier } from "./lectures-dossier.js";
import { motifDossier } from "./motifs-dossier.js";
import { ANNULATION_LIBRE, PART_ANNULATION_TARDIVE, REMBOURSEMENT_TITULAIRE } from "./parametres.js";

export interface FaitsAnnulation {
  readonly aujourdhui: DateCivile;
  readonly accepteeLe: DateCivile;
  readonly debut: DateCivile;
  /** Lieu de formation : ses jours fériés comptent. */
  readonly departement: string | null;
}

/** `sansFraisJusquau` : dernier jour, compris, où annuler ne coûte rien ; il peut être passé. */
export interface JugementAnnulation {
  readonly evenement: "se_retracter" | "annuler_a_temps" | "annuler_tard";
  readonly sansFraisJusquau: DateCivile;
  readonly motifs: readonly Motif[];
}

/** Ce qu'une annulation par le titulaire fait aujourd'hui. Lève DateInconnue avant l'ouverture du service. */
export function jugerAnnulation(faits: FaitsAnnulation, lectures: LecturesDossier): JugementAnnulation {
  const { aujourdhui, debut } = faits;
  const retractation = finDeRetractation(faits, lectures);
  const libre = finDAnnulationLibre(faits);
  const sansFraisJusquau = retractation > libre ? retractation : libre;
  const rendu = `Le remboursement vient sous ${valeurAu(REMBOURSEMENT_TITULAIRE, aujourdhui)} jours. Annuler reste sans frais jusqu'au ${ecrireDateLongue(sansFraisJusquau)} compris.`;
  const lecture = phraseDeLectureDossier(lectures, "retractation");
  if (aujourdhui <= retractation) {
    return { evenement: "se_retracter", sansFraisJusquau, motifs: [motifDossier("retractation_ouverte", `${rendu} ${lecture}`)] };
  }
  if (aujourdhui <= libre) {
    return { evenement: "annuler_a_temps", sansFraisJusquau, motifs: [motifDossier("annulation_sans_frais", rendu)] };
  }
  const regle = `Il fallait annuler plus de ${valeurAu(ANNULATION_LIBRE, debut)} jours ouvrés avant le début (${ecrireDate(debut)}) ou pendant la rétractation, soit jusqu'au ${ecrireDateLongue(sansFraisJusquau)} compris.`;
  const part = valeurAu(PART_ANNULATION_TARDIVE, aujourdhui);
  const suite = `${part} % du prix est dû. Si un évènement imprévisible vous empêche de venir, invoquez la force majeure : le service l'examine.`;
  return { evenement: "annuler_tard", sansFraisJusquau, motifs: [motifDossier("annulation_tardive", `${regle} ${suite} ${lecture}`)] };
}
