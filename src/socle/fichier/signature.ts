// Ce qu'un fichier est, à ses premiers octets, quand il n'est pas du texte.

/** Octets de tête qu'il suffit de donner. */
export const OCTETS_DE_TETE = 4096;

/** Nature d'un fichier qui n'est pas du texte en UTF-8 ou en Windows-1252. */
export type NatureDeFichier = "zip" | "gzip" | "tableur" | "pdf" | "utf16" | "binaire";

const SIGNATURES: readonly (readonly [octets: readonly number[], nature: NatureDeFichier])[] = [
  [[0x1f, 0x8b], "gzip"],
  [[0x25, 0x50, 0x44, 0x46], "pdf"],
  [[0xd0, 0xcf, 0x11, 0xe0], "tableur"],
  [[0xff, 0xfe], "utf16"],
  [[0xfe, 0xff], "utf16"],
  [[0x42, 0x5a, 0x68], "gzip"],
  [[0x89, 0x50, 0x4e, 0x47], "binaire"],
  [[0xff, 0xd8, 0xff], "binaire"],
  [[0x37, 0x7a, 0xbc, 0xaf], "zip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "gzip"],
  [[0xfd, 0x37, 0x7a, 0x58], "gzip"],
];
const CLASSEUR = /\[Content_Types\]|xl\/|_rels\/|opendocument\.spreadsheet/u;

function commencePar(tete: Buffer, octets: readonly number[]): boolean {
  return octets.every((octet, rang) => tete[rang] === octet);
}

/** Nature d'un fichier d'après sa tête (4 Kio suffisent) ; null si rien ne dit que ce n'est pas du texte. */
export function signatureDe(tete: Buffer): NatureDeFichier | null {
  if (commencePar(tete, [0x50, 0x4b])) return CLASSEUR.test(tete.toString("latin1")) ? "tableur" : "zip";
  const connue = SIGNATURES.find(([octets]) => commencePar(tete, octets));
  if (connue !== undefined) return connue[1];
  const nuls = tete.filter((octet) => octet === 0).length;
  // UTF-16 sans marque : un octet sur deux est nul, ou presque.
  if (tete.length >= 4 && nuls * 3 > tete.length && nuls * 5 < tete.length * 3) return "utf16";
  // Quelques octets nuls sont les fautes de leurs lignes ; beaucoup ne sont pas du texte.
  return nuls * 20 > tete.length ? "binaire" : null;
}
