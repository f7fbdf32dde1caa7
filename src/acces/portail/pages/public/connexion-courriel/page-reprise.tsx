// Mot de passe oublié : dire son adresse, puis en choisir un autre.

import { Bouton, ChampTexte, Chemin, Formulaire, ResumeErreurs } from "../../../composants/index.js";
import { erreurDe } from "../../titulaire/saisie.js";
import { ChampsNouveauMotDePasse } from "./champs-mot-de-passe.js";
import type { VueFormulaire } from "./page-creer.js";

const CHEMIN = [
  { href: "/connexion", libelle: "Se connecter" },
  { href: "/connexion/courriel", libelle: "Entrer avec votre courriel" },
];

export function PageOublie({ jeton, corps, erreurs }: VueFormulaire) {
  return (
    <>
      <Chemin liens={CHEMIN} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>Mot de passe oublié</h1>
      <p class="chapeau">Dites votre adresse : si elle a un accès, nous y envoyons un code.</p>
      <Formulaire action="/connexion/courriel/oublie" jeton={jeton}>
        <ChampTexte
          nom="courriel"
          libelle="Adresse de courriel"
          type="email"
          modeSaisie="email"
          remplissage="username"
          valeur={corps["courriel"]}
          erreur={erreurDe(erreurs, "courriel")}
        />
        <Bouton libelle="Recevoir un code" />
      </Formulaire>
    </>
  );
}

export function PageReprise({ jeton, erreurs }: VueFormulaire) {
  return (
    <>
      <Chemin liens={CHEMIN} />
      <ResumeErreurs erreurs={erreurs} secrets />
      <h1>Choisir un nouveau mot de passe</h1>
      <Formulaire action="/connexion/courriel/reprise" jeton={jeton}>
        <ChampsNouveauMotDePasse
          libelle="Nouveau mot de passe"
          aide="Douze caractères au moins. Une phrase courte que vous seul connaissez convient très bien."
          erreurs={erreurs}
        />
        <ChampTexte
          nom="code"
          libelle="Code de l'application, ou code de secours"
          exemple="042 917"
          remplissage="one-time-code"
          largeur="moyenne"
          erreur={erreurDe(erreurs, "code")}
        />
        <Bouton libelle="Changer mon mot de passe" />
      </Formulaire>
    </>
  );
}
