// Les deux minimums d'une année, et où l'on en est quand on ajoute les heures qu'on écrit.
import { Article, Progression } from "../../../composants/index.js";
import type { VueSeuils, VueTotal } from "../../../lectures/vues.js";

export interface VueCompteur {
  readonly annee: number;
  readonly totaux: readonly VueTotal[];
  readonly seuils: VueSeuils;
}

interface Sommes {
  readonly total: number;
  readonly meilleur: VueTotal | null;
}

/** Total de l'année et organisme où il y a le plus d'heures ; à égalité, le premier. */
export function sommesDe(totaux: readonly VueTotal[]): Sommes {
  let meilleur: VueTotal | null = null;
  let total = 0;
  for (const ligne of totaux) {
    total += ligne.heures;
    if (meilleur === null || ligne.heures > meilleur.heures) meilleur = ligne;
  }
  return { total, meilleur };
}

export function Compteur({ annee, totaux, seuils }: VueCompteur) {
  const { total, meilleur } = sommesDe(totaux);
  return (
    <section class="flux" aria-labelledby="titre-compteur">
      <h2 id="titre-compteur">Vos heures de {annee}</h2>
      <Progression libelle="En tout" valeur={total} seuil={seuils.heures} unite="heures" />
      <Progression
        libelle={meilleur === null ? "Dans une même association" : `Dans une même association (${meilleur.organismeNom})`}
        valeur={meilleur?.heures ?? 0}
        seuil={seuils.heuresDansUnOrganisme}
        unite="heures"
      />
      <p>
        Les deux minimums sont à atteindre la même année. <Article citation={seuils.article} />
      </p>
    </section>
  );
}
