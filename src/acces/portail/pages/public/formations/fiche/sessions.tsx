// Les dates d'une formation, lieu par lieu, et le bouton vers ce qu'on en paierait.

import type { Action, Formation, Session } from "../../../../../../metier/catalogue/index.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { Fiche, LienBouton, Tableau } from "../../../../composants/index.js";
import {
  cheminFormation,
  ecrireDates,
  ecrireHeures,
  ecrireLieu,
  ecrirePrix,
  lireCertification,
  motModalite,
  raisonSansInscription,
} from "../../../../lectures/formations.js";
import { capitale } from "../../../../lectures/mots.js";

/** Une ligne du tableau ; sans session, on commence quand on veut. */
interface Depart {
  readonly action: Action;
  readonly session: Session | null;
}

/** Au-delà, une page ne se lit plus : la suite se demande à l'organisme. */
const LIGNES = 40;

/** Sessions qui n'ont pas commencé, la plus proche d'abord. */
export function sessionsAVenir(actions: readonly Action[], aujourdhui: DateCivile): readonly { action: Action; session: Session }[] {
  return actions
    .flatMap((action) => action.sessions.map((session) => ({ action, session })))
    .filter(({ session }) => session.debut > aujourdhui)
    .toSorted((a, b) => (a.session.debut < b.session.debut ? -1 : a.session.debut > b.session.debut ? 1 : 0));
}

function departsDe(actions: readonly Action[], aujourdhui: DateCivile): readonly Depart[] {
  const permanents = actions.filter((action) => action.entreesPermanentes).map((action) => ({ action, session: null }));
  return [...permanents, ...sessionsAVenir(actions, aujourdhui)];
}

const ETATS = { ouverte: "", fermee: "Inscriptions fermées", suspendue: "Session suspendue" } as const;

/** Pourquoi ce départ ne se demande pas ; vide s'il se demande. */
function empechement(formation: Formation, { session }: Depart, aujourdhui: DateCivile): string {
  const { certification, organisme, retiree } = formation;
  if (retiree) return "Formation retirée";
  if (raisonSansInscription(organisme) !== null) return "Pas d'inscription ici";
  if (certification !== null && !lireCertification(certification, aujourdhui).valable) return "Certification non enregistrée";
  if (session === null) return "";
  const fin = certification?.finEnregistrement ?? null;
  if (fin !== null && session.debut > fin) return "Après la fin de l'enregistrement de la certification";
  if (session.places === 0) return "Complet";
  return ETATS[session.etat];
}

function QuandPartir({ session }: Depart) {
  if (session === null) return <>Quand vous voulez</>;
  const { places } = session;
  const dates = ecrireDates(session);
  return (
    <>
      {capitale(dates)}
      {places === null || places === 0 ? null : <span class="discret sous-ligne">{`${places} place${places > 1 ? "s" : ""}`}</span>}
    </>
  );
}

function Ou({ action }: Pick<Depart, "action">) {
  const langue = action.langue === "fr" || action.langue === "" ? null : ` (en langue « ${action.langue} »)`;
  return (
    <>
      {ecrireLieu(action)}
      {action.modalite === "distance" || action.adresse === "" ? null : <span class="discret sous-ligne">{action.adresse}</span>}
      {action.modalite === "distance" && langue === null ? null : (
        <span class="discret sous-ligne">
          {action.modalite === "distance" ? null : motModalite(action.modalite)}
          {langue}
        </span>
      )}
    </>
  );
}

function Prix({ prix, heures }: Action) {
  return (
    <>
      {ecrirePrix(prix)}
      <span class="discret sous-ligne">{ecrireHeures(heures) || "Durée non précisée"}</span>
    </>
  );
}

/** Ce que chaque lieu prévoit pour l'accès, dit une fois : le tableau n'en garde que l'essentiel. */
function AccesParLieu({ actions }: Pick<Formation, "actions">) {
  const parTexte = new Map<string, Set<string>>();
  for (const action of actions) {
    if (action.accesHandicap === "") continue;
    parTexte.set(action.accesHandicap, (parTexte.get(action.accesHandicap) ?? new Set()).add(ecrireLieu(action)));
  }
  if (parTexte.size === 0) return null;
  return (
    <>
      <h3>Pour les personnes handicapées</h3>
      <Fiche lignes={[...parTexte].map(([texte, lieux]) => [[...lieux].join(", "), texte] as const)} />
    </>
  );
}

function Suite({
  formation,
  depart,
  aujourdhui,
}: {
  readonly formation: Formation;
  readonly depart: Depart;
  readonly aujourdhui: DateCivile;
}) {
  const raison = empechement(formation, depart, aujourdhui);
  if (raison !== "") return <>{raison}</>;
  const { action, session } = depart;
  const fin = session === null ? "" : `/${session.id}`;
  return (
    <LienBouton
      href={`${cheminFormation(formation.id)}/plan/${action.id}${fin}`}
      libelle="Voir ce que je paierais"
      variante="secondaire"
      precision={`${session === null ? "" : ecrireDates(session)} ${ecrireLieu(action)}`}
    />
  );
}

function SansDate({ formation }: { readonly formation: Formation }) {
  return (
    <p>
      {`Aucune date n'est annoncée pour l'instant. Demandez les prochaines à ${formation.organisme.denomination}, ou `}
      <a href={`/formations?q=${encodeURIComponent(formation.intitule)}`}>cherchez une formation semblable</a>.
    </p>
  );
}

export function BlocSessions({ formation, aujourdhui }: { readonly formation: Formation; readonly aujourdhui: DateCivile }) {
  const departs = departsDe(formation.actions, aujourdhui);
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Dates, lieux et prix</h2>
      {departs.length === 0 ? (
        <SansDate formation={formation} />
      ) : (
        <Tableau
          legende="Les prochains départs"
          entetes={["Quand", "Où", "Prix et durée", "Accès", "Et pour vous"]}
          lignes={departs
            .slice(0, LIGNES)
            .map((depart) => [
              <QuandPartir {...depart} />,
              <Ou action={depart.action} />,
              <Prix {...depart.action} />,
              depart.action.accessible ? "Accessible" : "À demander",
              <Suite formation={formation} depart={depart} aujourdhui={aujourdhui} />,
            ])}
        />
      )}
      {departs.length === 0 ? null : <AccesParLieu actions={formation.actions} />}
      {departs.length > LIGNES ? <p class="discret">{`Et ${departs.length - LIGNES} autres départs, plus tard.`}</p> : null}
    </section>
  );
}
