// Les personnes de la démonstration : générées, jamais copiées ; leurs âges restent vrais quel que soit le jour.
import { ajouterMois, anneeDe, composerDate, type DateCivile, moisDe } from "../../socle/valeurs/date-civile.js";

/** Personne d'essai : ses revendications FranceConnect, son NIR (valide, calculé), et ce qu'elle illustre. */
export interface PersonneSimulee {
  readonly cle: string;
  readonly situation: string;
  readonly prenoms: readonly string[];
  readonly nomNaissance: string;
  readonly nomUsage: string;
  readonly sexe: "male" | "female";
  /** « AAAA-MM-JJ », ou « AAAA-00-00 » quand la date est présumée. */
  readonly dateNaissance: string;
  readonly lieuNaissance: string;
  readonly paysNaissance: string;
  readonly courriel: string;
  readonly nir: string;
}

/** Responsable que ProConnect présente ; `association` est l'identifiant RNA. */
export interface ResponsableSimule {
  readonly cle: string;
  readonly fonction: string;
  readonly prenom: string;
  readonly nom: string;
  readonly courriel: string;
  readonly siret: string | null;
  readonly association: string;
}

export interface AssociationDemonstration {
  readonly rna: string;
  readonly titre: string;
  readonly siret: string | null;
  readonly responsables: readonly ResponsableSimule[];
}

interface Modele {
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

const FRANCE = "99100";

const MODELES: readonly Modele[] = [
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

/** Clé du NIR : 97 moins le reste par 97, la Corse comptée 19 (2A) ou 18 (2B). */
function cleDuNir(treize: string): string {
  const nombre = Number(treize.replace("2A", "19").replace("2B", "18"));
  return (97 - (nombre % 97)).toString().padStart(2, "0");
}

function nirDe(modele: Modele, naissance: DateCivile): string {
  const mois = modele.presumee === true ? 20 : moisDe(naissance);
  const lieu = modele.lieu === "" ? (modele.pays ?? FRANCE) : modele.lieu;
  const annee = (anneeDe(naissance) % 100).toString().padStart(2, "0");
  const treize = `${modele.sexe === "male" ? 1 : 2}${annee}${mois.toString().padStart(2, "0")}${lieu}${modele.ordre.toString().padStart(3, "0")}`;
  return `${treize}${cleDuNir(treize)}`;
}

function naissanceDe(modele: Modele, aujourdhui: DateCivile): DateCivile {
  if ("annees" in modele.ne) return composerDate(anneeDe(aujourdhui) - modele.ne.annees, modele.ne.mois, modele.ne.jour);
  return ajouterMois(aujourdhui, -modele.ne.mois);
}

/** Adresse d'essai, sur un domaine qui n'existe pas : aucun courriel n'en sort. */
function courrielDe(prenom: string, nom: string): string {
  const simple = `${prenom.split(/[ -]/u)[0] ?? prenom}.${nom.split(/[ -]/u)[0] ?? nom}`;
  return `${simple.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()}@exemple.invalid`;
}

function personneDe(modele: Modele, aujourdhui: DateCivile): PersonneSimulee {
  const naissance = naissanceDe(modele, aujourdhui);
  return {
    cle: modele.cle,
    situation: modele.situation,
    prenoms: modele.prenoms.split(" "),
    nomNaissance: modele.nom,
    nomUsage: modele.usage ?? "",
    sexe: modele.sexe,
    dateNaissance: modele.presumee === true ? `${anneeDe(naissance)}-00-00` : naissance,
    lieuNaissance: modele.lieu,
    paysNaissance: modele.pays ?? FRANCE,
    courriel: courrielDe(modele.prenoms, modele.nom),
    nir: nirDe(modele, naissance),
  };
}

/** Les personnes de la démonstration, telles qu'elles sont au jour donné. */
export function personnesSimulees(aujourdhui: DateCivile): readonly PersonneSimulee[] {
  return MODELES.map((modele) => personneDe(modele, aujourdhui));
}

/** Deux associations réelles (extrait du RNA), actives, dont l'objet social annonce l'intérêt général. */
export const ASSOCIATIONS_DEMONSTRATION: readonly AssociationDemonstration[] = [
  {
    rna: "W652000113",
    titre: "ABCD LANNEMEZAN",
    siret: "49784302900016",
    responsables: [
      responsable("presidente-lannemezan", "Présidente d'ABCD Lannemezan", ["Odile", "MONTREJEAU"], ["W652000113", "49784302900016"]),
      responsable(
        "salariee-tresoriere",
        "Trésorière d'ABCD Lannemezan (la salariée elle-même)",
        ["Solène", "ARVENNE"],
        ["W652000113", "49784302900016"],
      ),
    ],
  },
  {
    rna: "W921003154",
    titre: "ABC LITTERAL",
    siret: null,
    responsables: [
      responsable("president-litteral", "Président d'ABC Littéral", ["Yvan", "CLAVERIOLE"], ["W921003154", null]),
      responsable("secretaire-litteral", "Secrétaire d'ABC Littéral", ["Habiba", "NORVELLE"], ["W921003154", null]),
    ],
  },
];

function responsable(
  cle: string,
  fonction: string,
  [prenom, nom]: readonly [string, string],
  [association, siret]: readonly [string, string | null] = ["", null],
): ResponsableSimule {
  return { cle, fonction, prenom, nom, courriel: courrielDe(prenom, nom), siret, association };
}
