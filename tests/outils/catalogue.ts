// Des fichiers de catalogue pour les tests : en flux, aussi longs qu'on veut, sans jamais tenir entiers.
import { createReadStream } from "node:fs";
import { join } from "node:path";
import {
  type BilanImportCatalogue,
  type FormatCatalogue,
  importerCatalogue,
  type LigneDImport,
  lignesDImport,
} from "../../src/metier/catalogue/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { RACINE } from "../../src/socle/racine.js";
import type { Monde } from "./benevoles.js";

export const EXPLOITANT: Acteur = { genre: "agent", agentId: "camille" };
const EXTRAIT = join(RACINE, "donnees/rncp");

/** Fichiers de l'extrait de France compétences qui servent au catalogue, dans l'ordre où on les importe. */
export const EXTRAIT_RNCP = [
  "Standard",
  "Blocs_De_Competences",
  "Certificateurs",
  "Partenaires",
  "Rome",
  "Formacode",
  "Nsf",
  "Ancienne_Nouvelle_Certification",
] as const;

export const cheminRncp = (nom: string): string => join(EXTRAIT, `export_fiches_CSV_${nom}_2024_02_22.csv`);
export const fluxRncp = (nom: string): AsyncIterable<Uint8Array> => createReadStream(cheminRncp(nom));

/** Des octets en morceaux de cette taille. */
export async function* enFlux(contenu: string | Uint8Array, taille = 64 * 1024): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(contenu);
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
}

/** Importe un contenu au nom de l'exploitant. */
export function importer(
  monde: Monde,
  format: FormatCatalogue,
  contenu: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<BilanImportCatalogue> {
  const flux = typeof contenu === "string" || contenu instanceof Uint8Array ? enFlux(contenu) : contenu;
  return importerCatalogue(monde.test.base, { horloge: monde.horloge, acteur: EXPLOITANT, format, nom: "essai", flux });
}

/** Toutes les lignes d'un import. */
export async function toutesLesLignes(monde: Monde, importId: string): Promise<readonly LigneDImport[]> {
  const ctx = { base: monde.test.base, horloge: monde.horloge, acteur: EXPLOITANT };
  const toutes: LigneDImport[] = [];
  for (let apres: number | null = 0; apres !== null; ) {
    const page: Awaited<ReturnType<typeof lignesDImport>> = await lignesDImport(ctx, importId, { apres });
    toutes.push(...page.lignes);
    apres = page.suite;
  }
  return toutes;
}

/** SIRET inventé dont la clé est juste, d'un rang. */
export function siretDEssai(rang: number): string {
  const debut = `9${String(rang).padStart(7, "0")}`;
  return completer(`${completer(debut, 9)}0001`, 14);
}

/** Ajoute à des chiffres la clé de Luhn qui les fait de cette longueur. */
function completer(debut: string, longueur: number): string {
  let somme = 0;
  for (let rang = 0; rang < longueur - 1; rang += 1) {
    const chiffre = Number(debut[rang]);
    const double = (longueur - rang) % 2 === 0 ? chiffre * 2 : chiffre;
    somme += double > 9 ? double - 9 : double;
  }
  return `${debut}${(10 - (somme % 10)) % 10}`;
}

/** Les noms de colonnes du catalogue de Mon Compte Formation, ceux qui ont changé sous leurs deux formes. */
const CHANGEES = {
  recent: { date: "date_chargement", siret: "siret_of", rs: "code_rs" },
  ancien: { date: "date_extract", siret: "siret", rs: "code_inventaire" },
};
export type VersionMcf = keyof typeof CHANGEES;

export function colonnesMcf(version: VersionMcf): readonly string[] {
  const { date, siret, rs } = CHANGEES[version];
  const numerotees = (racine: string, nombre: number) => Array.from({ length: nombre }, (_, rang) => `${racine}_${rang + 1}`);
  return [
    date,
    "nom_of",
    "nom_departement",
    "nom_region",
    "type_referentiel",
    rs,
    "code_rncp",
    "intitule_certification",
    "libelle_niveau_sortie_formation",
    ...numerotees("code_formacode", 5),
    "libelle_code_formacode_principal",
    ...numerotees("code_rome", 5),
    ...numerotees("code_nsf", 3),
    "code_certifinfo",
    siret,
    "numero_formation",
    "intitule_formation",
    "points_forts",
    "objectif_formation",
    "contenu_formation",
    "resultats_attendus_formation",
    "nb_action",
    "nb_session_active",
    "nb_session_a_distance",
    "nombre_heures_total_min",
    "nombre_heures_total_max",
    "nombre_heures_total_mean",
    "frais_ttc_tot_min",
    "frais_ttc_tot_max",
    "frais_ttc_tot_mean",
    "code_departement",
    "code_region",
    "nbaction_nbheures",
    "coderegion_export",
    "avis",
  ];
}

const citer = (texte: string) => (/[";\n]/u.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte);

/** Une ligne juste du catalogue, dont ces champs sont changés ; les noms de colonnes sont ceux d'aujourd'hui. */
export function ligneMcf(rang: number, change: Readonly<Record<string, string>> = {}, version: VersionMcf = "recent"): string {
  const champs: Record<string, string> = {
    date_chargement: "2026-11-20",
    nom_of: `Organisme d'essai ${rang % 500}`,
    nom_departement: "Bas-Rhin",
    type_referentiel: "RS",
    code_rs: "6117",
    code_rncp: "-1",
    intitule_certification: "Réaliser des viennoiseries",
    libelle_niveau_sortie_formation: "Sans niveau spécifique",
    code_formacode_1: "21538",
    code_formacode_2: "-1",
    code_rome_1: "D1102",
    code_certifinfo: "118 000",
    siret_of: siretDEssai(rang % 500),
    numero_formation: `F-${rang}`,
    intitule_formation: `Pâtisserie boulangère n° ${rang}`,
    objectif_formation: "Fabriquer des viennoiseries ;\nsoigner le « feuilletage ».",
    contenu_formation: "Pétrissage, tourage, cuisson.",
    resultats_attendus_formation: 'Obtenir la certification "RS6117".',
    nb_action: "1",
    nb_session_active: "2",
    nb_session_a_distance: "0",
    nombre_heures_total_mean: "35",
    frais_ttc_tot_min: "1200",
    frais_ttc_tot_mean: `${1_000 + (rang % 900)}.5`,
    ...change,
  };
  const nomme = (colonne: string) => {
    const nom = colonne === CHANGEES[version].siret ? "siret_of" : colonne === CHANGEES[version].rs ? "code_rs" : colonne;
    return citer(champs[nom] ?? champs[colonne] ?? "");
  };
  return colonnesMcf(version).map(nomme).join(";");
}

/** Un fichier du catalogue : l'en-tête et ces lignes. */
export function fichierMcf(lignes: readonly string[], version: VersionMcf = "recent"): string {
  return [colonnesMcf(version).join(";"), ...lignes, ""].join("\r\n");
}

/** Un fichier de ce nombre de lignes, produit à mesure qu'il est lu ; `contenu` en fait le poids. */
export async function* grandFichierMcf(lignes: number, contenu = "Pétrissage, tourage, cuisson."): AsyncGenerator<Uint8Array> {
  let texte = `${colonnesMcf("recent").join(";")}\n`;
  for (let rang = 1; rang <= lignes; rang += 1) {
    texte += `${ligneMcf(rang, { contenu_formation: contenu })}\n`;
    if (texte.length < 65_536) continue;
    yield Buffer.from(texte);
    texte = "";
  }
  yield Buffer.from(texte);
}
