// Forme d'un refus du service tel qu'il est montré : un statut HTTP, une phrase, une conduite à tenir.
import type { DetailsRefus } from "../../socle/refus.js";

export interface PhraseRefus {
  readonly statut: number;
  readonly phrase: (details: DetailsRefus) => string;
  readonly conduite: (details: DetailsRefus) => string;
  readonly article?: string;
}
