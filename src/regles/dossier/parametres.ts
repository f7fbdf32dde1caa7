// Les délais et les seuils d'un dossier, chacun daté et sourcé. La loi n'en fixe aucun : R6333-5 renvoie aux conditions du service.
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import { type Parametre, parametre, type ReferenceArticle, type Unite } from "../parametre.js";

/** Ouverture de Mon Compte Formation : avant, aucune condition du service n'existait. */
export const OUVERTURE_DU_SERVICE: DateCivile = dateCivile("2019-11-21");

/** Éditions de 2019 et suivantes, connues par les pages qui les citent : le texte en vigueur n'a pas été lu. */
export const CONDITIONS: ReferenceArticle = { citation: "conditions du service (R6333-5), lues de seconde main", legiarti: null };

/** Aucun texte lu ne fixe ce délai : le service en choisit un, pour qu'aucun dossier ne reste sans fin. */
export const REGLAGE: ReferenceArticle = { citation: "réglage du service", legiarti: null };

/** Une page d'organisme donne ce barème ; aucun texte officiel lu ne le confirme. */
export const PAGE_D_ORGANISME: ReferenceArticle = { citation: "page d'un organisme de formation, non confirmée", legiarti: null };

function delai(nom: string, [valeur, unite]: readonly [number, Unite], source: ReferenceArticle): Parametre<number> {
  return parametre(nom, unite, [{ valeur, depuis: OUVERTURE_DU_SERVICE, jusqu: null, source, confiance: "basse" }]);
}

export const REPONSE_ORGANISME = delai("réponse de l'organisme", [2, "jours_ouvres"], CONDITIONS);
export const PREREQUIS_EN_JOURS = delai("vérification des prérequis", [30, "jours"], CONDITIONS);
export const PREREQUIS_EN_JOURS_OUVRES = delai("vérification des prérequis", [30, "jours_ouvres"], CONDITIONS);
export const ACCEPTATION_TITULAIRE = delai("acceptation du titulaire", [4, "jours_ouvres"], CONDITIONS);
export const DELAI_MINIMAL = delai("délai minimal avant le début", [11, "jours_ouvres"], CONDITIONS);
export const RETRACTATION_EN_JOURS_OUVRES = delai("rétractation", [14, "jours_ouvres"], CONDITIONS);
export const RETRACTATION_EN_JOURS = delai("rétractation", [14, "jours"], CONDITIONS);
export const ANNULATION_LIBRE = delai("annulation sans frais", [7, "jours_ouvres"], CONDITIONS);
export const ENTREE = delai("déclaration de l'entrée", [3, "jours_ouvres"], CONDITIONS);
export const SORTIE = delai("déclaration de la sortie et du service fait", [3, "jours_ouvres"], CONDITIONS);
export const PAIEMENT_ORGANISME = delai("paiement de l'organisme", [30, "jours"], CONDITIONS);
export const REMBOURSEMENT_TITULAIRE = delai("remboursement du titulaire", [30, "jours"], CONDITIONS);
export const DEMANDES_OUVERTES = delai("demandes ouvertes pour une même formation", [5, "demandes"], CONDITIONS);
export const PART_ANNULATION_TARDIVE = delai("part due après une annulation tardive", [100, "pour_cent"], CONDITIONS);

export const BROUILLON = delai("brouillon gardé", [90, "jours"], REGLAGE);
export const ABANDON_REPONSE = delai("demande sans réponse gardée ouverte", [30, "jours"], REGLAGE);
export const REPONSE_FINANCEUR = delai("réponse d'un financeur", [10, "jours_ouvres"], REGLAGE);
export const PAIEMENT_TITULAIRE = delai("paiement du titulaire", [4, "jours_ouvres"], REGLAGE);
export const ABANDON_ENTREE = delai("entrée jamais déclarée", [30, "jours"], REGLAGE);
export const ABANDON_SORTIE = delai("sortie jamais déclarée", [90, "jours"], REGLAGE);
export const CONFIRMATION_SERVICE_FAIT = delai("confirmation du service fait", [15, "jours_ouvres"], REGLAGE);
export const EXAMEN_ABSENCE = delai("examen d'une absence", [2, "mois"], REGLAGE);

/** Sous ce taux de présence, l'organisme reçoit la part minimale ; au-dessus, le prorata. */
export const REALISATION_FAIBLE = delai("taux de réalisation faible", [25, "pour_cent"], PAGE_D_ORGANISME);
export const PART_MINIMALE = delai("part due pour une réalisation faible", [25, "pour_cent"], PAGE_D_ORGANISME);
/** Dès ce taux de présence, le prix entier est dû. */
export const REALISATION_SUFFISANTE = delai("taux de réalisation suffisant", [80, "pour_cent"], PAGE_D_ORGANISME);

/** Tous les délais et seuils d'un dossier, dans l'ordre de sa vie. */
export const PARAMETRES_DOSSIER: readonly Parametre<number>[] = [
  BROUILLON,
  DEMANDES_OUVERTES,
  DELAI_MINIMAL,
  REPONSE_ORGANISME,
  ABANDON_REPONSE,
  PREREQUIS_EN_JOURS,
  PREREQUIS_EN_JOURS_OUVRES,
  ACCEPTATION_TITULAIRE,
  REPONSE_FINANCEUR,
  PAIEMENT_TITULAIRE,
  RETRACTATION_EN_JOURS_OUVRES,
  RETRACTATION_EN_JOURS,
  ANNULATION_LIBRE,
  PART_ANNULATION_TARDIVE,
  EXAMEN_ABSENCE,
  ENTREE,
  ABANDON_ENTREE,
  SORTIE,
  ABANDON_SORTIE,
  CONFIRMATION_SERVICE_FAIT,
  REALISATION_FAIBLE,
  PART_MINIMALE,
  REALISATION_SUFFISANTE,
  PAIEMENT_ORGANISME,
  REMBOURSEMENT_TITULAIRE,
];
