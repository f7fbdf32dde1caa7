// Les activités en tuiles : un dessin, un nom, le minimum en une ligne, lu dans les règles.
import { FICHES_ACTIVITES, type FicheActivite } from "../../../../../regles/catalogue-activites.js";
import type { TypeActivite } from "../../../../../regles/faits.js";
import { classeTeinte, Illustration } from "../../../composants/index.js";
import { AUTRES_ACTIVITES, HUIT_ACTIVITES } from "./presentation.js";

function fichesDe(types: readonly TypeActivite[]): FicheActivite[] {
  return types.flatMap((type) => FICHES_ACTIVITES.filter((fiche) => fiche.type === type));
}

interface ProprietesTuiles {
  readonly types: readonly TypeActivite[];
  readonly lien: (type: TypeActivite) => string;
}

export function Tuiles({ types, lien }: ProprietesTuiles) {
  return (
    <ul class={types.length % 4 === 0 ? "grille grille-quatre" : "grille"}>
      {fichesDe(types).map((fiche) => (
        <li key={fiche.type} class={`tuile ${classeTeinte(fiche.type)}`}>
          <Illustration activite={fiche.type} />
          <h3>
            <a href={lien(fiche.type)}>{fiche.nom}</a>
          </h3>
          <p>{fiche.minimum}</p>
        </li>
      ))}
    </ul>
  );
}

/** Toutes les activités, en deux groupes titrés. */
export function GrilleActivites({ lien }: Pick<ProprietesTuiles, "lien">) {
  return (
    <>
      <section aria-labelledby="les-huit">
        <h2 id="les-huit">Les huit engagements</h2>
        <Tuiles types={HUIT_ACTIVITES} lien={lien} />
      </section>
      <section aria-labelledby="les-autres">
        <h2 id="les-autres">Les réserves thématiques et l'aide à un proche</h2>
        <Tuiles types={AUTRES_ACTIVITES} lien={lien} />
      </section>
    </>
  );
}
