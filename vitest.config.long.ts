// La forme longue, avant de clore un travail : les mêmes tests sur plus de cas (DOSSIERS, ESSAIS_GRAND_LIVRE), et ceux de tests/long.
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    pool: "threads",
    isolate: false,
    env: { ESSAIS_GRAND_LIVRE: process.env["ESSAIS_GRAND_LIVRE"] ?? "500" },
    globalSetup: ["tests/outils/preparation-globale.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
