// Les activités qui ouvrent un droit : la liste, et la page de chacune, toutes écrites d'après les règles.
import type { FicheActivite } from "../../../../../regles/catalogue-activites.js";
import type { Decision } from "../../../../../regles/reponse.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Carte, Chemin, Etiquette, Fiche, Illustration, LienBouton, type Ton } from "../../../composants/index.js";
import type { LigneDeCondition } from "./conditions.js";
import type { ExempleEvalue } from "./exemples.js";
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

type ProprietesConditions = { readonly fiche: FicheActivite; readonly conditions: readonly LigneDeCondition[] };

function Conditions({ fiche, conditions }: ProprietesConditions) {
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">Comment c'est compté</h2>
      <Fiche
        lignes={[
          ...conditions,
          ["Compté sur", fiche.periode],
          ["Qui déclare", fiche.quiDeclare],
          ["Quand", fiche.quand],
          ["Qui finance le droit", fiche.financeur],
        ]}
      />
    </section>
  );
}

const TON: Readonly<Record<Decision, Ton>> = { acquis: "acquis", refuse: "refus", en_attente: "attente" };
const MOT: Readonly<Record<Decision, string>> = { acquis: "Droit ouvert", refuse: "Pas de droit", en_attente: "Pas encore certain" };

function Exemples({ exemples }: { readonly exemples: readonly ExempleEvalue[] }) {
  return (
    <section aria-labelledby="exemples">
      <h2 id="exemples">Deux exemples</h2>
      <div class="grille grille-deux">
        {exemples.map(({ nom, droit }) => (
          <Carte key={nom} titre={nom} niveau={3} ton={TON[droit.decision]}>
            <p>
              <Etiquette ton={TON[droit.decision]}>
                {droit.montant === 0 ? MOT[droit.decision] : `${MOT[droit.decision]} : ${ecrireMontant(droit.montant)}`}
              </Etiquette>
            </p>
            {droit.motifs.slice(0, 1).map((motif) => (
              <p key={motif.code}>
                {motif.phrase} <Article citation={motif.article} />
              </p>
            ))}
          </Carte>
        ))}
      </div>
      <p class="discret">Réponses calculées par les règles du service, pour l'année civile écoulée.</p>
    </section>
  );
}

export function PageActivite({ fiche, exemples, conditions }: ProprietesConditions & { readonly exemples: readonly ExempleEvalue[] }) {
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
      <Conditions fiche={fiche} conditions={conditions} />
      <Exemples exemples={exemples} />
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
