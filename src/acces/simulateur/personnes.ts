// Les personnes de la démonstration : générées, jamais copiées ; leurs âges restent vrais quel que soit le jour.

import { ajouterMois, anneeDe, composerDate, type DateCivile, moisDe } from "../../socle/valeurs/date-civile.js";
import { FRANCE, MODELES, type Modele } from "./modeles.js";

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

/** Personne que ProConnect présente. */
export interface ResponsableSimule {
  readonly cle: string;
  readonly fonction: string;
  readonly prenom: string;
  readonly nom: string;
  readonly courriel: string;
  readonly siret: string | null;
}

export interface AssociationDemonstration {
  readonly rna: string;
  readonly titre: string;
  readonly siret: string | null;
  readonly responsables: readonly ResponsableSimule[];
}

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
      responsable({
        cle: "presidente-lannemezan",
        fonction: "Présidente d'ABCD Lannemezan",
        prenom: "Odile",
        nom: "MONTREJEAU",
        siret: "49784302900016",
      }),
      responsable({
        cle: "salariee-tresoriere",
        fonction: "Trésorière d'ABCD Lannemezan (la salariée elle-même)",
        prenom: "Solène",
        nom: "ARVENNE",
        siret: "49784302900016",
      }),
    ],
  },
  {
    rna: "W921003154",
    titre: "ABC LITTERAL",
    siret: null,
    responsables: [
      responsable({
        cle: "president-litteral",
        fonction: "Président d'ABC Littéral",
        prenom: "Yvan",
        nom: "CLAVERIOLE",
        siret: null,
      }),
      responsable({
        cle: "secretaire-litteral",
        fonction: "Secrétaire d'ABC Littéral",
        prenom: "Habiba",
        nom: "NORVELLE",
        siret: null,
      }),
    ],
  },
];

export function responsable(modele: Omit<ResponsableSimule, "courriel">): ResponsableSimule {
  return { ...modele, courriel: courrielDe(modele.prenom, modele.nom) };
}
