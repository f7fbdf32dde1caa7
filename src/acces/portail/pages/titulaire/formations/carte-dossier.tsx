// Un dossier en une carte : son nom, où il en est, et ce qui attend la personne, avant quel jour.
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { Carte, Etiquette, LienBouton } from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import type { VueDossier } from "../../../lectures/dossiers.js";

interface Proprietes {
  readonly dossier: VueDossier;
  readonly aujourdhui: DateCivile;
}

/** « Acceptez ou refusez la proposition, avant le jeudi 3 décembre 2026, dans 10 jours. » */
function PhraseDuGeste({ geste, aujourdhui }: { readonly geste: NonNullable<VueDossier["geste"]>; readonly aujourdhui: DateCivile }) {
  return (
    <p>
      <strong>{geste.quoi}</strong>
      {geste.jour === null ? "." : ` au plus tard le ${ecrireEcheance(aujourdhui, geste.jour)}.`}
    </p>
  );
}

export function CarteDossier({ dossier, aujourdhui }: Proprietes) {
  const { id, titre, ou, etat, geste, groupe } = dossier;
  return (
    <Carte titre={titre} niveau={3} ton={etat.ton}>
      <p class="discret">{ou}</p>
      <p>
        <Etiquette ton={etat.ton}>{etat.mot}</Etiquette>
      </p>
      {geste === null ? <p>{etat.suite}</p> : <PhraseDuGeste geste={geste} aujourdhui={aujourdhui} />}
      <LienBouton
        href={`/mon-compte/formations/${id}`}
        libelle={geste === null ? "Voir le dossier" : "Agir maintenant"}
        variante={groupe === "a-vous" ? "principal" : "secondaire"}
        precision={titre}
      />
    </Carte>
  );
}
