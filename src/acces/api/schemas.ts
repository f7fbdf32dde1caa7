// Ce que l'API rend : la forme de chaque objet, une fois pour la vérification et pour la description.
import { z } from "zod";
import { TYPES_ACTIVITE } from "../../regles/faits.js";

const instant = z.iso.datetime({ offset: true }).meta({ description: "Instant, RFC 3339." });
const jour = z.iso.date().meta({ description: "Jour, AAAA-MM-JJ." });
const compte = z.int().min(0);

export const schemaFaute = z
  .object({
    code: z.string().meta({ description: "Code stable de la faute ou de la réserve." }),
    champ: z.string().nullable().meta({ description: "La colonne en cause, ou null." }),
    regle: z.string().meta({ description: "La règle, en clair." }),
    article: z.string().nullable().meta({ description: "L'article de loi, ou null." }),
    phrase: z.string().meta({ description: "Ce qui a été constaté." }),
    conduite: z.string().meta({ description: "Quoi faire." }),
  })
  .meta({ description: "Une faute ou une réserve, expliquée à qui la corrigera." });

export const schemaComptes = z
  .object({ acceptees: compte, avec_reserve: compte, rejetees: compte, deja_recues: compte, en_attente_identite: compte })
  .meta({ description: "Nombre de lignes par statut." });

export const schemaLot = z
  .object({
    id: z.guid(),
    nom_fichier: z.string(),
    format: z.enum(["csv", "ndjson"]),
    encodage: z.enum(["utf-8", "windows-1252"]),
    essai: z.boolean().meta({ description: "Vrai pour un essai : même rapport, rien d'écrit." }),
    taille: z.int().min(0).meta({ description: "Octets." }),
    empreinte: z.string().meta({ description: "SHA-256 du fichier, en hexadécimal." }),
    etat: z.enum(["RECU", "EN_CONTROLE", "TRAITE", "REFUSE"]),
    refus: schemaFaute.nullable().meta({ description: "Pourquoi le fichier entier est refusé, ou null." }),
    recu_le: instant,
    declare_le: jour,
    traite_le: instant.nullable(),
    lignes_lues: compte,
    octets_lus: compte,
    comptes: schemaComptes,
  })
  .meta({ description: "Un lot : un fichier reçu." });

export const schemaPageLots = z
  .object({ lots: z.array(schemaLot) })
  .meta({ description: "Une page de lots, le plus récent d'abord ; la suite par l'en-tête Link." });

export const STATUTS = ["ACCEPTEE", "ACCEPTEE_AVEC_RESERVE", "REJETEE", "DEJA_RECUE", "EN_ATTENTE_IDENTITE"] as const;

export const schemaLigne = z
  .object({
    lot: z.guid(),
    numero: z.int().min(1).meta({ description: "Rang de la ligne dans le fichier, en-tête compris." }),
    id_ligne: z.string().nullable(),
    statut: z.enum(STATUTS),
    fautes: z.array(schemaFaute),
    id_declaration: z
      .string()
      .nullable()
      .meta({ description: "Identifiant de la déclaration reçue ; null pour une ligne rejetée ou un essai." }),
    recu_le: instant,
    empreinte: z
      .string()
      .meta({ description: "Empreinte à clé de la ligne, en hexadécimal : la même ligne a toujours la même ; elle ne se recalcule pas." }),
  })
  .meta({ description: "La réponse à une ligne." });

export const schemaPageLignes = z
  .object({ lignes: z.array(schemaLigne) })
  .meta({ description: "Une page de réponses, dans l'ordre du fichier ; la suite par l'en-tête Link." });

export const schemaReponsesALaLigne = z
  .object({ id_ligne: z.string(), reponses: z.array(schemaLigne) })
  .meta({ description: "Les réponses données à ce numéro de ligne, la plus récente d'abord." });

export const schemaAutorisation = z
  .object({
    code_activite: z.enum(TYPES_ACTIVITE),
    depuis: jour,
    jusqu_au: jour.nullable(),
    en_vigueur: z.boolean(),
    peut_employer_nir: z.boolean().meta({ description: "Vrai si la personne peut être désignée par son numéro de sécurité sociale." }),
  })
  .meta({ description: "Un type d'activité que l'organisme peut déclarer." });

export const schemaAutorisations = z
  .object({ autorisations: z.array(schemaAutorisation) })
  .meta({ description: "Les autorisations de l'organisme." });

export const schemaSchemas = z
  .object({
    schemas: z.array(
      z.object({
        nom: z.string(),
        version: z.string(),
        tableschema: z.string().meta({ description: "Adresse du schéma du fichier CSV (TableSchema)." }),
        jsonschema: z.string().meta({ description: "Adresse du schéma d'une ligne NDJSON (JSON Schema)." }),
      }),
    ),
  })
  .meta({ description: "Les schémas publiés." });

export const schemaDocument = z.record(z.string(), z.unknown()).meta({ description: "Le schéma lui-même." });

/** Noms sous lesquels ils paraissent dans la description. */
export const SCHEMAS_NOMMES: Readonly<Record<string, z.ZodType>> = {
  Faute: schemaFaute,
  Comptes: schemaComptes,
  Lot: schemaLot,
  PageLots: schemaPageLots,
  Ligne: schemaLigne,
  PageLignes: schemaPageLignes,
  ReponsesALaLigne: schemaReponsesALaLigne,
  Autorisation: schemaAutorisation,
  Autorisations: schemaAutorisations,
  Schemas: schemaSchemas,
  Document: schemaDocument,
};
