// La police servie est, octet pour octet, celle du paquet : une mise à jour du paquet ne peut pas passer inaperçue.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "../src/socle/racine.js";

const require = createRequire(import.meta.url);
const paquet = require.resolve("@fontsource-variable/atkinson-hyperlegible-next/package.json");
const dossier = join(paquet, "..");

describe("la police servie", () => {
  it("est celle du paquet, avec sa licence à côté (OFL-1.1)", () => {
    const servie = readFileSync(join(RACINE, "public/atkinson-hyperlegible-next.woff2"));
    const livree = readFileSync(join(dossier, "files/atkinson-hyperlegible-next-latin-wght-normal.woff2"));
    expect(servie.equals(livree)).toBe(true);
    expect(readFileSync(join(RACINE, "public/atkinson-hyperlegible-next-OFL.txt"), "utf8")).toMatch(/SIL OPEN FONT LICENSE/iu);
  });
});
