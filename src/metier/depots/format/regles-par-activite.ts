// Ce que chaque activité demande : colonnes exigées, permises ou sans objet, unité, et comment sa période se lit.
import type { TypeActivite } from "../../../regles/faits.js";
import { COLONNES, type FonctionDeposee, NOMS_COLONNES, type NomColonne, rangDe, type UniteDeposee } from "./colonnes.js";

/**
 * Comment les dates tiennent à l'année de référence. « dans_l_annee » : début et fin dans cette année, échues ;
 * « annuelle » : un total de l'année, les dates sont facultatives ; « engagement » : une période qui peut déborder ;
 * « signature » : un contrat signé.
 */
export type GenrePeriode = "dans_l_annee" | "annuelle" | "engagement" | "signature";

export interface RegleActivite {
  readonly periode: GenrePeriode;
  /** Unité de la quantité, null quand l'activité n'en a pas. */
  readonly unite: UniteDeposee | null;
  readonly entiere: boolean;
  readonly exiges: readonly NomColonne[];
  readonly permis: readonly NomColonne[];
  readonly fonctions: readonly FonctionDeposee[];
}

/** Colonnes qui n'ont de sens que pour certaines activités. */
export const COLONNES_PROPRES: readonly NomColonne[] = [
  "date_debut",
  "date_fin",
  "quantite",
  "unite",
  "date_signature",
  "valideur_nom",
  "valideur_qualite",
  "date_validation",
  "vacations_par_an",
  "heures_par_an",
  "arrete_notifie_le",
  "apprenti",
  "contrat",
  "qualite",
  "thematique",
  "accord_de_branche",
];

const PERIODE: readonly NomColonne[] = ["date_debut", "date_fin"];
const QUANTITE: readonly NomColonne[] = ["quantite", "unite"];
const VALIDATION: readonly NomColonne[] = ["valideur_nom", "valideur_qualite", "date_validation"];
const SANS_FONCTION = ["SANS_OBJET"] as const;

function annuelle(unite: "JOURS" | "HEURES"): RegleActivite {
  return { periode: "annuelle", unite, entiere: unite === "JOURS", exiges: QUANTITE, permis: PERIODE, fonctions: SANS_FONCTION };
}

function engagement(exiges: readonly NomColonne[], permis: readonly NomColonne[] = []): RegleActivite {
  return { periode: "engagement", unite: null, entiere: false, exiges: [...PERIODE, ...exiges], permis, fonctions: SANS_FONCTION };
}

function signature(permis: readonly NomColonne[]): RegleActivite {
  const exiges: readonly NomColonne[] = ["date_signature", ...QUANTITE];
  return { periode: "signature", unite: "ANNEES_ENGAGEMENT", entiere: false, exiges, permis, fonctions: SANS_FONCTION };
}

function heuresAttestees(encadrement: FonctionDeposee, permis: readonly NomColonne[]): RegleActivite {
  return {
    periode: "dans_l_annee",
    unite: "HEURES",
    entiere: false,
    exiges: [...PERIODE, ...QUANTITE],
    permis: [...VALIDATION, ...permis],
    fonctions: ["ADMINISTRATION", "DIRECTION", encadrement, "SANS_OBJET"],
  };
}

export const REGLES_PAR_ACTIVITE: Readonly<Record<TypeActivite, RegleActivite>> = {
  benevolat_associatif: heuresAttestees("ENCADREMENT_BENEVOLES", []),
  maitre_apprentissage: engagement(["apprenti"]),
  proche_aidant: {
    periode: "annuelle",
    unite: null,
    entiere: false,
    exiges: [],
    permis: [...PERIODE, "accord_de_branche"],
    fonctions: SANS_FONCTION,
  },
  reserve_citoyenne_defense_securite: engagement([]),
  reserve_citoyenne_education_nationale: { ...engagement(QUANTITE), unite: "INTERVENTIONS", entiere: true },
  reserve_citoyenne_police_nationale: engagement(["heures_par_an"]),
  reserve_citoyenne_reinsertion: annuelle("HEURES"),
  reserve_civique: heuresAttestees("ENCADREMENT_RESERVISTES", ["thematique"]),
  reserve_communale_securite_civile: signature(PERIODE),
  reserve_militaire_operationnelle: annuelle("JOURS"),
  reserve_police_nationale: engagement(["qualite", "vacations_par_an"]),
  reserve_sanitaire: annuelle("JOURS"),
  sapeur_pompier_volontaire: signature([...PERIODE, "arrete_notifie_le"]),
  service_civique: engagement([], ["contrat"]),
};

/** Colonnes sans objet pour une activité : remplies, elles sont une faute. */
export function colonnesSansObjet(type: TypeActivite): readonly NomColonne[] {
  const { exiges, permis } = REGLES_PAR_ACTIVITE[type];
  return COLONNES_PROPRES.filter((nom) => !exiges.includes(nom) && !permis.includes(nom));
}

/** Rangs des colonnes que toute ligne remplit. */
export const RANGS_TOUJOURS_EXIGES: readonly number[] = NOMS_COLONNES.filter((nom) => COLONNES[nom].exigee).map(rangDe);
