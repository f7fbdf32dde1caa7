// Les étapes qui protègent l'accès : le mot de passe, le second code, les codes de secours.

import type { ReglageSecondFacteur } from "../../../../../metier/identite/index.js";
import { Alerte, Bouton, ChampTexte, Chemin, Etapes, Formulaire, LienBouton, ResumeErreurs } from "../../../composants/index.js";
import { erreurDe } from "../../titulaire/saisie.js";
import { ChampsNouveauMotDePasse } from "./champs-mot-de-passe.js";
import { ETAPES_ACCES, type VueFormulaire } from "./page-creer.js";

const CHEMIN = [{ href: "/connexion", libelle: "Se connecter" }];

export function PageMotDePasse({ jeton, erreurs }: VueFormulaire) {
  return (
    <>
      <Chemin liens={CHEMIN} />
      <ResumeErreurs erreurs={erreurs} secrets />
      <h1>Choisir votre mot de passe</h1>
      <Etapes courante={3} etapes={ETAPES_ACCES} />
      <Formulaire action="/connexion/courriel/mot-de-passe" jeton={jeton}>
        <ChampsNouveauMotDePasse
          libelle="Mot de passe"
          aide="Douze caractères au moins. Une phrase courte que vous seul connaissez convient très bien ; aucun signe spécial n'est exigé."
          erreurs={erreurs}
        />
        <Bouton libelle="Garder ce mot de passe" />
      </Formulaire>
    </>
  );
}

export function PageSecondFacteur({ jeton, erreurs, reglage }: VueFormulaire & { reglage: ReglageSecondFacteur }) {
  const image = `data:image/svg+xml;base64,${Buffer.from(reglage.svg, "utf8").toString("base64")}`;
  return (
    <>
      <Chemin liens={CHEMIN} />
      <ResumeErreurs erreurs={erreurs} secrets />
      <h1>Ajouter un second code</h1>
      <Etapes courante={4} etapes={ETAPES_ACCES} />
      <p class="chapeau">
        Une application d'authentification (sur téléphone ou ordinateur) donnera un code à chaque connexion : sans lui, un mot de passe volé
        ne suffit pas.
      </p>
      <ol>
        <li>
          <p>Dans l'application, ajoutez un compte en visant cette image :</p>
          <img src={image} width="220" height="220" alt="Code à viser avec l'application ; la même clé est écrite ci-dessous." />
          <p>
            Ou tapez cette clé : <strong>{reglage.secret}</strong>
          </p>
        </li>
        <li>
          <p>Recopiez ici le code à six chiffres que l'application affiche.</p>
        </li>
      </ol>
      <Formulaire action="/connexion/courriel/second-facteur" jeton={jeton}>
        <ChampTexte
          nom="code"
          libelle="Code affiché par l'application"
          exemple="042 917"
          modeSaisie="numeric"
          remplissage="one-time-code"
          largeur="courte"
          erreur={erreurDe(erreurs, "code")}
        />
        <Bouton libelle="Activer le second code" />
      </Formulaire>
    </>
  );
}

export function PageCodesSecours({ codes }: { readonly codes: readonly string[] }) {
  return (
    <>
      <h1>Vos codes de secours</h1>
      <Alerte ton="acquis" titre="Votre accès est créé, et vous êtes connecté">
        Il reste à ouvrir votre compte.
      </Alerte>
      <p class="chapeau">Recopiez ou imprimez ces codes maintenant : ils ne seront plus montrés.</p>
      <p>Chacun remplace une fois le code de l'application, si vous changez ou perdez votre téléphone.</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="actions">
        <LienBouton href="/premiere-connexion" libelle="Ouvrir mon compte" />
      </p>
    </>
  );
}
