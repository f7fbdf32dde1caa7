// L'aide à un proche (L5151-9 7°) : sans accord de branche, pas de droit ; avec un accord, c'est lui qui fixe durée et montant.
import type { ProcheAidant } from "../faits.js";
import { ACCORD_A_APPLIQUER } from "../motifs-attente.js";
import { ACCORD_DE_BRANCHE_ABSENT } from "../motifs-refus.js";
import { tracer } from "../trace.js";
import { avantLaCreation, type Cadre, estSeul, type Lot, parAnnee, refusAvantCreation, sansDroit, TRACE_FORMATION } from "./conclure.js";
import { LIGNES } from "./ligne.js";

const LIGNE = LIGNES.proche_aidant;

/** Attend ce que l'accord de branche prévoit, ou refuse quand il n'y en a pas. */
export function jugerProcheAidant(lot: Lot<ProcheAidant>, cadre: Cadre): void {
  const activites = estSeul(lot) ? [lot] : lot;
  const { candidats } = cadre;
  for (const [annee, groupe] of parAnnee(activites, (activite) => activite.annee)) {
    const fin = { annee, sources: groupe, declareLe: null };
    const eligibles = groupe.filter((activite) => activite.formationSecondaire !== true);
    const accord = eligibles.find((activite) => activite.accordDeBranche !== null)?.accordDeBranche ?? null;
    if (avantLaCreation(annee)) candidats.push(refusAvantCreation(LIGNE, annee, groupe));
    else if (accord !== null) candidats.push(sansDroit(LIGNE, "en_attente", { ...fin, traces: [tracer(ACCORD_A_APPLIQUER, { accord })] }));
    else if (eligibles.length === 0) candidats.push(sansDroit(LIGNE, "refuse", { ...fin, traces: [TRACE_FORMATION] }));
    else candidats.push(sansDroit(LIGNE, "refuse", { ...fin, traces: [tracer(ACCORD_DE_BRANCHE_ABSENT, {})] }));
  }
}
