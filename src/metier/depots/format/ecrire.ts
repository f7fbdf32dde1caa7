// Écrire des lignes en CSV ou en NDJSON : ce que la lecture relit à l'identique.
import { celluleDeCsv, citer } from "../../../socle/fichier/ecrire-csv.js";
import { NOMS_COLONNES, type NomColonne } from "./colonnes.js";

/** Champs d'une ligne par nom de colonne ; absent vaut vide. */
export type ChampsNommes = Readonly<Partial<Record<NomColonne, string>>>;

/** La lecture ôte les espaces des bords d'un champ nu : des guillemets les montrent. */
function cellule(texte: string): string {
  return /^\s|\s$/u.test(texte) ? citer(texte) : celluleDeCsv(texte);
}

/** Colonnes remplies par au moins une ligne, dans l'ordre canonique. */
export function colonnesRemplies(lignes: readonly ChampsNommes[]): readonly NomColonne[] {
  return NOMS_COLONNES.filter((nom) => lignes.some((ligne) => (ligne[nom] ?? "") !== ""));
}

/** Écrit l'en-tête et les lignes, séparés par « ; », fins de ligne CRLF ; toutes les colonnes si aucune n'est choisie. */
export function ecrireCsv(lignes: readonly ChampsNommes[], entete: readonly NomColonne[] = NOMS_COLONNES): string {
  const ecrites = lignes.map((ligne) => entete.map((nom) => cellule(ligne[nom] ?? "")).join(";"));
  return [entete.join(";"), ...ecrites, ""].join("\r\n");
}

/** Écrit un objet JSON par ligne, sans les champs vides. */
export function ecrireNdjson(lignes: readonly ChampsNommes[]): string {
  return lignes
    .map((ligne) => `${JSON.stringify(Object.fromEntries(Object.entries(ligne).filter(([, texte]) => texte !== "")))}\n`)
    .join("");
}
