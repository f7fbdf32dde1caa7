// Toutes les opérations de l'API, dans l'ordre de la description.
import type { Operation } from "./operation.js";
import { listerAutorisations } from "./operations-autorisations.js";
import { chercherLigne, deposer, lireDepot, lireRapport, listerDepots, listerLignesDuDepot } from "./operations-depots.js";
import { lireJsonSchema, lireTableSchema, listerSchemas } from "./operations-schemas.js";

export const OPERATIONS_API: readonly Operation[] = [
  deposer,
  listerDepots,
  lireDepot,
  listerLignesDuDepot,
  lireRapport,
  chercherLigne,
  listerAutorisations,
  listerSchemas,
  lireTableSchema,
  lireJsonSchema,
];
