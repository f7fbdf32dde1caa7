// La page de connexion : deux voies d'égale dignité, et l'entrée des responsables.
import { Alerte, Carte, LienBouton } from "../../../composants/index.js";

export interface VueConnexion {
  /** Suite à donner après la connexion, déjà écrite pour une adresse : « ?retour=… » ou rien. */
  readonly suite: string;
  readonly saisieGardee: boolean;
}

export function PageConnexion({ suite, saisieGardee }: VueConnexion) {
  return (
    <>
      <h1>Se connecter</h1>
      <p class="chapeau">Choisissez la voie qui vous convient : les deux mènent au même compte.</p>
      {saisieGardee ? (
        <Alerte ton="attente" titre="Ce que vous aviez tapé est gardé">
          Vous le retrouverez à sa place une fois connecté.
        </Alerte>
      ) : null}
      <div class="grille">
        <Carte titre="Avec FranceConnect">
          <p>
            Vous prouvez votre identité avec un compte que vous avez déjà (impôts, assurance maladie, La Poste…). Vous voyez tout de suite
            les activités que des organismes ont déclarées pour vous.
          </p>
          <p class="actions">
            <LienBouton href={`/connexion/franceconnect${suite}`} libelle="Continuer avec FranceConnect" />
          </p>
        </Carte>
        <Carte titre="Avec votre courriel">
          <p>
            Vous entrez avec une adresse, un mot de passe et un code. Vous déclarez vos activités et suivez vos demandes ; ce que d'autres
            ont déclaré pour vous attend que votre identité soit prouvée.
          </p>
          <p class="actions">
            <LienBouton href={`/connexion/courriel${suite}`} libelle="Continuer avec mon courriel" />
            <LienBouton href="/connexion/courriel/creer" libelle="Créer un accès" variante="secondaire" />
          </p>
        </Carte>
      </div>
      <section class="flux" aria-labelledby="titre-responsable">
        <h2 id="titre-responsable">Vous êtes responsable d'un organisme ?</h2>
        <p>Pour attester les déclarations faites à votre association ou votre service, entrez avec ProConnect.</p>
        <p class="actions">
          <LienBouton href={`/connexion/proconnect${suite}`} libelle="Se connecter avec ProConnect" variante="secondaire" />
        </p>
      </section>
    </>
  );
}
