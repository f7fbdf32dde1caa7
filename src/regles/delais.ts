// Les échéances du titulaire et de l'association : 30 juin pour déclarer, 31 décembre pour attester.
import { composerDate, type DateCivile } from "../socle/valeurs/date-civile.js";
import { anneeCivile, parAnneeCivile } from "./calendrier.js";
import { ATTESTATION_AVANT, DECLARATION_AVANT, type JourMois } from "./parametres-acquisition.js";

function echeanceUnique(versions: readonly { readonly valeur: JourMois }[]): JourMois {
  const version = versions[versions.length - 1];
  if (version === undefined) throw new Error("Échéance sans version.");
  return version.valeur;
}

const DECLARATION = echeanceUnique(DECLARATION_AVANT.versions);
const ATTESTATION = echeanceUnique(ATTESTATION_AVANT.versions);

const declarations = parAnneeCivile((annee) => composerDate(annee, DECLARATION.mois, DECLARATION.jour));
const attestations = parAnneeCivile((annee) => composerDate(annee, ATTESTATION.mois, ATTESTATION.jour));

/** Dernier jour pour déclarer les heures faites pendant `annee` : le 30 juin suivant (R5151-16, D5151-15). */
export function dateLimiteDeclaration(annee: number): DateCivile {
  return declarations(annee + 1);
}

/** Dernier jour pour attester des heures faites pendant `annee` et déclarées l'année suivante (R5151-17, D5151-15). */
export function dateLimiteAttestation(annee: number): DateCivile {
  return attestations(annee + 1);
}

/** Dernier jour pour attester une déclaration faite le jour dit : le 31 décembre de la même année (R5151-17). */
export function dateLimiteAttestationDe(declareLe: DateCivile): DateCivile {
  return attestations(anneeCivile(declareLe));
}

/** 31 décembre d'une année civile. */
export function finDAnnee(annee: number): DateCivile {
  return attestations(annee);
}
