// La création d'un accès par courriel, étape par étape ; la session dit laquelle attend une réponse.
import {
  activerSecondFacteur,
  choisirMotDePasse,
  confirmerCourriel,
  creerAccesCourriel,
  DUREE_CODE_MINUTES,
  preparerSecondFacteur,
  type ReponseCode,
  renvoyerCode,
} from "../../../../../metier/identite/index.js";
import { entrerPersonne } from "../../../connexion/entrer.js";
import type { AccesEnCours } from "../../../connexion/session.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { type ErreurChamp, lireFormulaire } from "../../titulaire/saisie.js";
import { CHEMINS_ETAPES, DEFAUTS, etape } from "./cheminement.js";
import { formulaireCode, formulaireCreation, formulaireMotDePasse } from "./formulaire.js";
import { PageCode, PageCreer } from "./page-creer.js";
import { PageCodesSecours, PageMotDePasse, PageSecondFacteur } from "./page-proteger.js";

function vue(demande: Demande, erreurs: readonly ErreurChamp[]) {
  return { jeton: demande.jeton, corps: demande.corps, erreurs };
}

const statutDe = (erreurs: readonly ErreurChamp[]) => (erreurs.length === 0 ? 200 : 422);

function montrerCreer(demande: Demande, erreurs: readonly ErreurChamp[] = []): Reponse {
  return page("Créer un accès par courriel", PageCreer(vue(demande, erreurs)), statutDe(erreurs));
}

async function creer(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireCreation, demande.corps);
  if ("erreurs" in lu) return montrerCreer(demande, lu.erreurs);
  const { prenoms, nomNaissance, courriel, naissance } = lu.valeurs;
  const acces = { prenoms, nomNaissance, courriel, naissance: naissance.naissance, naissancePresumee: naissance.presumee };
  const { personneId } = await creerAccesCourriel(demande.ctx, acces);
  demande.session.ecrire({ accesEnCours: { personneId, courriel, etape: "code" } });
  return rediriger(CHEMINS_ETAPES.code);
}

function montrerCode(demande: Demande, acces: AccesEnCours, erreurs: readonly ErreurChamp[] = []): Reponse {
  const contenu = PageCode({
    ...vue(demande, erreurs),
    courriel: acces.courriel,
    minutes: DUREE_CODE_MINUTES,
    reprise: acces.reprise === true,
  });
  return page("Confirmer votre adresse", contenu, statutDe(erreurs));
}

function phraseDuCode(reponse: Exclude<ReponseCode, { genre: "confirme" }>): string {
  if (reponse.genre === "perime") return "Code : celui-ci n'est plus valable. Demandez-en un autre ci-dessous.";
  if (reponse.genre === "epuise") return "Code : trop d'essais avec celui-ci. Demandez-en un autre ci-dessous.";
  return `Code : ce n'est pas celui que nous avons envoyé. Essais restants : ${reponse.restants}.`;
}

async function confirmer(demande: Demande, acces: AccesEnCours): Promise<Reponse> {
  const lu = lireFormulaire(formulaireCode, demande.corps);
  if ("erreurs" in lu) return montrerCode(demande, acces, lu.erreurs);
  const reponse = await confirmerCourriel(demande.ctx, { personneId: acces.personneId, code: lu.valeurs.code });
  if (reponse.genre !== "confirme") return montrerCode(demande, acces, [{ champ: "code", phrase: phraseDuCode(reponse) }]);
  const suivante = acces.reprise === true ? "reprise" : "mot_de_passe";
  await demande.session.renouveler({ ...demande.session.lire(), accesEnCours: { ...acces, etape: suivante } });
  return rediriger(CHEMINS_ETAPES[suivante]);
}

async function autreCode(demande: Demande, acces: AccesEnCours): Promise<Reponse> {
  const parti = await renvoyerCode(demande.ctx, acces.personneId);
  demande.session.ecrire({
    annonce: parti
      ? { ton: "acquis", texte: "Un autre code est parti. Le précédent ne sert plus." }
      : { ton: "refus", texte: "Plusieurs codes sont déjà partis. Regardez dans les indésirables, ou revenez dans une heure." },
  });
  return rediriger(CHEMINS_ETAPES.code);
}

function montrerMotDePasse(demande: Demande, erreurs: readonly ErreurChamp[] = []): Reponse {
  return page("Choisir votre mot de passe", PageMotDePasse(vue(demande, erreurs)), statutDe(erreurs));
}

async function garderMotDePasse(demande: Demande, acces: AccesEnCours): Promise<Reponse> {
  const lu = lireFormulaire(formulaireMotDePasse, demande.corps);
  if ("erreurs" in lu) return montrerMotDePasse(demande, lu.erreurs);
  const defaut = await choisirMotDePasse(demande.ctx, { personneId: acces.personneId, motDePasse: lu.valeurs.mot_de_passe });
  if (defaut !== null) return montrerMotDePasse(demande, [{ champ: "mot_de_passe", phrase: DEFAUTS[defaut] }]);
  demande.session.ecrire({ accesEnCours: { ...acces, etape: "second_facteur" } });
  return rediriger(CHEMINS_ETAPES.second_facteur);
}

async function montrerSecondFacteur(demande: Demande, acces: AccesEnCours, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const reglage = await preparerSecondFacteur(demande.ctx, acces.personneId);
  return page("Ajouter un second code", PageSecondFacteur({ ...vue(demande, erreurs), reglage }), statutDe(erreurs));
}

async function activer(demande: Demande, acces: AccesEnCours): Promise<Reponse> {
  const lu = lireFormulaire(formulaireCode, demande.corps);
  if ("erreurs" in lu) return montrerSecondFacteur(demande, acces, lu.erreurs);
  const codes = await activerSecondFacteur(demande.ctx, { personneId: acces.personneId, code: lu.valeurs.code });
  if (codes === null) {
    const phrase = "Code : ce n'est pas celui que l'application affiche en ce moment. Attendez le suivant et recopiez-le.";
    return montrerSecondFacteur(demande, acces, [{ champ: "code", phrase }]);
  }
  const arrivee = {
    personneId: acces.personneId,
    titulaireId: null,
    preuve: "declaree",
    prenom: "",
    nom: "",
    fournisseur: "courriel",
  } as const;
  await entrerPersonne(demande.session, arrivee, null);
  return page("Vos codes de secours", PageCodesSecours({ codes }));
}

const base = { action: "se_connecter" } as const;

export const routesCreation: readonly Route[] = [
  { ...base, methode: "GET", chemin: "/connexion/courriel/creer", traiter: async (demande) => montrerCreer(demande) },
  { ...base, methode: "POST", chemin: "/connexion/courriel/creer", traiter: creer },
  { ...base, methode: "GET", chemin: CHEMINS_ETAPES.code, traiter: etape("code", montrerCode) },
  { ...base, methode: "POST", chemin: CHEMINS_ETAPES.code, traiter: etape("code", confirmer) },
  { ...base, methode: "POST", chemin: "/connexion/courriel/autre-code", traiter: etape("code", autreCode) },
  { ...base, methode: "GET", chemin: CHEMINS_ETAPES.mot_de_passe, traiter: etape("mot_de_passe", (demande) => montrerMotDePasse(demande)) },
  { ...base, methode: "POST", chemin: CHEMINS_ETAPES.mot_de_passe, traiter: etape("mot_de_passe", garderMotDePasse) },
  { ...base, methode: "GET", chemin: CHEMINS_ETAPES.second_facteur, traiter: etape("second_facteur", montrerSecondFacteur) },
  { ...base, methode: "POST", chemin: CHEMINS_ETAPES.second_facteur, traiter: etape("second_facteur", activer) },
];
