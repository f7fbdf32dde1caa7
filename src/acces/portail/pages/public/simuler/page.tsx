// Le simulateur : on choisit une activité, on répond à quelques questions, la loi répond. Rien n'est gardé.
import type { ComponentChildren } from "preact";
import type { FicheActivite } from "../../../../../regles/catalogue-activites.js";
import type { DateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { Bouton, Chemin, type ErreurDeChamp, Formulaire, ResumeErreurs } from "../../../composants/index.js";
import { GrilleActivites } from "../activites/tuiles.js";
import { ChampDeSimulation } from "./champ.js";
import { QUESTIONS } from "./questions.js";

export function PageChoisirActivite() {
  return (
    <>
      <h1>Simuler mes droits</h1>
      <p class="chapeau">
        Choisissez votre engagement. Quelques questions, et vous saurez s'il ouvre un droit, pourquoi, et ce qui changerait.
      </p>
      <p class="discret">Sans inscription. Vos réponses ne sont pas gardées.</p>
      <GrilleActivites lien={(type) => `/simuler?activite=${type}`} />
    </>
  );
}

interface ProprietesSimulation {
  readonly fiche: FicheActivite;
  readonly tape: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurDeChamp[];
  readonly aujourdhui: DateCivile;
  /** Le résultat, quand les réponses ont pu être lues. */
  readonly resultat: ComponentChildren;
}

export function PageSimuler({ fiche, tape, erreurs, aujourdhui, resultat }: ProprietesSimulation) {
  return (
    <>
      <Chemin liens={[{ href: "/simuler", libelle: "Simuler mes droits" }]} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>{fiche.nom}</h1>
      {resultat === null ? <p class="chapeau">{fiche.minimum}</p> : resultat}
      <section id="reponses" aria-labelledby="vos-reponses" tabIndex={-1}>
        <h2 id="vos-reponses">{resultat === null ? "Vos réponses" : "Changer une réponse"}</h2>
        <Formulaire action="/simuler" jeton="" methode="GET">
          <input type="hidden" name="activite" value={fiche.type} />
          <input type="hidden" name="calculer" value="oui" />
          {QUESTIONS[fiche.type].map((question) => (
            <ChampDeSimulation
              key={question.nom}
              question={question}
              valeur={tape[question.nom]}
              erreur={erreurs.find((erreur) => erreur.champ === question.nom)?.phrase}
              aujourdhui={aujourdhui}
            />
          ))}
          <Bouton libelle="Calculer mes droits" />
        </Formulaire>
      </section>
    </>
  );
}
