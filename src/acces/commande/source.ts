// D'où vient le document : un seul fichier, « - », ou rien, qui vaut « - ».
import type { Faute } from "./faute.js";
import { montrer } from "./faute.js";
import type { Options } from "./options.js";

/** Source d'un document, ou la faute d'en avoir donné plusieurs. */
export function lireSource({ positions }: Options): { readonly source: string } | { readonly erreurs: readonly Faute[] } {
  if (positions.length > 1) {
    return {
      erreurs: positions.slice(1).map((mot) => ({ chemin: montrer(mot), phrase: "ce mot est de trop, attendu un seul fichier ou « - »" })),
    };
  }
  return { source: positions[0] ?? "-" };
}
