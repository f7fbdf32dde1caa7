// Le formulaire d'essai : une opération, ce qu'elle demande, et l'essai qui en résulte.
import { randomUUID } from "node:crypto";
import type { Essai } from "../../../../../api/essai.js";
import type { Operation } from "../../../../../api/operation.js";
import { OPERATIONS_API } from "../../../../../api/operations.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";

const CORPS_MAXIMUM = 100_000;

export const OPERATIONS_A_ESSAYER: readonly Operation[] = OPERATIONS_API;

function estNdjson(texte: string): boolean {
  return texte.trimStart().startsWith("{");
}

function essaiDeDepot(operation: Operation, texte: string): Essai {
  const type = estNdjson(texte) ? "application/x-ndjson" : "text/csv";
  const nom = estNdjson(texte) ? "essai.ndjson" : "essai.csv";
  return {
    operation,
    chemin: {},
    // Depuis cette page, tout dépôt est un essai : rien n'est écrit sur les comptes.
    recherche: { essai: "true" },
    entetes: { "Content-Type": type, "Content-Disposition": `attachment; filename="${nom}"`, "Idempotency-Key": randomUUID() },
    corps: texte,
  };
}

/** Compose l'essai, ou dit ce qui manque. */
export function lireEssai(
  corps: Readonly<Record<string, string>>,
): { readonly essai: Essai } | { readonly erreurs: readonly ErreurChamp[] } {
  const operation = OPERATIONS_A_ESSAYER.find(({ id }) => id === corps["operation"]);
  if (operation === undefined) return { erreurs: [{ champ: "operation", phrase: "Opération : choisissez-en une dans la liste." }] };
  const texte = corps["fichier"] ?? "";
  if (operation.corps !== undefined) {
    if (texte.trim() === "") return { erreurs: [{ champ: "fichier", phrase: "Fichier : collez-y l'en-tête et une ligne au moins." }] };
    if (texte.length > CORPS_MAXIMUM)
      return { erreurs: [{ champ: "fichier", phrase: "Fichier : il est trop long pour un essai, 100 000 caractères au plus." }] };
    return { essai: essaiDeDepot(operation, texte) };
  }
  const noms = Object.keys(operation.parametres.chemin.shape);
  const reference = (corps["reference"] ?? "").trim();
  if (noms.length > 0 && reference === "") {
    return {
      erreurs: [
        { champ: "reference", phrase: "Référence : cette opération en demande une, l'identifiant du lot ou le numéro de la ligne." },
      ],
    };
  }
  return { essai: { operation, chemin: Object.fromEntries(noms.map((nom) => [nom, reference])), recherche: {}, entetes: {}, corps: null } };
}
