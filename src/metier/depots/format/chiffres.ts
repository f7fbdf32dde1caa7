// Des formes simples jugées caractère par caractère : elles se lisent des millions de fois.

const ZERO = 48;

/** Vrai si le texte a exactement `longueur` chiffres. */
export function queDesChiffres(texte: string, longueur: number): boolean {
  if (texte.length !== longueur) return false;
  for (let rang = 0; rang < longueur; rang += 1) {
    const valeur = texte.charCodeAt(rang) - ZERO;
    if (valeur < 0 || valeur > 9) return false;
  }
  return true;
}

/** Nombre que forment les chiffres de `debut` à `fin`. */
function nombreEntre(texte: string, debut: number, fin: number): number {
  let nombre = 0;
  for (let rang = debut; rang < fin; rang += 1) nombre = nombre * 10 + texte.charCodeAt(rang) - ZERO;
  return nombre;
}

const MODULO = 97;
const CORSE = 20;
const DERNIER_DEPARTEMENT = 95;

/**
 * Vrai pour un numéro de sécurité sociale tout en chiffres, bien formé, d'une naissance à mois connu en métropole.
 * Faux ne dit rien : les règles jugent les autres (Corse, outre-mer, étranger, mois inconnu) et nomment la faute.
 */
export function nirOrdinaire(texte: string): boolean {
  if (!queDesChiffres(texte, 15)) return false;
  const sexe = nombreEntre(texte, 0, 1);
  const mois = nombreEntre(texte, 3, 5);
  const departement = nombreEntre(texte, 5, 7);
  if (sexe < 1 || sexe > 2 || mois < 1 || mois > 12) return false;
  if (departement < 1 || departement > DERNIER_DEPARTEMENT || departement === CORSE) return false;
  if (nombreEntre(texte, 7, 10) === 0 || nombreEntre(texte, 10, 13) === 0) return false;
  return MODULO - (nombreEntre(texte, 0, 13) % MODULO) === nombreEntre(texte, 13, 15);
}

const AUTRES_SIGNES = "._:/-";

/** Identifiant de ligne : 1 à 64 lettres sans accent, chiffres ou signes . _ : / -, le premier étant une lettre ou un chiffre. */
export function estIdentifiant(texte: string): boolean {
  if (texte.length === 0 || texte.length > 64) return false;
  for (let rang = 0; rang < texte.length; rang += 1) {
    const code = texte.charCodeAt(rang);
    const lettre = (code | 32) >= 97 && (code | 32) <= 122;
    const chiffre = code >= ZERO && code <= ZERO + 9;
    if (!lettre && !chiffre && (rang === 0 || !AUTRES_SIGNES.includes(texte.charAt(rang)))) return false;
  }
  return true;
}
