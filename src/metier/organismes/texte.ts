// Les textes tels qu'ils se rangent et se cherchent : sans accents ni casse, en mots, sans caractère que la base refuse.

const LONGUEUR_MOT = 100;
const DIACRITIQUES = /\p{Diacritic}/gu;
const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ł: "l" };

/** Mots d'un texte, en minuscules sans accents : « L'Étoile du Nord » donne l, etoile, du, nord. */
export function motsDe(texte: string): string[] {
  const plat = texte
    .normalize("NFKD")
    .replace(DIACRITIQUES, "")
    .toLowerCase()
    .replace(/[œæßøđł]/gu, (lettre) => LIGATURES[lettre] ?? lettre);
  return plat
    .split(/[^\p{L}\p{N}]+/u)
    .filter((mot) => mot !== "")
    .map((mot) => [...mot].slice(0, LONGUEUR_MOT).join(""));
}

/** Ôte ce que la base ne sait pas garder (octet nul, demi-caractères) et les blancs du bord ; coupe à `longueur` caractères. */
export function nettoyer(texte: string, longueur: number): string {
  return texte
    .replaceAll("\u0000", "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim()
    .slice(0, longueur)
    .replace(/\p{Cs}/gu, "");
}

/** Adresse telle qu'on la compare : sans blancs ni majuscules. */
export function normaliserCourriel(courriel: string): string {
  return nettoyer(courriel, 254).toLowerCase();
}

interface PartiesCherchees {
  readonly nom: string;
  readonly sigle: string | null;
  readonly commune: string;
  readonly codePostal: string | null;
  readonly numeros: readonly (string | null)[];
  readonly registre: readonly (string | null)[];
}

/** Colonne de recherche : tous les mots par lesquels on peut trouver l'organisme, sans répétition. */
export function texteDeRecherche(parties: PartiesCherchees): string {
  const textes = [parties.nom, parties.sigle, parties.commune, parties.codePostal, ...parties.numeros, ...parties.registre];
  const mots = textes.flatMap((texte) => (texte === null ? [] : motsDe(texte)));
  const accole = parties.sigle === null ? [] : motsDe(parties.sigle.replace(/[\s.]/gu, ""));
  return [...new Set([...mots, ...accole])].join(" ");
}
