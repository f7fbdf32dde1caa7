// Des octets d'un champ à son texte : UTF-8 strict ou Windows-1252, sans caractère qui ne s'écrit pas.
export type Encodage = "utf-8" | "windows-1252";

const WINDOWS_1252 = new TextDecoder("windows-1252");
/** Ce qu'aucun champ ne porte : commandes C1, sens d'écriture, marques d'ordre, demi-caractères, caractère de remplacement. */
const INTERDIT = /[\u0080-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]|\p{Cs}/u;

/** Vrai si le texte porte un caractère qu'aucun champ n'accepte. */
export function aUnCaractereInterdit(texte: string): boolean {
  for (let rang = 0; rang < texte.length; rang += 1) {
    const code = texte.charCodeAt(rang);
    if (code >= 0x80 && (code < 0xa0 || code >= PREMIERE_MARQUE)) return INTERDIT.test(texte);
  }
  return false;
}

/** Au-delà, un caractère peut être une marque à composer avec la lettre qui le précède. */
const PREMIERE_MARQUE = 0x300;
const PERDU = "\ufffd";

function aComposer(texte: string): boolean {
  for (let rang = 0; rang < texte.length; rang += 1) if (texte.charCodeAt(rang) >= PREMIERE_MARQUE) return true;
  return false;
}

/** Où se trouvent les octets à décoder. */
export interface Passage {
  readonly debut: number;
  readonly fin: number;
}

/** Décode un passage dont un octet au moins n'est pas ASCII ; null s'il n'est pas de cet encodage. Les accents sont composés (NFC). */
export function decoder(octets: Buffer, { debut, fin }: Passage, encodage: Encodage): string | null {
  if (encodage === "windows-1252") return WINDOWS_1252.decode(octets.subarray(debut, fin));
  const texte = octets.toString("utf8", debut, fin);
  if (!aComposer(texte)) return texte;
  // Un octet faux se décode par ce caractère, qu'aucun champ n'accepte non plus quand il est écrit.
  return texte.includes(PERDU) ? null : texte.normalize("NFC");
}
