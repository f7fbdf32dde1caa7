// Les droits d'une personne à une date, jugés sans être mis en mots : chaque ligne du décret, puis la limite par année et le plafond.
import { composerDate, type DateCivile } from "../socle/valeurs/date-civile.js";
import { jugerChaqueType } from "./activites/chaque-type.js";
import type { Cadre } from "./activites/conclure.js";
import { anneeCivile, jourDeDate } from "./calendrier.js";
import { type Candidat, refuser } from "./candidat.js";
import { empechement, MAJORITE } from "./compte.js";
import type { DossierDroits, DroitDejaAcquis } from "./faits.js";
import type { Lectures } from "./lectures.js";
import { AUCUN_DROIT, compter, dejaAcquis, placeRestante, rangerParAnnee } from "./limites.js";
import { plafondAu } from "./parametres-acquisition.js";

/** Droits jugés, raisons non encore écrites ; `droits` rangés par année puis par type. */
export interface DroitsDecides {
  readonly droits: readonly Candidat[];
  readonly totalAcquis: number;
  readonly plafond: number;
  readonly resteAcquerable: number;
}

/** Ce que la date d'évaluation suffit à dire. */
interface JourEvalue {
  readonly date: DateCivile;
  readonly annee: number;
  readonly jour: number;
  readonly plafond: number;
}

function lireJourEvalue(date: DateCivile): JourEvalue {
  return { date, annee: anneeCivile(date), jour: jourDeDate(date), plafond: plafondAu(date) };
}

// Qui juge beaucoup de dossiers les juge le même jour : le dernier jour lu est gardé.
let dernierJour = lireJourEvalue(composerDate(2020, 1, 1));

function jourEvalue(date: DateCivile): JourEvalue {
  if (dernierJour.date !== date) dernierJour = lireJourEvalue(date);
  return dernierJour;
}

function dejaDonne(donnes: readonly DroitDejaAcquis[], candidat: Candidat): boolean {
  return donnes.some((droit) => droit.annee === candidat.annee && droit.activite === candidat.activite);
}

/** Retire les réponses dont le droit est déjà inscrit. */
function sansDejaDonnes(candidats: Candidat[], donnes: readonly DroitDejaAcquis[]): Candidat[] {
  for (const droit of donnes) {
    const { annee } = droit;
    for (const candidat of candidats) {
      if (candidat.annee === annee && candidat.activite === droit.activite) return candidats.filter((un) => !dejaDonne(donnes, un));
    }
  }
  return candidats;
}

/**
 * Juge un dossier sans écrire les phrases : décisions, montants, et pour chacune la valeur mesurée, la version datée
 * du seuil et sa référence ; les raisons s'écrivent depuis elles.
 */
export function deciderDroits(dossier: DossierDroits, lectures: Lectures): DroitsDecides {
  const { evalueLe, titulaire } = dossier;
  const { annee, jour, plafond } = jourEvalue(evalueLe);
  const cadre: Cadre = { evalueLe, anneeEvaluee: annee, jourEvalue: jour, lectures, candidats: [] };
  jugerChaqueType(dossier.activites, cadre);
  const donnes = dossier.droitsAcquis ?? AUCUN_DROIT;
  const candidats = sansDejaDonnes(cadre.candidats, donnes);
  rangerParAnnee(candidats);
  const limite = { plafond, exceptes: lectures.D3 === "solde" ? (dossier.utilises ?? 0) : 0 };
  const depart = dejaAcquis(dossier.heures2018 ?? 0, donnes, plafond);
  // Un adulte n'a ni anniversaire à attendre ni âge à dire : l'écart des années suffit.
  const adulte = annee - anneeCivile(titulaire.naissance) > MAJORITE && titulaire.contratApprentissage === null;
  const obstacle = adulte && titulaire.deces === null ? null : empechement(titulaire, evalueLe);
  let total = depart;
  if (obstacle === null) total = compter(dossier, lectures, { candidats, depart, limite, adulte });
  else {
    const raisons = [obstacle];
    for (const candidat of candidats) refuser(candidat, raisons);
  }
  return { droits: candidats, totalAcquis: total, plafond, resteAcquerable: placeRestante(total, limite) };
}
