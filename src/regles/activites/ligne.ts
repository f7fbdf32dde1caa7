// Les quatorze activités de l'article L5151-9 : leur ligne au décret, leur période, qui paie.
import { TYPES_ACTIVITE, type TypeActivite } from "../faits.js";
import type { Unite } from "../parametre.js";
import type { Financeur } from "../reponse.js";

/** Une activité dans les textes. */
export interface Ligne {
  readonly type: TypeActivite;
  /** Rang du type dans l'ordre alphabétique : ranger des nombres coûte moins que ranger des textes. */
  readonly rang: number;
  /** Ligne du décret : « D5151-14 I 7° ». */
  readonly article: string;
  /** Numéro de l'article L5151-9 : « 6° ». */
  readonly itemLoi: string;
  readonly sujet: string;
  readonly unite: Unite;
  /** Comment la durée est appréciée, dans une phrase. */
  readonly periode: string;
  readonly financeur: Financeur;
}

const ANNEE = "sur l'année civile écoulée";
const DEUX_ANNEES = "sur l'année civile écoulée et celle d'avant";

function ligne(
  type: TypeActivite,
  textes: readonly [article: string, itemLoi: string],
  reste: Omit<Ligne, "type" | "rang" | "article" | "itemLoi">,
): Ligne {
  return { type, rang: TYPES_ACTIVITE.indexOf(type), article: textes[0], itemLoi: textes[1], ...reste };
}

export const LIGNES: Readonly<Record<TypeActivite, Ligne>> = {
  service_civique: ligne("service_civique", ["D5151-14 I 1°", "1°"], {
    sujet: "Service civique",
    unite: "mois",
    periode: DEUX_ANNEES,
    financeur: "etat",
  }),
  reserve_militaire_operationnelle: ligne("reserve_militaire_operationnelle", ["D5151-14 I 2°", "2°"], {
    sujet: "Réserve militaire opérationnelle",
    unite: "jours",
    periode: ANNEE,
    financeur: "etat",
  }),
  reserve_citoyenne_defense_securite: ligne("reserve_citoyenne_defense_securite", ["D5151-14 I 3°", "3°"], {
    sujet: "Réserve citoyenne de défense et de sécurité",
    unite: "annees",
    periode: "au terme de cinq ans continus d'engagement",
    financeur: "etat",
  }),
  reserve_communale_securite_civile: ligne("reserve_communale_securite_civile", ["D5151-14 I 4°", "3°"], {
    sujet: "Réserve communale de sécurité civile",
    unite: "annees",
    periode: "au vu du contrat d'engagement, l'année de sa signature",
    financeur: "commune",
  }),
  reserve_sanitaire: ligne("reserve_sanitaire", ["D5151-14 I 5°", "4°"], {
    sujet: "Réserve sanitaire",
    unite: "jours",
    periode: ANNEE,
    financeur: "sante_publique",
  }),
  maitre_apprentissage: ligne("maitre_apprentissage", ["D5151-14 I 6°", "5°"], {
    sujet: "Maître d'apprentissage",
    unite: "mois",
    periode: DEUX_ANNEES,
    financeur: "etat",
  }),
  benevolat_associatif: ligne("benevolat_associatif", ["D5151-14 I 7°", "6°"], {
    sujet: "Bénévolat associatif",
    unite: "heures",
    periode: ANNEE,
    financeur: "etat",
  }),
  reserve_citoyenne_education_nationale: ligne("reserve_citoyenne_education_nationale", ["D5151-14 I 8°", "3°"], {
    sujet: "Réserve citoyenne de l'éducation nationale",
    unite: "mois",
    periode: DEUX_ANNEES,
    financeur: "etat",
  }),
  sapeur_pompier_volontaire: ligne("sapeur_pompier_volontaire", ["D5151-14 I 9°", "8°"], {
    sujet: "Sapeur-pompier volontaire",
    unite: "annees",
    periode: "au vu de la signature de l'engagement, l'année où l'arrêté de nomination est notifié",
    financeur: "autorite_gestion_sis",
  }),
  reserve_police_nationale: ligne("reserve_police_nationale", ["D5151-14 I 10°", "2° bis"], {
    sujet: "Réserve opérationnelle de la police nationale",
    unite: "annees",
    periode: "au terme de trois ans continus d'engagement",
    financeur: "etat",
  }),
  reserve_citoyenne_police_nationale: ligne("reserve_citoyenne_police_nationale", ["D5151-14 I 11°", "3°"], {
    sujet: "Réserve citoyenne de la police nationale",
    unite: "annees",
    periode: "au terme de trois ans continus d'engagement",
    financeur: "etat",
  }),
  reserve_citoyenne_reinsertion: ligne("reserve_citoyenne_reinsertion", ["D5151-14 I 12°", "3°"], {
    sujet: "Réserve citoyenne de réinsertion",
    unite: "heures",
    periode: ANNEE,
    financeur: "etat",
  }),
  reserve_civique: ligne("reserve_civique", ["D5151-14 I 13°", "3°"], {
    sujet: "Réserve civique",
    unite: "heures",
    periode: ANNEE,
    financeur: "etat",
  }),
  proche_aidant: ligne("proche_aidant", ["L5151-9 7°", "7°"], {
    sujet: "Aide à un proche",
    unite: "heures",
    periode: "selon l'accord de branche",
    financeur: "branche",
  }),
};

interface TexteFinanceur {
  readonly article: string;
  readonly nom: string;
}

/** Qui paie, et l'article qui le dit. */
export const FINANCEURS: Readonly<Record<Financeur, TexteFinanceur>> = {
  etat: { article: "L5151-11 1°", nom: "l'État" },
  commune: { article: "L5151-11 2°", nom: "la commune" },
  sante_publique: { article: "L5151-11 3°", nom: "l'établissement public chargé de la réserve sanitaire" },
  autorite_gestion_sis: {
    article: "L5151-11 4°",
    nom: "l'autorité qui gère votre engagement : État, service d'incendie et de secours, commune ou intercommunalité",
  },
  branche: { article: "L5151-9 7° b", nom: "les employeurs de la branche professionnelle" },
};
