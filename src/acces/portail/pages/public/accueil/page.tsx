// L'accueil : une phrase, deux portes, les huit engagements, trois étapes, d'où viennent les chiffres.
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Bouton, ChampTexte, LienBouton } from "../../../composants/index.js";
import { cheminActivite, HUIT_ACTIVITES } from "../activites/presentation.js";
import { Tuiles } from "../activites/tuiles.js";
import type { Montants } from "../montants.js";

const CERCLE = [
  { teinte: "teinte-7", arc: "M170.5 40.5a120 120 0 0 1 98.4 170.4", x: 264, y: 107 },
  { teinte: "teinte-1", arc: "M258.3 229.2a120 120 0 0 1-196.6 0", x: 160, y: 288 },
  { teinte: "teinte-8", arc: "M51.1 210.9A120 120 0 0 1 149.5 40.5", x: 56, y: 107 },
] as const;

/** Trois droits font le plafond : la phrase d'à côté le dit, l'image le montre. */
function ImageDuPlafond({ droit, plafond }: Montants) {
  return (
    <svg class="ouverture-image" viewBox="0 0 320 320" width="320" height="320" aria-hidden="true" focusable="false">
      {CERCLE.map((part) => (
        <g key={part.teinte} class={part.teinte}>
          <path d={part.arc} />
          <text class="sur-teinte" x={part.x} y={part.y}>
            {ecrireMontant(droit)}
          </text>
        </g>
      ))}
      <text class="centre" x="160" y="170">
        {ecrireMontant(plafond)}
      </text>
      <text x="160" y="202">
        au plus
      </text>
    </svg>
  );
}

function Ouverture({ montants, connecte }: { readonly montants: Montants; readonly connecte: boolean }) {
  return (
    <div class="ouverture">
      <div>
        <h1>Votre engagement vous ouvre des droits à la formation.</h1>
        <p class="chapeau">
          {`Bénévole, volontaire, réserviste, sapeur-pompier, maître d'apprentissage\u00a0: chaque engagement reconnu ouvre ${ecrireMontant(montants.droit)}, jusqu'à ${ecrireMontant(montants.plafond)}.`}
        </p>
        <p class="actions">
          <LienBouton href="/simuler" libelle="Simuler mes droits" />
          {connecte ? (
            <LienBouton href="/mon-compte" libelle="Voir mon compte" variante="secondaire" />
          ) : (
            <LienBouton href="/connexion" libelle="Se connecter" variante="secondaire" />
          )}
        </p>
        <p class="discret">La simulation se fait sans inscription.</p>
      </div>
      <ImageDuPlafond {...montants} />
    </div>
  );
}

function TroisEtapes() {
  return (
    <section aria-labelledby="etapes">
      <h2 id="etapes">Comment ça marche</h2>
      <ol class="grille pas">
        <li>
          <h3>Engagez-vous</h3>
          <p>Chaque activité a son minimum : des heures, des jours ou des mois. Notez vos heures toute l'année si vous êtes bénévole.</p>
        </li>
        <li>
          <h3>Faites reconnaître</h3>
          <p>
            Bénévolat et réserve civique : vous déclarez au plus tard le 30 juin, un responsable atteste au plus tard le 31 décembre. Pour
            le reste, l'organisme s'en charge. <Article citation="R5151-16" />
          </p>
        </li>
        <li>
          <h3>Formez-vous</h3>
          <p>
            Vos droits complètent votre compte personnel de formation, ou paient seuls une formation de bénévole.{" "}
            <Article citation="D5151-11" />
          </p>
        </li>
      </ol>
    </section>
  );
}

/** Les droits n'ont de prix qu'utilisés : les deux sortes de formations, et la recherche. */
function UtiliserMesDroits() {
  return (
    <section aria-labelledby="utiliser">
      <h2 id="utiliser">Utiliser mes droits</h2>
      <form class="recherche" action="/formations" method="get">
        <input type="hidden" name="chercher" value="oui" />
        <div class="grande-case grande-case-sobre">
          <ChampTexte nom="q" libelle="Que voulez-vous apprendre ?" type="search" />
          <Bouton libelle="Chercher une formation" />
        </div>
      </form>
      <p>
        <a href="/formations?genre=benevoles">Formations pour bénévoles et volontaires</a>
        {", payées par vos seuls droits d'engagement, ou "}
        <a href="/formations?genre=cpf">formations du compte personnel de formation</a>, que vos droits complètent.
      </p>
    </section>
  );
}

export function PageAccueil({ montants, connecte }: { readonly montants: Montants; readonly connecte: boolean }) {
  return (
    <>
      <Ouverture montants={montants} connecte={connecte} />
      <section aria-labelledby="engagements">
        <h2 id="engagements">Ce qui ouvre un droit</h2>
        <Tuiles types={HUIT_ACTIVITES} lien={cheminActivite} />
        <p>
          <a href="/activites">Voir aussi les réserves thématiques</a>
        </p>
      </section>
      <TroisEtapes />
      <UtiliserMesDroits />
      <section class="panneau" aria-labelledby="chiffres">
        <h2 id="chiffres">D'où viennent ces chiffres</h2>
        <p>
          De la loi. Chaque montant, chaque durée et chaque date de ce site est tiré d'un article, avec le jour de sa version. Quand un
          texte laisse un doute, nous disons quelle lecture nous appliquons.
        </p>
        <p class="actions">
          <LienBouton href="/droit" libelle="Lire le droit appliqué" variante="secondaire" />
          <LienBouton href="/240-euros-par-an" libelle="Comprendre les 240 € par an" variante="secondaire" />
        </p>
      </section>
    </>
  );
}
