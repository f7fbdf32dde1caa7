// La page « Données personnelles ».
import { h } from "preact";
import { page, type Route } from "../../../route.js";
import { PageDonneesPersonnelles } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/donnees-personnelles",
    action: "consulter_public",
    traiter: async ({ reglages }) => page("Données personnelles", h(PageDonneesPersonnelles, { demonstration: reglages.demonstration })),
  },
];
