// La page « 240 € par an ? ».
import { h } from "preact";
import { page, type Route } from "../../../route.js";
import { montantsAu } from "../montants.js";
import { PageDeuxCentQuaranteEuros } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/240-euros-par-an",
    action: "consulter_public",
    traiter: async ({ ctx }) => {
      const aujourdhui = ctx.horloge.aujourdhui();
      return page("240 € par an ?", h(PageDeuxCentQuaranteEuros, { montants: montantsAu(aujourdhui), aujourdhui }));
    },
  },
];
