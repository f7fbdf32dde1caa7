// Les champs d'une ligne que l'on corrige à la main : lesquels montrer, et les mots de leurs valeurs.
import { COLONNES, colonnesSansObjet, NOMS_COLONNES, type NomColonne } from "../../../../../../metier/depots/index.js";
import { TYPES_ACTIVITE, type TypeActivite } from "../../../../../../regles/faits.js";
import { motActivite } from "../../../../lectures/mots.js";

const MOTS: Readonly<Record<string, string>> = {
  creation: "Création",
  rectification: "Rectification",
  annulation: "Annulation",
  F: "Féminin",
  M: "Masculin",
  oui: "Oui",
  non: "Non",
  ADMINISTRATION: "Administration",
  DIRECTION: "Direction",
  ENCADREMENT_BENEVOLES: "Encadrement de bénévoles",
  ENCADREMENT_RESERVISTES: "Encadrement de réservistes",
  SANS_OBJET: "Sans objet",
  HEURES: "Heures",
  JOURS: "Jours",
  MOIS_CONTINUS: "Mois continus",
  ANNEES_ENGAGEMENT: "Années d'engagement",
  INTERVENTIONS: "Interventions",
  VACATIONS: "Vacations",
  SIGNATURE: "Signature de l'engagement",
};

/** Une valeur codée, en clair. */
export function motChamp(nom: string, valeur: string): string {
  if (nom === "code_activite") return valeur === "" ? "Non renseignée" : motActivite(valeur);
  return MOTS[valeur] ?? valeur;
}

/** D'une rectification, l'opération et la ligne d'origine se déduisent du geste. */
const DEDUITES: ReadonlySet<NomColonne> = new Set<NomColonne>(["operation", "id_ligne_origine"]);

function estActivite(texte: string | undefined): texte is TypeActivite {
  return TYPES_ACTIVITE.some((type) => type === texte);
}

/** Colonnes qui n'ont de sens que pour certaines activités. */
const PROPRES: ReadonlySet<NomColonne> = new Set(TYPES_ACTIVITE.flatMap((type) => [...colonnesSansObjet(type)]));

/** Les champs d'une ligne, rangés : d'abord ceux qui comptent pour elle, puis ceux que l'on peut laisser vides. */
export interface ColonnesMontrees {
  readonly principales: readonly NomColonne[];
  readonly autres: readonly NomColonne[];
}

/** Ce qui est propre à l'activité, exigé, rempli ou en faute ; puis le reste. Ce qui lui est sans objet ne se montre pas. */
export function colonnesAMontrer(
  champs: Readonly<Record<string, string>>,
  { enFaute, prise }: { readonly enFaute: ReadonlySet<string>; readonly prise: boolean },
): ColonnesMontrees {
  const type = champs["code_activite"];
  const connue = estActivite(type);
  const sansObjet = new Set(connue ? colonnesSansObjet(type) : []);
  const principales: NomColonne[] = [];
  const autres: NomColonne[] = [];
  for (const nom of NOMS_COLONNES) {
    if (nom === "reference_juridique" || (prise && DEDUITES.has(nom))) continue;
    const utile = (champs[nom] ?? "") !== "" || enFaute.has(nom);
    const propre = PROPRES.has(nom) && !sansObjet.has(nom);
    if (utile || COLONNES[nom].exigee || propre) principales.push(nom);
    else if (!sansObjet.has(nom)) autres.push(nom);
  }
  return { principales, autres };
}

export function estColonne(nom: string): nom is NomColonne {
  return NOMS_COLONNES.some((connue) => connue === nom);
}
