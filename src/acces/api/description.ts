// La description OpenAPI 3.1, faite des mêmes définitions que les routes : elle ne peut pas dire autre chose que ce qui est servi.
import { z } from "zod";
import { PORTEES, type Portee } from "../../metier/identite/index.js";
import { CHEMIN_JETONS } from "./autorisation.js";
import type { Operation, ReponseDecrite } from "./operation.js";
import { schemaProbleme, TYPE_PROBLEME, titreDuStatut } from "./probleme.js";
import { SCHEMAS_NOMMES } from "./schemas.js";

type Objet = Record<string, unknown>;

const VERSION_API = "1.0.0";

const PORTEES_DITES: Readonly<Record<Portee, string>> = {
  "depots:deposer": "Déposer des fichiers, en vrai ou en essai.",
  "depots:lire": "Lire les lots, leurs rapports et leurs lignes.",
};

const GROUPES: readonly { readonly name: Operation["groupe"]; readonly description: string }[] = [
  { name: "Dépôts", description: "Déposer un fichier de déclarations, suivre son traitement, lire la réponse à chaque ligne." },
  { name: "Autorisations", description: "Ce que l'organisme peut déclarer, et depuis quand." },
  { name: "Schémas", description: "Le format des fichiers, publié avec le service." },
];

/** Schémas nommés, avec leurs renvois de l'un à l'autre. */
function composants(): { schemas: Objet; nomDe: (schema: z.ZodType) => string | undefined } {
  const registre = z.registry<{ id: string }>();
  const noms = new Map<z.ZodType, string>([[schemaProbleme, "Probleme"]]);
  for (const [nom, schema] of Object.entries(SCHEMAS_NOMMES)) noms.set(schema, nom);
  for (const [schema, id] of noms) registre.add(schema, { id });
  const { schemas: bruts } = z.toJSONSchema(registre, { uri: (id) => `#/components/schemas/${id}`, target: "draft-2020-12", io: "output" });
  const schemas: Objet = {};
  for (const [nom, brut] of Object.entries(bruts)) schemas[nom] = sansEnTete(brut);
  return { schemas, nomDe: (schema) => noms.get(schema) };
}

function sansEnTete(brut: object): Objet {
  return Object.fromEntries(Object.entries(brut).filter(([nom]) => nom !== "$schema" && nom !== "$id"));
}

function parametresDe(schema: z.ZodObject, lieu: "path" | "query" | "header"): Objet[] {
  return Object.entries(schema.shape).map(([nom, champ]) => {
    const { description, ...forme } = champJson(champ);
    const exige = lieu === "path" || !z.object({ champ }).safeParse({}).success;
    return {
      name: lieu === "header" ? enTeteLisible(nom) : nom,
      in: lieu,
      required: exige,
      description: description ?? nom,
      schema: forme,
    };
  });
}

/** Schéma JSON d'un champ tel qu'il s'envoie : une limite se tape comme un nombre, même si l'adresse est du texte. */
function champJson(champ: z.core.$ZodType): Objet {
  return sansEnTete(z.toJSONSchema(champ, { io: "input", unrepresentable: "any" }));
}

function enTeteLisible(nom: string): string {
  return nom
    .split("-")
    .map((mot) => mot.charAt(0).toUpperCase() + mot.slice(1))
    .join("-");
}

function reponseDe(decrite: ReponseDecrite, nomDe: (schema: z.ZodType) => string | undefined): Objet {
  const nom = decrite.schema === undefined ? undefined : nomDe(decrite.schema);
  if (decrite.schema !== undefined && nom === undefined) throw new Error(`Réponse sans schéma nommé : ${decrite.description}`);
  const schema = nom === undefined ? (decrite.type === undefined ? null : { type: "string" }) : { $ref: `#/components/schemas/${nom}` };
  const entetes = Object.entries(decrite.entetes ?? {});
  return {
    description: decrite.description,
    ...(entetes.length === 0
      ? {}
      : { headers: Object.fromEntries(entetes.map(([n, description]) => [n, { description, schema: { type: "string" } }])) }),
    ...(schema === null ? {} : { content: { [decrite.type ?? "application/json"]: { schema } } }),
  };
}

/** Refus que le cadre peut rendre à toute opération. */
function refusDuCadre({ portee, corps, methode, parametres }: Operation): number[] {
  const adresse = Object.keys(parametres.chemin.shape).length > 0 ? [404] : [];
  const entree = methode === "POST" || Object.keys(parametres.recherche.shape).length > 0 ? [400] : [];
  const jeton = portee === null ? [] : [401, 403];
  return [...entree, ...jeton, ...adresse, ...(corps === undefined ? [] : [413, 415]), 429];
}

function operationDe(operation: Operation, nomDe: (schema: z.ZodType) => string | undefined): Objet {
  const { parametres, corps, portee } = operation;
  const refus = [...new Set([...refusDuCadre(operation), ...(operation.refus ?? [])])].sort((a, b) => a - b);
  const tous = [
    ...parametresDe(parametres.chemin, "path"),
    ...parametresDe(parametres.recherche, "query"),
    ...parametresDe(parametres.entetes, "header"),
  ];
  return {
    operationId: operation.id,
    tags: [operation.groupe],
    summary: operation.resume,
    description: operation.description,
    security: portee === null ? [] : [{ organisme: [portee] }],
    ...(tous.length === 0 ? {} : { parameters: tous }),
    ...(corps === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: corps.description,
            content: Object.fromEntries(corps.types.map((type) => [type, { schema: { type: "string" } }])),
          },
        }),
    responses: {
      ...Object.fromEntries(Object.entries(operation.reponses).map(([statut, decrite]) => [statut, reponseDe(decrite, nomDe)])),
      ...Object.fromEntries(refus.map((statut) => [statut, { $ref: `#/components/responses/Refus${statut}` }])),
    },
  };
}

function refusDecrits(operations: readonly Operation[]): Objet {
  const statuts = new Set(operations.flatMap((operation) => [...refusDuCadre(operation), ...(operation.refus ?? [])]));
  const contenu = { [TYPE_PROBLEME]: { schema: { $ref: "#/components/schemas/Probleme" } } };
  return Object.fromEntries(
    [...statuts].sort().map((statut) => [`Refus${statut}`, { description: titreDuStatut(statut), content: contenu }]),
  );
}

/** Le document entier, prêt à être servi ou écrit ; il ne dépend pas de l'adresse du service. */
export function decrireApi(operations: readonly Operation[]): Objet {
  const { schemas, nomDe } = composants();
  const chemins: Record<string, Objet> = {};
  for (const operation of operations) {
    const chemin = chemins[operation.chemin] ?? {};
    chemin[operation.methode.toLowerCase()] = operationDe(operation, nomDe);
    chemins[operation.chemin] = chemin;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Compte d'engagement citoyen : dépôts des organismes",
      version: VERSION_API,
      description:
        "Les organismes déclarent ici les activités de leurs volontaires, en masse, et reçoivent une réponse pour chaque ligne. " +
        "Un jeton s'obtient par la clé du logiciel (client_credentials, private_key_jwt) ; il dure dix minutes. " +
        "Un refus est dit en application/problem+json, avec la règle, l'article et quoi faire.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: "/" }],
    tags: GROUPES,
    paths: chemins,
    components: {
      securitySchemes: {
        organisme: {
          type: "oauth2",
          description: "Client d'un organisme, reconnu par sa clé (RFC 7523). Les clés se gèrent dans l'espace de l'organisme.",
          flows: {
            clientCredentials: {
              tokenUrl: CHEMIN_JETONS,
              scopes: Object.fromEntries(PORTEES.map((portee) => [portee, PORTEES_DITES[portee]])),
            },
          },
        },
      },
      responses: refusDecrits(operations),
      schemas,
    },
  };
}
