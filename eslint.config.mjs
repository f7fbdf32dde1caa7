// ESLint ne garde que les règles qui ont besoin des types ; tout le reste est l'affaire de Biome.
import { parser, plugin } from "typescript-eslint";

export default [
  { ignores: ["dist/**", "public/**", ".donnees/**", "captures/**"] },
  {
    files: ["src/**/*.{ts,tsx}", "tests/**/*.{ts,tsx}", "bench/**/*.ts"],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "@typescript-eslint": plugin },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      // Un « default » écrit est un choix ; sans lui, chaque cas doit l'être.
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
];
