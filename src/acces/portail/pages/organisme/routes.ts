// Toutes les routes des responsables d'un organisme.
import { Refus } from "../../../../socle/refus.js";
import type { Route } from "../../route.js";
import { routes as aAttester } from "./a-attester/route.js";
import { routes as attestees } from "./attestees/route.js";
import { routes as cofinancements } from "./cofinancements/route.js";
import { routes as demandes } from "./demandes/route.js";
import { routes as depots } from "./depots/routes.js";
import { routes as offre } from "./offre/route.js";
import { routes as paiements } from "./paiements/route.js";
import { routes as raccordements } from "./raccordements/routes.js";
import { routes as responsables } from "./responsables/route.js";
import { routes as signalements } from "./signalements/route.js";

/** L'espace d'un organisme n'existe que pour qui agit pour lui : aux autres, il répond comme un inconnu. */
function cloisonner(route: Route): Route {
  return {
    ...route,
    async traiter(demande) {
      const { acteur } = demande.ctx;
      if (acteur.genre === "responsable" && !acteur.organismes.includes(demande.parametres["id"] ?? ""))
        throw new Refus("portail/introuvable");
      return route.traiter(demande);
    },
  };
}

export const routes: readonly Route[] = [
  ...aAttester,
  ...attestees,
  ...cofinancements,
  ...demandes,
  ...depots,
  ...offre,
  ...paiements,
  ...raccordements,
  ...responsables,
  ...signalements,
].map(cloisonner);
