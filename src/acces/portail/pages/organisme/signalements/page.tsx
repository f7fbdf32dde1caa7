// Les signalements reçus par un organisme : ce qui attend sa réponse, l'échéance la plus proche d'abord, puis ce à quoi il a répondu.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import {
  Bouton,
  ChampChoix,
  ChampTexte,
  ChampZone,
  EtatVide,
  Etiquette,
  Fiche,
  Formulaire,
  ResumeErreurs,
  Tableau,
} from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import type { VueSignalementAdresse } from "../../../lectures/signalements.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";

export interface OptionReponse {
  readonly valeur: string;
  readonly libelle: string;
  readonly aide: string;
}

/** Ce qui a été répondu et n'a pas pu être pris : le signalement concerné, la saisie, les fautes. */
export interface EssaiReponse {
  readonly signalementId: string;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

export interface VueSignalements {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly lignes: readonly VueSignalementAdresse[];
  readonly options: (ligne: VueSignalementAdresse) => readonly OptionReponse[];
  readonly essai: EssaiReponse | null;
}

/** Nom d'un champ du formulaire d'un signalement : plusieurs formulaires partagent la page. */
export function champDuSignalement(id: string, nom: string): string {
  return `${nom}-${id.slice(0, 8)}`;
}

function lignesLues(ligne: VueSignalementAdresse): [string, string][] {
  const { activite, quand, faux, seraitVrai, mot } = ligne;
  const lignes: [string, string | null][] = [
    ["Activité", `${activite}, ${quand}`],
    ["Inexact, selon la personne", faux],
    ["Serait exact", seraitVrai],
    ["Son mot", mot],
  ];
  return lignes.flatMap(([nom, valeur]): [string, string][] => (valeur === null ? [] : [[nom, valeur]]));
}

function Repondre({ ligne, vue }: { readonly ligne: VueSignalementAdresse; readonly vue: VueSignalements }) {
  const essai = vue.essai?.signalementId === ligne.id ? vue.essai : null;
  const champ = (nom: string) => {
    const nomComplet = champDuSignalement(ligne.id, nom);
    return { nom: nomComplet, valeur: essai?.corps[nomComplet] ?? "", erreur: erreurDe(essai?.erreurs ?? [], nomComplet) };
  };
  return (
    <details open={essai !== null}>
      <summary>
        Répondre<span class="hors-ecran"> à {ligne.personne}</span>…
      </summary>
      <Formulaire action={`/organisme/${vue.organisme.id}/signalements`} jeton={vue.jeton}>
        <input type="hidden" name="signalement" value={ligne.id} />
        <ChampChoix {...champ("reponse")} legende="Votre réponse" options={vue.options(ligne)} />
        <ChampZone
          {...champ("raison")}
          libelle="Pourquoi ?"
          aide="Obligatoire si vous maintenez. La personne lira ces mots."
          exemple="l'engagement compte 28 jours, il en faut 30"
        />
        <ChampTexte {...champ("ligne")} libelle="Numéro de la ligne chez vous" exemple="L-2026-0042" largeur="moyenne" facultatif />
        <p>Votre nom et votre fonction signeront la réponse, avec la date du jour. Elle ne se réécrit pas.</p>
        <Bouton libelle="Envoyer la réponse" />
      </Formulaire>
    </details>
  );
}

function Attendu({ ligne, vue }: { readonly ligne: VueSignalementAdresse; readonly vue: VueSignalements }) {
  const titre = ligne.genre === "non_declaree" ? "dit ne pas avoir été déclaré" : "dit que c'est inexact";
  return (
    <li class="carte">
      <h2>
        {ligne.personne} {titre}
      </h2>
      <Fiche lignes={lignesLues(ligne)} />
      {ligne.etat.code === "sans_reponse" ? (
        <p>
          <Etiquette ton="refus">En retard</Etiquette> La réponse était due le {ecrireDate(ligne.echeance)} ; elle reste attendue. La
          personne et l'exploitant du service le savent.
        </p>
      ) : (
        <p>
          À répondre au plus tard le <strong>{ecrireEcheance(vue.aujourdhui, ligne.echeance)}</strong>. {ligne.raisonEcheance}
        </p>
      )}
      <Repondre ligne={ligne} vue={vue} />
    </li>
  );
}

function celluleReponse({ reponse, etat }: VueSignalementAdresse) {
  if (reponse === null) return etat.code === "clos" ? "Clos par la personne, sans réponse" : etat.mot;
  return (
    <>
      {reponse.mot}, le {ecrireDate(reponse.le)}, par {reponse.signataire}.{reponse.raison === null ? null : <p>« {reponse.raison} »</p>}
      {reponse.idLigne === null ? null : <p>Ligne {reponse.idLigne}.</p>}
    </>
  );
}

function Historique({ lignes }: { readonly lignes: readonly VueSignalementAdresse[] }) {
  if (lignes.length === 0) return null;
  const recents = lignes.toSorted((un, autre) => autre.envoyeLe.localeCompare(un.envoyeLe));
  return (
    <section class="flux" aria-labelledby="titre-historique">
      <h2 id="titre-historique">Ce à quoi vous avez répondu</h2>
      <Tableau
        legende="Signalements répondus ou clos, le plus récent d'abord"
        entetes={["Personne", "Activité", "Reçu le", "Réponse"]}
        lignes={recents.map((ligne) => [
          ligne.personne,
          `${ligne.activite}, ${ligne.quand}`,
          ecrireDate(ligne.envoyeLe),
          celluleReponse(ligne),
        ])}
      />
    </section>
  );
}

export function PageSignalements(vue: VueSignalements) {
  const attendus = vue.lignes.filter(({ ouvert }) => ouvert);
  return (
    <>
      <ResumeErreurs erreurs={vue.essai?.erreurs ?? []} />
      <EnTeteOrganisme organisme={vue.organisme} courant="signalements" titre="Signalements" />
      <RefusDuService refus={vue.essai?.refus ?? null} titre="Votre réponse n'a pas été enregistrée" />
      {attendus.length === 0 ? (
        <EtatVide titre="Aucun signalement n'attend votre réponse">
          <p>
            Quand une personne vous dit que vous ne l'avez pas déclarée, ou que ce que vous avez déclaré est inexact, son signalement paraît
            ici, avec la date avant laquelle répondre.
          </p>
        </EtatVide>
      ) : (
        <>
          <p class="chapeau">
            {attendus.length === 1
              ? "Une personne attend votre réponse."
              : `${attendus.length} personnes attendent votre réponse, la plus urgente d'abord.`}
          </p>
          <ul class="liste-nue flux">
            {attendus.map((ligne) => (
              <Attendu key={ligne.id} ligne={ligne} vue={vue} />
            ))}
          </ul>
        </>
      )}
      <Historique lignes={vue.lignes.filter(({ ouvert }) => !ouvert)} />
    </>
  );
}
