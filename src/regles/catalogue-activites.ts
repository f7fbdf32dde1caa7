// Les fiches des activités pour les pages publiques : le minimum y est écrit depuis les valeurs de la loi, jamais à la main.
import { FINANCEURS, LIGNES } from "./activites/ligne.js";
import { TYPES_ACTIVITE, type TypeActivite } from "./faits.js";
import type { Parametre, Unite } from "./parametre.js";
import {
  BENEVOLAT_HEURES,
  BENEVOLAT_HEURES_UNE,
  EDUCATION_NATIONALE_INTERVENTIONS,
  MAITRE_APPRENTISSAGE_MOIS,
  POLICE_CITOYENNE_ANNEES,
  POLICE_CITOYENNE_HEURES,
  REINSERTION_HEURES,
  RESERVE_CIVIQUE_HEURES,
  RESERVE_CIVIQUE_HEURES_UN,
  RESERVE_COMMUNALE_ANNEES,
  RESERVE_DEFENSE_ANNEES,
  RESERVE_MILITAIRE_JOURS,
  RESERVE_POLICE_ANNEES,
  RESERVE_POLICE_VACATIONS,
  RESERVE_SANITAIRE_JOURS,
  SAPEUR_POMPIER_ANNEES,
  SERVICE_CIVIQUE_MOIS,
} from "./parametres-acquisition.js";
import { ecrireQuantite } from "./trace.js";

/** Une activité présentée au public ; `illustration` est le nom du dessin. */
export interface FicheActivite {
  readonly type: TypeActivite;
  readonly nom: string;
  readonly illustration: TypeActivite;
  /** Le minimum en une ligne. */
  readonly minimum: string;
  readonly periode: string;
  readonly quiDeclare: string;
  readonly quand: string;
  readonly financeur: string;
  readonly articles: readonly string[];
}

/** Valeur en vigueur d'un seuil, avec son unité. */
function dire(param: Parametre<number>, unite: Unite = param.unite): string {
  const version = param.versions[param.versions.length - 1];
  if (version === undefined) throw new Error(`« ${param.nom} » n'a aucune version.`);
  return ecrireQuantite(version.valeur, unite);
}

type Textes = Pick<FicheActivite, "minimum" | "quiDeclare" | "quand"> & { readonly articles: readonly string[] };

const ORGANISME = "L'organisme qui vous accueille : vous n'avez rien à déclarer.";
const APRES_L_ANNEE = "Après la fin de l'année civile.";
const DEBUT_SUIVANT = "Au début de l'année civile qui suit.";
const DELAIS_DU_TITULAIRE = "Déclaration au plus tard le 30 juin de l'année suivante, attestation au plus tard le 31 décembre.";

const TEXTES: Readonly<Record<TypeActivite, Textes>> = {
  benevolat_associatif: {
    minimum: `${dire(BENEVOLAT_HEURES)} dans l'année, dont ${dire(BENEVOLAT_HEURES_UNE)} dans une même association, en siégeant ou en encadrant.`,
    quiDeclare: "Vous déclarez, un responsable de l'association atteste.",
    quand: DELAIS_DU_TITULAIRE,
    articles: ["L5151-9 6° a", "L5151-9 6° b", "R5151-16", "R5151-17", "R5151-18"],
  },
  maitre_apprentissage: {
    minimum: `${dire(MAITRE_APPRENTISSAGE_MOIS)}, quel que soit le nombre d'apprentis.`,
    quiDeclare: "La déclaration se fait à partir des contrats d'apprentissage : vous n'avez rien à déclarer.",
    quand: APRES_L_ANNEE,
    articles: ["L5151-9"],
  },
  proche_aidant: {
    minimum: "Ce que fixe l'accord de votre branche professionnelle, s'il existe.",
    quiDeclare: "Ce que prévoit l'accord de branche.",
    quand: "Ce que prévoit l'accord de branche.",
    articles: [],
  },
  reserve_citoyenne_defense_securite: {
    minimum: `${dire(RESERVE_DEFENSE_ANNEES)} d'engagement continus.`,
    quiDeclare: ORGANISME,
    quand: DEBUT_SUIVANT,
    articles: ["L5151-9"],
  },
  reserve_citoyenne_education_nationale: {
    minimum: `Une année continue d'engagement et ${dire(EDUCATION_NATIONALE_INTERVENTIONS)}.`,
    quiDeclare: ORGANISME,
    quand: APRES_L_ANNEE,
    articles: ["L5151-9"],
  },
  reserve_citoyenne_police_nationale: {
    minimum: `${dire(POLICE_CITOYENNE_ANNEES)} continus et ${dire(POLICE_CITOYENNE_HEURES)} chaque année.`,
    quiDeclare: ORGANISME,
    quand: DEBUT_SUIVANT,
    articles: ["L5151-9"],
  },
  reserve_citoyenne_reinsertion: {
    minimum: `${dire(REINSERTION_HEURES)} dans l'année.`,
    quiDeclare: ORGANISME,
    quand: APRES_L_ANNEE,
    articles: ["L5151-9", "code pénitentiaire L411-6"],
  },
  reserve_civique: {
    minimum: `${dire(RESERVE_CIVIQUE_HEURES)} dans l'année, dont ${dire(RESERVE_CIVIQUE_HEURES_UN)} dans un même organisme, en siégeant ou en encadrant.`,
    quiDeclare: "Vous déclarez, un responsable de l'organisme atteste.",
    quand: DELAIS_DU_TITULAIRE,
    articles: ["L5151-9", "D5151-15"],
  },
  reserve_communale_securite_civile: {
    minimum: `Un engagement signé pour ${dire(RESERVE_COMMUNALE_ANNEES)}.`,
    quiDeclare: "La commune : vous n'avez rien à déclarer.",
    quand: "Après la fin de l'année de la signature.",
    articles: ["L5151-9"],
  },
  reserve_militaire_operationnelle: {
    minimum: `${dire(RESERVE_MILITAIRE_JOURS)} d'activités dans l'année.`,
    quiDeclare: "Votre force armée ou la gendarmerie : vous n'avez rien à déclarer.",
    quand: APRES_L_ANNEE,
    articles: ["L5151-9"],
  },
  reserve_police_nationale: {
    minimum: `${dire(RESERVE_POLICE_ANNEES)} continus et ${dire(RESERVE_POLICE_VACATIONS)} chaque année.`,
    quiDeclare: "La police nationale : vous n'avez rien à déclarer.",
    quand: DEBUT_SUIVANT,
    articles: ["L5151-9 2° bis", "CSI L411-7"],
  },
  reserve_sanitaire: {
    minimum: `${dire(RESERVE_SANITAIRE_JOURS)} d'emploi dans l'année.`,
    quiDeclare: "L'établissement qui gère la réserve sanitaire : vous n'avez rien à déclarer.",
    quand: APRES_L_ANNEE,
    articles: ["L5151-9"],
  },
  sapeur_pompier_volontaire: {
    minimum: `La signature d'un engagement de ${dire(SAPEUR_POMPIER_ANNEES)}.`,
    quiDeclare: "Votre service d'incendie et de secours : vous n'avez rien à déclarer.",
    quand: "Après la fin de l'année où l'arrêté de nomination vous est notifié.",
    articles: ["L5151-9", "CSI R723-6", "CSI R723-9"],
  },
  service_civique: {
    minimum: `${dire(SERVICE_CIVIQUE_MOIS)} continus.`,
    quiDeclare: ORGANISME,
    quand: APRES_L_ANNEE,
    articles: ["L5151-9"],
  },
};

function majuscule(texte: string): string {
  return texte.charAt(0).toUpperCase() + texte.slice(1);
}

function fiche(type: TypeActivite): FicheActivite {
  const ligne = LIGNES[type];
  const { articles, ...textes } = TEXTES[type];
  const payeur = FINANCEURS[ligne.financeur];
  const periode = type === "proche_aidant" ? [] : ["D5151-14 II"];
  return {
    type,
    nom: ligne.sujet,
    illustration: type,
    ...textes,
    periode: majuscule(ligne.periode.replace(/^sur /u, "")),
    financeur: majuscule(payeur.nom),
    articles: [...new Set([ligne.article, ...articles, ...periode, payeur.article])],
  };
}

/** Une fiche par type d'activité, dans l'ordre alphabétique des types. */
export const FICHES_ACTIVITES: readonly FicheActivite[] = TYPES_ACTIVITE.map(fiche);
