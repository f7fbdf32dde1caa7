// La page « Mentions légales ».
import { h } from "preact";
import { page, type Route } from "../../../route.js";
import { PageMentionsLegales } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/mentions-legales",
    action: "consulter_public",
    traiter: async ({ reglages }) =>
      page("Mentions légales", h(PageMentionsLegales, { demonstration: reglages.demonstration, urlPublique: reglages.urlPublique })),
  },
];
