// Un signalement suivi : ce que la personne a dit, ce que l'organisme répond, ce qu'elle peut faire ensuite, et toute l'histoire.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import { Alerte, Bouton, Chemin, Etiquette, Fiche, Formulaire, Frise } from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import type { VueSignalement, VueSignalementSuivi } from "../../../lectures/signalements.js";
import { RefusDuService } from "../refus-montre.js";
import { FIL } from "./page-chercher.js";
import { SuitesDuSignalement } from "./suites.js";

export interface VueSuivi {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly signalement: VueSignalementSuivi;
  readonly refus: RefusMontre | null;
}

/** « Mon organisme ne m'a pas déclaré », ou « C'est inexact ». */
export function titreDuSignalement({ genre }: Pick<VueSignalement, "genre">): string {
  return genre === "non_declaree" ? "Mon organisme ne m'a pas déclaré" : "C'est inexact";
}

/** Où en est un signalement, en une phrase : qui doit agir et avant quand. */
export function EtatDuSignalement({ signalement, aujourdhui }: { readonly signalement: VueSignalement; readonly aujourdhui: DateCivile }) {
  const { etat, organismeNom, echeance, reponse } = signalement;
  const suite =
    reponse !== null
      ? `${organismeNom} a répondu le ${ecrireDate(reponse.le)}.`
      : etat.code === "clos"
        ? "Vous avez clos ce signalement : aucune réponse n'est plus attendue."
        : etat.code === "sans_reponse"
          ? `${organismeNom} n'a pas répondu à temps : c'était attendu au plus tard le ${ecrireDate(echeance)}. Il le peut encore.`
          : `${organismeNom} doit répondre au plus tard le ${ecrireEcheance(aujourdhui, echeance)}.`;
  return (
    <p>
      <Etiquette ton={etat.ton}>{etat.mot}</Etiquette> {suite}
    </p>
  );
}

function Reponse({ signalement }: { readonly signalement: VueSignalement }) {
  const { reponse } = signalement;
  if (reponse === null) return null;
  const ton = reponse.reponse === "declaree" || reponse.reponse === "rectifiee" ? "acquis" : "refus";
  return (
    <Alerte ton={ton === "acquis" ? "acquis" : "attente"} titre={`Réponse de ${signalement.organismeNom}`}>
      <p>« {reponse.mot}. »</p>
      {reponse.raison === null ? null : <p>« {reponse.raison} »</p>}
      {reponse.idLigne === null ? null : <p>Numéro donné par l'organisme : {reponse.idLigne}.</p>}
      <p>
        Signée par {reponse.signataire}, le {ecrireDate(reponse.le)}.
      </p>
    </Alerte>
  );
}

/** Ce que la personne a écrit, ligne par ligne. */
function lignesDuSignalement(signalement: VueSignalement): [string, string][] {
  const { activite, quand, faux, seraitVrai, mot, envoyeLe } = signalement;
  const lignes: [string, string | null][] = [
    ["Organisme", signalement.organismeNom],
    ["Activité", `${activite}, ${quand}`],
    ["Inexact", faux],
    ["Serait exact", seraitVrai],
    ["Mot", mot],
    ["Envoyé le", ecrireDate(envoyeLe)],
  ];
  return lignes.flatMap(([nom, valeur]): [string, string][] => (valeur === null ? [] : [[nom, valeur]]));
}

function Clore({ vue }: { readonly vue: VueSuivi }) {
  if (vue.signalement.etat.code === "clos") return null;
  return (
    <details>
      <summary>Clore ce signalement</summary>
      <p>
        C'est réglé, ou vous ne voulez plus de réponse ? L'organisme n'aura plus à répondre ; l'histoire reste. Vous pourrez signaler de
        nouveau.
      </p>
      <Formulaire action={`/mon-compte/signaler/${vue.signalement.id}/clore`} jeton={vue.jeton}>
        <Bouton libelle="Clore" variante="secondaire" />
      </Formulaire>
    </details>
  );
}

export function PageSuivi(vue: VueSuivi) {
  const { signalement } = vue;
  return (
    <>
      <Chemin liens={FIL} />
      <h1>{titreDuSignalement(signalement)}</h1>
      <p class="chapeau">{signalement.organismeNom}</p>
      <RefusDuService refus={vue.refus} titre="Rien n'a changé" />
      <EtatDuSignalement signalement={signalement} aujourdhui={vue.aujourdhui} />
      {signalement.ouvert ? <p>{signalement.raisonEcheance}</p> : null}
      <Reponse signalement={signalement} />
      <SuitesDuSignalement signalement={signalement} />
      <section class="flux" aria-labelledby="titre-dit">
        <h2 id="titre-dit">Ce que vous avez écrit</h2>
        <Fiche lignes={lignesDuSignalement(signalement)} />
      </section>
      <section class="flux" aria-labelledby="titre-histoire">
        <h2 id="titre-histoire">Ce qui s'est passé</h2>
        <Frise evenements={signalement.histoire.map(({ le, quoi, ton }) => ({ quand: ecrireDate(le), quoi, ton }))} />
      </section>
      <Clore vue={vue} />
    </>
  );
}
