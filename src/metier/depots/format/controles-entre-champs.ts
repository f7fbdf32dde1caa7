// Ce qui ne peut pas être vrai ensemble dans une ligne : les dates entre elles, l'année, l'attestation.
import type { TypeActivite } from "../../../regles/faits.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import { type Examen, R } from "./examen.js";
import { anneeEcrite } from "./lire-date.js";
import type { Mesures } from "./lire-faits.js";
import { REGLES_PAR_ACTIVITE } from "./regles-par-activite.js";

/** Années civiles d'écart que le décret laisse entre la fin d'un engagement et l'année appréciée. */
const ANNEES_APRES_LA_FIN = 1;

interface Activite {
  readonly type: TypeActivite;
  readonly annee: number;
}

function controlerAnneeCivile(examen: Examen, { annee, type }: Activite, { debut, fin }: Mesures): void {
  if (debut !== null && anneeEcrite(debut) !== annee) examen.fauterValeur("periode_hors_annee", R.debut, { annee, activite: type });
  if (fin !== null && anneeEcrite(fin) !== annee) examen.fauterValeur("periode_hors_annee", R.fin, { annee, activite: type });
}

/** Un pompier dont l'arrêté n'est pas encore notifié peut l'être l'année d'après la signature (D5151-14 II). */
function anneeDeSignatureFausse(type: Activite["type"], signee: number, annee: number): boolean {
  return type === "sapeur_pompier_volontaire" ? annee < signee : annee !== signee;
}

function controlerSignature(examen: Examen, { annee, type }: Activite, { debut, signature, arrete }: Mesures): void {
  if (signature === null) return;
  if (arrete !== null && arrete < signature) examen.fauterValeur("arrete_avant_signature", R.arrete);
  if (debut !== null && debut < signature) examen.fauterValeur("debut_avant_signature", R.debut);
  if (arrete !== null) {
    if (anneeEcrite(arrete) !== annee) examen.fauterValeur("annee_et_arrete", R.arrete, { annee, activite: type });
  } else if (anneeDeSignatureFausse(type, anneeEcrite(signature), annee))
    examen.fauterValeur("annee_et_signature", R.signature, { annee, activite: type });
}

function controlerEngagement(examen: Examen, { annee, type }: Activite, { debut, fin }: Mesures): void {
  const tropTot = debut !== null && annee < anneeEcrite(debut);
  const tropTard = fin !== null && annee > anneeEcrite(fin) + ANNEES_APRES_LA_FIN;
  if (tropTot || tropTard) examen.fauter("annee_et_periode", R.annee, { annee, activite: type });
}

/** Relève les fautes entre les dates, l'année et la naissance. */
export function controlerDates(examen: Examen, activite: Activite, mesures: Mesures): void {
  const { debut, fin, signature } = mesures;
  if (debut !== null && fin !== null && fin < debut) examen.fauterValeur("fin_avant_debut", R.fin, { debut });
  else if (activite.annee > 0) {
    const { periode } = REGLES_PAR_ACTIVITE[activite.type];
    if (periode === "signature") controlerSignature(examen, activite, mesures);
    else if (periode === "engagement") controlerEngagement(examen, activite, mesures);
    else controlerAnneeCivile(examen, activite, mesures);
  }
  const premier = debut ?? signature;
  const naissance = examen.lire(R.naissance);
  if (premier !== null && premier < naissance) examen.fauterValeur("debut_avant_naissance", debut === null ? R.signature : R.debut);
}

export interface Validation {
  readonly nom: string;
  readonly qualite: string;
  readonly date: DateCivile;
}

/** Attestation de l'organisme : les trois champs ou aucun, après la fin de l'activité. */
export function lireValidation(examen: Examen, fin: DateCivile | null): Validation | null {
  const nom = examen.texte(R.valideurNom);
  const qualite = examen.texte(R.valideurQualite);
  const date = examen.dateEchue(R.validation);
  if (nom === null && qualite === null && examen.lire(R.validation) === "") return null;
  if (nom === null) examen.fauter("validation_incomplete", R.valideurNom);
  if (qualite === null) examen.fauter("validation_incomplete", R.valideurQualite);
  if (examen.lire(R.validation) === "") examen.fauter("validation_incomplete", R.validation);
  if (date !== null && fin !== null && date < fin) examen.fauterValeur("validation_avant_fin", R.validation);
  return nom === null || qualite === null || date === null ? null : { nom, qualite, date };
}
