// La page d'accueil.
import { h } from "preact";
import { page, type Route } from "../../../route.js";
import { montantsAu } from "../montants.js";
import { PageAccueil } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/",
    action: "consulter_public",
    traiter: async ({ ctx }) =>
      page("Accueil", h(PageAccueil, { montants: montantsAu(ctx.horloge.aujourdhui()), connecte: ctx.acteur.genre === "titulaire" })),
  },
];
