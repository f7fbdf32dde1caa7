// Les schémas des fichiers, publics, à des adresses qui ne changent pas.
import { jsonSchema, tableSchema, VERSION_SCHEMA } from "../../metier/depots/index.js";
import { definirOperation, SANS_PARAMETRES } from "./operation.js";
import { schemaDocument, schemaSchemas } from "./schemas.js";

const NOM = "cec-declarations";
const DOSSIER = `/schemas/${NOM}/${VERSION_SCHEMA}`;

export const listerSchemas = definirOperation({
  id: "listerSchemas",
  methode: "GET",
  chemin: "/api/v1/schemas",
  groupe: "Schémas",
  portee: null,
  resume: "Les schémas publiés",
  description: "Les adresses des schémas des fichiers, par version. Ouvert à tous.",
  parametres: SANS_PARAMETRES,
  reponses: { 200: { description: "Les schémas.", schema: schemaSchemas } },
  traiter: async ({ urlPublique }) => ({
    statut: 200,
    corps: {
      schemas: [
        {
          nom: NOM,
          version: VERSION_SCHEMA,
          tableschema: `${urlPublique}${DOSSIER}/tableschema.json`,
          jsonschema: `${urlPublique}${DOSSIER}/jsonschema.json`,
        },
      ],
    },
  }),
});

export const lireTableSchema = definirOperation({
  id: "lireTableSchema",
  methode: "GET",
  chemin: `${DOSSIER}/tableschema.json`,
  groupe: "Schémas",
  portee: null,
  resume: "Le schéma du fichier CSV",
  description: "TableSchema : les colonnes, leurs types, ce qui est obligatoire. Ouvert à tous.",
  parametres: SANS_PARAMETRES,
  reponses: { 200: { description: "Le schéma.", schema: schemaDocument } },
  traiter: async () => ({ statut: 200, corps: tableSchema() }),
});

export const lireJsonSchema = definirOperation({
  id: "lireJsonSchema",
  methode: "GET",
  chemin: `${DOSSIER}/jsonschema.json`,
  groupe: "Schémas",
  portee: null,
  resume: "Le schéma d'une ligne NDJSON",
  description: "JSON Schema 2020-12 : une ligne, ses champs, et ce que chaque activité exige. Ouvert à tous.",
  parametres: SANS_PARAMETRES,
  reponses: { 200: { description: "Le schéma.", schema: schemaDocument } },
  traiter: async () => ({ statut: 200, corps: jsonSchema() }),
});
