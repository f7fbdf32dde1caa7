// Où l'on revient : une page d'ici, ou nulle part.
import { describe, expect, it } from "vitest";
import { retourSur } from "./retour.js";

describe("La page de retour", () => {
  it.each(["/mon-compte", "/mon-compte/droits/0b0e7c3a-1111-4222-8333-444455556666", "/assistance", "/organisme/a/a-attester"])(
    "« %s » est d'ici",
    (chemin) => {
      expect(retourSur(chemin)).toBe(chemin);
    },
  );

  it.each([
    undefined,
    "",
    "mon-compte",
    "//exemple.invalid",
    "/\\exemple.invalid",
    "https://exemple.invalid",
    "/mon-compte\r\nSet-Cookie: x",
    "/connexion/franceconnect",
    "/deconnexion",
    `/${"a".repeat(400)}`,
  ])("« %s » est écarté", (chemin) => {
    expect(retourSur(chemin)).toBeNull();
  });
});
