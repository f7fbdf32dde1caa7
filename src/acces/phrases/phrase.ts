// Forme d'un refus du service tel qu'il est montré : un statut HTTP, une phrase, une conduite à tenir.
import type { DetailsRefus } from "../../socle/refus.js";

export interface PhraseRefus {
  readonly statut: number;
  readonly phrase: (details: DetailsRefus) => string;
  readonly conduite: (details: DetailsRefus) => string;
  readonly article?: string;
}

/** Taille en gibioctets ; la page qui explique le problème en général n'a pas de nombre à donner. */
export function ecrireTaille(octets: DetailsRefus[string] | undefined): string {
  return typeof octets === "number" ? `${Math.floor(octets / 1024 ** 3)} Gio` : "la taille permise";
}
