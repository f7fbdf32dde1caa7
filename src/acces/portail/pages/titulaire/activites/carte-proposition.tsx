// Des heures qu'un organisme propose : la personne les vérifie et les déclare elle-même, ou les laisse ; rien ne compte avant.
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { Article, Carte, Etiquette, Fiche, Formulaire } from "../../../composants/index.js";
import type { VueProposition } from "../../../lectures/activites.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import { motActivite } from "../../../lectures/mots.js";
import type { VueDeclaration } from "../../../lectures/vues.js";

interface ProprietesProposition {
  readonly proposition: VueProposition;
  readonly declarations: readonly VueDeclaration[];
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  /** Clé du formulaire : deux appuis n'ouvrent qu'un brouillon. */
  readonly cle: string;
}

function dejaDeclaree({ proposition, declarations }: ProprietesProposition): boolean {
  return declarations.some(
    ({ type, annee, organismeId }) => type === proposition.type && annee === proposition.annee && organismeId === proposition.associationId,
  );
}

function Suite(vue: ProprietesProposition) {
  const { proposition, jeton, aujourdhui, cle } = vue;
  if (dejaDeclaree(vue)) return <p>Vous avez déjà une déclaration pour cette association cette année-là : c'est elle qui compte.</p>;
  const article = proposition.type === "reserve_civique" ? "D5151-15" : "R5151-16";
  if (aujourdhui > proposition.limite) {
    return (
      <p>
        Le délai pour déclarer ces heures est passé : elles ne comptent pas. <Article citation="R5151-18" />
      </p>
    );
  }
  return (
    <>
      <p>
        À déclarer par vous avant le <strong>{ecrireEcheance(aujourdhui, proposition.limite)}</strong>. Rien ne compte tant que vous ne
        l'avez pas fait. <Article citation={article} />
      </p>
      <Formulaire action={`/mon-compte/activites/${proposition.id}/declarer`} jeton={jeton}>
        <input type="hidden" name="cle" value={cle} />
        <button
          type="submit"
          class="bouton bouton-principal"
          aria-label={`Vérifier et déclarer les heures proposées par ${proposition.deposant} pour ${proposition.association}`}
        >
          Vérifier et déclarer
        </button>
      </Formulaire>
    </>
  );
}

export function CarteProposition(vue: ProprietesProposition) {
  const { proposition } = vue;
  return (
    <Carte titre={proposition.association} niveau={3} ton="attente">
      <p>
        <Etiquette ton="attente">Proposée par {proposition.deposant}</Etiquette> {motActivite(proposition.type)}
      </p>
      <Fiche lignes={proposition.faits} />
      <Suite {...vue} />
    </Carte>
  );
}
