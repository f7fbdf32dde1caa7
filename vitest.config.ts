// Les tests de tous les jours : un seul PostgreSQL pour tous, une base par fichier. Les longs sont dans vitest.config.long.ts.
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**", "tests/long/**"],
    pool: "threads",
    isolate: false,
    // Un fil par cœur : les tests attendent surtout la base et le navigateur.
    maxWorkers: "100%",
    globalSetup: ["tests/outils/preparation-globale.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
