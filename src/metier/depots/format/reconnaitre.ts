// Ce qu'est un fichier, à ses premiers octets : CSV ou NDJSON ; tout autre est refusé en disant comment l'enregistrer.
import type { CodeFaute, Faute } from "./fautes.js";

export type FormatDepot = "csv" | "ndjson";

/** Octets de tête qu'il suffit de donner. */
export const OCTETS_DE_TETE = 4096;

const SIGNATURES: readonly (readonly [octets: readonly number[], code: CodeFaute])[] = [
  [[0x1f, 0x8b], "fichier_gzip"],
  [[0x25, 0x50, 0x44, 0x46], "fichier_pdf"],
  [[0xd0, 0xcf, 0x11, 0xe0], "fichier_tableur"],
  [[0xff, 0xfe], "fichier_utf16"],
  [[0xfe, 0xff], "fichier_utf16"],
  [[0x42, 0x5a, 0x68], "fichier_gzip"],
  [[0x89, 0x50, 0x4e, 0x47], "fichier_binaire"],
  [[0xff, 0xd8, 0xff], "fichier_binaire"],
  [[0x37, 0x7a, 0xbc, 0xaf], "fichier_zip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "fichier_gzip"],
  [[0xfd, 0x37, 0x7a, 0x58], "fichier_gzip"],
];
const CLASSEUR = /\[Content_Types\]|xl\/|_rels\/|opendocument\.spreadsheet/u;

function commencePar(tete: Buffer, octets: readonly number[]): boolean {
  return octets.every((octet, rang) => tete[rang] === octet);
}

function signatureDe(tete: Buffer): CodeFaute | null {
  if (commencePar(tete, [0x50, 0x4b])) return CLASSEUR.test(tete.toString("latin1")) ? "fichier_tableur" : "fichier_zip";
  const connue = SIGNATURES.find(([octets]) => commencePar(tete, octets));
  if (connue !== undefined) return connue[1];
  const nuls = tete.filter((octet) => octet === 0).length;
  // UTF-16 sans marque : un octet sur deux est nul, ou presque.
  if (tete.length >= 4 && nuls * 3 > tete.length && nuls * 5 < tete.length * 3) return "fichier_utf16";
  // Quelques octets nuls sont les fautes de leurs lignes ; beaucoup ne sont pas du texte.
  return nuls * 20 > tete.length ? "fichier_binaire" : null;
}

function refusDe(tete: Buffer, debut: string): CodeFaute | null {
  if (tete.length === 0) return "fichier_vide";
  const signature = signatureDe(tete);
  if (signature !== null) return signature;
  if (debut === "") return "fichier_vide";
  if (debut.startsWith("[")) return "fichier_json";
  return debut.startsWith("<") ? "fichier_balises" : null;
}

/** Reconnaît le format à la tête du fichier (4 Kio suffisent), ou dit pourquoi il n'en est pas un. */
export function reconnaitreFormat(premiersOctets: Uint8Array): { readonly format: FormatDepot } | { readonly faute: Faute } {
  const tete = Buffer.from(premiersOctets.subarray(0, OCTETS_DE_TETE));
  const debut = tete.toString("latin1").replace(/^ï»¿/u, "").trimStart();
  const refus = refusDe(tete, debut);
  if (refus !== null) return { faute: { code: refus, champ: null } };
  return { format: debut.startsWith("{") ? "ndjson" : "csv" };
}
