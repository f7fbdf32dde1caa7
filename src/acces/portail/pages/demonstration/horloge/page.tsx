// La page qui déplace le jour de la démonstration, pour voir une vie entière en deux minutes.
import { ajouterJours, anneeDe, type DateCivile, dateCivile, ecrireDateLongue } from "../../../../../socle/valeurs/date-civile.js";
import { Alerte, Bouton, Carte, ChampDate, Formulaire, ResumeErreurs } from "../../../composants/index.js";

/** Les jours où il se passe quelque chose : échéances de la loi et changements d'année, après aujourd'hui. */
export function joursRemarquables(aujourdhui: DateCivile): readonly { readonly jour: DateCivile; readonly raison: string }[] {
  const an = anneeDe(aujourdhui);
  const candidats = [an, an + 1, an + 2].flatMap((annee) => [
    { jour: dateCivile(`${annee}-01-01`), raison: `début de l'année : les activités de ${annee - 1} peuvent être déclarées` },
    { jour: dateCivile(`${annee}-06-30`), raison: "dernier jour pour déclarer (R5151-16)" },
    { jour: dateCivile(`${annee}-07-01`), raison: "le lendemain : trop tard pour déclarer (R5151-18)" },
    { jour: dateCivile(`${annee}-12-31`), raison: "dernier jour pour attester (R5151-17)" },
  ]);
  return [{ jour: ajouterJours(aujourdhui, 1), raison: "demain" }, ...candidats.filter(({ jour }) => jour > aujourdhui)].slice(0, 8);
}

interface Proprietes {
  readonly aujourdhui: DateCivile;
  readonly jeton: string;
  readonly saisi?: string;
  readonly erreur?: string;
}

export function PageHorloge({ aujourdhui, jeton, saisi, erreur }: Proprietes) {
  return (
    <>
      {erreur === undefined ? null : <ResumeErreurs erreurs={[{ champ: "jour", phrase: erreur }]} />}
      <h1>Avancer le temps</h1>
      <p>
        Nous sommes le <strong>{ecrireDateLongue(aujourdhui)}</strong> dans cette démonstration. Le calendrier ne va que vers l'avant : ce
        qui est écrit sur un compte ne s'efface pas.
      </p>
      <Carte titre="Aller à un jour qui compte">
        <Formulaire action="/demonstration/horloge" jeton={jeton}>
          <ul class="liste-nue jours">
            {joursRemarquables(aujourdhui).map(({ jour, raison }) => (
              <li key={jour}>
                <Bouton libelle={`Avancer au ${ecrireDateLongue(jour)}`} variante="secondaire" nom="aller" valeur={jour} />
                <p class="discret">{raison}</p>
              </li>
            ))}
          </ul>
        </Formulaire>
      </Carte>
      <Carte titre="Choisir un autre jour">
        <Formulaire action="/demonstration/horloge" jeton={jeton}>
          <ChampDate
            nom="jour"
            libelle="Jour"
            exemple="01/01/2028"
            {...(saisi === undefined ? {} : { valeur: saisi })}
            {...(erreur === undefined ? {} : { erreur })}
          />
          <Bouton libelle="Avancer" />
        </Formulaire>
      </Carte>
      <Alerte ton="neutre" titre="Ce que fait l'avance">
        <p>
          Les échéances passées sont traitées et les droits dus sont écrits sur les comptes, exactement comme le fait le service chaque
          nuit.
        </p>
      </Alerte>
    </>
  );
}
