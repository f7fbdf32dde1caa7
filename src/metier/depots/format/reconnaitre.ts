// Ce qu'est un fichier, à ses premiers octets : CSV ou NDJSON ; tout autre est refusé en disant comment l'enregistrer.
import { OCTETS_DE_TETE, signatureDe } from "../../../socle/fichier/signature.js";
import type { CodeFaute, Faute } from "./fautes.js";

export type FormatDepot = "csv" | "ndjson";

function refusDe(tete: Buffer, debut: string): CodeFaute | null {
  if (tete.length === 0) return "fichier_vide";
  const signature = signatureDe(tete);
  if (signature !== null) return `fichier_${signature}`;
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
