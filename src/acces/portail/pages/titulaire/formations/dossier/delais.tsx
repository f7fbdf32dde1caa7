// Les délais d'un dossier, pour qui que ce soit : dernier jour, qui agit, ce qui arrive sinon, et d'où vient chacun.
import { type DateCivile, ecrireDateLongue } from "../../../../../../socle/valeurs/date-civile.js";
import { Tableau } from "../../../../composants/index.js";
import { ecrireDelai } from "../../../../lectures/delais.js";
import { capitale } from "../../../../lectures/mots.js";
import type { VueEcheance } from "../../../../lectures/vue-dossier.js";

interface ProprietesDelais {
  readonly titre: string;
  readonly aujourdhui: DateCivile;
  readonly echeances: readonly VueEcheance[];
}

export function Delais({ titre, aujourdhui, echeances }: ProprietesDelais) {
  if (echeances.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-delais">
      <h2 id="titre-delais">{titre}</h2>
      <Tableau
        legende="Chaque délai court jusqu'au jour dit, compris"
        entetes={["Quoi", "Dernier jour", "Qui agit", "Et sinon", "D'où vient ce délai"]}
        lignes={echeances.map(({ quoi, jour, qui, sinon, source, doute }) => [
          quoi,
          <>
            {ecrireDateLongue(jour)}
            <span class="discret sous-ligne">{ecrireDelai(aujourdhui, jour)}</span>
          </>,
          qui,
          capitale(sinon),
          <>
            {capitale(source)}
            {doute === null ? null : <span class="discret sous-ligne">{doute}</span>}
          </>,
        ])}
      />
    </section>
  );
}
