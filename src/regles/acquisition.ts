// La réponse de la loi sur les droits d'une personne à une date : chaque décision expliquée, les lectures qui ont compté, les avertissements.
import { type Candidat, tracesDe } from "./candidat.js";
import { deciderDroits } from "./decision.js";
import type { DossierDroits } from "./faits.js";
import { hypothesesDe } from "./hypotheses.js";
import type { Lectures } from "./lectures.js";
import type { Avertissement } from "./motif.js";
import { VERSION_NON_LUE_L5151_9 } from "./parametres-acquisition.js";
import type { Droit, ReponseDroits } from "./reponse.js";
import { expliquer } from "./trace.js";

export { type DroitsDecides, deciderDroits } from "./decision.js";

const AVERTISSEMENT_D1: Avertissement = {
  doute: "D1",
  phrase:
    "L'article L5151-9, qui fixe la liste des activités, a une version plus récente depuis le 19 août 2026. Cette réponse suit la version précédente.",
};

/** Écrit une décision pour le citoyen, phrases comprises ; quand on veut, la décision garde tout ce qu'il faut. */
export function expliquerDroit(candidat: Candidat): Droit {
  const { activite, annee, decision, montant, financeur, activites } = candidat;
  return { activite, annee, decision, montant, financeur, activites, motifs: tracesDe(candidat).map(expliquer) };
}

/**
 * Dit les droits d'une personne à une date, chaque décision expliquée.
 * Montants en centimes ; ne lève rien sur un dossier lu par le lecteur d'entrées.
 */
export function evaluerDroits(dossier: DossierDroits, lectures: Lectures): ReponseDroits {
  const decides = deciderDroits(dossier, lectures);
  return {
    droits: decides.droits.map(expliquerDroit),
    totalAcquis: decides.totalAcquis,
    plafond: decides.plafond,
    resteAcquerable: decides.resteAcquerable,
    hypotheses: hypothesesDe(dossier, lectures, decides),
    avertissements: dossier.evalueLe >= VERSION_NON_LUE_L5151_9 ? [AVERTISSEMENT_D1] : [],
  };
}
