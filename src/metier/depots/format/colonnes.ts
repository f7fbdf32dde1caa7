// Les colonnes d'un dépôt : la seule définition, d'où naissent la lecture, les schémas publiés et les exemples.
import { QUALITES_POLICE, THEMATIQUES, TYPES_ACTIVITE } from "../../../regles/faits.js";

/** Version du format ; elle est dans le nom conseillé des fichiers. */
export const VERSION_SCHEMA = "1.0";

export const NOMS_COLONNES = [
  "id_ligne",
  "operation",
  "id_ligne_origine",
  "annee_reference",
  "code_activite",
  "reference_juridique",
  "nir",
  "nom_naissance",
  "nom_usage",
  "prenoms",
  "sexe",
  "date_naissance",
  "code_commune_naissance",
  "code_pays_naissance",
  "courriel",
  "siret_declarant",
  "siret_organisme",
  "rna_organisme",
  "registre_local",
  "nom_organisme",
  "code_postal_organisme",
  "fonction",
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
  "formation_secondaire",
  "thematique",
  "accord_de_branche",
] as const;
export type NomColonne = (typeof NOMS_COLONNES)[number];

export const OPERATIONS = ["creation", "rectification", "annulation"] as const;
export type Operation = (typeof OPERATIONS)[number];

export const FONCTIONS_DEPOSEES = [
  "ADMINISTRATION",
  "DIRECTION",
  "ENCADREMENT_BENEVOLES",
  "ENCADREMENT_RESERVISTES",
  "SANS_OBJET",
] as const;
export type FonctionDeposee = (typeof FONCTIONS_DEPOSEES)[number];

export const UNITES = ["HEURES", "JOURS", "MOIS_CONTINUS", "ANNEES_ENGAGEMENT", "INTERVENTIONS", "VACATIONS", "SIGNATURE"] as const;
export type UniteDeposee = (typeof UNITES)[number];

/** Ce qu'une colonne contient ; une date présumée admet « 00 » pour le mois et le jour. */
export type Nature = "texte" | "entier" | "decimal" | "date" | "date_presumee" | "liste_entiers" | "liste_decimaux" | "oui_non";

export interface Colonne {
  readonly titre: string;
  readonly description: string;
  readonly nature: Nature;
  /** Vrai quand chaque ligne la remplit ; alors l'en-tête la porte aussi. */
  readonly exigee: boolean;
  readonly maximum?: number;
  /** Expression régulière, ancrée par qui s'en sert. */
  readonly motif?: string;
  readonly valeurs?: readonly string[];
  readonly exemple: string;
  readonly article?: string;
}

type Reste = Partial<Omit<Colonne, "titre" | "description">> & { readonly exemple: string };

function colonne(titre: string, description: string, reste: Reste): Colonne {
  return { titre, description, nature: "texte", exigee: false, ...reste };
}

const JOUR = "(19|20)\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const IDENTIFIANT = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}";
const SIRET = "\\d{14}";
const NOMBRE = "\\d{1,9}(\\.\\d{1,4})?";

function date(titre: string, description: string, reste: Reste): Colonne {
  return colonne(titre, description, { nature: "date", motif: JOUR, ...reste });
}

export const COLONNES: Readonly<Record<NomColonne, Colonne>> = {
  id_ligne: colonne("Identifiant de la ligne", "Unique pour le déclarant, pour toujours : le même identifiant désigne la même ligne.", {
    exigee: true,
    maximum: 64,
    motif: IDENTIFIANT,
    exemple: "2025-000001",
  }),
  operation: colonne("Opération", "Créer, rectifier ou annuler une ligne ; les deux dernières nomment la ligne d'origine.", {
    exigee: true,
    valeurs: OPERATIONS,
    exemple: "creation",
  }),
  id_ligne_origine: colonne("Ligne d'origine", "Identifiant de la ligne rectifiée ou annulée.", {
    maximum: 64,
    motif: IDENTIFIANT,
    exemple: "2025-000000",
  }),
  annee_reference: colonne("Année de référence", "Année civile appréciée, 2017 ou après.", {
    nature: "entier",
    exigee: true,
    motif: "(201[7-9]|20[2-9]\\d)",
    exemple: "2025",
    article: "D5151-14 II",
  }),
  code_activite: colonne("Activité", "Une des activités de l'article L5151-9.", {
    exigee: true,
    valeurs: TYPES_ACTIVITE,
    exemple: "sapeur_pompier_volontaire",
    article: "L5151-9",
  }),
  reference_juridique: colonne("Référence juridique", "Remplie par la plateforme dans sa réponse ; ignorée à l'entrée.", {
    maximum: 256,
    exemple: "D5151-14 I 9°",
  }),
  nir: colonne("Numéro de sécurité sociale", "Quinze caractères, seulement si le déclarant y est autorisé. Jamais rendu.", {
    motif: "[12]\\d{4}(\\d{2}|2[AB])\\d{8}",
    exemple: "",
    article: "R6323-37",
  }),
  nom_naissance: colonne("Nom de naissance", "Lettres, espaces, apostrophes, points et traits d'union.", {
    exigee: true,
    maximum: 256,
    exemple: "EXEMPLE",
  }),
  nom_usage: colonne("Nom d'usage", "S'il diffère du nom de naissance.", { maximum: 256, exemple: "MODELE" }),
  prenoms: colonne("Prénoms", "Tous les prénoms de l'état civil, dans l'ordre, séparés par une espace.", {
    exigee: true,
    maximum: 256,
    exemple: "Anne Marie",
  }),
  sexe: colonne("Sexe", "F ou M, comme à l'état civil.", { exigee: true, valeurs: ["F", "M"], exemple: "F" }),
  date_naissance: colonne("Date de naissance", "AAAA-MM-JJ ; AAAA-MM-00 ou AAAA-00-00 quand la date est présumée.", {
    nature: "date_presumee",
    exigee: true,
    motif: "(18|19|20)\\d{2}-(0\\d|1[0-2])-(0\\d|[12]\\d|3[01])",
    exemple: "1984-05-17",
  }),
  code_commune_naissance: colonne("Commune de naissance", "Code officiel géographique à la naissance, quand elle a eu lieu en France.", {
    motif: "(\\d{2}|2[AB])\\d{3}",
    exemple: "88321",
  }),
  code_pays_naissance: colonne("Pays de naissance", "Code officiel géographique du pays ; 99100 pour la France.", {
    exigee: true,
    motif: "99\\d{3}",
    exemple: "99100",
  }),
  courriel: colonne("Courriel", "Pour prévenir la personne.", {
    maximum: 254,
    motif: "[^\\s@]+@[^\\s@]+\\.[^\\s@]+",
    exemple: "anne@exemple.test",
  }),
  siret_declarant: colonne("SIRET du déclarant", "Quatorze chiffres, s'il en a un.", { motif: SIRET, exemple: "99900000600018" }),
  siret_organisme: colonne(
    "SIRET de l'organisme",
    "Organisme de rattachement : son SIRET, son numéro RNA ou son inscription au registre local.",
    {
      motif: SIRET,
      exemple: "99900000600018",
    },
  ),
  rna_organisme: colonne("Numéro RNA de l'organisme", "W suivi de neuf caractères.", { motif: "W\\d[0-9AB]\\d{7}", exemple: "W751000001" }),
  registre_local: colonne("Registre local", "Alsace-Moselle : tribunal/volume/folio.", {
    maximum: 64,
    motif: "[^/]{2,}/[^/]+/[^/]+",
    exemple: "Colmar/42/17",
    article: "L5151-9 6° a",
  }),
  nom_organisme: colonne("Nom de l'organisme", "Organisme de rattachement.", { exigee: true, maximum: 256, exemple: "SDIS EXEMPLE" }),
  code_postal_organisme: colonne("Code postal de l'organisme", "Cinq chiffres.", { exigee: true, motif: "\\d{5}", exemple: "88000" }),
  fonction: colonne("Fonction", "Fonction tenue par le bénévole ou le réserviste ; SANS_OBJET pour les autres activités.", {
    exigee: true,
    valeurs: FONCTIONS_DEPOSEES,
    exemple: "SANS_OBJET",
    article: "L5151-9 6° b",
  }),
  date_debut: date("Début", "Premier jour de l'activité ou de l'engagement.", { exemple: "2025-01-10" }),
  date_fin: date("Fin", "Dernier jour de l'activité ou de l'engagement, compris.", { exemple: "2025-12-20" }),
  quantite: colonne("Quantité", "Nombre positif ou nul, le point pour décimale.", {
    nature: "decimal",
    motif: NOMBRE,
    maximum: 10_000,
    exemple: "212.5",
    article: "D5151-14 I",
  }),
  unite: colonne("Unité", "Celle que le décret donne à l'activité.", { valeurs: UNITES, exemple: "HEURES", article: "D5151-14 I" }),
  date_signature: date("Signature", "Signature de l'engagement : pompiers volontaires, réserve communale.", { exemple: "2025-03-01" }),
  valideur_nom: colonne("Nom du valideur", "Qui atteste l'activité dans l'organisme.", {
    maximum: 256,
    exemple: "MODELE Paul",
    article: "R5151-17",
  }),
  valideur_qualite: colonne("Qualité du valideur", "Sa charge dans l'administration ou la direction.", {
    maximum: 256,
    exemple: "president",
    article: "R5151-17",
  }),
  date_validation: date("Date de validation", "Jour de l'attestation.", { exemple: "2026-04-02", article: "R5151-17" }),
  vacations_par_an: colonne("Vacations par an", "Un nombre par année d'engagement, séparés par « | ».", {
    nature: "liste_entiers",
    motif: "\\d{1,9}(\\|\\d{1,9}){0,79}",
    exemple: "75|75|80",
    article: "D5151-14 I 10°",
  }),
  heures_par_an: colonne("Heures par an", "Un nombre par année d'engagement, séparés par « | ».", {
    nature: "liste_decimaux",
    motif: `${NOMBRE}(\\|${NOMBRE}){0,79}`,
    exemple: "350|360.5|400",
    article: "D5151-14 I 11°",
  }),
  arrete_notifie_le: date("Notification de l'arrêté", "Jour où l'arrêté de nomination est notifié au pompier volontaire.", {
    exemple: "2025-04-15",
    article: "D5151-14 I 9°",
  }),
  apprenti: colonne("Apprenti", "Référence de l'apprenti pour le déclarant, jamais son numéro de sécurité sociale.", {
    maximum: 200,
    exemple: "apprenti-0042",
    article: "D5151-14 I 6°",
  }),
  contrat: colonne("Contrat", "Référence du contrat : les missions d'un même contrat portent la même.", {
    maximum: 200,
    exemple: "contrat-0042",
    article: "D5151-14 I 1°",
  }),
  qualite: colonne("Qualité du réserviste de police", "Numéro de l'article L411-7 du code de la sécurité intérieure.", {
    valeurs: QUALITES_POLICE,
    exemple: "4",
    article: "CSI L411-7",
  }),
  formation_secondaire: colonne("Formation secondaire", "« oui » si l'activité a lieu dans le cadre des formations secondaires.", {
    nature: "oui_non",
    valeurs: ["oui", "non"],
    exemple: "non",
    article: "L5151-9 dernier alinéa",
  }),
  thematique: colonne("Thématique", "Thème de la réserve civique.", {
    valeurs: THEMATIQUES,
    exemple: "generale",
    article: "D5151-14 I 13°",
  }),
  accord_de_branche: colonne("Accord de branche", "Accord qui fixe la durée et le montant pour les proches aidants.", {
    maximum: 200,
    exemple: "IDCC 0000, accord du 12 mars 2024",
    article: "L5151-9 7°",
  }),
};

const RANGS: ReadonlyMap<string, number> = new Map(NOMS_COLONNES.map((nom, rang) => [nom, rang]));

/** Place d'une colonne dans l'ordre canonique ; −1 si elle n'existe pas. */
export function rangDe(nom: string): number {
  return RANGS.get(nom) ?? -1;
}

/** Nom de fichier conseillé : « cec_declarations_99900000600018_2025_1.0_1.csv ». */
export function nomDeFichier(
  depot: { readonly siret: string; readonly annee: number; readonly rang: number },
  format: "csv" | "ndjson",
): string {
  return `cec_declarations_${depot.siret}_${depot.annee}_${VERSION_SCHEMA}_${depot.rang}.${format}`;
}
