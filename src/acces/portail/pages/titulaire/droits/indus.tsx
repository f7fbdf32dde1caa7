// Les droits utilisés à tort : ce qui est dû, pourquoi, ce qui a été retenu, ce qui peut l'être, et comment contester (L6323-45).
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Carte, Etiquette, Fiche } from "../../../composants/index.js";
import type { VueIndu, VueLot, VueRetenue } from "../../../lectures/vues.js";

function Retenues({ retenues }: { readonly retenues: readonly VueRetenue[] }) {
  return (
    <ul class="liste-nue">
      {retenues.map(({ montant, autre, lien }) => (
        <li key={`${autre} ${lien ?? ""}`}>
          {ecrireMontant(montant)} : {lien === null ? autre : <a href={lien}>{autre}</a>}
        </li>
      ))}
    </ul>
  );
}

function Pourquoi({ indu }: { readonly indu: VueIndu }) {
  const [fait, ...suites] = indu.explication;
  return (
    <>
      <p>{fait?.phrase}</p>
      <ul>
        {indu.pourquoi.map((motif) => (
          <li key={`${motif.code}-${motif.article}`}>
            {motif.phrase} <Article citation={motif.article} />
          </li>
        ))}
      </ul>
      {suites.map((suite) => (
        <p key={suite.code}>
          {suite.phrase} <Article citation={suite.article} />
        </p>
      ))}
    </>
  );
}

/** Un indu, de la somme aux recours ; `niveau` est le rang de son titre dans la page. */
export function CarteIndu({ indu, niveau }: { readonly indu: VueIndu; readonly niveau: 2 | 3 }) {
  return (
    <Carte titre={niveau === 2 ? "Ce droit a été utilisé à tort" : indu.titre} niveau={niveau} ton={indu.etat.ton}>
      <p>
        <Etiquette ton={indu.etat.ton}>{indu.etat.mot}</Etiquette>{" "}
        {indu.reste > 0 ? <strong>Il reste {ecrireMontant(indu.reste)}</strong> : null}
      </p>
      <Fiche
        lignes={[
          ["Utilisé à tort", ecrireMontant(indu.montant)],
          ["Déjà retenu", indu.retenues.length === 0 ? "Rien" : <Retenues key="retenues" retenues={indu.retenues} />],
          ["Peut encore être retenu", indu.reste > 0 ? ecrireMontant(indu.reste) : "Rien"],
        ]}
      />
      <Pourquoi indu={indu} />
      {indu.raison === null ? null : <p>La Caisse des dépôts a donné cette raison : « {indu.raison} »</p>}
      {indu.hypotheses.map(({ doute, phrase }) => (
        <p key={doute} class="discret">
          {phrase}
        </p>
      ))}
      <details>
        <summary>
          Contester<span class="hors-ecran"> : {indu.titre}</span>
        </summary>
        <ol>
          {indu.recours.map((recours) => (
            <li key={recours}>{recours}</li>
          ))}
        </ol>
      </details>
    </Carte>
  );
}

/** Les indus de la page des droits ; rien quand il n'y en a pas. */
export function Indus({ indus }: { readonly indus: readonly VueIndu[] }) {
  if (indus.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-indus">
      <h2 id="titre-indus">Utilisés à tort</h2>
      <p>
        Vous avez dépensé ces droits, puis l'activité qui les ouvrait a été annulée ou rectifiée. Votre solde ne devient jamais négatif : la
        Caisse des dépôts peut seulement retenir la somme sur vos droits. <Article citation="L6323-45" />
      </p>
      {indus.map((indu) => (
        <CarteIndu key={indu.id} indu={indu} niveau={3} />
      ))}
    </section>
  );
}

/** Ce qui a été pris sur une part pour en rembourser une autre. */
export function RetenuesDuLot({ lot }: { readonly lot: VueLot }) {
  if (lot.retenues.length === 0) return null;
  const total = lot.retenues.reduce((somme, { montant }) => somme + montant, 0);
  return (
    <section class="flux" aria-labelledby="titre-retenues">
      <h2 id="titre-retenues">Ce qui en a été retenu</h2>
      <p>
        {ecrireMontant(total)} ont été retenus ici pour rembourser un droit utilisé dont l'activité ne tient plus.{" "}
        <Article citation="L6323-45" />
      </p>
      <Retenues retenues={lot.retenues} />
    </section>
  );
}
