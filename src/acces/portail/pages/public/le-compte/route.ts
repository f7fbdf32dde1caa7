// La page « Le compte d'engagement citoyen ».
import { h } from "preact";
import { page, type Route } from "../../../route.js";
import { montantsAu } from "../montants.js";
import { PageLeCompte } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/compte-engagement-citoyen",
    action: "consulter_public",
    traiter: async ({ ctx }) => page("Ce qu'est le compte", h(PageLeCompte, { montants: montantsAu(ctx.horloge.aujourdhui()) })),
  },
];
