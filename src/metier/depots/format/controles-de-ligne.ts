// Les réserves d'une ligne : des totaux impossibles ou sans effet, dits à leur déclarant sans refuser la ligne.
import type { TypeActivite } from "../../../regles/faits.js";
import { joursEntre } from "../../../socle/valeurs/date-civile.js";
import type { FonctionDeposee } from "./colonnes.js";
import { type Examen, R } from "./examen.js";
import { anneeEcrite } from "./lire-date.js";
import type { Mesures } from "./lire-faits.js";
import { REGLES_PAR_ACTIVITE } from "./regles-par-activite.js";

const AGE_MINIMAL = 15;
const HEURES_PAR_JOUR = 24;
const JOURS_BISSEXTILE = 366;
const DUREE_D_ENGAGEMENT = 5;
const ANNEES_LONGUES = 60;

export interface ActiviteDeclaree {
  readonly type: TypeActivite;
  readonly annee: number;
  readonly fonction: FonctionDeposee | null;
}

function joursDeLAnnee(annee: number): number {
  return annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0) ? JOURS_BISSEXTILE : JOURS_BISSEXTILE - 1;
}

/** Jours de la période, ses deux dates comprises ; toute l'année quand elle n'est pas donnée. */
function joursDeclares(annee: number, { debut, fin }: Mesures): number {
  return debut === null || fin === null ? joursDeLAnnee(annee) : joursEntre(debut, fin) + 1;
}

function reserverAge(examen: Examen, annee: number, { debut, signature }: Mesures): void {
  const naissance = examen.lire(R.naissance);
  const quinzeAns = anneeEcrite(naissance) + AGE_MINIMAL;
  const premier = debut ?? signature;
  if (premier === null) {
    if (quinzeAns > annee) examen.reserver("moins_de_15_ans", R.naissance);
    return;
  }
  const anneePremier = anneeEcrite(premier);
  const trop = quinzeAns > anneePremier || (quinzeAns === anneePremier && naissance.slice(4) > premier.slice(4));
  if (trop) examen.reserver("moins_de_15_ans", R.naissance);
}

function reserverTotaux(examen: Examen, { type, annee }: ActiviteDeclaree, mesures: Mesures): void {
  const { unite } = REGLES_PAR_ACTIVITE[type];
  const { quantite } = mesures;
  if (unite === "JOURS") {
    const maximum = joursDeclares(annee, mesures);
    if (quantite > maximum) examen.reserver("plus_de_jours_que_l_annee", R.quantite, { valeur: quantite, maximum });
  } else if (unite === "HEURES" && quantite > HEURES_PAR_JOUR) {
    const jours = joursDeclares(annee, mesures);
    if (quantite > jours * HEURES_PAR_JOUR) examen.reserver("plus_de_24_heures_par_jour", R.quantite, { valeur: quantite, jours });
  } else if (unite === "INTERVENTIONS") {
    const jours = joursDeclares(annee, mesures);
    if (quantite > jours) examen.reserver("interventions_trop_serrees", R.quantite, { valeur: quantite, jours });
  } else if (unite === "ANNEES_ENGAGEMENT" && quantite < DUREE_D_ENGAGEMENT) {
    examen.reserver("engagement_court", R.quantite, { valeur: quantite, activite: type });
  }
}

function reserverListe(examen: Examen, type: TypeActivite, { debut, fin, liste }: Mesures): void {
  const vacations = type === "reserve_police_nationale";
  if (!vacations && type !== "reserve_citoyenne_police_nationale") return;
  const rang = vacations ? R.vacations : R.heures;
  const maximum = vacations ? JOURS_BISSEXTILE : JOURS_BISSEXTILE * HEURES_PAR_JOUR;
  const exces = liste.find((nombre) => nombre > maximum);
  if (exces !== undefined && vacations) examen.reserver("plus_de_366_vacations", rang, { valeur: exces });
  if (exces !== undefined && !vacations) examen.reserver("plus_de_24_heures_par_jour", rang, { valeur: exces, jours: JOURS_BISSEXTILE });
  if (debut === null || fin === null) return;
  const entieres = anneeEcrite(fin) - anneeEcrite(debut);
  const commencees = entieres + (fin.slice(4) >= debut.slice(4) ? 1 : 0);
  if (liste.length < entieres || liste.length > commencees + 1) {
    examen.reserver("annees_sans_chiffre", rang, { lus: liste.length, attendu: commencees });
  }
}

/** Ajoute à l'examen les réserves d'une ligne sans faute. */
export function reserver(examen: Examen, activite: ActiviteDeclaree, mesures: Mesures): void {
  const { type, annee, fonction } = activite;
  const { periode } = REGLES_PAR_ACTIVITE[type];
  reserverAge(examen, annee, mesures);
  reserverTotaux(examen, activite, mesures);
  reserverListe(examen, type, mesures);
  if (annee === examen.anneeCourante && (periode === "annuelle" || periode === "dans_l_annee")) {
    examen.reserver("annee_non_close", R.annee, { annee, activite: type });
  }
  if (periode === "dans_l_annee" && fonction === "SANS_OBJET") examen.reserver("fonction_sans_droit", R.fonction, { activite: type });
  const qualite = examen.lire(R.qualite);
  if (qualite === "1" || qualite === "2") examen.reserver("qualite_sans_droit", R.qualite, { valeur: qualite });
  const { debut, fin } = mesures;
  if (debut !== null && fin !== null && anneeEcrite(fin) - anneeEcrite(debut) > ANNEES_LONGUES) {
    examen.reserver("periode_tres_longue", R.fin, { valeur: fin, debut });
  }
}
