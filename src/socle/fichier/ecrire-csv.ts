// Écrire un CSV que l'on ouvre dans un tableur : le point-virgule, les guillemets, et aucune cellule qui soit une formule.

/** Sans cette marque, un tableur lit les accents de travers ; nos lectures la tolèrent. */
export const MARQUE_UTF8 = "\ufeff";

/** Met un texte entre guillemets. */
export function citer(texte: string): string {
  return `"${texte.replaceAll('"', '""')}"`;
}

/** Une cellule entre guillemets quand sa forme le veut. */
export function celluleDeCsv(texte: string): string {
  return /[";\r\n]/u.test(texte) ? citer(texte) : texte;
}

/** Une ligne de CSV, fin de ligne comprise. */
export function ligneDeCsv(cellules: readonly string[]): string {
  return `${cellules.map(celluleDeCsv).join(";")}\r\n`;
}

/** Ce qui commence une formule ; les formes pleine chasse comptent. */
const SIGNES = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b]";
const DEBUT = new RegExp(`^(?:[\\t\\r]|[\\s\\p{Cf}]*${SIGNES})`, "u");
/** Une formule après un séparateur que le tableur croirait être le sien. */
const PLUS_LOIN = new RegExp(`([,;|"\\t\\r\\n])([ \\u00a0\\p{Cf}]*)(?=${SIGNES})`, "gu");
/** Un tableur ôte ces caractères : ce qui les suit viendrait en tête de cellule. */
const COMMANDE = /(?![\t\r\n])\p{Cc}/gu;

/** Rend un texte sans danger dans un tableur : ce qui serait une formule est précédé d'une apostrophe. */
export function celluleSure(texte: string): string {
  const sure = texte.replace(COMMANDE, "·").replace(PLUS_LOIN, "$1'$2");
  return DEBUT.test(sure) ? `'${sure}` : sure;
}

/** Une cellule de CSV : sûre, entre guillemets s'il le faut. */
export function celluleCsv(texte: string): string {
  return celluleDeCsv(celluleSure(texte));
}
