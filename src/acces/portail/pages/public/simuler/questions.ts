// Les questions du simulateur, activité par activité : ce que la loi regarde, rien de plus.
import type { TypeActivite } from "../../../../../regles/faits.js";

interface QuestionCommune {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string;
}

export interface QuestionNombre extends QuestionCommune {
  readonly genre: "nombre";
  readonly suffixe: string;
  readonly facultatif?: boolean;
}

export interface QuestionAnnee extends QuestionCommune {
  readonly genre: "annee";
}

export interface QuestionDate extends QuestionCommune {
  readonly genre: "date";
  readonly exemple: string;
}

export interface QuestionChoix extends QuestionCommune {
  readonly genre: "choix";
  readonly options: readonly { readonly valeur: string; readonly libelle: string; readonly aide?: string }[];
}

export type Question = QuestionNombre | QuestionAnnee | QuestionDate | QuestionChoix;

const ANNEE: QuestionAnnee = { genre: "annee", nom: "annee", libelle: "En quelle année ?" };
const DEBUT: QuestionDate = { genre: "date", nom: "debut", libelle: "Premier jour", exemple: "01/10/2025" };
const FIN: QuestionDate = { genre: "date", nom: "fin", libelle: "Dernier jour, ou dernier jour prévu", exemple: "31/05/2026" };

function nombre(nom: string, libelle: string, suffixe: string): QuestionNombre {
  return { genre: "nombre", nom, libelle, suffixe };
}

function parAn(racine: string, mot: string, suffixe: string): QuestionNombre[] {
  return [1, 2, 3].map((rang) => nombre(`${racine}${rang}`, `${mot} la ${rang === 1 ? "1re" : `${rang}e`} année d'engagement`, suffixe));
}

const FONCTION: QuestionChoix = {
  genre: "choix",
  nom: "fonction",
  libelle: "Que faites-vous pendant ces heures ?",
  options: [
    { valeur: "administration", libelle: "Je siège au bureau, au conseil d'administration ou à la direction" },
    { valeur: "encadrement", libelle: "J'encadre d'autres bénévoles" },
    { valeur: "autre", libelle: "Autre chose", aide: "Accueil, entraînement des pratiquants, distribution, buvette…" },
  ],
};

const DECLARATION: QuestionChoix = {
  genre: "choix",
  nom: "declaration",
  libelle: "Avez-vous déjà déclaré ces heures ?",
  options: [
    { valeur: "pas_encore", libelle: "Pas encore" },
    { valeur: "a_temps", libelle: "Oui, au plus tard le 30 juin de l'année suivante" },
  ],
};

const ASSOCIATION: readonly Question[] = [
  {
    genre: "choix",
    nom: "anciennete",
    libelle: "Depuis quand l'association est-elle déclarée ?",
    aide: "En préfecture, ou inscrite au registre du tribunal en Alsace-Moselle.",
    options: [
      { valeur: "plus", libelle: "Un an ou plus" },
      { valeur: "moins", libelle: "Moins d'un an" },
      { valeur: "jamais", libelle: "Elle n'est pas déclarée" },
    ],
  },
  {
    genre: "choix",
    nom: "objet",
    libelle: "Que fait l'association ?",
    aide: "Toutes ses activités doivent être de celles qui ouvrent droit à une réduction d'impôt pour les dons (article 200 du code général des impôts).",
    options: [
      { valeur: "oui", libelle: "Tout est d'intérêt général", aide: "Sport, culture, solidarité, environnement, éducation, santé…" },
      { valeur: "non", libelle: "Elle sert surtout ses membres, ou une activité commerciale" },
      { valeur: "inconnu", libelle: "Je ne sais pas" },
    ],
  },
];

/** La seconde association du bénévole se tait quand ce champ est vide. */
export const HEURES_AILLEURS: QuestionNombre = {
  genre: "nombre",
  nom: "heures2",
  libelle: "Heures dans une autre association",
  aide: "Dans une fonction semblable, et si cette association remplit les mêmes conditions.",
  suffixe: "heures",
  facultatif: true,
};

export const QUESTIONS: Readonly<Record<TypeActivite, readonly Question[]>> = {
  benevolat_associatif: [
    ANNEE,
    nombre("heures", "Heures dans l'association", "heures"),
    HEURES_AILLEURS,
    FONCTION,
    ...ASSOCIATION,
    DECLARATION,
  ],
  reserve_civique: [
    ANNEE,
    nombre("heures", "Heures dans l'organisme", "heures"),
    { ...HEURES_AILLEURS, libelle: "Heures dans un autre organisme", aide: "Avec la même fonction." },
    {
      ...FONCTION,
      options: FONCTION.options.map((o) => (o.valeur === "encadrement" ? { ...o, libelle: "J'encadre d'autres réservistes" } : o)),
    },
    DECLARATION,
  ],
  service_civique: [DEBUT, FIN],
  reserve_militaire_operationnelle: [ANNEE, nombre("jours", "Jours d'activité cette année-là", "jours")],
  reserve_police_nationale: [
    {
      genre: "choix",
      nom: "qualite",
      libelle: "Qu'étiez-vous avant d'entrer dans la réserve ?",
      options: [
        { valeur: "4", libelle: "Ni policier, ni policier adjoint" },
        { valeur: "3", libelle: "Policier adjoint" },
        { valeur: "2", libelle: "Policier, aujourd'hui à la retraite" },
      ],
    },
    DEBUT,
    FIN,
    ...parAn("vacations", "Vacations", "vacations"),
  ],
  reserve_sanitaire: [ANNEE, nombre("jours", "Jours d'emploi cette année-là", "jours")],
  maitre_apprentissage: [
    { ...DEBUT, libelle: "Premier jour auprès de l'apprenti" },
    { ...FIN, libelle: "Dernier jour auprès de l'apprenti, ou dernier jour prévu" },
  ],
  sapeur_pompier_volontaire: [
    { genre: "date", nom: "signature", libelle: "Jour où vous avez signé l'engagement", exemple: "15/12/2025" },
    { genre: "date", nom: "arrete", libelle: "Jour où l'arrêté de nomination vous a été notifié", exemple: "10/02/2026" },
    nombre("duree", "Durée de l'engagement", "années"),
  ],
  reserve_citoyenne_defense_securite: [DEBUT, FIN],
  reserve_communale_securite_civile: [
    { genre: "date", nom: "signature", libelle: "Jour où vous avez signé l'engagement", exemple: "15/12/2025" },
    nombre("duree", "Durée de l'engagement", "années"),
  ],
  reserve_citoyenne_education_nationale: [DEBUT, FIN, nombre("interventions", "Interventions pendant cette période", "interventions")],
  reserve_citoyenne_police_nationale: [DEBUT, FIN, ...parAn("heures", "Heures", "heures")],
  reserve_citoyenne_reinsertion: [ANNEE, nombre("heures", "Heures cette année-là", "heures")],
  proche_aidant: [
    ANNEE,
    {
      genre: "choix",
      nom: "accord",
      libelle: "Votre branche professionnelle a-t-elle signé un accord sur ces droits ?",
      options: [
        { valeur: "non", libelle: "Non, ou je ne sais pas" },
        { valeur: "oui", libelle: "Oui" },
      ],
    },
  ],
};
