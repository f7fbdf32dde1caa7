// La page « Le droit appliqué ».
import { h } from "preact";
import { page, type Route } from "../../../route.js";
import { PageDroit } from "./page.js";

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/droit", action: "consulter_public", traiter: async () => page("Le droit appliqué", h(PageDroit, {})) },
];
