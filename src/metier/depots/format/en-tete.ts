// L'en-tête d'un CSV : des colonnes connues, chacune une fois, dans n'importe quel ordre ; sinon le fichier entier est refusé.

import { decoder, type Encodage } from "../../../socle/fichier/decoder.js";
import type { Details } from "../../../socle/fichier/texte-de-faute.js";
import { COLONNES, NOMS_COLONNES, rangDe } from "./colonnes.js";
import { type CodeFaute, FichierIllisible, valeurMontree } from "./fautes.js";

/** Place canonique de chaque colonne du fichier, dans l'ordre du fichier. */
export interface EnTete {
  readonly rangs: readonly number[];
}

const SEPARATEURS: readonly (readonly [string, string])[] = [
  [",", "des virgules"],
  ["\t", "des tabulations"],
  ["|", "des barres verticales"],
];

function refuser(code: CodeFaute, details?: Details): never {
  throw new FichierIllisible(details === undefined ? { code, champ: null } : { code, champ: null, details });
}

function decouperNoms(texte: string): readonly string[] {
  return texte.split(";").map((nom) => {
    const propre = nom.trim();
    return propre.length >= 2 && propre.startsWith('"') && propre.endsWith('"') ? propre.slice(1, -1).trim() : propre;
  });
}

/** Un autre séparateur que le point-virgule laisse reconnaître au moins deux colonnes. */
function separateurDe(texte: string): string | null {
  for (const [signe, nom] of SEPARATEURS) {
    const connues = texte.split(signe).filter((morceau) => rangDe(morceau.trim().replaceAll('"', "")) !== -1);
    if (connues.length >= 2) return nom;
  }
  return null;
}

function controlerNoms(noms: readonly string[]): void {
  const vus = new Set<string>();
  for (const nom of noms) {
    if (rangDe(nom) === -1) refuser("colonne_inconnue", { colonne: valeurMontree(nom, null) });
    if (vus.has(nom)) refuser("colonne_en_double", { colonne: nom });
    vus.add(nom);
  }
  const manquantes = NOMS_COLONNES.filter((nom) => COLONNES[nom].exigee && !vus.has(nom));
  if (manquantes.length > 0) refuser("colonne_manquante", { colonnes: manquantes.join(", ") });
}

/** Lit l'en-tête (`octets` : la première ligne, null si le fichier n'en a pas). Lève FichierIllisible. */
export function lireEnTete(octets: Buffer | null, encodage: Encodage): EnTete {
  if (octets === null) return refuser("fichier_vide");
  const texte = decoder(octets, { debut: 0, fin: octets.length }, encodage)?.replace(/^(?:\ufeff|ï»¿)/u, "");
  if (texte === undefined) return refuser("entete_illisible", { raison: "ce n'est pas de l'UTF-8" });
  if (texte.includes("\0")) return refuser("fichier_binaire");
  if (texte.includes("\r"))
    return refuser("entete_illisible", { raison: "les lignes finissent par CR seul ; enregistrez avec des fins de ligne LF ou CRLF" });
  const noms = decouperNoms(texte);
  if (!noms.some((nom) => rangDe(nom) !== -1)) {
    const separateur = separateurDe(texte);
    if (separateur !== null) return refuser("entete_separateur", { separateur });
    return refuser("entete_absente");
  }
  controlerNoms(noms);
  return { rangs: noms.map(rangDe) };
}
