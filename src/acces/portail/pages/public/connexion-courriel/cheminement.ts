// Le cheminement d'un accès par courriel : quelle étape attend, et comment un mot de passe refusé se dit.
import type { DefautMotDePasse } from "../../../../../socle/mot-de-passe.js";
import type { AccesEnCours } from "../../../connexion/session.js";
import { type Demande, type Reponse, rediriger } from "../../../route.js";

export const CHEMINS_ETAPES: Readonly<Record<AccesEnCours["etape"], string>> = {
  code: "/connexion/courriel/code",
  mot_de_passe: "/connexion/courriel/mot-de-passe",
  second_facteur: "/connexion/courriel/second-facteur",
  reprise: "/connexion/courriel/reprise",
};

type Suite = (demande: Demande, acces: AccesEnCours) => Promise<Reponse> | Reponse;

/** N'ouvre une étape que si c'est son tour ; sinon ramène à celle qui attend, ou au début. */
export function etape(attendue: AccesEnCours["etape"], suite: Suite): (demande: Demande) => Promise<Reponse> {
  return async (demande) => {
    const acces = demande.session.lire().accesEnCours;
    if (acces === undefined) return rediriger("/connexion/courriel/creer");
    return acces.etape === attendue ? suite(demande, acces) : rediriger(CHEMINS_ETAPES[acces.etape]);
  };
}

export const DEFAUTS: Readonly<Record<DefautMotDePasse, string>> = {
  trop_court: "Mot de passe : douze caractères au moins. Ajoutez un ou deux mots.",
  trop_long: "Mot de passe : deux cents caractères au plus.",
  trop_connu:
    "Mot de passe : il figure dans des listes de mots de passe volés, il serait deviné. Choisissez plusieurs mots sans lien entre eux.",
  trop_previsible: "Mot de passe : il se devine (répétition, nom ou adresse). Choisissez plusieurs mots sans lien entre eux.",
};
