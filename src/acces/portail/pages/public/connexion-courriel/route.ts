// Routes de l'accès par courriel : le créer étape par étape, puis entrer.
import { connecterParCourriel } from "../../../../../metier/identite/index.js";
import { entrerPersonne } from "../../../connexion/entrer.js";
import { retourSur } from "../../../connexion/retour.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { type ErreurChamp, lireFormulaire } from "../../titulaire/saisie.js";
import { routesCreation } from "./etapes.js";
import { formulaireConnexion } from "./formulaire.js";
import { ecrireHeure } from "./heure.js";
import { PageEntrer } from "./page-entrer.js";
import { routesReprise } from "./reprise.js";

function montrer(demande: Demande, erreurs: readonly ErreurChamp[], statut = 200): Reponse {
  const retour = retourSur(demande.recherche["retour"]);
  const suite = retour === null ? "" : `?retour=${encodeURIComponent(retour)}`;
  return page("Entrer avec votre courriel", PageEntrer({ jeton: demande.jeton, corps: demande.corps, erreurs, suite }), statut);
}

async function entrer(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireConnexion, demande.corps);
  if ("erreurs" in lu) return montrer(demande, lu.erreurs, 422);
  const { courriel, mot_de_passe: motDePasse, code } = lu.valeurs;
  const reponse = await connecterParCourriel(demande.ctx, { courriel, motDePasse, code });
  if (reponse.genre === "bloque") {
    const phrase = `Trop d'essais pour cette adresse. Par sécurité, attendez jusqu'à ${ecrireHeure(reponse.jusquA)}, puis réessayez.`;
    return montrer(demande, [{ champ: "courriel", phrase }], 429);
  }
  if (reponse.genre === "refuse") {
    const reste = reponse.restants > 1 ? `Il reste ${reponse.restants} essais` : "Il reste un essai";
    const phrase = `L'adresse, le mot de passe ou le code ne vont pas ensemble. ${reste}. Un code ne sert qu'une fois : attendez le suivant.`;
    return montrer(demande, [{ champ: "mot_de_passe", phrase }], 422);
  }
  const { genre: _genre, ...arrivee } = reponse;
  const vers = await entrerPersonne(demande.session, { ...arrivee, fournisseur: "courriel" }, retourSur(demande.recherche["retour"]));
  return rediriger(vers);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/connexion/courriel", action: "se_connecter", traiter: async (demande) => montrer(demande, []) },
  { methode: "POST", chemin: "/connexion/courriel", action: "se_connecter", traiter: entrer },
  ...routesCreation,
  ...routesReprise,
];
