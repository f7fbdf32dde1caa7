// Toutes les phrases des refus, par code ; un code sans phrase est un défaut que le test de complétude attrape.
import type { Refus } from "../../socle/refus.js";
import { PHRASES_ACTIVITES } from "./activites.js";
import { PHRASES_API } from "./api.js";
import { PHRASES_ARGENT } from "./argent-des-dossiers.js";
import { PHRASES_CATALOGUE } from "./catalogue.js";
import { PHRASES_CPF } from "./cpf.js";
import { PHRASES_DECLARATIONS } from "./declarations.js";
import { PHRASES_DEPOTS } from "./depots.js";
import { PHRASES_DOSSIERS } from "./dossiers.js";
import { PHRASES_DROITS } from "./droits.js";
import { PHRASES_GRAND_LIVRE } from "./grand-livre.js";
import { PHRASES_IDENTITE } from "./identite.js";
import { PHRASES_ORGANISMES } from "./organismes.js";
import type { PhraseRefus } from "./phrase.js";
import { PHRASES_PORTAIL } from "./portail.js";
import { PHRASES_RACCORDEMENTS } from "./raccordements.js";
import { PHRASES_SIGNALEMENTS } from "./signalements.js";

export const PHRASES: Readonly<Record<string, PhraseRefus>> = {
  ...PHRASES_PORTAIL,
  ...PHRASES_API,
  ...PHRASES_RACCORDEMENTS,
  ...PHRASES_IDENTITE,
  ...PHRASES_ORGANISMES,
  ...PHRASES_ACTIVITES,
  ...PHRASES_DECLARATIONS,
  ...PHRASES_DEPOTS,
  ...PHRASES_GRAND_LIVRE,
  ...PHRASES_DROITS,
  ...PHRASES_SIGNALEMENTS,
  ...PHRASES_CATALOGUE,
  ...PHRASES_CPF,
  ...PHRASES_DOSSIERS,
  ...PHRASES_ARGENT,
};

/** Refus prêt à être montré. */
export interface RefusMontre {
  readonly statut: number;
  readonly phrase: string;
  readonly conduite: string;
  readonly article?: string;
}

/** Écrit un refus en français ; un code inconnu est un défaut du programme. */
export function phraseDuRefus(refus: Refus): RefusMontre {
  const modele = PHRASES[refus.code];
  if (modele === undefined) throw new Error(`Le refus « ${refus.code} » n'a pas de phrase.`);
  return {
    statut: modele.statut,
    phrase: modele.phrase(refus.details),
    conduite: modele.conduite(refus.details),
    ...(modele.article === undefined ? {} : { article: modele.article }),
  };
}
