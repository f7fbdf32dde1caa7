// La page « Accessibilité ».
import { h } from "preact";
import { DERNIER_AUDIT } from "../../../composants/index.js";
import { page, type Route } from "../../../route.js";
import { PageAccessibilite } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/accessibilite",
    action: "consulter_public",
    traiter: async ({ reglages }) =>
      page("Accessibilité", h(PageAccessibilite, { audit: DERNIER_AUDIT, demonstration: reglages.demonstration })),
  },
];
