// Routes du mot de passe oublié ; le code à confirmer emprunte la page de la création.
import { demanderReprise, type ReponseReprise, remplacerMotDePasse } from "../../../../../metier/identite/index.js";
import type { AccesEnCours } from "../../../connexion/session.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { type ErreurChamp, lireFormulaire } from "../../titulaire/saisie.js";
import { CHEMINS_ETAPES, DEFAUTS, etape } from "./cheminement.js";
import { formulaireOublie, formulaireReprise } from "./formulaire.js";
import { ecrireHeure } from "./heure.js";
import { PageOublie, PageReprise } from "./page-reprise.js";

function montrerOublie(demande: Demande, erreurs: readonly ErreurChamp[] = []): Reponse {
  const contenu = PageOublie({ jeton: demande.jeton, corps: demande.corps, erreurs });
  return page("Mot de passe oublié", contenu, erreurs.length === 0 ? 200 : 422);
}

async function demander(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireOublie, demande.corps);
  if ("erreurs" in lu) return montrerOublie(demande, lu.erreurs);
  const { personneId } = await demanderReprise(demande.ctx, lu.valeurs);
  demande.session.ecrire({ accesEnCours: { personneId, courriel: lu.valeurs.courriel, etape: "code", reprise: true } });
  return rediriger(CHEMINS_ETAPES.code);
}

function montrerReprise(demande: Demande, erreurs: readonly ErreurChamp[] = [], statut = 200): Reponse {
  return page("Choisir un nouveau mot de passe", PageReprise({ jeton: demande.jeton, corps: demande.corps, erreurs }), statut);
}

function erreurDeReprise(reponse: Exclude<ReponseReprise, { genre: "remplace" }>): ErreurChamp {
  if (reponse.genre === "mot_de_passe") return { champ: "mot_de_passe", phrase: DEFAUTS[reponse.defaut] };
  if (reponse.genre === "bloque")
    return { champ: "code", phrase: `Code : trop d'essais. Attendez jusqu'à ${ecrireHeure(reponse.jusquA)}.` };
  return { champ: "code", phrase: `Code : il n'est pas juste, ou il a déjà servi. Essais restants : ${reponse.restants}.` };
}

async function remplacer(demande: Demande, acces: AccesEnCours): Promise<Reponse> {
  const lu = lireFormulaire(formulaireReprise, demande.corps);
  if ("erreurs" in lu) return montrerReprise(demande, lu.erreurs, 422);
  const { mot_de_passe: motDePasse, code } = lu.valeurs;
  const reponse = await remplacerMotDePasse(demande.ctx, { personneId: acces.personneId, motDePasse, code });
  if (reponse.genre !== "remplace") return montrerReprise(demande, [erreurDeReprise(reponse)], reponse.genre === "bloque" ? 429 : 422);
  await demande.session.renouveler({
    annonce: { ton: "acquis", texte: "Votre mot de passe est changé. Entrez avec le nouveau et le code suivant." },
  });
  return rediriger("/connexion/courriel");
}

const base = { action: "se_connecter" } as const;

export const routesReprise: readonly Route[] = [
  { ...base, methode: "GET", chemin: "/connexion/courriel/oublie", traiter: async (demande) => montrerOublie(demande) },
  { ...base, methode: "POST", chemin: "/connexion/courriel/oublie", traiter: demander },
  { ...base, methode: "GET", chemin: CHEMINS_ETAPES.reprise, traiter: etape("reprise", (demande) => montrerReprise(demande)) },
  { ...base, methode: "POST", chemin: CHEMINS_ETAPES.reprise, traiter: etape("reprise", remplacer) },
];
