// Ce que le service sait de chacun, pourquoi, combien de temps, et les droits que la loi donne ou retire.
import { Alerte, Article, Tableau } from "../../../composants/index.js";

const DUREES: readonly (readonly [string, string, string])[] = [
  ["Votre compte et vos droits", "3 ans après le décès, 6 mois de plus s'il est connu tard", "R6323-39"],
  ["Les paiements", "Plus longtemps, selon les règles comptables", "R6323-39"],
  ["La fraude et les sommes à récupérer", "20 ans", "R6323-39"],
  ["Un litige", "Jusqu'à la décision définitive", "R6323-39"],
  ["Les comptes des agents", "18 mois", "R6323-39"],
  ["Les traces techniques", "6 mois", "R6323-39"],
  ["Les traces de l'application", "1 an", "R6323-39"],
  ["Le journal de chaque opération", "1 an", "R6323-40"],
];

function CeQuiEstSu() {
  return (
    <section aria-labelledby="quoi">
      <h2 id="quoi">Ce que nous gardons</h2>
      <ul>
        <li>
          Votre identité et votre numéro de sécurité sociale. Le numéro est chiffré, et n'apparaît ni dans une adresse, ni dans un journal,
          ni dans un rapport.
        </li>
        <li>Vos activités, leurs durées, votre fonction, l'organisme, et qui les a attestées.</li>
        <li>Vos droits : chaque somme, sa date, son origine, son financeur.</li>
      </ul>
      <p>
        La loi permet de les traiter pour tenir les comptes, instruire les réclamations et récupérer les sommes indues.{" "}
        <Article citation="R6323-32" /> <Article citation="R6323-33" />
      </p>
    </section>
  );
}

function VosDroits() {
  return (
    <section aria-labelledby="droits">
      <h2 id="droits">Vos droits sur vos données</h2>
      <h3>Vous pouvez</h3>
      <ul>
        <li>voir vos données, et les emporter ;</li>
        <li>faire corriger ce qui est faux ;</li>
        <li>
          demander que leur usage soit limité. <Article citation="R6323-38" />
        </li>
      </ul>
      <h3>Vous ne pouvez pas</h3>
      <p>
        Le texte écarte deux droits : <strong>l'effacement</strong> et <strong>l'opposition</strong>. Ce compte existe par la loi ; il ne
        peut ni être supprimé à la demande, ni refusé. <Article citation="R6323-38" />
      </p>
      <p>
        Mais vous choisissez les activités qui y figurent, et pouvez en retirer une. <Article citation="L5151-8" />
      </p>
    </section>
  );
}

export function PageDonneesPersonnelles({ demonstration }: { readonly demonstration: boolean }) {
  return (
    <>
      <h1>Données personnelles</h1>
      <p class="chapeau">Le moins possible, le temps que la loi fixe, et toujours visible par vous.</p>
      {demonstration ? (
        <Alerte ton="attente" titre="Vous êtes dans la démonstration">
          Les personnes sont inventées et tout reste sur cette machine. N'y tapez pas vos vraies données.
        </Alerte>
      ) : null}
      <CeQuiEstSu />
      <section aria-labelledby="durees">
        <h2 id="durees">Combien de temps</h2>
        <Tableau
          legende="Durées de conservation"
          entetes={["Données", "Durée", "Article"]}
          lignes={DUREES.map(([quoi, duree, article]) => [quoi, duree, <Article key={article} citation={article} />])}
        />
      </section>
      <VosDroits />
      <section aria-labelledby="sensibles">
        <h2 id="sensibles">Où vous vous engagez ne regarde que vous</h2>
        <p>
          Le nom d'une association peut révéler une religion, une opinion, un syndicat ou un état de santé. Ces activités ne sont jamais
          transmises à un service extérieur. Pour le reste, il faut votre consentement. <Article citation="R5151-10" />
        </p>
      </section>
      <section aria-labelledby="qui-repond">
        <h2 id="qui-repond">Qui en répond</h2>
        <p>
          Pour le système d'information officiel, le ministre chargé de la formation professionnelle et la Caisse des dépôts en sont
          responsables ensemble. <Article citation="R6323-32" />
        </p>
        <p>
          Pour ce site, c'est son exploitant : voyez les <a href="/mentions-legales">mentions légales</a>. Vous pouvez aussi saisir la{" "}
          <a href="https://www.cnil.fr/fr/plaintes">Commission nationale de l'informatique et des libertés</a>.
        </p>
      </section>
    </>
  );
}
