// Les modèles des personnes d'essai : ce qui les distingue, d'où leur naissance et leur numéro se calculent.

/** Modèle d'une personne ; `ordre` est le numéro d'ordre de sa naissance dans le mois et le lieu. */
export interface Modele {
  readonly cle: string;
  readonly situation: string;
  readonly prenoms: string;
  readonly nom: string;
  readonly usage?: string;
  readonly sexe: "male" | "female";
  /** Âge en mois révolus, ou année de naissance comptée depuis l'année en cours, avec son mois et son jour. */
  readonly ne: { readonly mois: number } | { readonly annees: number; readonly mois: number; readonly jour: number };
  readonly lieu: string;
  readonly pays?: string;
  readonly presumee?: boolean;
  readonly ordre: number;
}

export const FRANCE = "99100";

export const MODELES: readonly Modele[] = [
  {
    cle: "salariee",
    situation: "Salariée, bénévole dans deux associations",
    prenoms: "Solène Maud",
    nom: "ARVENNE",
    usage: "KERDANET",
    sexe: "female",
    ne: { annees: 38, mois: 5, jour: 14 },
    lieu: "35238",
    ordre: 217,
  },
  {
    cle: "seize-ans",
    situation: "Lycéen de 16 ans",
    prenoms: "Timéo Gaspard",
    nom: "VALBRUN",
    sexe: "male",
    ne: { mois: 16 * 12 + 4 },
    lieu: "44109",
    ordre: 88,
  },
  {
    cle: "apprenti",
    situation: "Apprenti de 15 ans, contrat signé",
    prenoms: "Noa Élie",
    nom: "MARCILLAT",
    sexe: "male",
    ne: { mois: 15 * 12 + 5 },
    lieu: "63113",
    ordre: 41,
  },
  {
    cle: "quinze-ans",
    situation: "Collégienne de 15 ans, sans contrat",
    prenoms: "Inès Garance",
    nom: "TORVEL",
    sexe: "female",
    ne: { mois: 15 * 12 + 6 },
    lieu: "59350",
    ordre: 132,
  },
  {
    cle: "demandeur-emploi",
    situation: "Demandeur d'emploi",
    prenoms: "Bastien Loup",
    nom: "CHARVIGNOL",
    sexe: "male",
    ne: { annees: 29, mois: 9, jour: 3 },
    lieu: "69383",
    ordre: 305,
  },
  {
    cle: "agent-public",
    situation: "Agente publique",
    prenoms: "Mireille Agathe",
    nom: "DUSSERAND",
    sexe: "female",
    ne: { annees: 51, mois: 1, jour: 27 },
    lieu: "31555",
    ordre: 64,
  },
  {
    cle: "independant",
    situation: "Travailleur indépendant",
    prenoms: "Ewen",
    nom: "TRÉGUENNOU",
    sexe: "male",
    ne: { annees: 44, mois: 11, jour: 30 },
    lieu: "29019",
    ordre: 19,
  },
  {
    cle: "etudiante",
    situation: "Étudiante",
    prenoms: "Lou-Anne Cécile",
    nom: "BRESSIEUX",
    sexe: "female",
    ne: { annees: 21, mois: 2, jour: 8 },
    lieu: "34172",
    ordre: 276,
  },
  {
    cle: "parent-foyer",
    situation: "Parent au foyer",
    prenoms: "Gwendal",
    nom: "PLOUVENEC",
    usage: "SARRAZAC",
    sexe: "male",
    ne: { annees: 35, mois: 7, jour: 19 },
    lieu: "76540",
    ordre: 150,
  },
  {
    cle: "retraite",
    situation: "Retraité",
    prenoms: "Fernand Achille",
    nom: "GOURDIERES",
    sexe: "male",
    ne: { annees: 69, mois: 4, jour: 2 },
    lieu: "33063",
    ordre: 12,
  },
  {
    cle: "sapeur-pompier",
    situation: "Sapeur-pompier volontaire de 19 ans",
    prenoms: "Maëlys",
    nom: "FONTVIELLE",
    sexe: "female",
    ne: { mois: 19 * 12 + 7 },
    lieu: "38185",
    ordre: 230,
  },
  {
    cle: "nee-a-letranger",
    situation: "Née au Maroc",
    prenoms: "Siham Yasmine",
    nom: "BELKASMI",
    sexe: "female",
    ne: { annees: 33, mois: 10, jour: 22 },
    lieu: "",
    pays: "99350",
    ordre: 7,
  },
  {
    cle: "date-presumee",
    situation: "Né au Mali, jour et mois de naissance inconnus",
    prenoms: "Souleymane",
    nom: "DIAKARITE",
    sexe: "male",
    ne: { annees: 48, mois: 1, jour: 1 },
    lieu: "",
    pays: "99335",
    presumee: true,
    ordre: 3,
  },
  {
    cle: "nom-long",
    situation: "Nom de 53 caractères",
    prenoms: "Marie-Apolline Élisabeth Œlia",
    nom: "DE VAUCRESSON-MONTBRILLANT DE LA ROCHE-SAINT-ANTHELME",
    sexe: "female",
    ne: { annees: 40, mois: 8, jour: 16 },
    lieu: "67482",
    ordre: 91,
  },
  {
    cle: "corse",
    situation: "Né en Corse",
    prenoms: "Ange-Toussaint",
    nom: "CASALONGHI",
    sexe: "male",
    ne: { annees: 42, mois: 12, jour: 5 },
    lieu: "2A004",
    ordre: 58,
  },
];
