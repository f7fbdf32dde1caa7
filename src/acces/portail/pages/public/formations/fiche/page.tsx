// Une formation : tout ce qu'il faut pour choisir, du contenu à qui paie.

import type { Action, Formation } from "../../../../../../metier/catalogue/index.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { Chemin, Etiquette, Fiche, LienBouton } from "../../../../composants/index.js";
import { ecrireHeures, ecrirePrix, motQuiPaie, motRole, motTypeFormation, phrasePublics } from "../../../../lectures/formations.js";
import { capitale } from "../../../../lectures/mots.js";
import { BlocCertification } from "./certification.js";
import type { Exemple } from "./exemple.js";
import { BlocOrganisme, SansInscription } from "./organisme.js";
import { QuiPaie } from "./qui-paie.js";
import { BlocSessions, sessionsAVenir } from "./sessions.js";

export interface ProprietesFormation {
  readonly formation: Formation;
  readonly aujourdhui: DateCivile;
  readonly exemples: readonly Exemple[];
}

/** « de 150 € à 300 € », ou l'unique valeur. */
function etendue(valeurs: readonly number[], ecrire: (valeur: number) => string): string {
  const bas = Math.min(...valeurs);
  const haut = Math.max(...valeurs);
  return bas === haut ? ecrire(bas) : `de ${ecrire(bas)} à ${ecrire(haut)}`;
}

function dureeDe(actions: readonly Action[]): string {
  const connues = actions.map(({ heures }) => heures).filter((heures) => heures > 0);
  return connues.length === 0 ? "À demander à l'organisme" : etendue(connues, ecrireHeures);
}

function quandDe(sessions: number, permanente: boolean): string {
  const dates = `${sessions} session${sessions > 1 ? "s" : ""} à venir`;
  if (permanente) return sessions === 0 ? "Quand vous voulez" : `${dates}, ou quand vous voulez`;
  return sessions === 0 ? "Aucune pour l'instant" : dates;
}

function Entete({ formation, aujourdhui }: Omit<ProprietesFormation, "exemples">) {
  const { actions, type, organisme, retiree } = formation;
  const paie = motQuiPaie(type);
  const dates = sessionsAVenir(actions, aujourdhui).length;
  const permanente = actions.some((action) => action.entreesPermanentes);
  return (
    <>
      <h1>{formation.intitule}</h1>
      <p class="chapeau">{`${motTypeFormation(type)}, par ${organisme.denomination}`}</p>
      <p class="etiquettes">
        {retiree ? <Etiquette ton="refus">Retirée du catalogue</Etiquette> : <Etiquette ton={paie.ton}>{paie.mot}</Etiquette>}
        {actions.some((action) => action.accessible) ? <Etiquette ton="neutre">Accessible</Etiquette> : null}
      </p>
      {actions.length === 0 ? null : (
        <dl class="faits faits-grands">
          <div>
            <dt>Prix</dt>
            <dd>
              {etendue(
                actions.map(({ prix }) => prix),
                ecrirePrix,
              )}
            </dd>
          </div>
          <div>
            <dt>Durée</dt>
            <dd>{dureeDe(actions)}</dd>
          </div>
          <div>
            <dt>Dates</dt>
            <dd>{quandDe(dates, permanente)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}

/** Un texte de l'organisme, ses retours à la ligne gardés. */
function Texte({ children }: { readonly children: string }) {
  return <p class="texte-brut">{children}</p>;
}

function Contenu({ formation }: { readonly formation: Formation }) {
  const { objectif, contenu, resultats, prerequis, prerequisAVerifier, publics, roles, niveauSortie } = formation;
  const aQui = phrasePublics(publics);
  const lignes = [
    objectif === "" ? null : (["Objectif", <Texte>{objectif}</Texte>] as const),
    contenu === "" ? null : (["Contenu", <Texte>{contenu}</Texte>] as const),
    resultats === "" ? null : (["Ce que vous obtenez", <Texte>{resultats}</Texte>] as const),
    aQui === "" ? null : (["Pour qui", <p>{capitale(aQui)}</p>] as const),
    roles.length === 0 ? null : (["Pour quoi", <p>{roles.map(motRole).join(" · ")}</p>] as const),
    [
      "Ce qu'il faut savoir avant",
      <>
        <Texte>{prerequis === "" ? "Rien de particulier." : prerequis}</Texte>
        {prerequisAVerifier ? <p class="discret">L'organisme vérifiera ce point avant de vous répondre.</p> : null}
      </>,
    ] as const,
    niveauSortie === null ? null : (["Niveau à la sortie", <p>{`Niveau ${niveauSortie} du cadre national`}</p>] as const),
  ];
  return (
    <section aria-labelledby="contenu-formation">
      <h2 id="contenu-formation">Ce que vous apprendrez</h2>
      <Fiche lignes={lignes.filter((ligne) => ligne !== null)} />
    </section>
  );
}

export function PageFormation({ formation, aujourdhui, exemples }: ProprietesFormation) {
  return (
    <>
      <Chemin liens={[{ href: "/formations", libelle: "Formations" }]} />
      <Entete formation={formation} aujourdhui={aujourdhui} />
      <SansInscription formation={formation} />
      <p class="actions">
        <LienBouton href="#sessions" libelle="Voir les dates et les lieux" />
        <LienBouton href="#qui-paie" libelle="Voir qui paie" variante="secondaire" />
      </p>
      <Contenu formation={formation} />
      <BlocCertification certification={formation.certification} blocs={formation.blocs} aujourdhui={aujourdhui} />
      <BlocSessions formation={formation} aujourdhui={aujourdhui} />
      <QuiPaie type={formation.type} exemples={exemples} />
      <BlocOrganisme organisme={formation.organisme} url={formation.url} />
    </>
  );
}
