// Les conditions propres à une activité que ses heures seules ne disent pas, avec leur article.
import type { ComponentChildren } from "preact";
import type { TypeActivite } from "../../../../../regles/faits.js";
import { versionAu } from "../../../../../regles/parametre.js";
import { ANCIENNETE_ASSOCIATION } from "../../../../../regles/parametres-acquisition.js";
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { Article } from "../../../composants/index.js";

export type LigneDeCondition = readonly [string, ComponentChildren];

function association(aujourdhui: DateCivile): ComponentChildren {
  const ans = versionAu(ANCIENNETE_ASSOCIATION, aujourdhui).valeur;
  return (
    <>
      {`Régie par la loi de 1901, ou inscrite en Alsace-Moselle ; déclarée depuis ${ans} an${ans > 1 ? "s" : ""} au moins ; et dont toutes les activités sont de celles que nomme l'article 200 du code général des impôts.`}{" "}
      <Article citation="L5151-9 6° a" />
    </>
  );
}

function heures(autres: string, article: string): LigneDeCondition {
  return [
    "Quelles heures",
    <>
      {`Celles passées à siéger dans un organe d'administration ou de direction, ou à encadrer d'autres ${autres}.`}{" "}
      <Article citation={article} />
    </>,
  ];
}

/** Conditions en vigueur au jour donné ; vide quand la durée est la seule. */
export function conditionsDe(type: TypeActivite, aujourdhui: DateCivile): readonly LigneDeCondition[] {
  if (type === "benevolat_associatif") return [["Quelle association", association(aujourdhui)], heures("bénévoles", "L5151-9 6° b")];
  if (type === "reserve_civique") return [heures("réservistes", "D5151-15")];
  return [];
}
