// Qui peut avoir un compte : seize ans, quinze avec un contrat d'apprentissage signé, jamais après le décès (L5151-2).
import { anniversaire, type DateCivile } from "../socle/valeurs/date-civile.js";
import { anneeCivile } from "./calendrier.js";
import type { Titulaire } from "./faits.js";
import type { Motif } from "./motif.js";
import { AGE_INSUFFISANT, COMPTE_FERME } from "./motifs-refus.js";
import { AGE_APPRENTI, AGE_OUVERTURE } from "./parametres-acquisition.js";
import { expliquer, type Trace, tracer } from "./trace.js";

const SEIZE = AGE_OUVERTURE.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;
const QUINZE = AGE_APPRENTI.versions[0]?.valeur ?? Number.POSITIVE_INFINITY;

/** Jour où une personne atteint un âge ; née un 29 février, le 1er mars des années communes. */
export function ageAtteintLe(naissance: DateCivile, annees: number): DateCivile {
  return anniversaire(naissance, annees);
}

function plusTard(une: DateCivile, autre: DateCivile): DateCivile {
  return une > autre ? une : autre;
}

/** Premier jour où le compte peut être ouvert. */
export function ouvrableLe(naissance: DateCivile, contratApprentissage: DateCivile | null): DateCivile {
  const ordinaire = ageAtteintLe(naissance, SEIZE);
  if (contratApprentissage === null) return ordinaire;
  const apprenti = plusTard(ageAtteintLe(naissance, QUINZE), contratApprentissage);
  return apprenti < ordinaire ? apprenti : ordinaire;
}

/** Réponse à « puis-je ouvrir un compte ? » ; `motifs` est vide quand c'est possible. */
export interface OuvertureDuCompte {
  readonly possible: boolean;
  readonly aPartirDu: DateCivile;
  readonly motifs: readonly Motif[];
}

function traceAge(aPartirDu: DateCivile): Trace {
  return tracer(AGE_INSUFFISANT, { unite: "annees", seuil: SEIZE, seuilApprenti: QUINZE, dateOuverture: aPartirDu });
}

/** Ouverture du compte à une date (L5151-2) ; un contrat d'apprentissage signé après cette date ne compte pas encore. */
export function ouvertureDuCompte(naissance: DateCivile, contratApprentissage: DateCivile | null, date: DateCivile): OuvertureDuCompte {
  const aPartirDu = ouvrableLe(naissance, contratApprentissage);
  const possible = aPartirDu <= date;
  return { possible, aPartirDu, motifs: possible ? [] : [expliquer(traceAge(aPartirDu))] };
}

/** Raison pour laquelle une personne ne peut pas avoir de compte à une date, ou null. */
export function empechement(titulaire: Titulaire, date: DateCivile): Trace | null {
  if (titulaire.deces !== null && titulaire.deces <= date) return tracer(COMPTE_FERME, { dateFermeture: titulaire.deces });
  const contrat = titulaire.contratApprentissage !== null && titulaire.contratApprentissage <= date ? titulaire.contratApprentissage : null;
  // Au-delà de seize ans révolus par les seules années, aucun anniversaire n'est à chercher.
  if (anneeCivile(date) - anneeCivile(titulaire.naissance) > SEIZE) return null;
  const aPartirDu = ouvrableLe(titulaire.naissance, contrat);
  return aPartirDu <= date ? null : traceAge(aPartirDu);
}

/** Le compte est ouvert par l'apprentissage seul : seize ans ne sont pas encore atteints. */
export function ouvertParApprentissage(titulaire: Titulaire, date: DateCivile): boolean {
  return titulaire.contratApprentissage !== null && ageAtteintLe(titulaire.naissance, SEIZE) > date;
}

/** Âge du compte de l'apprenti, pour le dire. */
export const AGE_DE_L_APPRENTI = QUINZE;

/** Âge de la majorité (code civil 414). */
export const MAJORITE = 18;

/** Vrai avant dix-huit ans, âge de la majorité (code civil 414). */
export function estMineur(titulaire: Titulaire, date: DateCivile): boolean {
  return ageAtteintLe(titulaire.naissance, MAJORITE) > date;
}
