// Qui paie, montré : ce qui reste à payer, la barre, le tableau avec ses articles, ce qui restera, et pourquoi.
import type { Motif } from "../../../../../regles/motif.js";
import { Article, BarrePlan, type PartDeBarre, RepereDePart, Tableau } from "../../../composants/index.js";
import type { LigneDePlan, VuePlan } from "../../../lectures/plan.js";

/** Les parts d'un plan, pour sa barre. */
export function partsDe({ lignes }: Pick<VuePlan, "lignes">): readonly PartDeBarre[] {
  return lignes.map(({ source, qui, quantite, ecrite }) => ({ motif: source, libelle: qui, quantite, ecrite }));
}

function celluleQui({ source, qui }: LigneDePlan) {
  return (
    <>
      <RepereDePart motif={source} />
      {qui}
    </>
  );
}

function Sommes({ vue, accepte }: { readonly vue: VuePlan; readonly accepte: boolean }) {
  const { aPayer, enHeures, apres } = vue;
  // Un plan accepté dit ce qui restait ce jour-là : d'autres formations ont pu en prendre depuis.
  const restera = accepte ? "Il vous restait alors" : "Il vous restera";
  return (
    <dl class="plan-total">
      <div class="principal">
        <dt>De votre poche</dt>
        <dd>{enHeures ? (vue.enEuros ?? "Rien") : vue.resteEcrit}</dd>
      </div>
      {enHeures ? (
        <div>
          <dt>Heures que votre compte ne couvre pas</dt>
          <dd>{vue.resteEcrit}</dd>
        </div>
      ) : null}
      <div>
        <dt>{enHeures ? "Durée de la formation" : "Prix de la formation"}</dt>
        <dd>{aPayer}</dd>
      </div>
      <div>
        <dt>{restera} en droits d'engagement</dt>
        <dd>{apres.cecEcrit}</dd>
      </div>
      <div>
        <dt>{restera} au compte de formation</dt>
        <dd>{apres.cpfEcrit}</dd>
      </div>
    </dl>
  );
}

export function Motifs({ motifs }: { readonly motifs: readonly Motif[] }) {
  return (
    <ul>
      {motifs.map(({ code, phrase, article }) => (
        <li key={code}>
          {phrase} <Article citation={article} />
        </li>
      ))}
    </ul>
  );
}

export function Reserves({ reserves }: { readonly reserves: readonly string[] }) {
  if (reserves.length === 0) return null;
  return (
    <details>
      <summary>Comment nous lisons la loi ici</summary>
      <p>Sur ces points le texte se lit de plusieurs façons, ou n'a pas été lu. Voici ce que nous appliquons :</p>
      <ul>
        {reserves.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </details>
  );
}

interface ProprietesBloc {
  readonly vue: VuePlan;
  /** Titre de la barre : « Qui paierait les 1 500 € ». */
  readonly titre: string;
  /** Vrai pour un plan accepté, qui ne se recalcule plus. */
  readonly accepte?: boolean;
}

/** Un plan que la loi admet, en entier. */
export function BlocPlan({ vue, titre, accepte = false }: ProprietesBloc) {
  return (
    <>
      <Sommes vue={vue} accepte={accepte} />
      <BarrePlan parts={partsDe(vue)} titre={titre} reperes={false} />
      <Tableau
        legende="Part par part, dans l'ordre où la loi les prend"
        entetes={["Qui paie", "Combien", "Pourquoi", "Article"]}
        lignes={vue.lignes.map((ligne) => [
          celluleQui(ligne),
          <strong class="somme">{ligne.ecrite}</strong>,
          ligne.pourquoi,
          <Article citation={ligne.article} />,
        ])}
      />
      <details>
        <summary>Pourquoi ce plan</summary>
        <Motifs motifs={vue.motifs} />
      </details>
      <Reserves reserves={vue.reserves} />
    </>
  );
}
