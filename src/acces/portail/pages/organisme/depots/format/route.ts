// Route du format des dépôts : ses colonnes, pour qui prépare un fichier.
import { page, type Route } from "../../../../route.js";
import { organismeDe } from "../../organisme.js";
import { PageFormat } from "./page.js";

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/organisme/:id/depots/format",
    action: "consulter_organisme",
    async traiter(demande) {
      const organisme = await organismeDe(demande);
      return page(`Format des fichiers – ${organisme.nom}`, PageFormat({ organisme }));
    },
  },
];
