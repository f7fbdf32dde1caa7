// Route de la page de connexion.
import { retourSur } from "../../../connexion/retour.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { PageConnexion } from "./page.js";

async function montrer(demande: Demande): Promise<Reponse> {
  const { titulaireId, personneId, formulaireGarde } = demande.session.lire();
  const retour = retourSur(demande.recherche["retour"]);
  if (titulaireId !== undefined && retour === null) return rediriger("/mon-compte");
  if (personneId !== undefined && titulaireId === undefined) return rediriger("/premiere-connexion");
  const suite = retour === null ? "" : `?retour=${encodeURIComponent(retour)}`;
  return page("Se connecter", PageConnexion({ suite, saisieGardee: formulaireGarde !== undefined }));
}

export const routes: readonly Route[] = [{ methode: "GET", chemin: "/connexion", action: "se_connecter", traiter: montrer }];
