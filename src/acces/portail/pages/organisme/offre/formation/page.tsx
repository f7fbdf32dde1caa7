// Une formation de l'offre : ses lieux, ses dates à venir, ce qu'on peut y changer.
import type { Action, Formation, Session } from "../../../../../../metier/catalogue/index.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import { Bouton, Carte, Chemin, Etiquette, Fiche, Formulaire, LienBouton, ResumeErreurs } from "../../../../composants/index.js";
import {
  cheminFormation,
  ecrireDates,
  ecrireHeures,
  ecrireLieu,
  ecrirePrix,
  motRole,
  motTypeFormation,
  phrasePublics,
} from "../../../../lectures/formations.js";
import { RefusDuService } from "../../../titulaire/refus-montre.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminFormationOfferte, cheminOffre } from "../chemins.js";
import { ChampsSession, type Saisie } from "./champs.js";

export interface VueFormation extends Saisie {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly formation: Formation;
  /** Dossiers reçus pour elle qui ne sont pas finis. */
  readonly demandes: number;
  readonly refus: RefusMontre | null;
}

const ETATS = {
  ouverte: { ton: "acquis", mot: "Ouverte" },
  fermee: { ton: "neutre", mot: "Fermée aux demandes" },
  suspendue: { ton: "attente", mot: "Suspendue" },
} as const;

const majuscule = (mot: string) => mot.charAt(0).toUpperCase() + mot.slice(1);

/** Champs d'une date ajoutée : il y a un formulaire par lieu. */
export const prefixeSession = (actionId: string) => `s-${actionId.slice(0, 8)}-`;

function UneDate({ vue, session }: { readonly vue: VueFormation; readonly session: Session }) {
  const { id, etat, places } = session;
  const ouverte = etat === "ouverte";
  const dates = ecrireDates(session);
  return (
    <li class="flux">
      <p>
        <strong>{majuscule(dates)}</strong> <Etiquette ton={ETATS[etat].ton}>{ETATS[etat].mot}</Etiquette>
        {places === null ? "" : ` ${places} place${places > 1 ? "s" : ""}`}
      </p>
      <Formulaire action={`${cheminFormationOfferte(vue.organisme.id, vue.formation.id)}/dates/${id}`} jeton={vue.jeton}>
        <input type="hidden" name="etat" value={ouverte ? "fermee" : "ouverte"} />
        <button type="submit" class="bouton bouton-secondaire">
          {ouverte ? "Fermer aux demandes" : "Rouvrir"}
          <span class="hors-ecran">{` : ${dates}`}</span>
        </button>
      </Formulaire>
    </li>
  );
}

function Lieu({ vue, action }: { readonly vue: VueFormation; readonly action: Action }) {
  const venir = action.sessions.filter(({ fin }) => fin >= vue.aujourdhui);
  const prefixe = prefixeSession(action.id);
  const tape = ["debut", "fin", "places"].some((champ) => vue.corps[`${prefixe}${champ}`] !== undefined);
  return (
    <Carte titre={ecrireLieu(action)} niveau={3}>
      <p>
        {[ecrirePrix(action.prix), ecrireHeures(action.heures), action.adresse].filter((mot) => mot !== "").join(" · ")}
        {action.accessible ? " · Accessible aux personnes handicapées" : ""}
      </p>
      {action.entreesPermanentes ? <p>On y commence quand on veut.</p> : null}
      {venir.length === 0 ? <p>{action.entreesPermanentes ? "" : "Aucune date à venir : personne ne peut la demander ici."}</p> : null}
      <ul class="liste-nue flux">
        {venir.map((session) => (
          <UneDate key={session.id} vue={vue} session={session} />
        ))}
      </ul>
      <details open={tape}>
        <summary>
          Ajouter une date<span class="hors-ecran"> à {ecrireLieu(action)}</span>
        </summary>
        <Formulaire action={`${cheminFormationOfferte(vue.organisme.id, vue.formation.id)}/dates`} jeton={vue.jeton}>
          <input type="hidden" name="lieu" value={action.id} />
          <ChampsSession saisie={vue} prefixe={prefixe} />
          <Bouton libelle="Ajouter cette date" />
        </Formulaire>
      </details>
    </Carte>
  );
}

function Retirer({ vue }: { readonly vue: VueFormation }) {
  const { organisme, formation, demandes } = vue;
  return (
    <details>
      <summary>Retirer cette formation</summary>
      <p>
        Elle ne se trouve plus et ne se demande plus.
        {demandes === 0 ? "" : " Les dossiers déjà ouverts continuent : retirer l'offre ne les annule pas."}
      </p>
      <Formulaire action={`${cheminFormationOfferte(organisme.id, formation.id)}/retirer`} jeton={vue.jeton}>
        <Bouton libelle="Retirer de l'offre" variante="danger" />
      </Formulaire>
    </details>
  );
}

function Resume({ vue }: { readonly vue: VueFormation }) {
  const { type, certification, publics, roles, source, prerequis, prerequisAVerifier } = vue.formation;
  const lignes: [string, string][] = [
    ["Genre", motTypeFormation(type)],
    ["Certification", certification === null ? "" : `${certification.code}, ${certification.intitule}`],
    ["Public", majuscule(phrasePublics(publics))],
    ["À quoi elle sert", roles.map(motRole).join(" ; ")],
    ["Prérequis", prerequis === "" ? "" : `${prerequis}${prerequisAVerifier ? " (vous les vérifiez)" : ""}`],
    ["Dossiers en cours", String(vue.demandes)],
    ["D'où elle vient", source === "portail" ? "Saisie ici" : "Reçue par fichier : renvoyez le fichier pour la changer"],
  ];
  return <Fiche lignes={lignes.filter(([, valeur]) => valeur !== "")} />;
}

export function PageFormationOfferte({ vue }: { readonly vue: VueFormation }) {
  const { organisme, formation } = vue;
  const chemin = cheminFormationOfferte(organisme.id, formation.id);
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <Chemin liens={[{ href: cheminOffre(organisme.id), libelle: "Offre" }]} />
      <EnTeteOrganisme organisme={organisme} courant="offre" titre={formation.intitule} />
      <RefusDuService refus={vue.refus} titre="Rien n'a changé" />
      <Resume vue={vue} />
      <p class="actions">
        {formation.source === "portail" ? <LienBouton href={`${chemin}/modifier`} libelle="Modifier la formation" /> : null}
        <LienBouton href={cheminFormation(formation.id)} libelle="La voir comme le public" variante="secondaire" />
      </p>
      <section class="flux" aria-labelledby="titre-lieux">
        <h2 id="titre-lieux">Lieux et dates à venir</h2>
        {formation.actions.map((action) => (
          <Lieu key={action.id} vue={vue} action={action} />
        ))}
      </section>
      <Retirer vue={vue} />
    </>
  );
}
