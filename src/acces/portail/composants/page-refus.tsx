// La page d'un refus du service : ce qui n'est pas possible, pourquoi, quoi faire, et l'article quand il y en a un.

import { Article } from "./donnees.js";
import { LienBouton } from "./formulaire.js";

interface ProprietesRefus {
  readonly titre: string;
  readonly phrase: string;
  readonly conduite: string;
  readonly article?: string | undefined;
  /** Chemin de la page à reprendre ; sans cela, l'accueil. */
  readonly retour?: string | undefined;
  /** Espace de la personne connectée, quand elle en a un. */
  readonly espace?: string | undefined;
}

export function PageRefus({ titre, phrase, conduite, article, retour, espace }: ProprietesRefus) {
  return (
    <div class="page-refus">
      <h1>{titre}</h1>
      <p class="chapeau">{phrase}</p>
      <p>{conduite}</p>
      {article === undefined ? null : (
        <p>
          <Article citation={article} />
        </p>
      )}
      <p class="actions">
        {retour === undefined ? null : <LienBouton href={retour} libelle="Reprendre la page" />}
        {espace === undefined ? null : (
          <LienBouton href={espace} libelle="Aller à mon espace" variante={retour === undefined ? "principal" : "secondaire"} />
        )}
        <LienBouton href="/" libelle="Revenir à l'accueil" variante="secondaire" />
      </p>
    </div>
  );
}
