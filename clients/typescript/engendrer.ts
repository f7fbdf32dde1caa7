// Engendre les types du client depuis la description de l'API, sans serveur : « npm run api:client ».
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { decrireApi } from "../../src/acces/api/description.js";
import { OPERATIONS_API } from "../../src/acces/api/operations.js";
import { RACINE } from "../../src/socle/racine.js";

const ENTETE = "// Engendré depuis la description de l'API par « npm run api:client » : ne se modifie pas à la main.\n";

/** Texte du fichier de types. */
export async function engendrerTypes(): Promise<string> {
  return ENTETE + astToString(await openapiTS(JSON.stringify(decrireApi(OPERATIONS_API))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(join(RACINE, "clients/typescript/schema.d.ts"), await engendrerTypes());
}
