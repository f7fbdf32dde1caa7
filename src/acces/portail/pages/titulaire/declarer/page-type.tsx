// Première question : bénévolat ou réserve civique ; et les déclarations commencées, à reprendre.
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Alerte, Article, Bouton, Carte, ChampChoix, Formulaire, LienBouton } from "../../../composants/index.js";
import { ecrireHeures } from "../../../lectures/delais.js";
import { motActivite } from "../../../lectures/mots.js";
import type { VueBrouillon } from "../../../lectures/vues.js";
import { type ErreurChamp, erreurDe } from "../saisie.js";
import { adresse, EcranDeParcours } from "./parcours.js";

export interface VueType {
  readonly jeton: string;
  readonly valeur: string;
  readonly erreurs: readonly ErreurChamp[];
  readonly brouillons: readonly VueBrouillon[];
}

/** Là où une déclaration commencée s'est arrêtée. */
export function repriseDe(brouillon: VueBrouillon): string {
  if (brouillon.organismeId === null) return adresse(brouillon.id, "association");
  if (brouillon.fonction === null) return adresse(brouillon.id, "fonction");
  if (brouillon.debut === null || brouillon.fin === null || brouillon.heures === null) return adresse(brouillon.id, "periode");
  return adresse(brouillon.id, "verifier");
}

function Brouillons({ brouillons, jeton }: Pick<VueType, "brouillons" | "jeton">) {
  if (brouillons.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-brouillons">
      <h2 id="titre-brouillons">Reprendre une déclaration commencée</h2>
      {brouillons.map((brouillon) => (
        <Carte key={brouillon.id} titre={brouillon.organismeNom ?? motActivite(brouillon.type)} niveau={3}>
          <p>
            {brouillon.heures === null ? "Pas encore d'heures" : ecrireHeures(brouillon.heures)}
            {brouillon.debut === null || brouillon.fin === null
              ? ""
              : `, du ${ecrireDate(brouillon.debut)} au ${ecrireDate(brouillon.fin)}`}
          </p>
          <div class="actions">
            <LienBouton href={repriseDe(brouillon)} libelle="Reprendre" variante="secondaire" />
            <Formulaire action={`/mon-compte/declarer/${brouillon.id}/abandonner`} jeton={jeton}>
              <button
                type="submit"
                class="bouton bouton-secondaire"
                aria-label={`Abandonner la déclaration pour ${brouillon.organismeNom ?? "cette association"}`}
              >
                Abandonner
              </button>
            </Formulaire>
          </div>
        </Carte>
      ))}
    </section>
  );
}

export function PageType(vue: VueType) {
  return (
    <EcranDeParcours rang={1} titre="Déclarer mes heures" retour={null} erreurs={vue.erreurs}>
      <Formulaire action="/mon-compte/declarer" jeton={vue.jeton}>
        <ChampChoix
          nom="type"
          legende="Quelle activité déclarez-vous ?"
          valeur={vue.valeur}
          erreur={erreurDe(vue.erreurs, "type")}
          options={[
            {
              valeur: "benevolat_associatif",
              libelle: "Du bénévolat dans une association",
              aide: "Vous siégez dans une instance de direction, ou vous encadrez d'autres bénévoles.",
            },
            {
              valeur: "reserve_civique",
              libelle: "Des missions de la réserve civique",
              aide: "Vous encadrez d'autres réservistes, ou vous siégez dans une instance de direction.",
            },
          ]}
        />
        <Bouton libelle="Continuer" />
      </Formulaire>
      <Brouillons brouillons={vue.brouillons} jeton={vue.jeton} />
      <Alerte ton="neutre" titre="Les autres activités arrivent seules">
        <p>
          Service civique, réserves, sapeurs-pompiers, maîtres d'apprentissage : votre organisme les déclare, vous n'avez rien à faire.
          Elles paraîtront dans <a href="/mon-compte/activites">vos activités</a>. <Article citation="D5151-14 II" />
        </p>
      </Alerte>
    </EcranDeParcours>
  );
}
