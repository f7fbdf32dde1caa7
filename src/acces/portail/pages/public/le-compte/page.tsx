// Ce qu'est le compte d'engagement citoyen : pour qui, combien, et comment s'en servir.
import { repondreConge, type SituationConge } from "../../../../../regles/conges.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Alerte, Article, LienBouton } from "../../../composants/index.js";
import type { Montants } from "../montants.js";

function PourQui() {
  return (
    <section aria-labelledby="qui">
      <h2 id="qui">Pour qui</h2>
      <ul>
        <li>
          Vous avez au moins seize ans : vous pouvez avoir un compte, que vous travailliez, cherchiez un emploi, étudiiez ou soyez à la
          retraite. <Article citation="L5151-2" />
        </li>
        <li>
          Vous avez quinze ans et avez signé un contrat d'apprentissage : vous aussi. <Article citation="L5151-2" />
        </li>
        <li>
          Vous êtes à la retraite : vos engagements ouvrent encore des droits. Ils servent alors aux formations liées au bénévolat et au
          volontariat. <Article citation="L6323-3" />
        </li>
      </ul>
    </section>
  );
}

function Combien({ droit, plafond }: Montants) {
  return (
    <section aria-labelledby="combien">
      <h2 id="combien">Combien</h2>
      <p>
        Chaque engagement qui atteint son minimum ouvre {ecrireMontant(droit)}. Le total acquis ne dépasse pas {ecrireMontant(plafond)}.{" "}
        <Article citation="D5151-14" />
      </p>
      <p>
        Ces droits s'ajoutent à ceux de votre compte personnel de formation : ils n'entrent pas dans son plafond.{" "}
        <Article citation="L6323-15" />
      </p>
      <p>
        Ils n'expirent pas. Ils restent à vous jusqu'à ce que vous les utilisiez ou que le compte ferme. <Article citation="L5151-3" />
      </p>
      <p>
        <a href="/240-euros-par-an">Plusieurs engagements la même année : combien ?</a>
      </p>
    </section>
  );
}

function SenServir() {
  return (
    <section aria-labelledby="servir">
      <h2 id="servir">Comment s'en servir</h2>
      <h3>Pour une formation professionnelle</h3>
      <p>
        Votre compte personnel de formation paie d'abord. Votre compte d'engagement citoyen complète. <Article citation="D5151-11" />
      </p>
      <h3>Pour une formation de bénévole ou de volontaire en service civique</h3>
      <p>
        Seuls les droits de votre compte d'engagement citoyen peuvent payer ces formations. Votre compte personnel de formation reste
        intact. <Article citation="L6323-6" />
      </p>
      <h3>Vous seul décidez</h3>
      <p>
        Personne ne peut vous imposer d'utiliser vos droits. Refuser n'est pas une faute. <Article citation="L6323-2" />
      </p>
      <p>
        Vous choisissez aussi les activités qui figurent sur votre compte. <Article citation="L5151-8" />
      </p>
    </section>
  );
}

const SITUATIONS: readonly (readonly [SituationConge, string])[] = [
  ["salarie", "Salarié"],
  ["agent_public", "Agent public"],
  ["independant", "Indépendant"],
  ["sans_employeur", "Sans employeur"],
];

/** Les congés : ce que la loi répond à chacun, tiré de la règle. */
function Conges() {
  return (
    <section aria-labelledby="conges">
      <h2 id="conges">Des jours de congé ?</h2>
      <dl class="flux">
        {SITUATIONS.map(([situation, nom]) => (
          <div key={situation}>
            <dt>
              <strong>{nom}</strong>
            </dt>
            {repondreConge(situation).motifs.map((motif) => (
              <dd key={motif.code}>
                {motif.phrase} <Article citation={motif.article} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

export function PageLeCompte({ montants }: { readonly montants: Montants }) {
  return (
    <>
      <h1>Le compte d'engagement citoyen</h1>
      <p class="chapeau">
        Il recense vos activités bénévoles, de volontariat ou de réserve. Certaines ouvrent des droits pour vous former.{" "}
        <Article citation="L5151-7" />
      </p>
      <PourQui />
      <Combien {...montants} />
      <SenServir />
      <Conges />
      <Alerte ton="neutre" titre="Le CEC et le CPF en une phrase">
        Le compte personnel de formation (CPF) vient de votre travail ; le compte d'engagement citoyen (CEC), de votre engagement. Deux
        compteurs, un même usage : vous former.
      </Alerte>
      <p class="actions">
        <LienBouton href="/simuler" libelle="Simuler mes droits" />
        <LienBouton href="/activites" libelle="Voir les activités" variante="secondaire" />
      </p>
    </>
  );
}
