// Entrer par courriel : adresse, mot de passe et code sur une seule page.
import { Bouton, ChampTexte, Chemin, Formulaire, ResumeErreurs } from "../../../composants/index.js";
import { erreurDe } from "../../titulaire/saisie.js";
import type { VueFormulaire } from "./page-creer.js";

export function PageEntrer({ jeton, corps, erreurs, suite }: VueFormulaire & { suite: string }) {
  return (
    <>
      <Chemin liens={[{ href: "/connexion", libelle: "Se connecter" }]} />
      <ResumeErreurs erreurs={erreurs} secrets />
      <h1>Entrer avec votre courriel</h1>
      <Formulaire action={`/connexion/courriel${suite}`} jeton={jeton}>
        <ChampTexte
          nom="courriel"
          libelle="Adresse de courriel"
          type="email"
          modeSaisie="email"
          remplissage="username"
          valeur={corps["courriel"]}
          erreur={erreurDe(erreurs, "courriel")}
        />
        <ChampTexte
          nom="mot_de_passe"
          libelle="Mot de passe"
          type="password"
          remplissage="current-password"
          erreur={erreurDe(erreurs, "mot_de_passe")}
        />
        <ChampTexte
          nom="code"
          libelle="Code de l'application, ou code de secours"
          exemple="042 917"
          remplissage="one-time-code"
          largeur="moyenne"
          erreur={erreurDe(erreurs, "code")}
        />
        <Bouton libelle="Entrer" />
      </Formulaire>
      <section class="flux" aria-labelledby="titre-sans-acces">
        <h2 id="titre-sans-acces">Pas encore d'accès, ou accès perdu ?</h2>
        <p>
          <a href="/connexion/courriel/creer">Créer un accès par courriel</a>. <a href="/connexion/courriel/oublie">Mot de passe oublié</a>.
          Téléphone et codes de secours perdus : <a href="/assistance">voyez comment être aidé</a>.
        </p>
      </section>
    </>
  );
}
