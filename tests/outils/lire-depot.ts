// Lire un dépôt d'essai depuis un texte : les lignes, ou la faute du fichier.
import { FichierIllisible, type LectureLigne, lireDepot, type OptionsLecture } from "../../src/metier/depots/format/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";

/** Jour des essais. */
export const AUJOURDHUI = dateCivile("2026-11-23");

async function* enMorceaux(octets: Uint8Array, coupes: readonly number[]): AsyncGenerator<Uint8Array> {
  let debut = 0;
  for (const coupe of [...coupes.map((rang) => rang % (octets.length + 1)), octets.length].sort((a, b) => a - b)) {
    yield octets.slice(debut, coupe);
    debut = coupe;
  }
}

export type LectureDEssai = LectureLigne[] | { readonly refus: string };

/** Lit un texte (UTF-8) ou des octets, coupés où l'on veut. */
export async function lireEssai(
  contenu: string | Uint8Array,
  options: Partial<OptionsLecture> = {},
  coupes: readonly number[] = [],
): Promise<LectureDEssai> {
  const octets = typeof contenu === "string" ? Buffer.from(contenu, "utf8") : contenu;
  const lignes: LectureLigne[] = [];
  try {
    const lecture = lireDepot(enMorceaux(octets, coupes), { format: "csv", encodage: "utf-8", aujourdhui: AUJOURDHUI, ...options });
    for await (const tranche of lecture) lignes.push(...tranche.lignes);
  } catch (erreur) {
    if (erreur instanceof FichierIllisible) return { refus: erreur.faute.code };
    throw erreur;
  }
  return lignes;
}

/** Codes des fautes, puis des réserves, de la seule ligne lue. */
export function codesDe(lecture: LectureDEssai): readonly string[] {
  if (!Array.isArray(lecture)) return [lecture.refus];
  return lecture.flatMap((lue) => (lue.genre === "fautes" ? lue.fautes : lue.ligne.reserves)).map(({ code }) => code);
}
