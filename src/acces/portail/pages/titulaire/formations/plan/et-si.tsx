// « Et si… » : le formulaire, et le plan refait à côté de l'actuel, avec ce qui change en euros et en mots.
import type { TypeAuCatalogue } from "../../../../../../metier/catalogue/index.js";
import type { Statut } from "../../../../../../regles/financement/index.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireDate } from "../../../../../../socle/valeurs/date-civile.js";
import {
  Alerte,
  BarrePlan,
  Bouton,
  ChampCase,
  ChampChoix,
  ChampTexte,
  Formulaire,
  RepereDePart,
  Tableau,
} from "../../../../composants/index.js";
import { comparerPlans, phraseDeDifference, type VueAttendus, type VuePlan } from "../../../../lectures/plan.js";
import { type ErreurChamp, erreurDe } from "../../saisie.js";
import { Motifs, partsDe } from "../bloc-plan.js";
import { SITUATIONS } from "./formulaire.js";

export interface VueEtSi {
  readonly action: string;
  readonly session: string | null;
  readonly type: TypeAuCatalogue;
  readonly statut: Statut;
  readonly attendus: VueAttendus | null;
  /** Ce que l'adresse portait. */
  readonly tape: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly actuel: VuePlan;
  /** Null tant que rien n'est essayé. */
  readonly refait: { readonly plan: VuePlan; readonly date: DateCivile; readonly suppositions: readonly string[] } | null;
}

/** Une formation de bénévoles et un compte en heures ne prennent l'argent d'aucun tiers. */
function raisonSansEmployeur({ type, statut }: VueEtSi): string | null {
  if (type === "benevoles_volontaires")
    return "Un apport de votre employeur n'y changerait rien : seuls vos droits d'engagement paient cette formation.";
  if (statut === "agent_public") return "Un apport en euros n'entre pas dans votre compte : celui d'un agent public est en heures.";
  return null;
}

function Attendus({ vue }: { readonly vue: VueEtSi }) {
  const { attendus, tape } = vue;
  if (attendus === null) {
    return <p>Vous n'attendez aucun droit pour l'instant : attendre ne changerait pas ce plan.</p>;
  }
  return (
    <ChampCase
      nom="droits"
      libelle="J'attends mes prochains droits"
      aide={`${attendus.somme} attendus (${attendus.detail}), inscrits au plus tard le ${ecrireDate(attendus.jour)} si tout aboutit.`}
      coche={tape["droits"] === "oui"}
    />
  );
}

function Essayer({ vue }: { readonly vue: VueEtSi }) {
  const { action, session, statut, tape, erreurs } = vue;
  const situations = statut === "retraite" ? [] : Object.entries(SITUATIONS).filter(([, une]) => une.statut !== statut);
  const sansEmployeur = raisonSansEmployeur(vue);
  return (
    <Formulaire action="/mon-compte/formations/plan#et-si" jeton="" methode="GET">
      <input type="hidden" name="action" value={action} />
      {session === null ? null : <input type="hidden" name="session" value={session} />}
      {situations.length === 0 ? null : (
        <ChampChoix
          nom="situation"
          legende="Ma situation change ?"
          options={[{ valeur: "", libelle: "Non, comme aujourd'hui" }, ...situations.map(([valeur, { libelle }]) => ({ valeur, libelle }))]}
          valeur={situations.some(([code]) => code === tape["situation"]) ? tape["situation"] : ""}
        />
      )}
      {sansEmployeur === null ? (
        <ChampTexte
          nom="employeur"
          libelle="Mon employeur ajoute"
          exemple="200"
          facultatif
          suffixe="€"
          largeur="courte"
          modeSaisie="decimal"
          valeur={tape["employeur"]}
          erreur={erreurDe(erreurs, "employeur")}
        />
      ) : (
        <p>{sansEmployeur}</p>
      )}
      <Attendus vue={vue} />
      <Bouton libelle="Refaire le calcul" variante="secondaire" />
    </Formulaire>
  );
}

function Cote({ titre, vue }: { readonly titre: string; readonly vue: VuePlan }) {
  return (
    <section class="carte flux" aria-label={titre}>
      <h3>{titre}</h3>
      {vue.refuse ? (
        <Motifs motifs={vue.motifs} />
      ) : (
        <>
          <p>
            {vue.enHeures ? "Heures que le compte ne couvre pas : " : "De votre poche : "}
            <strong class="somme">{vue.resteEcrit}</strong>
          </p>
          <BarrePlan parts={partsDe(vue)} titre={`Qui paie ${vue.aPayer}`} />
        </>
      )}
    </section>
  );
}

/** Deux plans côte à côte, leur différence en une phrase puis source par source. */
export function DeuxPlans({
  avant,
  apres,
  titres,
}: {
  readonly avant: VuePlan;
  readonly apres: VuePlan;
  readonly titres: readonly [string, string];
}) {
  const ecarts = comparerPlans(avant, apres);
  return (
    <>
      <div class="cotes">
        <Cote titre={titres[0]} vue={avant} />
        <Cote titre={titres[1]} vue={apres} />
      </div>
      {ecarts.length === 0 ? null : (
        <Tableau
          legende="Ce qui change"
          entetes={["Qui paie", titres[0], titres[1], "Différence"]}
          lignes={ecarts.map(({ source, qui, avant: un, apres: deux, difference, change }) => [
            <>
              <RepereDePart motif={source} />
              {qui}
            </>,
            un,
            deux,
            change ? <strong class="somme">{difference}</strong> : difference,
          ])}
        />
      )}
    </>
  );
}

function Refait({ vue }: { readonly vue: VueEtSi }) {
  const { refait, actuel } = vue;
  if (refait === null) return null;
  const { plan, suppositions } = refait;
  const mieux = (!plan.refuse && actuel.refuse) || (!plan.refuse && plan.reste < actuel.reste);
  return (
    <>
      <div role="status">
        <Alerte ton={mieux ? "acquis" : "neutre"} titre={phraseDeDifference(actuel, plan)}>
          <p>{`Dans cette hypothèse : ${suppositions.join(" ; ")}. Ce n'est qu'un essai : rien n'est changé sur votre compte.`}</p>
        </Alerte>
      </div>
      <DeuxPlans avant={actuel} apres={plan} titres={["Aujourd'hui", "Dans cette hypothèse"]} />
    </>
  );
}

export function EtSi({ vue }: { readonly vue: VueEtSi }) {
  return (
    <section class="flux" aria-labelledby="et-si">
      <h2 id="et-si">Et si…</h2>
      <Refait vue={vue} />
      <Essayer vue={vue} />
    </section>
  );
}
