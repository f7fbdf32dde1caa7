// Les tests longs, avant de clore un travail : morts brutales, centaines de milliers de dossiers.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/long/**/*.test.ts"],
    pool: "threads",
    fileParallelism: false,
    globalSetup: ["tests/outils/preparation-globale.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
