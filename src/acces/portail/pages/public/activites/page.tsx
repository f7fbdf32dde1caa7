// Les activités qui ouvrent un droit : la liste, et la page de chacune, toutes écrites d'après les règles.
import type { FicheActivite } from "../../../../../regles/catalogue-activites.js";
import { Article, Chemin, Fiche, Illustration, LienBouton } from "../../../composants/index.js";
import { cheminActivite } from "./presentation.js";
import { GrilleActivites } from "./tuiles.js";

export function PageActivites() {
  return (
    <>
      <h1>Les activités qui ouvrent un droit</h1>
      <p class="chapeau">
        La loi en donne la liste. Chacune a son minimum, sa période et son calendrier. <Article citation="L5151-9" />
      </p>
      <GrilleActivites lien={cheminActivite} />
    </>
  );
}

function Conditions({ fiche }: { readonly fiche: FicheActivite }) {
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">Ce qu'il faut</h2>
      <Fiche
        lignes={[
          ["Le minimum", fiche.minimum],
          ["Compté sur", fiche.periode],
          ["Qui déclare", fiche.quiDeclare],
          ["Quand", fiche.quand],
          ["Qui finance le droit", fiche.financeur],
        ]}
      />
    </section>
  );
}

export function PageActivite({ fiche }: { readonly fiche: FicheActivite }) {
  return (
    <>
      <Chemin liens={[{ href: "/activites", libelle: "Les activités" }]} />
      <div class="entete-activite">
        <Illustration activite={fiche.type} />
        <div>
          <h1>{fiche.nom}</h1>
          <p class="chapeau">{fiche.minimum}</p>
        </div>
      </div>
      <p class="actions">
        <LienBouton href={`/simuler?activite=${fiche.type}`} libelle="Simuler mon droit" />
      </p>
      <Conditions fiche={fiche} />
      <section aria-labelledby="articles">
        <h2 id="articles">Les articles</h2>
        <ul>
          {fiche.articles.map((citation) => (
            <li key={citation}>
              <Article citation={citation} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
