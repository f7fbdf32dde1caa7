// La période et les heures, avec la somme de l'année qui avance à côté.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Article, Bouton, ChampDate, ChampTexte, Formulaire } from "../../../composants/index.js";
import type { VueBrouillon, VueCalendrier } from "../../../lectures/vues.js";
import { type ErreurChamp, ecrireDateTapee, erreurDe } from "../saisie.js";
import { Compteur, type VueCompteur } from "./compteur.js";
import { adresse, EcranDeParcours } from "./parcours.js";

export interface VuePeriode {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly brouillon: VueBrouillon;
  /** Année proposée : la dernière que l'on peut encore déclarer. */
  readonly calendrier: VueCalendrier;
  readonly compteur: VueCompteur;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
}

/** Nombre écrit comme on le tape : « 12,5 ». */
export function ecrireHeuresTapees(heures: number | null): string {
  return heures === null ? "" : heures.toString().replace(".", ",");
}

export function PagePeriode(vue: VuePeriode) {
  const { brouillon, calendrier } = vue;
  const champ = (nom: string, garde: string) => ({ nom, valeur: vue.corps[nom] ?? garde, erreur: erreurDe(vue.erreurs, nom) });
  return (
    <EcranDeParcours rang={4} titre="Quand, et combien d'heures ?" retour={adresse(brouillon.id, "fonction")} erreurs={vue.erreurs}>
      <p>
        Les heures d'une année se déclarent l'année suivante : celles de {calendrier.annee}, du {ecrireDate(calendrier.ouverture)} au{" "}
        {ecrireDate(calendrier.cloture)}. <Article citation={brouillon.type === "reserve_civique" ? "D5151-15" : "R5151-16"} />
      </p>
      <div class="grille">
        <Formulaire action={adresse(brouillon.id, "periode")} jeton={vue.jeton}>
          <ChampDate {...champ("debut", ecrireDateTapee(brouillon.debut))} libelle="Premier jour" exemple={`01/01/${calendrier.annee}`} />
          <ChampDate
            {...champ("fin", ecrireDateTapee(brouillon.fin))}
            libelle="Dernier jour"
            aide="Dans la même année civile que le premier."
            exemple={`31/12/${calendrier.annee}`}
          />
          <ChampTexte
            {...champ("heures", ecrireHeuresTapees(brouillon.heures))}
            libelle="Heures passées dans cette fonction"
            aide="Une estimation honnête suffit : un responsable de l'association l'attestera."
            exemple="120, ou 37,5"
            suffixe="heures"
            largeur="courte"
            modeSaisie="decimal"
          />
          <Bouton libelle="Continuer" />
        </Formulaire>
        <Compteur {...vue.compteur} />
      </div>
    </EcranDeParcours>
  );
}
