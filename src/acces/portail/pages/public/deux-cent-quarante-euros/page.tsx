// « 240 € par an ? » : la lecture que nous appliquons, les autres, et ce que chacune donne.
import { lecturesDuService } from "../../../../../metier/droits/index.js";
import { CODES_LECTURE, phraseDeLecture, TABLE_DES_LECTURES } from "../../../../../regles/lectures.js";
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Carte, Etiquette } from "../../../composants/index.js";
import type { Montants } from "../montants.js";
import { EXEMPLES, totalDe } from "./exemples.js";

const D2 = TABLE_DES_LECTURES.D2;

const NOMS: Readonly<Record<(typeof D2.lectures)[number], string>> = {
  par_activite: "Un droit par activité",
  par_item_l5151_9: "Un droit par numéro de la liste",
  par_annee: "Un droit par année",
};

function Lectures({ aujourdhui }: { readonly aujourdhui: DateCivile }) {
  return (
    <section aria-labelledby="lectures">
      <h2 id="lectures">Trois lectures, et ce que chacune donne</h2>
      <div class="grille">
        {D2.lectures.map((lecture) => {
          const appliquee = lecture === lecturesDuService().D2;
          return (
            <Carte key={lecture} titre={NOMS[lecture]} niveau={3} ton={appliquee ? "acquis" : undefined}>
              <p>
                <Etiquette ton={appliquee ? "acquis" : "neutre"}>{appliquee ? "Appliquée ici" : "Non appliquée"}</Etiquette>
              </p>
              <p>{D2.phrases[lecture]}</p>
              <ul class="liste-nue">
                {EXEMPLES.map((exemple) => (
                  <li key={exemple.nom}>
                    {`${exemple.nom} : `}
                    <strong>{ecrireMontant(totalDe(exemple, lecture, aujourdhui))}</strong>
                  </li>
                ))}
              </ul>
            </Carte>
          );
        })}
      </div>
    </section>
  );
}

function AutresQuestions() {
  return (
    <section aria-labelledby="autres">
      <h2 id="autres">Les autres questions que les textes laissent ouvertes</h2>
      {CODES_LECTURE.filter((code) => code !== "D2").map((code) => (
        <details key={code}>
          <summary>{TABLE_DES_LECTURES[code].question}</summary>
          <p>
            {phraseDeLecture(lecturesDuService(), code)} <Article citation={TABLE_DES_LECTURES[code].article} />
          </p>
        </details>
      ))}
    </section>
  );
}

export function PageDeuxCentQuaranteEuros({ montants, aujourdhui }: { readonly montants: Montants; readonly aujourdhui: DateCivile }) {
  const droit = ecrireMontant(montants.droit);
  return (
    <>
      <h1>{`${droit} par an, ou par engagement ?`}</h1>
      <p class="chapeau">{`Ce service compte ${droit} pour chaque activité qui atteint son minimum dans l'année, jusqu'à ${ecrireMontant(montants.plafond)} en tout.`}</p>
      <section aria-labelledby="pourquoi">
        <h2 id="pourquoi">Pourquoi cette lecture</h2>
        <p>
          {phraseDeLecture(lecturesDuService(), "D2")} <Article citation={D2.article} />
        </p>
        <p>
          {`Deux choses sont sûres. Le même engagement n'ouvre qu'un droit par année : 400 heures de bénévolat donnent ${droit}, pas deux fois ${droit}. Et le total acquis ne dépasse jamais ${ecrireMontant(montants.plafond)}.`}{" "}
          <Article citation="D5151-14 III" />
        </p>
        <p>On lit souvent « 240 € par an ». Cette phrase n'est dans aucun des articles que nous avons lus.</p>
      </section>
      <Lectures aujourdhui={aujourdhui} />
      <section aria-labelledby="si">
        <h2 id="si">Et si la Caisse des dépôts lit autrement ?</h2>
        <p>
          C'est elle qui tient les comptes officiels. Si elle tranche dans un autre sens, ce service change de lecture par un réglage, et
          chaque réponse qui en dépendait le dit.
        </p>
      </section>
      <AutresQuestions />
    </>
  );
}
