// Routes des données à emporter.
import { lireDonneesEmportees } from "../../../lectures/donnees.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { titulaireDe } from "../titulaire.js";
import { PageMesDonnees } from "./page.js";

async function telecharger(demande: Demande): Promise<Reponse> {
  const donnees = await lireDonneesEmportees(demande.ctx, titulaireDe(demande).titulaireId);
  return {
    genre: "fichier",
    type: "application/json; charset=utf-8",
    nom: `mes-donnees-engagement-${demande.ctx.horloge.aujourdhui()}.json`,
    octets: `${JSON.stringify(donnees, null, 2)}\n`,
  };
}

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: "/mon-compte/mes-donnees",
    action: "emporter_donnees",
    traiter: async () => page("Emporter mes données", PageMesDonnees()),
  },
  { methode: "GET", chemin: "/mon-compte/mes-donnees.json", action: "emporter_donnees", traiter: telecharger },
];
