// La description OpenAPI : un contrôleur public n'y trouve rien à redire, et le client engendré est celui de ce jour.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { engendrerTypes } from "../../../clients/typescript/engendrer.js";
import { RACINE } from "../../socle/racine.js";
import { decrireApi } from "./description.js";
import { OPERATIONS_API } from "./operations.js";

const document = decrireApi(OPERATIONS_API);

async function fautes(objet: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const problemes = await lintFromString({ source: JSON.stringify(objet), absoluteRef: "openapi.json", config });
  return problemes.map(({ ruleId, message, location }) => `${ruleId} : ${message} (${location[0]?.pointer ?? ""})`);
}

describe("la description de l'API", () => {
  it("passe un contrôleur public sans erreur ni avertissement", async () => {
    expect(await fautes(document)).toEqual([]);
  });

  it("et le contrôleur voit une faute plantée", async () => {
    const abime = structuredClone(document);
    Object.assign(abime, { paths: { "/api/v1/depots/{id}": { get: { responses: { 200: { description: "Un lot." } } } } } });
    const vues = await fautes(abime);
    expect(vues.some((faute) => faute.startsWith("path-parameters-defined") || faute.startsWith("operation-operationId"))).toBe(true);
  });

  it("dit chaque opération, sa portée et ses refus", () => {
    expect(OPERATIONS_API.map(({ id }) => id)).toEqual([
      "deposer",
      "listerDepots",
      "lireDepot",
      "listerLignes",
      "lireRapport",
      "chercherLigne",
      "listerAutorisations",
      "listerSchemas",
      "lireTableSchema",
      "lireJsonSchema",
    ]);
    expect(document).toMatchObject({
      openapi: "3.1.0",
      paths: {
        "/api/v1/depots": {
          post: {
            security: [{ organisme: ["depots:deposer"] }],
            parameters: [
              { name: "essai", in: "query", required: false },
              { name: "Idempotency-Key", in: "header", required: true },
              { name: "Content-Disposition", in: "header", required: false },
            ],
            responses: { 202: { headers: { Location: {} } }, 413: {}, 415: {}, 422: {}, 429: {} },
          },
          get: {
            parameters: [{ name: "apres" }, { name: "limite", schema: { type: "integer", minimum: 1, maximum: 1000, default: 100 } }],
          },
        },
        "/api/v1/schemas": { get: { security: [] } },
      },
    });
  });

  it("le client engendré est à jour (npm run api:client)", async () => {
    const garde = readFileSync(join(RACINE, "clients/typescript/schema.d.ts"), "utf8");
    expect(await engendrerTypes()).toBe(garde);
  });
});
